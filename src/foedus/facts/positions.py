"""Positions: the issues that governments take sides on, and by which proxies that is measured.

A position runs from 0 to 100. Every source says what value stands at either end, where its values
stop being comparable, and for whom it cannot be used. An issue without a source stays empty.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, Number, Record, Slug, Text, VariableName, Year

SourceKind = Literal["cabinets", "series", "distance", "supplier"]
_NEEDS = {
    "cabinets": {"question"},
    "series": {"series"},
    "distance": {"series", "other"},
    "supplier": {"series", "other"},
}


class Break(Record):
    """Values up to the year `after` and from the year `before` on are not comparable.

    Between the two years it depends on which side the values that are held come from.
    """

    after: Year
    before: Year
    why: Text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.after >= self.before:
            raise PydanticCustomError("break", "after must be an earlier year than before")
        return self


class Doubt(Record):
    """Actors whose values are not to be trusted, and why; `used` says whether they still count."""

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    used: bool
    why: Text


class PositionSource(Fact):
    """One proxy of an issue.

    kind        cabinets: seat- and day-weighted answers about parties; series: its value;
                distance: between an actor's value and that of `other`; supplier: the share of
                `other` in what an actor takes in, over the window of arms imports
    question    asked about the parties
    series      that is read
    other       an actor, or a role of the system
    low, high   values that stand for 0 and for 100; low above high turns the scale round
    since       first year of which it may say anything; nothing is held back before it
    unit        of these values
    misses      what it does not measure
    """

    id: Slug
    kind: SourceKind
    title: Text
    question: VariableName | None = None
    series: VariableName | None = None
    other: ActorId | Literal["guarantor", "challenger"] | None = None
    low: Number
    high: Number
    since: Year | None = None
    unit: Text
    misses: Text
    breaks: tuple[Break, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        given = {key for key in ("question", "series", "other") if getattr(self, key) is not None}
        if given != _NEEDS[self.kind]:
            wanted = " and ".join(sorted(_NEEDS[self.kind]))
            message = "kind {kind} needs {wanted} and nothing else of question, series, other"
            raise PydanticCustomError("source", message, {"kind": self.kind, "wanted": wanted})
        if self.low == self.high:
            raise PydanticCustomError("scale", "low and high are equal; a scale has two ends")
        return self


class Issue(Record):
    """A question on which governments differ.

    low_means, high_means   what 0 and 100 stand for
    sources                 best first; none: no proxy, so nothing is filled in
    """

    id: Slug
    title: Text
    low_means: Text
    high_means: Text
    sources: tuple[PositionSource, ...] = ()
    note: Text | None = None


class Group(Record):
    """Members of an organisation, inside or outside another, or actors by name."""

    title: Text
    organisation: Identifier | None = None
    inside: Identifier | None = None
    outside: Identifier | None = None
    actors: tuple[ActorId, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.organisation is None) == (not self.actors):
            raise PydanticCustomError("group", "give an organisation or actors, and not both")
        return self


class Contrast(Record):
    """Two groups whose mean positions are compared: left less right.

    indicator   of the model that it stands for: by how much the median ideal point of the group on
                the right lies above that of the group on the left
    """

    id: Slug
    left: Group
    right: Group
    indicator: VariableName | None = None


class PositionsFile(Record):
    """positions.yaml."""

    issues: tuple[Issue, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
