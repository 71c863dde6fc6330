"""Accession: how far states that seek membership have come, and who withheld consent.

Rounds are the ways of those that came before, so that a pace can be read off them.
"""

from typing import Annotated, Literal

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, PartialDay, Record, Slug, Text, Whole, Year

StepKind = Literal[
    "promise", "application", "candidate", "action_plan", "talks_decided",
    "talks_opened", "cluster_opened", "chapters_closed", "suspended", "treaty_drafting",
    "all_opened", "all_closed", "treaty_signed", "entered", "withdrawn",
]  # fmt: skip
"""What a step is; a `promise` is one of membership some day."""


class AccessionStep(Fact):
    """One step. `opened` and `closed` count the chapters that are, provisionally, after it."""

    date: PartialDay
    kind: StepKind
    what: Text
    opened: Annotated[Whole, Field(ge=0)] | None = None
    closed: Annotated[Whole, Field(ge=0)] | None = None


class Block(Fact):
    """States on record as holding a step up, from `since` to the day on which they let it go.

    part   what alone is held up, where the rest of the way goes on meanwhile
    """

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    since: PartialDay
    until: PartialDay | None = None
    part: Text | None = None
    what: Text


class Target(Fact):
    """A year of entry that an official named: a position, no forecast."""

    date: PartialDay
    entry: Year
    who: Text
    what: Text


class Candidacy(Record):
    """One state's way to one organisation. It is unknown before its first step."""

    actor: ActorId
    organisation: Identifier
    steps: Annotated[tuple[AccessionStep, ...], Field(min_length=1)]
    blocks: tuple[Block, ...] = ()
    targets: tuple[Target, ...] = ()


class Round(Record):
    """The way of states that went it together, to its end."""

    id: Slug
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    organisation: Identifier
    steps: Annotated[tuple[AccessionStep, ...], Field(min_length=1)]
    blocks: tuple[Block, ...] = ()


class AccessionFile(Record):
    """accession.yaml.

    council_rule   rule by which the votes of a union with a new member are counted
    """

    council_rule: Slug | None = None
    candidacies: tuple[Candidacy, ...] = ()
    rounds: tuple[Round, ...] = ()
