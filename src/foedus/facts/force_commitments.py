"""Force commitments: forces that organisations have promised to hold ready, and how fast."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, PartialDay, Record, Slug, Text, Whole, form

Bound = Literal["at_least", "around", "up_to", "over", "well_over"]
"""How the text that promises a number qualifies it."""

HalfYear = Annotated[str, form("[0-9]{4}-[12]", "a half-year like 2010-1")]


class Tier(Fact):
    """Persons to be ready after more than `after_days` and within `within_days`."""

    after_days: Annotated[Whole, Field(ge=0)] = 0
    within_days: Annotated[Whole, Field(ge=1)]
    persons: Annotated[Whole, Field(ge=1)]
    bound: Bound

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.within_days <= self.after_days:
            raise PydanticCustomError("tier", "within_days must be more than after_days")
        return self


class ForceStep(Fact):
    """A dated change of the commitment, or a statement of its size."""

    date: PartialDay
    what: Text
    persons: Whole | None = None
    bound: Bound | None = None


class DeclaredGroup(Fact):
    """A multinational group that states have declared, on record by `date`."""

    name: Text
    date: PartialDay
    lead: ActorId
    actors: tuple[ActorId, ...] = ()
    persons: Whole | None = None


class Turn(Fact):
    """A group on standby for a half-year, as the schedule made public at `planned` had it."""

    half: HalfYear
    planned: PartialDay
    name: Text | None = None
    lead: ActorId
    actors: tuple[ActorId, ...] = ()


class ForceCommitment(Fact):
    """One promise of forces.

    agreed                 when it was made
    declared_operational   when the organisation said that it can be used
    until, replaced_by     when it ended, and the id of what took its place
    classified             what about it the public cannot know
    slots                  groups that each half-year of the rotation is to have
    """

    id: Slug
    title: Text
    organisation: Identifier
    agreed: PartialDay
    declared_operational: PartialDay | None = None
    until: PartialDay | None = None
    replaced_by: Slug | None = None
    what: Text
    classified: Text | None = None
    tiers: tuple[Tier, ...] = ()
    steps: tuple[ForceStep, ...] = ()
    declared: tuple[DeclaredGroup, ...] = ()
    slots: Annotated[Whole, Field(ge=1)] | None = None
    rotation: tuple[Turn, ...] = ()

    def empty_slots(self) -> dict[str, int]:
        """Return how many slots of each planned half-year nobody fills, for those with a gap.

        Half-years between the first and the last of the schedule count even without any group.
        """
        if self.slots is None or not self.rotation:
            return {}
        halves = [turn.half for turn in self.rotation]
        found = {half: self.slots - halves.count(half) for half in _span(min(halves), max(halves))}
        return {half: missing for half, missing in found.items() if missing > 0}


def _span(first: str, last: str) -> list[str]:
    """Return the half-years from the first to the last.

    >>> _span("2012-2", "2013-2")
    ['2012-2', '2013-1', '2013-2']
    """
    years = range(int(first[:4]), int(last[:4]) + 1)
    every = [f"{year}-{half}" for year in years for half in (1, 2)]
    return [half for half in every if first <= half <= last]


class ForceCommitmentsFile(Record):
    """force_commitments.yaml."""

    commitments: tuple[ForceCommitment, ...] = ()
