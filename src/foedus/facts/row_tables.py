"""Row tables: CSV whose rows are records, with one column for each field.

An empty cell is a field that is not given. Whole and decimal numbers, true and false become what
they say where the record asks for them; everything else stays text for the record to judge.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from foedus.errors import Fault
from foedus.facts.plain_text import LONGEST_LIST, plain_text
from foedus.facts.records import Record
from foedus.facts.tables import LARGEST, csv_rows, uneven

AnyRow = TypeVar("AnyRow", bound=Record)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class RowTable(Generic[AnyRow]):
    """The rows of a file as records; `lines` has the line of each."""

    file: str
    rows: tuple[AnyRow, ...]
    lines: tuple[int, ...]

    def fault(self, place: int, message: str) -> Fault:
        """Return a fault of the row at a place."""
        return Fault(self.file, self.lines[place], message)


def read_rows(
    data: bytes, file: str, record: type[AnyRow]
) -> tuple[RowTable[AnyRow] | None, list[Fault]]:
    """Return the rows of a CSV file's bytes as records and its faults; no table if it has any."""
    text, faults = plain_text(data, file, LARGEST)
    if faults:
        return None, faults
    lines, faults = csv_rows(text, file)
    if faults or not lines:
        return None, faults or [Fault(file, None, "is empty; write at least its header")]
    fields = lines[0][1]
    if sorted(fields) != sorted(record.model_fields):
        wanted, found = ",".join(record.model_fields), ",".join(fields)[:100]
        return None, [Fault(file, 1, f"columns must be {wanted}, in any order (found {found!r})")]
    faults = [one for line, row in lines[1:] for one in uneven(row, fields, file, line)]
    if faults:
        return None, faults[:LONGEST_LIST]
    kinds = {name: _kind(one.annotation) for name, one in record.model_fields.items()}
    cells = [_cells(dict(zip(fields, row, strict=True)), kinds) for _, row in lines[1:]]
    return _validated(cells, tuple(line for line, _ in lines[1:]), file, record)


def _validated(
    cells: list[dict[str, Any]], lines: tuple[int, ...], file: str, record: type[AnyRow]
) -> tuple[RowTable[AnyRow] | None, list[Fault]]:
    try:
        rows = TypeAdapter(tuple[record, ...]).validate_python(cells)  # type: ignore[valid-type]
    except ValidationError as error:
        return None, [
            Fault(
                file,
                lines[int(one["loc"][0])],
                f"{one['loc'][-1] if len(one['loc']) > 1 else 'the row'}: "
                f"{'a value is required' if one['type'] == 'missing' else one['msg']}",
            )
            for one in error.errors(include_url=False, include_context=False)[:LONGEST_LIST]
        ]
    return RowTable(file, rows, lines), []


def _cells(row: Mapping[str, str], kinds: Mapping[str, type]) -> dict[str, Any]:
    return {name: _cell(cell, kinds[name]) for name, cell in row.items() if cell != ""}


def _cell(cell: str, kind: type) -> Any:
    if kind is int and _WHOLE.fullmatch(cell):
        return int(cell)
    if kind is float and _DECIMAL.fullmatch(cell):
        return float(cell)
    return _FLAGS.get(cell, cell) if kind is bool else cell


def _kind(annotation: Any) -> type:
    """Return whether a field holds a flag, a whole number, a decimal number, or text.

    >>> _kind(int | None), _kind(Annotated[float, "%"] | None), _kind(str)
    (<class 'int'>, <class 'float'>, <class 'str'>)
    """
    if annotation in (bool, int, float):
        return annotation  # type: ignore[no-any-return]
    arguments = get_args(annotation)
    arguments = arguments[:1] if get_origin(annotation) is Annotated else arguments
    inner = [_kind(one) for one in arguments if one is not NoneType]
    return next((kind for kind in inner if kind is not str), str)
