"""Records: the frozen base of every fact, and the scalars that facts are made of.

Scalars are strict: a text is not a number, a number is not a text, and nothing is converted except
a text to the day, year path or name that its field asks for.
"""

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    Strict,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Record(BaseModel):
    """Base of everything read from a file: frozen, and no key is taken that is not a field."""

    # Most kinds of record are not met in a run: what checks them is built when the first is read.
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_FRACTION = re.compile(r"(\d{1,18})\s*/\s*(\d{1,18})", re.ASCII)
_SOURCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(#\S(.*\S)?)?")


def day(value: object) -> date:
    """Return the day that a text names, written as in 2025-01-20.

    >>> day("2025-01-20")
    datetime.date(2025, 1, 20)
    """
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day", "is no day of the calendar") from None
    raise PydanticCustomError("day", "must be a day written like 2025-01-20")


def partial_day(value: str) -> str:
    """Return a year, month or day as precise as known, if it is well written.

    >>> partial_day("2025-04")
    '2025-04'
    """
    if not _PARTIAL_DAY.fullmatch(value):
        raise PydanticCustomError("day", "must be a year, month or day like 2025-04 or 2025-04-28")
    day((value + "-01-01")[:10] if len(value) < 10 else value)
    return value


def exact(value: object) -> int | Fraction:
    """Return a whole number, or the exact fraction that a text such as 55/100 gives.

    >>> exact("55/100"), exact(15)
    (Fraction(11, 20), 15)
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    found = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if found and int(found[2]) and int(found[1]) <= int(found[2]):
        return Fraction(int(found[1]), int(found[2]))
    message = "must be a whole number, not negative, or an exact fraction up to 1 such as 55/100"
    raise PydanticCustomError("exact", message)


def as_written(bound: int | Fraction) -> int | str:
    """Return an exact number as a file has it.

    >>> as_written(Fraction(11, 20)), as_written(15)
    ('11/20', 15)
    """
    return bound if isinstance(bound, int) else f"{bound.numerator}/{bound.denominator}"


def _number_as_text(value: object) -> object:
    """Let a bare whole number stand where a text is asked for that often is one."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def source_reference(value: str) -> str:
    """Return a reference to a source, `id` or `id#locator`, if it is well written.

    >>> source_reference("teu#article-16-4")
    'teu#article-16-4'
    """
    if not _SOURCE.fullmatch(value):
        raise PydanticCustomError("source", "must be the id of a source, or id#locator")
    return value


def _pairs(values: dict[int, float]) -> tuple[tuple[int, float], ...]:
    years = list(values)
    for earlier, later in pairwise(years):
        if later <= earlier:
            message = "years must increase, but {later} follows {earlier}; put them in order"
            raise PydanticCustomError("order", message, {"later": later, "earlier": earlier})
    return tuple(values.items())


def _path_schema(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    mapping = handler.generate_schema(Annotated[dict[Year, Number], Field(min_length=1)])
    return core_schema.no_info_after_validator_function(_pairs, mapping)


def _counts_schema(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    mapping = handler.generate_schema(
        Annotated[dict[Identifier, Annotated[int, Strict(), Field(ge=0)]], Field(min_length=1)]
    )
    written = core_schema.plain_serializer_function_ser_schema(dict)
    return core_schema.no_info_after_validator_function(_items, mapping, serialization=written)


def _items(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(counts.items())


def form(pattern: str, meaning: str) -> AfterValidator:
    """Return the check that a text has a form, with its meaning in words for who reads the fault.

    >>> form("[A-Z]{3}", "three capital letters").func("AAA")
    'AAA'
    """
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError("form", "must be {meaning}", {"meaning": meaning})
        return value

    return AfterValidator(check)


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Label = Annotated[Text, BeforeValidator(_number_as_text)]
"""A text that may be a whole number, such as that of a volume."""

Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict(), AllowInfNan(False)]
Flag = Annotated[bool, Strict()]
Day = Annotated[date, BeforeValidator(day)]
PartialDay = Annotated[str, BeforeValidator(_number_as_text), Strict(), AfterValidator(partial_day)]
Year = Annotated[int, Strict(), Field(ge=1000, le=9999)]
"""A year of four digits."""

YearPath = Annotated[tuple[tuple[int, float], ...], GetPydanticSchema(_path_schema)]
"""Years and values, written {2026: 80, 2030: 40}, in order."""

Counts = Annotated[tuple[tuple[str, int], ...], GetPydanticSchema(_counts_schema)]
"""Names and whole numbers, written {AAA: 29, BBB: 10}, none negative."""

Identifier = Annotated[
    str, Strict(), form("[A-Za-z][A-Za-z0-9_-]*", "one word of letters, digits, '-' and '_'")
]
Slug = Annotated[
    str, Strict(), form("[a-z0-9]+(-[a-z0-9]+)*", "small letters and digits joined by '-'")
]
VariableName = Annotated[
    str, Strict(), form("[a-z][a-z0-9_]*", "small letters and digits joined by '_'")
]
SourceReference = Annotated[str, Strict(), AfterValidator(source_reference)]

Checked = Literal["data", "text", "recalled"]
"""How a fact was checked: it agrees with reference data, was read in a document, or is recalled."""

Basis = Literal["measured", "legal", "estimated", "judged"]
"""What a parameter rests on."""
