"""Tables: strict CSV as columns with the line of each row.

One header, then rows of as many fields. A field is never empty, and a number is a plain decimal:
what is not known is left out, so that `NaN`, `n/a` and `..` cannot slip in as values.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foedus.errors import Fault
from foedus.facts.plain_text import LONGEST_LIST, plain_text

LARGEST = 16_000_000
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")
_SIZE = re.compile(_DECIMAL.pattern.removeprefix("-?"))
_YEAR = re.compile(r"[1-9][0-9]{3}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TEXT = re.compile(r"\S(.*\S)?")
Cell = str | int | float | bool
"""What a field of a row can hold."""

_READ: Mapping[str, Callable[[str], Cell]] = {
    "year": int,
    "value": float,
    "standard_error": float,
    "estimate": {"true": True, "false": False}.__getitem__,
}

FORMS = {
    "iso3": (_WORD, "the code of an actor"),
    "partner": (_WORD, "the code of an actor"),
    "year": (_YEAR, "a year of four digits"),
    "value": (_DECIMAL, "a plain decimal number; leave the row out where there is none"),
    "standard_error": (_SIZE, "a plain decimal number, not negative"),
    "estimate": (re.compile("true|false"), "true or false"),
    "edition": (_TEXT, "a text"),
}
"""Columns that a series may have, in their order, with the form of their fields."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a CSV file; `lines` has the line of each row."""

    file: str
    columns: dict[str, tuple[Cell, ...]]
    lines: tuple[int, ...]


def read_table(data: bytes, file: str) -> tuple[Table | None, list[Fault]]:
    r"""Return the table of a CSV file's bytes and its faults; no table if it has any.

    >>> table, faults = read_table(b"iso3,year,value\nAAA,2001,1.5\n", "x.csv")
    >>> table.columns["value"], table.lines
    ((1.5,), (2,))
    >>> print(read_table(b"iso3,year,value\nAAA,MMI,1.5\n", "x.csv")[1][0])
    line 2: year must be a year of four digits (found 'MMI')
    """
    if b"\r\n" in data:
        return None, [Fault(file, 1, "has Windows line ends (CRLF); save it with LF")]
    text, faults = plain_text(data, file, LARGEST)
    if faults:
        return None, faults
    if not text.endswith("\n"):
        faults.append(Fault(file, text.count("\n") + 1, "the last line has no end; add one"))
    rows, more = csv_rows(text, file)
    faults += more
    if not rows:
        return None, faults
    header = rows[0][1]
    faults += check_header(header, file)
    if faults:
        return None, faults
    if faults := _faults_of(rows[1:], header, file):
        return None, faults
    columns = {
        name: tuple(map(_READ.get(name, str), (row[place] for _, row in rows[1:])))
        for place, name in enumerate(header)
    }
    return Table(file, columns, tuple(line for line, _ in rows[1:])), []


def check_header(header: Sequence[str], file: str) -> list[Fault]:
    """Return the faults of a header: its columns are known, in order, each once.

    >>> check_header(["iso3", "year", "value"], "x.csv")
    []
    """
    known = [name for name in FORMS if name in header]
    needed = [name for name in ("iso3", "value") if name not in header]
    if list(header) == known and not needed and ("year" in header or "partner" in header):
        return []
    wanted = "iso3[,partner][,year],value[,standard_error][,estimate][,edition]"
    return [Fault(file, 1, f"columns must be {wanted} (found {','.join(header)[:100]!r})")]


def csv_rows(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Return the rows of a CSV text, each with its line, and the faults of its form."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows = []
    started = 1
    try:
        for row in reader:
            if reader.line_num != started:
                return [], [Fault(file, started, "a field runs over its line; close its quotes")]
            rows.append((started, row))
            started = reader.line_num + 1
    except csv.Error as error:
        return [], [Fault(file, started, f"is not valid CSV: {error}; check its quotes")]
    return rows, []


def uneven(row: Sequence[str], header: Sequence[str], file: str, line: int) -> list[Fault]:
    """Return a fault if a row has not as many fields as the header.

    >>> print(uneven(["AAA"], ["iso3", "value"], "x.csv", 2)[0])
    line 2: has 1 field(s), the header 2; even them
    """
    if len(row) == len(header):
        return []
    return [Fault(file, line, f"has {len(row)} field(s), the header {len(header)}; even them")]


def _faults_of(
    rows: Sequence[tuple[int, list[str]]], header: Sequence[str], file: str
) -> list[Fault]:
    """Return the faults of rows; only where there are any is each row looked at by itself."""
    if all(len(row) == len(header) for _, row in rows) and all(
        FORMS[name][0].fullmatch(field)
        for place, name in enumerate(header)
        for field in {row[place] for _, row in rows}
    ):
        return []
    faults: list[Fault] = []
    for line, row in rows:
        faults += _row_faults(row, header, file, line)
        if len(faults) >= LONGEST_LIST:
            break
    return faults


def _row_faults(row: Sequence[str], header: Sequence[str], file: str, line: int) -> list[Fault]:
    faults = uneven(row, header, file, line)
    if faults:
        return faults
    for name, field in zip(header, row, strict=True):
        pattern, meaning = FORMS[name]
        if not pattern.fullmatch(field):
            faults.append(Fault(file, line, f"{name} must be {meaning} (found {field[:60]!r})"))
    return faults
