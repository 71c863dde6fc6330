"""Force generation: which promises of forces count from when, who gives to them, in which order."""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import (
    Identifier,
    Number,
    PartialDay,
    Record,
    Slug,
    Text,
    Whole,
)

Days = Annotated[Whole, Field(ge=1)]


class ForceGoal(Fact):
    """A promise that counts from `since`, until the organisation's next one does.

    persons, within_days   its size and time; without them the tiers of the commitment count
    """

    commitment: Slug
    since: PartialDay
    persons: Annotated[Whole, Field(ge=1)] | None = None
    within_days: Days | None = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.persons is None) != (self.within_days is None):
            message = "persons and within_days go together; write both or neither"
            raise PydanticCustomError("goal", message)
        return self


class LimitedPart(Fact):
    """A state gives an organisation no more than so many persons; 0 for one that takes no part."""

    actor: ActorId
    organisation: Identifier
    since: PartialDay
    until: PartialDay | None = None
    at_most: Annotated[Whole, Field(ge=0)]
    what: Text


class ForceOffer(Fact):
    """What a state has said in public that it offers; shown beside its pool, never used."""

    actor: ActorId
    organisation: Identifier
    since: PartialDay
    persons: Annotated[Whole, Field(ge=1)]
    within_days: Days | None = None
    what: Text


class Priority(Fact):
    """In which order organisations are served, the first first, and why."""

    organisations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    why: Text


class ForceStudy(Fact):
    """What somebody wrote about the part of forces that can be used, or is asked to be."""

    date: PartialDay
    percent: Annotated[Number, Field(ge=0, le=100)]
    of: Text
    what: Text


def _increasing(days: tuple[int, int, int]) -> tuple[int, int, int]:
    if any(late <= early for early, late in pairwise(days)):
        raise PydanticCustomError("order", "must increase; put the shortest first")
    return days


class ForceGenerationFile(Record):
    """force_generation.yaml.

    readiness_days   three times within which forces may be ready, the shortest first
    headline_days    the slots of required readiness: those to be filled within so many days
    opt_out          the policy whose opt-outs keep a state out of the union's forces
    """

    readiness_days: Annotated[tuple[Days, Days, Days], AfterValidator(_increasing)] | None = None
    headline_days: Days = 1
    priority: Priority | None = None
    opt_out: Text | None = None
    goals: tuple[ForceGoal, ...] = ()
    limits: tuple[LimitedPart, ...] = ()
    offers: tuple[ForceOffer, ...] = ()
    studies: tuple[ForceStudy, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.goals and self.readiness_days is None:
            raise PydanticCustomError("order", "readiness_days is required where goals are given")
        return self
