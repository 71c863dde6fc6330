"""Operations: what an organisation led at sea, on land or with experts; what counts as military.

An operation counts as military by the rule of a definition, from the kind that it was given:

    military = its kind has a command that the definition counts,
               and an executive mandate where the definition asks for one

The first definition is the one that is told; the others stand beside it. Kinds, areas and regions
are lists of the file, fixed before anything is counted.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.checked import Fact
from foedus.facts.partial_days import first_day, known_since, last_day
from foedus.facts.records import Flag, Identifier, PartialDay, Record, Slug, SourceReference, Text

Command = Literal["military", "civilian", "national"]
"""Whose chain of command leads: the organisation's military or civilian one, or each member's."""


class Area(Record):
    """Where operations are."""

    id: Slug
    name: Text


class Region(Fact):
    """Several areas that a text takes together under one name."""

    id: Slug
    name: Text
    meaning: Text
    holds: Annotated[tuple[Slug, ...], Field(min_length=1)]


class OperationKind(Record):
    """A kind of operation, with what decides that one is of it.

    executive   whether the force may act in place of the state it is sent to, or against its will
    """

    id: Slug
    name: Text
    meaning: Text
    command: Command
    executive: Flag = False


class DefinitionBase(Fact):
    """A text on which a definition rests, by its day."""

    date: PartialDay
    what: Text


class MilitaryDefinition(Fact):
    """What counts as military.

    commands         chains of command that count
    executive_only   whether an executive mandate is asked for as well
    """

    id: Slug
    name: Text
    rule: Text
    commands: Annotated[tuple[Command, ...], Field(min_length=1)]
    executive_only: Flag = False
    bases: tuple[DefinitionBase, ...] = ()

    def counts(self, kind: OperationKind) -> bool:
        """Return whether operations of a kind count as military.

        >>> rule = MilitaryDefinition(id="a", name="A", rule="By command.", commands=("military",),
        ...     source="s", checked="text")
        >>> monitors = OperationKind(id="c", name="C", meaning="Monitors.", command="civilian")
        >>> ships = OperationKind(id="m", name="M", meaning="Ships.", command="military")
        >>> rule.counts(monitors), rule.counts(ships)
        (False, True)
        """
        return kind.command in self.commands and (kind.executive or not self.executive_only)


class Prolongation(Fact):
    """A decision by which a mandate runs on.

    date   of the decision
    ends   the last day that it gives
    """

    date: PartialDay
    ends: PartialDay

    @model_validator(mode="after")
    def _ahead(self) -> Self:
        if last_day(self.ends) <= first_day(self.date):
            message = "ends {ends} is not after the decision of {date}; correct one of them"
            told = {"ends": self.ends, "date": self.date}
            raise PydanticCustomError("prolonged", message, told)
        return self


class Operation(Fact):
    """One operation, mission or standing presence.

    organisation      that leads it: whose chain of command, or whose concept
    until             the day from which it is over; none where no end is known
    mandate           the decision or resolution that it rests on
    recorded_as       entries of cooperation.yaml that record the same, or its prolongation
    prolonged         later decisions that give it a last day; a choice, the latest one at least
    further_sources   where else its days were read
    """

    id: Slug
    name: Text
    organisation: Identifier
    kind: Slug
    domain: Slug
    area: Slug
    since: PartialDay
    until: PartialDay | None = None
    mandate: Text | None = None
    what: Text
    recorded_as: tuple[Slug, ...] = ()
    prolonged: tuple[Prolongation, ...] = ()
    further_sources: tuple[SourceReference, ...] = ()

    def runs_on(self, day: date, today: date) -> bool:
        """Return whether it runs on a day: begun, and not over as far as is known.

        today   the day on which the facts were written down
        """
        begun = known_since(self.since, today) <= day
        return begun and (self.until is None or day < known_since(self.until, today))

    def mandate_ended(self, day: date) -> str | None:
        """Return the last day of the last mandate that was found, if it lies before a day."""
        ends = max((one.ends for one in self.prolonged), default=None)
        return ends if ends is not None and last_day(ends) < day else None


class OperationsFile(Record):
    """operations.yaml."""

    areas: tuple[Area, ...] = ()
    regions: tuple[Region, ...] = ()
    kinds: tuple[OperationKind, ...] = ()
    definitions: tuple[MilitaryDefinition, ...] = ()
    operations: tuple[Operation, ...] = ()

    @model_validator(mode="after")
    def _defined(self) -> Self:
        if self.operations and not self.definitions:
            message = "operations need a definition of what counts as military; add one"
            raise PydanticCustomError("definitions", message)
        return self

    def kind_of(self, operation: Operation) -> OperationKind:
        """Return the kind of an operation."""
        return next(one for one in self.kinds if one.id == operation.kind)

    def military(self, operation: Operation, definition: int = 0) -> bool:
        """Return whether an operation counts as military by a definition, the first if none."""
        return self.definitions[definition].counts(self.kind_of(operation))

    def named(self) -> frozenset[str]:
        """Return the ids of the instruments of cooperation that are operations of this file."""
        return frozenset(name for one in self.operations for name in one.recorded_as)
