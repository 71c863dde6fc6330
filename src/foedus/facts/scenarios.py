"""Scenarios: named differences from a parent, each with variable, actors, path, unit and why."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.records import (
    Identifier,
    Record,
    Slug,
    SourceReference,
    Text,
    VariableName,
    YearPath,
)

How = Literal["set", "at_least", "at_most", "scale"]


class Change(Record):
    """One difference from the parent.

    variable   a name of the model's vocabulary, in `unit`
    actors     actors or organisations, only where the variable has an actor axis
    path       years and values: a straight line between, nothing before the first, the last holds
    as_in      in place of a path: pinned to another scenario's run
    how        what the path does to the variable: set it, bound it or scale it
    source     where the path comes from; without one it is imagined, and the product says so
    """

    variable: VariableName
    actors: Annotated[tuple[Identifier, ...], Field(min_length=1)] = ()
    unit: Text
    path: YearPath | None = None
    as_in: Slug | None = None
    how: How = "set"
    why: Text
    source: SourceReference | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.path is None) == (self.as_in is None):
            found = "neither" if self.path is None else "both"
            message = "needs either path or as_in (found {found}); keep one"
            raise PydanticCustomError("change", message, {"found": found})
        if self.as_in is not None and self.how != "set":
            message = "how '{how}' needs a path, but as_in is given; remove how"
            raise PydanticCustomError("change", message, {"how": self.how})
        return self


class ScenarioFile(Record):
    """scenarios/<name>.yaml. Only `baseline` is based on nothing."""

    name: Slug
    question: Text
    based_on: Slug | None = None
    changes: tuple[Change, ...] = ()
