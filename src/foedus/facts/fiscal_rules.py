"""Fiscal rules: dated law that lets defence spending pass a limit on debt or deficits."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Day, Number, Record, Slug, Text, Year


class FiscalRule(Fact):
    """One rule, in force for its actors from `since` to the day before `until`.

    above       share of GDP from which defence spending is outside the limit, or else
    above_year  the year whose share of GDP that is
    allows      most that it lets pass in a year, in `unit`; no limit if it is left out
    """

    id: Slug
    title: Text
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    since: Day
    until: Day | None = None
    above: Number | None = None
    above_year: Year | None = None
    allows: Annotated[Number, Field(gt=0)] | None = None
    unit: Literal["% of GDP"]

    @model_validator(mode="after")
    def _one_beginning(self) -> Self:
        if (self.above is None) == (self.above_year is None):
            raise PydanticCustomError("rule", "needs either above or above_year; give one of them")
        return self


class FiscalRulesFile(Record):
    """fiscal_rules.yaml."""

    rules: tuple[FiscalRule, ...] = ()
