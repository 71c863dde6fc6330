"""Data package: what each series is, in the standard form of a Frictionless Data Package."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import Fault
from foedus.facts.actors import ActorId
from foedus.facts.document import Document
from foedus.facts.plain_text import plain_text
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.records import (
    Checked,
    Day,
    Number,
    Record,
    SourceReference,
    Text,
    VariableName,
    Whole,
    Year,
    form,
)
from foedus.facts.validation import validated

FileName = Annotated[
    str,
    Strict(),
    form(r"[a-z0-9][a-z0-9_-]*\.csv", "the name of a CSV file beside datapackage.json, no path"),
]

Checksum = Annotated[
    str, Strict(), form("sha256:[0-9a-f]{64}", "sha256: and 64 hexadecimal digits")
]
AnyPackage = TypeVar("AnyPackage", bound=Record)


class PublicationRule(Record):
    """When a year's value becomes public: after `month` of the year `years_after` later.

    years_after   -1: in the year before, for figures that are laid down in advance
    """

    years_after: Annotated[Whole, Field(ge=-1)]
    month: Annotated[Whole, Field(ge=1, le=12)]

    def first_day(self, year: int) -> date:
        """Return the first day on which the value of a year is public.

        >>> PublicationRule(years_after=1, month=4).first_day(2024)
        datetime.date(2025, 5, 1)
        >>> PublicationRule(years_after=-1, month=12).first_day(2024)
        datetime.date(2024, 1, 1)
        """
        later, month = divmod(self.month, 12)
        return date(year + self.years_after + later, month + 1, 1)


class Gap(Record):
    """Years for which actors have no value, and why."""

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    why: Text


class LateValues(Record):
    """Values that became public on a later day than the rule of their series says."""

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    published: Day
    why: Text


class FieldDescription(Record):
    """One column."""

    name: Text
    type: Literal["string", "integer", "number", "boolean", "year"]
    title: Text | None = None
    description: Text | None = None
    format: Text | None = None
    constraints: Mapping[str, Any] = Field(default_factory=dict)


class Schema(Record):
    """The columns of a table, in their order, and those that make a row unique."""

    fields: Annotated[tuple[FieldDescription, ...], Field(min_length=1)]
    primary_key: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(alias="primaryKey")
    missing_values: tuple[str, ...] = Field((), alias="missingValues")


class Licence(Record):
    """A licence by name or title, with its address where it was seen."""

    name: Text | None = None
    title: Text | None = None
    path: Text | None = None


class Resource(Record):
    """One series.

    further_sources  what else the values were taken from or compared with
    published      when values become public; absent for what does not change in time
    published_late   values that became public later than the rule says
    absent_means   the value of an actor and year without a row, if absence says so
    range          lowest and highest value that can be right
    tool           the script that derived it from the publication
    hash           SHA-256 of the file, and `bytes` its size
    """

    name: VariableName
    path: FileName
    title: Text
    description: Text
    unit: Text
    source: SourceReference
    further_sources: tuple[SourceReference, ...] = ()
    publisher: Text
    published: PublicationRule | None = None
    published_late: tuple[LateValues, ...] = ()
    absent_means: Number | None = None
    gaps: tuple[Gap, ...] = ()
    range: tuple[Number, Number]
    checked: Checked
    tool: Text | None = None
    schema_: Schema = Field(alias="schema")
    hash: Checksum
    bytes: Annotated[Whole, Field(ge=0)]
    profile: Text | None = None
    format: Text | None = None
    mediatype: Text | None = None
    encoding: Text | None = None
    licenses: tuple[Licence, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        low, high = self.range
        if low > high:
            raise PydanticCustomError("range", "range runs from high to low; exchange the two")
        dated = any(column.name == "year" for column in self.schema_.fields)
        if dated and self.published is None:
            raise PydanticCustomError("rule", "published is required, as the series has years")
        return self


class DataPackage(Record):
    """series/datapackage.json."""

    name: Text
    title: Text
    description: Text | None = None
    profile: Text | None = None
    version: Text | None = None
    created: Text | None = None
    homepage: Text | None = None
    licenses: tuple[Licence, ...] = ()
    resources: tuple[Resource, ...]


def read_package(
    data: bytes, file: str, package: type[AnyPackage]
) -> tuple[Document | None, AnyPackage | None, list[Fault]]:
    """Return the document and data package of a JSON file's bytes, or None and the faults.

    package   the record that the file describes

    JSON is read by the same events as YAML, which know lines and keys given twice, after the
    standard parser has agreed that it is JSON.
    """
    _, faults = plain_text(data, file, LARGEST)
    if faults:
        return None, None, faults
    try:
        json.loads(data)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        said = getattr(error, "msg", "the text cannot be parsed")
        return None, None, [Fault(file, line, f"is not valid JSON: {said}; mend it")]
    document, faults = read_document(data, file)
    if document is None:
        return None, None, faults
    found, more = validated(document, package)
    return document, found, faults + more
