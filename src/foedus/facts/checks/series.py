"""Checks of a series: its rows agree with what the data package says of it."""

from collections import defaultdict
from collections.abc import Iterator, Set
from hashlib import sha256

from foedus.errors import Fault, did_you_mean
from foedus.facts.data_package import Resource
from foedus.facts.tables import Table

OTHERS = "OTH"
"""The code under which a series sums the donors or suppliers that are no actors of the system."""

_KEY = ("iso3", "partner", "year")


def file_faults(data: bytes, described: tuple[str, int], file: str, remedy: str) -> list[Fault]:
    """Return a fault if a file's bytes are not those that its data package describes.

    described   hash and number of bytes, as the package has them
    remedy      how to mend it
    """
    found = f"sha256:{sha256(data).hexdigest()}"
    if (found, len(data)) == described:
        return []
    said = f"datapackage.json has {described[0][:19]}… and {described[1]} bytes"
    return [Fault(file, None, f"checksum is {found[:19]}… of {len(data)} bytes; {said}; {remedy}")]


def series_faults(table: Table, resource: Resource, codes: Set[str]) -> list[Fault]:
    """Return the faults of a series' rows.

    table      the rows
    resource   what they should be
    codes      what may stand as actor or partner
    """
    return [
        *_columns(table, resource),
        *_codes(table, codes),
        *_twice(table),
        *_order(table),
        *_values(table, resource),
        *_gaps(table, resource),
    ]


def _columns(table: Table, resource: Resource) -> Iterator[Fault]:
    said = [one.name for one in resource.schema_.fields]
    found = list(table.columns)
    if found != said:
        yield Fault(table.file, 1, f"columns are {found}, but datapackage.json says {said}")
    key = [name for name in _KEY if name in table.columns]
    if list(resource.schema_.primary_key) != key:
        said = list(resource.schema_.primary_key)
        yield Fault(table.file, 1, f"its key is {key}, but datapackage.json says primaryKey {said}")


def _codes(table: Table, codes: Set[str]) -> Iterator[Fault]:
    for name in ("iso3", "partner"):
        for line, code in zip(table.lines, table.columns.get(name, ()), strict=False):
            if code not in codes:
                hint = did_you_mean(str(code), codes)
                yield Fault(table.file, line, f"{name} {code!r} is not an actor{hint}")


def _keys(table: Table) -> list[tuple[object, ...]]:
    columns = [table.columns[name] for name in _KEY if name in table.columns]
    return list(zip(*columns, strict=True))


def _twice(table: Table) -> Iterator[Fault]:
    first: dict[tuple[object, ...], int] = {}
    for line, key in zip(table.lines, _keys(table), strict=True):
        if key in first:
            row = ",".join(map(str, key))
            yield Fault(table.file, line, f"row {row} is given twice, also on line {first[key]}")
        first.setdefault(key, line)


def _order(table: Table) -> Iterator[Fault]:
    keys = _keys(table)
    for line, earlier, later in zip(table.lines[1:], keys, keys[1:], strict=False):
        if later < earlier:
            row = ",".join(map(str, later))
            yield Fault(table.file, line, f"row {row} is out of order; sort the rows by their key")
            return


def _values(table: Table, resource: Resource) -> Iterator[Fault]:
    low, high = resource.range
    for line, value in zip(table.lines, table.columns["value"], strict=True):
        if not low <= float(value) <= high:
            said = f"outside the declared range {low:g} to {high:g}; correct one of them"
            yield Fault(table.file, line, f"value {value} is {said}")


def _gaps(table: Table, resource: Resource) -> Iterator[Fault]:
    """Yield undeclared holes inside an actor's years, and declared gaps that are none."""
    if "year" not in table.columns:
        return
    known: dict[str, dict[int, int]] = defaultdict(dict)
    columns = (table.lines, table.columns["iso3"], table.columns["year"])
    for line, actor, year in zip(*columns, strict=True):
        known[str(actor)].setdefault(int(year), line)
    declared = {(a, y) for gap in resource.gaps for a in gap.actors for y in gap.years}
    for actor, year in sorted(declared):
        if year in known.get(actor, {}):
            message = f"{actor} {year} has a value, but datapackage.json declares a gap; drop one"
            yield Fault(table.file, known[actor][year], message)
    if resource.absent_means is not None:
        return
    for actor, years in known.items():
        missing = [y for y in range(min(years), max(years)) if y not in years]
        holes = [str(y) for y in missing if (actor, y) not in declared]
        if holes:
            after = years[max(y for y in years if y < int(holes[0]))]
            message = f"{actor} has no value for {', '.join(holes)}; declare the gap and its reason"
            yield Fault(table.file, after, message)
