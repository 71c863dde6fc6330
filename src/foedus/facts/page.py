"""Page: what the web page says of a system in its own words: question, cards, maps, notes, limits.

Whatever names a state or an organisation, or chooses among indicators, stands here and not in code.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.frozen import FrozenMapping
from foedus.facts.records import (
    Checked,
    Day,
    Identifier,
    Number,
    Record,
    Slug,
    SourceReference,
    Text,
    VariableName,
    Year,
)

BREAKS = 6
"""Values between which a map changes its colour, for seven colours."""

Setting = Number | Annotated[int, Strict()] | Text


class Card(Record):
    """One question that the page offers to begin with: a scenario, levers moved on it, or both."""

    id: Slug
    title: Text
    text: Text
    scenario: Slug | None = None
    levers: Annotated[Mapping[Slug, Setting], AfterValidator(FrozenMapping)] = FrozenMapping({})

    @model_validator(mode="after")
    def _asks(self) -> Self:
        if self.scenario is None and not self.levers:
            raise PydanticCustomError("card", "asks nothing; give a scenario or levers or both")
        return self


class MappedVariable(Record):
    """How a variable of the actors is shown on the map.

    series   measured values of the very variable, by actor; the first that has an actor counts
    per      units of the series in one of the variable's, as 1000 million in a billion
    editions   sources of editions within these series that are not the series' own
    since    first year that is shown; by default the first that is measured
    without  actors of which it says nothing
    breaks   where the colour changes
    why      of the breaks
    """

    variable: VariableName
    series: tuple[VariableName, ...] = ()
    editions: Annotated[Mapping[Text, SourceReference], AfterValidator(FrozenMapping)] = (
        FrozenMapping({})
    )
    per: Annotated[Number, Field(gt=0)] = 1.0
    since: Year | None = None
    without: tuple[Identifier, ...] = ()
    breaks: Annotated[tuple[Number, ...], Field(min_length=BREAKS, max_length=BREAKS)]
    why: Text

    @model_validator(mode="after")
    def _rise(self) -> Self:
        if any(later <= earlier for earlier, later in pairwise(self.breaks)):
            raise PydanticCustomError("breaks", "breaks must increase; put them in order")
        return self


class Note(Record):
    """A note that stands wherever its subject is shown."""

    id: Slug
    text: Text
    source: SourceReference | None = None
    checked: Checked | None = None


class Part(Record):
    """What stands under one heading of the page on method."""

    title: Text
    paragraphs: Annotated[tuple[Text, ...], Field(min_length=1)]


class Limit(Record):
    """One thing that the results do not show, in a few words and in full."""

    title: Text
    text: Text


class Version(Record):
    """What a version changed; an unreleased one has no day."""

    version: Text
    released: Day | None = None
    changes: Annotated[tuple[Text, ...], Field(min_length=1)]


class PageFile(Record):
    """page.yaml; empty in a system without one.

    question   that stands above all
    headline   indicators that are shown first
    titles     short names of scenarios
    """

    question: Text | None = None
    headline: tuple[VariableName, ...] = ()
    titles: Annotated[Mapping[Slug, Text], AfterValidator(FrozenMapping)] = FrozenMapping({})
    cards: tuple[Card, ...] = ()
    maps: tuple[MappedVariable, ...] = ()
    notes: tuple[Note, ...] = ()
    limits: tuple[Limit, ...] = ()
    method: tuple[Part, ...] = ()
    versions: tuple[Version, ...] = ()
