"""Accession: how far states that seek membership have come, and who withheld consent."""

from typing import Annotated, Literal

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, PartialDay, Record, Text, Whole

StepKind = Literal[
    "promise", "application", "candidate", "action_plan", "talks_decided",
    "talks_opened", "cluster_opened", "chapters_closed", "suspended", "treaty_drafting",
]  # fmt: skip
"""What a step is; a `promise` is one of membership some day."""


class AccessionStep(Fact):
    """One step. `closed` counts the chapters that are provisionally closed after it."""

    date: PartialDay
    kind: StepKind
    what: Text
    closed: Annotated[Whole, Field(ge=0)] | None = None


class Block(Fact):
    """States on record as holding a step up, from `since` to the day on which they let it go."""

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    since: PartialDay
    until: PartialDay | None = None
    what: Text


class Candidacy(Record):
    """One state's way to one organisation. It is unknown before its first step."""

    actor: ActorId
    organisation: Identifier
    steps: Annotated[tuple[AccessionStep, ...], Field(min_length=1)]
    blocks: tuple[Block, ...] = ()


class AccessionFile(Record):
    """accession.yaml."""

    candidacies: tuple[Candidacy, ...] = ()
