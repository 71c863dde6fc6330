"""Check a derived series, write it as a tidy CSV, and describe it in datapackage.json.

Every `derive_<series>.py` builds one `Series` and hands it to `main`. Nothing here depends on the
clock or on the machine, so a second run writes the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal
from pathlib import Path

from names import ACTORS, OTHERS, UNION

FIRST_YEAR, LAST_YEAR = 1990, 2024
"""The span of history that the system shows; NATO's and the Kiel tracker's go on to 2025."""

COLUMNS = ("iso3", "partner", "year", "value", "standard_error", "estimate", "edition")
SIGNIFICANT = Context(prec=6)
FOLDER = Path(__file__).parent.parent / "src/foedus/systems/eu_nato/series"

Cell = str | int | float | bool | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Gap:
    """Years for which the publisher gives no usable value of some actors, and why."""

    actors: tuple[str, ...]
    years: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class Late:
    """Values that became public on a later day than the rule of the series says, and why."""

    actors: tuple[str, ...]
    years: tuple[int, ...]
    published: str
    why: str


@dataclass(frozen=True)
class Series:
    """One derived series with all that its entry in datapackage.json says.

    range       lowest and highest plausible value; anything outside is a fault
    published   (years after, month): when the value of year t is public; None if undated.
                Minus one: in the year before, for figures laid down in advance
    rows        cells by column name; the columns are those of the first row
    absent      what a missing row of a listed actor means; None: not known
    """

    name: str
    title: str
    description: str
    unit: str
    source: str
    publisher: str
    range: tuple[float, float]
    published: tuple[int, int] | None
    rows: list[Row]
    gaps: tuple[Gap, ...] = ()
    absent: int | None = None
    further_sources: tuple[str, ...] = ()
    late: tuple[Late, ...] = ()
    checked: str = field(default="data", kw_only=True)

    @property
    def columns(self) -> list[str]:
        """The columns of the table, in the order of the file."""
        return [column for column in COLUMNS if column in self.rows[0]]

    @property
    def key(self) -> list[str]:
        """The columns that name a row."""
        return [column for column in ("iso3", "partner", "year") if column in self.columns]


def main(derive: Callable[[Path], Series]) -> None:
    """Derive one series from the folder named on the command line and write it."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    write([derive(Path(sys.argv[1]))])


