"""Disputes: acts of governments against one another, and the rule by which a pair gets its sign.

A dispute counts where one government took an act on record against another, or holds a claim on
it; that two speak ill of one another does not. The list is a choice, not a census: a pair without
an entry may still be at odds. Thresholds of the rule stand in `parameters/relations.yaml`.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import (
    PartialDay,
    Record,
    Slug,
    SourceReference,
    Text,
    VariableName,
    Whole,
)

Kind = Literal["force", "claim", "rupture", "coercion", "block"]
"""Armed force, territory or name contested, envoys withdrawn, sanctions, consent withheld."""

LayerKind = Literal["disputes", "events", "agreement", "distance"]


class Dispute(Fact):
    """One dispute between each of `actors` and each of `states`, from `since` to `until`.

    what   the acts on record, of both sides where both acted
    """

    id: Slug
    kind: Kind
    title: Text
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    states: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    since: PartialDay
    until: PartialDay | None = None
    what: Text
    further_sources: tuple[SourceReference, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        both = sorted({*self.actors} & {*self.states})
        if both:
            message = "{names} stands on both sides; name each actor on one"
            raise PydanticCustomError("sides", message, {"names": ", ".join(both)})
        if self.until is not None and self.until < self.since:
            raise PydanticCustomError("days", "until is before since; exchange the two")
        return self


class Vote(Record):
    """How some named actors voted."""

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    vote: Literal["in_favour", "against", "abstained"]


class Ballot(Fact):
    """One vote of an assembly: its result, and the votes that are named on record."""

    id: Slug
    date: PartialDay
    title: Text
    in_favour: Whole
    against: Whole
    abstaining: Whole
    votes: tuple[Vote, ...] = ()
    further_sources: tuple[SourceReference, ...] = ()


class Measure(Record):
    """A dossier that is a measure against a power, or one of engagement with it."""

    actor: ActorId
    dossier: Slug
    kind: Literal["pressure", "engagement"]


class Power(Record):
    """A power towards which union and guarantor are compared.

    issue, proxy   what publics think of it: an issue of positions.yaml, and a source of it
    view           what that source measures, for a sentence
    """

    actor: ActorId
    issue: Slug
    proxy: Slug
    view: Text


class Layer(Record):
    """One layer of the sign rule. The first that speaks of a pair in a year decides its sign.

    series    what it reads; of events the acts of cooperation
    against   of events the hostile words and deeds
    says      what a sign by this layer means
    silent    when and of whom it says nothing
    """

    id: LayerKind
    title: Text
    series: VariableName | None = None
    against: VariableName | None = None
    says: Text
    silent: Text


class DisputesFile(Record):
    """disputes.yaml.

    core   actors among whom the frustration index is counted: all divisions are looked at
    """

    disputes: tuple[Dispute, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    measures: tuple[Measure, ...] = ()
    contrast: Slug | None = None
    powers: tuple[Power, ...] = ()
    layers: tuple[Layer, ...] = ()
    core: tuple[ActorId, ...] = ()
    core_why: Text | None = None
