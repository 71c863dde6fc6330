"""Checks of governments: cabinets follow each other, and every row names what there is."""

from collections.abc import Iterator, Mapping, Set
from itertools import pairwise
from typing import Any

from foedus.errors import Fault, did_you_mean
from foedus.facts.records import Record
from foedus.facts.row_tables import RowTable

Tables = Mapping[str, RowTable[Record]]
Table = RowTable[Any]

_KEYS = {
    "cabinets": ("actor", "since"),
    "cabinet_parties": ("actor", "since", "party", "name"),
    "party_links": ("party", "survey_party", "from_year"),
    "party_positions": ("survey_party", "wave", "question"),
}


def government_faults(
    tables: Tables,
    actors: Set[str],
    sources: Set[str],
    ranges: Mapping[str, tuple[float, float]],
) -> list[Fault]:
    """Return the faults within and between the tables; checks that need a missing one rest.

    tables    by name
    actors    ids that a row may name
    sources   ids that a row may cite
    ranges    lowest and highest value of each question
    """
    faults: list[Fault] = []
    for name, table in tables.items():
        faults += _doubles(table, _KEYS[name])
        faults += _named(table, actors, sources)
    if "cabinets" in tables:
        faults += _overlaps(tables["cabinets"])
    if "cabinets" in tables and "cabinet_parties" in tables:
        faults += _without_cabinet(tables["cabinets"], tables["cabinet_parties"])
    if "cabinet_parties" in tables and "party_links" in tables:
        faults += _unlinked(tables["cabinet_parties"], tables["party_links"])
    if "party_links" in tables:
        faults += _shares(tables["party_links"])
    if "party_positions" in tables:
        faults += _out_of_range(tables["party_positions"], ranges)
    return faults


def _doubles(table: Table, key: tuple[str, ...]) -> Iterator[Fault]:
    first: dict[tuple[object, ...], int] = {}
    for place, row in enumerate(table.rows):
        name = tuple(getattr(row, one) for one in key)
        if name in first:
            said = ",".join(map(str, name))
            line = table.lines[first[name]]
            yield table.fault(place, f"row {said} is given twice, also on line {line}")
        first.setdefault(name, place)


def _named(table: Table, actors: Set[str], sources: Set[str]) -> Iterator[Fault]:
    for place, row in enumerate(table.rows):
        for what, known in (("actor", actors), ("source", sources)):
            name = getattr(row, what, None)
            if name is not None and name.split("#")[0] not in known:
                hint = did_you_mean(name, known) or "; add it or name another"
                yield table.fault(place, f"{what} {name!r} is not known{hint}")


def _overlaps(table: Table) -> Iterator[Fault]:
    """Yield cabinets that end before they begin, or go on when the next one is in office."""
    order = sorted(range(len(table.rows)), key=lambda at: _start(table.rows[at]))
    for place, row in enumerate(table.rows):
        if row.until is not None and row.until <= row.since:
            yield table.fault(place, f"until {row.until} is not after since {row.since}")
    for earlier, later in pairwise(order):
        one, two = table.rows[earlier], table.rows[later]
        if one.actor == two.actor and (one.until is None or one.until > two.since):
            yield table.fault(earlier, f"goes on when the next takes office on {two.since}; end it")


def _start(row: Any) -> tuple[str, Any]:
    return row.actor, row.since


def _without_cabinet(cabinets: Table, parties: Table) -> Iterator[Fault]:
    known = {_start(row) for row in cabinets.rows}
    for place, row in enumerate(parties.rows):
        if _start(row) not in known:
            yield parties.fault(place, f"no cabinet of {row.actor} took office on {row.since}")


def _unlinked(parties: Table, links: Table) -> Iterator[Fault]:
    known = {row.party for row in links.rows}
    for place, row in enumerate(parties.rows):
        if row.party not in known:
            hint = did_you_mean(row.party, known)
            yield parties.fault(place, f"party {row.party!r} has no link{hint}; add one")


def _shares(links: Table) -> Iterator[Fault]:
    """Yield links without a share, and parties whose shares make more than the whole."""
    for place, row in enumerate(links.rows):
        if (row.survey_party is None) != (row.share is None):
            yield links.fault(place, "share is required with a survey_party, and only with one")
        years = (row.from_year, row.to_year)
        if None not in years and years[0] > years[1]:
            yield links.fault(place, "from_year is after to_year; exchange the two")
    total: dict[tuple[str, object, object], float] = {}
    for place, row in enumerate(links.rows):
        key = (row.party, row.from_year, row.to_year)
        total[key] = total.get(key, 0.0) + (row.share or 0.0)
        if round(total[key], 2) > 1:
            yield links.fault(place, f"the shares of {row.party} make {total[key]:g}; more than 1")


def _out_of_range(table: Table, ranges: Mapping[str, tuple[float, float]]) -> Iterator[Fault]:
    for place, row in enumerate(table.rows):
        if row.question not in ranges:
            known = did_you_mean(row.question, ranges)
            yield table.fault(place, f"question {row.question!r} has no range{known}; give one")
        elif not ranges[row.question][0] <= row.value <= ranges[row.question][1]:
            low, high = ranges[row.question]
            yield table.fault(place, f"value {row.value:g} is outside {low:g} to {high:g}")
