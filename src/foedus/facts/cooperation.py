"""Cooperation: dated instruments in which organisations work together, by kind and domain.

Domains and kinds are lists of the file, fixed before anything is weighed: a weight chosen after the
counting could choose the result.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, Number, PartialDay, Record, Slug, Text


class Domain(Record):
    """A field of policy in which organisations may cooperate."""

    id: Slug
    name: Text


class InstrumentKind(Record):
    """A kind of instrument, with what counts as one."""

    id: Slug
    name: Text
    meaning: Text


class Instrument(Fact):
    """One act, text, body or event of cooperation.

    organisations   those that take part
    states          those that take part or are concerned by name
    date            of the act, as precise as known; `until` is the day from which it is over
    figure          a number that the document gives, in `unit`
    """

    id: Slug
    kind: Slug
    domain: Slug
    organisations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    states: tuple[ActorId, ...] = ()
    date: PartialDay
    until: PartialDay | None = None
    title: Text
    what: Text
    figure: Number | None = None
    unit: Text | None = None

    @model_validator(mode="after")
    def _figure_with_unit(self) -> Self:
        if (self.figure is None) != (self.unit is None):
            raise PydanticCustomError(
                "figure", "figure and unit go together; write both or neither"
            )
        return self


class CooperationFile(Record):
    """cooperation.yaml."""

    domains: tuple[Domain, ...] = ()
    kinds: tuple[InstrumentKind, ...] = ()
    instruments: tuple[Instrument, ...] = ()
