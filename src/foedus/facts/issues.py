"""Issues: what a dossier is about, as scales from 0 to 100, and the routes that are no rule.

What the ends of a scale mean is fixed before anybody's position is coded.
"""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import did_you_mean
from foedus.facts.records import Record, Slug, Text


class Field(Record):
    """A field of decision: issues whose proposals are counted together, for few come up of each."""

    id: Slug
    name: Text


class Issue(Record):
    """A question on which actors differ.

    low, high   what the positions 0 and 100 stand for
    field       of decision, under which its dossiers are counted
    """

    id: Slug
    name: Text
    meaning: Text
    low: Text
    high: Text
    field: Slug | None = None


class Route(Record):
    """A way to get a thing done that no rule of a body describes."""

    id: Slug
    name: Text
    meaning: Text


class IssuesFile(Record):
    """issues.yaml. If it lists fields, each issue lies in one of them."""

    fields: tuple[Field, ...] = ()
    issues: tuple[Issue, ...] = ()
    routes: tuple[Route, ...] = ()

    @model_validator(mode="after")
    def _in_fields(self) -> Self:
        known = {one.id for one in self.fields}
        wrong = [
            f"issue '{one.id}' "
            + (
                "has no field"
                if one.field is None
                else f"has field '{one.field}', which is not listed{did_you_mean(one.field, known)}"
            )
            for one in self.issues
            if (known or one.field) and one.field not in known
        ]
        if wrong:
            message = "{wrong}; name one of: {known}"
            told = {"wrong": "; ".join(wrong), "known": ", ".join(sorted(known)) or "none"}
            raise PydanticCustomError("field", message, told)
        return self
