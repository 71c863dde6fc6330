"""Domains by year: instruments, operations and dossiers of each domain of cooperation, from facts.

Instruments and operations are those in force or running at the end of a year, or on the last day
known; dossiers those decided in the year, and those on the table at its end. An instrument that an
operation of `operations.yaml` is recorded as counts there and not here, so nothing counts twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.errors import RangeError, UnknownName
from foedus.facts.cooperation import Domain, Instrument
from foedus.facts.dossiers import Dossier
from foedus.facts.operations import Operation, Region
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.model.membership import YEAR_END
from foedus.model.partnership_facts import SIDES, in_force


@dataclass(frozen=True)
class InYear:
    """One domain in one year.

    day          the last day of the year, or the last one known in it
    joint        instruments of both organisations in force on the day; union, alliance: of one
    operations   running on the day; ended: those that ran in the year and were over by the day
    decided      dossiers that came to an end in the year; pending: on the table on the day
    """

    year: int
    day: date
    joint: tuple[Instrument, ...]
    union: tuple[Instrument, ...]
    alliance: tuple[Instrument, ...]
    operations: tuple[Operation, ...]
    ended: tuple[Operation, ...]
    decided: tuple[Dossier, ...]
    pending: tuple[Dossier, ...]


@dataclass(frozen=True)
class DomainYears:
    """A domain, year by year, with all its operations and dossiers that are known by the last day.

    Both run from the first that is known to the last day, whatever years are asked for.
    """

    domain: Domain
    years: tuple[InYear, ...]
    operations: tuple[Operation, ...]
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True)
class Led:
    """Operations that one organisation led in a region, by whether they count as military."""

    organisation: str
    running_military: tuple[Operation, ...]
    running_other: tuple[Operation, ...]
    past_military: tuple[Operation, ...]
    past_other: tuple[Operation, ...]


@dataclass(frozen=True)
class InRegion:
    """What either organisation leads and led in a region."""

    region: Region
    led: tuple[Led, ...]


def domains_by_year(system: System, years: Sequence[int]) -> tuple[DomainYears, ...]:
    """Return each domain in the given years.

    Raises RangeError for a year of which nothing can be known: before the system's first one, or
    after the day on which the facts end.
    """
    for year in years:
        _refuse(system, year)
    last = last_day_of(system, max(years, default=system.as_of.year))
    return tuple(
        DomainYears(
            domain,
            tuple(_in_year(system, domain.id, year) for year in years),
            tuple(one for one in _operations(system, domain.id) if _begun(system, one.since, last)),
            tuple(
                one for one in _dossiers(system, domain.id) if _begun(system, one.proposed, last)
            ),
        )
        for domain in system.cooperation.domains
    )


def find_domain(system: System, name: str) -> Domain:
    """Return the domain of an id or name, or of the first letters of one alone.

    Raises UnknownName with the nearest id.
    """
    wanted = name.casefold().replace("_", "-")
    domains = system.cooperation.domains
    for one in domains:
        if wanted in (one.id, one.name.casefold()):
            return one
    begun = [one for one in domains if wanted and one.id.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise UnknownName("domain", name, [one.id for one in domains])


def last_day_of(system: System, year: int) -> date:
    """Return the last day of a year, not after the last one known."""
    return min(date(year, *YEAR_END), system.as_of)


def tally(
    system: System, operations: Iterable[Operation], organisation: str, definition: int = 0
) -> tuple[int, int]:
    """Return how many operations of an organisation are military by a definition, and how many not.

    definition   its place in the file; the first is the one that is told
    """
    counts = [
        system.operations.military(one, definition)
        for one in operations
        if one.organisation == organisation
    ]
    return sum(counts), len(counts) - sum(counts)


def regions_on(system: System, day: date) -> tuple[InRegion, ...]:
    """Return what each organisation leads on a day in each region, and led before."""
    file, roles = system.operations, system.roles
    return tuple(
        InRegion(
            region,
            tuple(
                _led(system, [one for one in file.operations if one.area in region.holds], who, day)
                for who in (roles.union, roles.alliance)
            ),
        )
        for region in file.regions
    )


def _led(system: System, operations: Sequence[Operation], who: str, day: date) -> Led:
    found: dict[tuple[bool, bool], list[Operation]] = {}
    for one in sorted(operations, key=lambda one: one.since):
        if one.organisation == who and _begun(system, one.since, day):
            running = one.runs_on(day, system.today)
            found.setdefault((running, system.operations.military(one)), []).append(one)
    held = {key: tuple(ones) for key, ones in found.items()}
    return Led(
        who,
        running_military=held.get((True, True), ()),
        running_other=held.get((True, False), ()),
        past_military=held.get((False, True), ()),
        past_other=held.get((False, False), ()),
    )


def _in_year(system: System, domain: str, year: int) -> InYear:
    day = last_day_of(system, year)
    told = system.operations.named()
    joint, union, alliance = (
        tuple(
            one
            for one in in_force(system, day, side)
            if one.domain == domain and one.id not in told
        )
        for side in SIDES
    )
    led = [one for one in _operations(system, domain) if _begun(system, one.since, day)]
    first = date(year, 1, 1)
    ended = {one.id: _ended(system, one) for one in _dossiers(system, domain)}
    return InYear(
        year=year,
        day=day,
        joint=joint,
        union=union,
        alliance=alliance,
        operations=tuple(one for one in led if one.runs_on(day, system.today)),
        ended=tuple(
            one
            for one in led
            if one.until is not None and first <= known_since(one.until, system.today) <= day
        ),
        decided=tuple(
            one
            for one in _dossiers(system, domain)
            if (end := ended[one.id]) is not None and end.year == year and end <= day
        ),
        pending=tuple(
            one
            for one in _dossiers(system, domain)
            if _begun(system, one.proposed, day) and ((end := ended[one.id]) is None or end > day)
        ),
    )


def _operations(system: System, domain: str) -> tuple[Operation, ...]:
    mine = (one for one in system.operations.operations if one.domain == domain)
    return tuple(sorted(mine, key=lambda one: one.since))


def _dossiers(system: System, domain: str) -> tuple[Dossier, ...]:
    return tuple(one for one in system.dossiers if one.domain == domain)


def _ended(system: System, one: Dossier) -> date | None:
    return None if one.decided is None else known_since(one.decided, system.today)


def _begun(system: System, when: str, day: date) -> bool:
    return known_since(when, system.today) <= day


def _refuse(system: System, year: int) -> None:
    if year > system.as_of.year:
        raise RangeError(
            f"{year} is after {system.as_of}, the last day known; these are facts, not forecasts"
        )
    if year < system.first_year:
        raise RangeError(f"{year} is before {system.first_year}, the first year of the facts")