def write(series: list[Series], folder: Path = FOLDER) -> None:
    """Write the tables into a folder and renew their entries in its datapackage.json."""
    entries = described(folder)
    for one in series:
        check(one)
        content = table(one).encode()
        (folder / f"{one.name}.csv").write_bytes(content)
        entries[one.name] = describe(one, content)
    package = {
        "name": "eu-nato-series",
        "title": "Observed history of the partnership of the European Union and NATO",
        "profile": "tabular-data-package",
        "resources": [entries[name] for name in sorted(entries)],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(_lists_on_one_line(text) + "\n", encoding="utf-8")


def check(series: Series) -> None:
    """Refuse unknown actors, doubled rows, values out of range, and holes nobody explained."""
    faults = list(_faults(series))
    if faults:
        sys.exit("\n".join(f"{series.name}: {fault}" for fault in faults))


def table(series: Series) -> str:
    """Return the series as CSV text, sorted by its key."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(series.columns)
    for row in sorted(series.rows, key=lambda row: [row[column] for column in series.key]):
        writer.writerow([plain(row[column]) for column in series.columns])
    return out.getvalue()


def plain(cell: Cell) -> str:
    """Return a cell as text: floats as plain decimals of at most six significant digits.

    Whole numbers keep all theirs: a legal figure is not rounded.

    >>> plain(83_294_633.0), plain(1.0), plain(0.0001234567), plain(True), plain(None), plain(2024)
    ('83294600', '1', '0.000123457', 'true', '', '2024')
    >>> plain(83_294_633)
    '83294633'
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        text = format(SIGNIFICANT.create_decimal(Decimal(cell)), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return "" if cell is None else str(cell)


def describe(series: Series, content: bytes) -> dict[str, object]:
    """Return the entry of a series in datapackage.json (Frictionless Data Package)."""
    entry: dict[str, object] = {
        "name": series.name,
        "path": f"{series.name}.csv",
        "title": series.title,
        "description": series.description,
        "unit": series.unit,
        "source": series.source,
        **({"further_sources": list(series.further_sources)} if series.further_sources else {}),
        "publisher": series.publisher,
    }
    if series.published:
        years_after, month = series.published
        entry["published"] = {"years_after": years_after, "month": month}
    if series.late:
        entry["published_late"] = [
            {
                "actors": sorted(late.actors),
                "years": sorted(late.years),
                "published": late.published,
                "why": late.why,
            }
            for late in series.late
        ]
    if series.absent is not None:
        entry["absent_means"] = series.absent
    entry["gaps"] = [
        {"actors": sorted(gap.actors), "years": sorted(gap.years), "why": gap.why}
        for gap in series.gaps
    ]
    return entry | {
        "range": list(series.range),
        "checked": series.checked,
        "tool": f"tools/derive_{series.name}.py",
        "schema": {
            "fields": [_field(column, series) for column in series.columns],
            "primaryKey": series.key,
        },
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "bytes": len(content),
    }


def described(folder: Path) -> dict[str, object]:
    """Return the entries of a folder's datapackage.json by name."""
    path = folder / "datapackage.json"
    if not path.exists():
        return {}
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    return {resource["name"]: resource for resource in resources}


def _faults(series: Series) -> Iterator[str]:
    keys = [tuple(row[column] for column in series.key) for row in series.rows]
    yield from (f"{key} appears twice" for key, times in Counter(keys).items() if times > 1)
    known = {*ACTORS, OTHERS, UNION}
    low, high = series.range
    for row in series.rows:
        for column in ("iso3", "partner"):
            if row.get(column, OTHERS) not in known:
                yield f"unknown actor {row[column]!r}"
        value = row["value"]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or not low <= value <= high:
            yield f"{row} is not a number in {low} to {high}"
    if "year" in series.columns and series.absent is None:
        yield from _undeclared(series)


def _undeclared(series: Series) -> Iterator[str]:
    years: dict[str, set[int]] = defaultdict(set)
    for row in series.rows:
        years[str(row["iso3"])].add(int(row["year"] or 0))
    declared = {(actor, year) for gap in series.gaps for actor in gap.actors for year in gap.years}
    for actor, present in years.items():
        for year in range(min(present), max(present)):
            if year not in present and (actor, year) not in declared:
                yield f"{actor} {year} is missing and no gap says why"
    for actor, year in sorted(declared):
        if year in years.get(actor, ()):
            yield f"{actor} {year} is declared a gap but has a value"


def _field(column: str, series: Series) -> dict[str, object]:
    low, high = series.range
    kinds: dict[str, dict[str, object]] = {
        "iso3": {"type": "string", "constraints": {"required": True, "pattern": "[A-Z]{2,3}"}},
        "partner": {"type": "string", "constraints": {"required": True, "pattern": "[A-Z]{2,3}"}},
        "year": {"type": "integer", "constraints": {"required": True, "minimum": FIRST_YEAR}},
        "value": {
            "type": "number",
            "constraints": {"required": True, "minimum": low, "maximum": high},
        },
        "standard_error": {"type": "number", "constraints": {"minimum": 0}},
        "estimate": {"type": "boolean", "constraints": {"required": True}},
        "edition": {"type": "string", "constraints": {"required": True}},
    }
    return {"name": column, **kinds[column]}


def _lists_on_one_line(text: str) -> str:
    """Put lists of plain values on one line: a gap of thirty years is not thirty lines."""
    plain_list = re.compile(r'\[\s+((?:"[^"]*"|[-\d.]+)(?:,\s+(?:"[^"]*"|[-\d.]+))*)\s+\]')
    return plain_list.sub(lambda found: "[" + re.sub(r",\s+", ", ", found[1]) + "]", text)
