"""Definitions: rival measures of one indicator, each printed beside its headline."""

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId, Area
from foedus.facts.records import Number, Record, Text, VariableName


class Definition(Record):
    """One measure of an indicator on one series, over the members of the day.

    kind       share (the part's, % of all members), count (members at a threshold), sum, or spread
               (standard deviation of the members' points, net of their errors)
    area       only actors of this area make up the part; all without it
    without    actors left out of the part
    at_least   the threshold of a count
    """

    indicator: VariableName
    label: Text
    kind: Literal["share", "count", "sum", "spread"]
    series: VariableName
    area: Area | None = None
    without: tuple[ActorId, ...] = ()
    at_least: Number | None = None

    @model_validator(mode="after")
    def _threshold_of_a_count(self) -> Self:
        if (self.kind == "count") != (self.at_least is not None):
            message = "at_least is required for a count and for nothing else (kind is {kind})"
            raise PydanticCustomError("definition", message, {"kind": self.kind})
        return self


class DefinitionsFile(Record):
    """definitions.yaml."""

    definitions: tuple[Definition, ...] = ()
