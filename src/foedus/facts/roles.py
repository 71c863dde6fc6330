"""Roles: what the model calls the actors and organisations of a system, and its span of years."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId, Area
from foedus.facts.records import Day, Identifier, Record, Slug, Text, Year


class Roles(Record):
    """Who plays which part, so that no state is named in the model's code.

    alliance, union         organisations
    guarantor               the actor whose commitment the alliance rests on
    challenger, supported   the actor that threatens, and the one that is helped against it
    area                    actors of this area are the alliance's own region
    majority_rule           rule by which the union decides where no member alone can block
    """

    alliance: Identifier
    union: Identifier
    guarantor: ActorId
    challenger: ActorId
    supported: ActorId
    area: Area
    majority_rule: Slug | None = None


class SystemFile(Record):
    """system.yaml.

    today        the day on which the facts were last brought up to date
    first_year   of the history that is shown
    last_year    of a run, if no other is asked for
    """

    name: Identifier
    title: Text
    today: Day
    first_year: Year
    last_year: Year
    roles: Roles
    note: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_year > self.last_year:
            raise PydanticCustomError("years", "first_year is after last_year; exchange the two")
        return self
