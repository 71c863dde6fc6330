"""Disputes between two actors, and the rule that gives a pair of actors a sign in a year."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Number, PartialDay, Record, Slug, Text, Whole, Year

Kind = Literal["war", "territory", "recognition", "coercion", "trade"]


class Dispute(Fact):
    """One dispute of two actors, in force from `since` to before `until`."""

    id: Slug
    kind: Kind
    a: ActorId
    b: ActorId
    since: PartialDay
    until: PartialDay | None = None
    what: Text

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.a == self.b:
            raise PydanticCustomError("pair", "a and b are one actor; name two")
        if self.until is not None and self.until < self.since:
            raise PydanticCustomError("days", "until is before since; exchange the two")
        return self


class Threshold(Record):
    """A number of the rule, with its reason."""

    value: Annotated[Number, Field(ge=0)]
    basis: Literal["judged"]
    why: Text


class SignRule(Record):
    """Thresholds of the layers that come after a dispute in force.

    least_events         events of a year from which the share of conflict is read
    conflict_share       of all events, above which a pair is hostile
    friendly, hostile    distance from the year's median, in interquartile ranges
    """

    least_events: Threshold
    conflict_share: Threshold
    friendly: Threshold
    hostile: Threshold


class Shown(Record):
    """What the view shows: years, draws of errors and their tail, and the challenger's issue."""

    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    draws: Annotated[Whole, Field(ge=1)]
    tail: Annotated[Number, Field(gt=0, lt=1)]
    issue: Slug


class DisputesFile(Record):
    """disputes.yaml."""

    disputes: tuple[Dispute, ...] = ()
    sign_rule: SignRule | None = None
    shown: Shown | None = None
