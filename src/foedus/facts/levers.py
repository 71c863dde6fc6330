"""Levers: the inputs that people most want to move, each with its range, why, and what it changes.

A lever is moved to a number within its range or to one of its named levels; what it then changes is
written as the changes of a scenario. Some levers are choices: each takes over the changes of a
scenario of the system. Left alone, a lever stands at the baseline and changes nothing.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.records import (
    Flag,
    Identifier,
    Number,
    Record,
    Slug,
    SourceReference,
    Text,
    VariableName,
    Year,
    YearPath,
)
from foedus.facts.scenarios import How

BASELINE = "baseline"  # where every lever stands that nobody moves


class LeverChange(Record):
    """What a lever changes: a variable whose path ends with what is set.

    before   points of the path that are the same for every setting
    year     from which on the value that is set holds
    level    that holds from the year that is set on, where a year is set
    """

    variable: VariableName
    actors: Annotated[tuple[Identifier, ...], Field(min_length=1)] = ()
    unit: Text
    how: How = "set"
    before: YearPath | None = None
    year: Year | None = None
    level: Number | None = None
    why: Text

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.year is None) == (self.level is None):
            found = "neither" if self.year is None else "both"
            raise PydanticCustomError(
                "lever",
                "needs year, from which a setting holds, or level, which holds from it "
                "(found {found}); keep one",
                {"found": found},
            )
        earlier = [year for year, _ in self.before or ()]
        if self.year is not None and earlier and max(earlier) >= self.year:
            raise PydanticCustomError(
                "lever",
                "before reaches to {last}, not before {year}; move one",
                {"last": max(earlier), "year": self.year},
            )
        return self


class Level(Record):
    """A setting with a name."""

    id: Slug
    value: Number
    means: Text


class Choice(Record):
    """A setting that takes over the changes of a scenario."""

    id: Slug
    scenario: Slug
    means: Text


class Lever(Record):
    """One lever: either a range with the changes that it writes, or choices.

    unit          of what is set; `year` where a year is set
    baseline      what happens if nobody moves it, in words
    low, high     ends of its range, for one with a range
    only_levels   whether nothing between its levels can be set
    leaves        what one might expect to move with it and does not, in words
    unmoved       variables that it leaves as they are in every run, of those that `leaves` names
    why, source   reason for the range or the choices
    """

    id: Slug
    label: Text
    unit: Text
    baseline: Text
    low: Number | None = None
    high: Number | None = None
    levels: tuple[Level, ...] = ()
    only_levels: Flag = False
    choices: tuple[Choice, ...] = ()
    changes: tuple[LeverChange, ...] = ()
    leaves: Text
    unmoved: Annotated[tuple[VariableName, ...], Field(min_length=1)]
    why: Text
    source: SourceReference | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        wrong = _contradictions(self)
        if wrong:
            raise PydanticCustomError("lever", "{wrong}", {"wrong": "; ".join(wrong)})
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its settings, the baseline apart."""
        return (*(one.id for one in self.levels), *(one.id for one in self.choices))


class Setting(Record):
    """Where a lever stands, as a rule has it: within bounds, each left out if open, or a choice."""

    lever: Slug
    low: Number | None = None
    high: Number | None = None
    choice: Slug | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        bounds = self.low is not None or self.high is not None
        if bounds == (self.choice is not None):
            message = "needs low or high or both, or a choice, and not both kinds"
            raise PydanticCustomError("lever", message)
        return self


class Incoherence(Record):
    """Settings that hardly go together, and why; a set of levers that meets all is warned about."""

    when: Annotated[tuple[Setting, ...], Field(min_length=2)]
    why: Text


class LeversFile(Record):
    """levers.yaml."""

    levers: tuple[Lever, ...] = ()
    incoherent: tuple[Incoherence, ...] = ()


def _contradictions(lever: Lever) -> list[str]:
    """Return what contradicts itself in a lever, each with the remedy."""
    if lever.choices:
        ranged = lever.low is not None or lever.high is not None
        if ranged or lever.levels or lever.changes or lever.only_levels:
            return ["has choices, so no low, high, levels, only_levels or changes; remove them"]
        return _reserved(lever)
    if lever.low is None or lever.high is None:
        return ["needs low and high, or choices"]
    wrong = _reserved(lever)
    if lever.low >= lever.high:
        wrong.append(f"low {lever.low:g} is not below high {lever.high:g}; correct them")
    if not lever.changes:
        wrong.append("changes nothing; give changes")
    if lever.only_levels and not lever.levels:
        wrong.append("only_levels is set and there are no levels; give some")
    wrong += [
        f"level {one.id} is {one.value:g}, outside {lever.low:g} to {lever.high:g}; correct one"
        for one in lever.levels
        if not lever.low <= one.value <= lever.high
    ]
    ends = {one.year is None for one in lever.changes}
    if lever.changes and ends != {lever.unit == "year"}:
        wrong.append("changes must give level where the unit is year, and year elsewhere")
    return wrong


def _reserved(lever: Lever) -> list[str]:
    wrong = [
        f"setting {one} could be taken for a number; give it a name"
        for one in lever.names
        if one.isdecimal()
    ]
    if BASELINE in lever.names:
        wrong.append(f"no setting may be called {BASELINE}; rename it")
    return wrong
