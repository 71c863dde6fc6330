"""Words of the domains: what is counted, in which columns, and the sentences beside the tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.analyse.domains import DomainYears, InYear, Led, regions_on, tally
from foedus.facts.operations import Operation
from foedus.facts.system import System
from foedus.model.partnership_facts import watched_day
from foedus.present.council_words import listed

NONE = "·"


@dataclass(frozen=True)
class Measure:
    """One thing that is counted in each domain and year; `short` heads a narrow column."""

    title: str
    short: str
    cell: Callable[[InYear], str]


def measures(system: System) -> tuple[Measure, ...]:
    """Return what is counted, in the order of the tables."""
    roles = system.roles
    return (
        Measure("Instruments together", "together", lambda one: _number(len(one.joint))),
        Measure(
            f"Instruments, {roles.union} alone", roles.union, lambda one: _number(len(one.union))
        ),
        Measure(
            f"Instruments, {roles.alliance} alone",
            roles.alliance,
            lambda one: _number(len(one.alliance)),
        ),
        Measure(
            f"Operations, {roles.union}",
            f"{roles.union} leads",
            lambda one: _pair(system, one, roles.union),
        ),
        Measure(
            f"Operations, {roles.alliance}",
            f"{roles.alliance} leads",
            lambda one: _pair(system, one, roles.alliance),
        ),
        Measure("Dossiers", "dossiers", lambda one: _two(len(one.decided), len(one.pending))),
    )


LEGEND = (
    "Instruments are those in force at the end of the year, or on the last day known; operations "
    "those running then, military + not military; dossiers those decided in the year + those "
    "pending at its end. Operations are not counted among instruments."
)


def _pair(system: System, one: InYear, organisation: str) -> str:
    return _two(*tally(system, one.operations, organisation))


def _two(first: int, second: int) -> str:
    return f"{first}+{second}" if first or second else NONE


def _number(count: int) -> str:
    return str(count) if count else NONE


def gaps(system: System, domains: Sequence[DomainYears]) -> Iterator[str]:
    """Yield a sentence for domains without an operation or a dossier, and for what fits none."""
    day = domains[0].years[-1].day
    without = [one.domain.name for one in domains if not one.operations]
    if without:
        yield (
            f"No operation of either organisation is on record by {day} in: {', '.join(without)}."
        )
    without = [one.domain.name for one in domains if not one.dossiers]
    if without:
        yield f"No dossier is on record by {day} in: {', '.join(without)}."
    outside = sum(one.domain is None for one in system.dossiers)
    if outside:
        yield (
            f"{outside} of {len(system.dossiers)} dossiers fit no domain (accession, sanctions, "
            "posts and others) and are not counted here."
        )


def in_one_domain(system: System, one: DomainYears) -> Iterator[str]:
    """Yield the answer for one domain on the last of its years."""
    last, name, roles = one.years[-1], one.domain.name, system.roles
    together = _counted(len(last.joint), "instrument")
    yield (
        f"On {last.day} both organisations hold {together} together; {roles.union} has "
        f"{len(last.union)} of its own, {roles.alliance} {len(last.alliance)}."
    )
    if not one.operations:
        yield f"No operation of either organisation is on record in {name} by that day."
    for who in (roles.union, roles.alliance) if one.operations else ():
        military, other = tally(system, last.operations, who)
        if military or other:
            also = f", and {other} not military" if other else ""
            yield f"{who} leads {_counted(military, 'military operation')}{also}."
        elif any(each.organisation == who for each in one.operations):
            yield f"No operation of {who} in {name} runs on that day; earlier ones are listed."
        else:
            yield f"{who} has led no operation in {name} that is on record by that day."
    if last.ended:
        ended = listed(f"{each.name} ({each.until})" for each in last.ended)
        yield f"Over since an earlier day of {last.year}: {ended}."
    if not one.dossiers:
        yield f"No dossier is on record in {name} by that day."
    yield from uncertain(system, last.operations, last.day)


def uncertain(system: System, operations: Iterable[Operation], day: date) -> Iterator[str]:
    """Yield what counts as running although its last known mandate is over, and what is unseen."""
    lapsed = [(one.name, ends) for one in operations if (ends := one.mandate_ended(day))]
    if lapsed:
        told = listed(f"{name} ({ends})" for name, ends in lapsed)
        yield f"Counts as running, though no mandate beyond the day given was found: {told}."
    if (watched := watched_day(system)) < day:
        yield f"Documents were searched up to {watched}: later acts are missing, not denied."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def rivals(system: System, operations: Sequence[Operation]) -> Iterator[str]:
    """Yield how many of some operations are military by each definition."""
    for place, one in enumerate(system.operations.definitions):
        counts = [
            f"{who} {tally(system, operations, who, place)[0]}"
            for who in (system.roles.union, system.roles.alliance)
        ]
        told = "counted above" if place == 0 else "for comparison"
        yield f"{one.name[:1].upper()}{one.name[1:]} ({told}): {', '.join(counts)} running."


def definition_lines(system: System) -> Iterator[str]:
    """Yield the rule that is applied, its texts by day, and who says so."""
    for one in system.operations.definitions[:1]:
        yield f"{one.rule} ({one.source}, {one.checked})"
        for base in one.bases:
            yield f"{base.date}: {base.what} ({base.source}, {base.checked})"


def region_lines(system: System, domains: Sequence[DomainYears]) -> Iterator[str]:
    """Yield, by region, what each organisation leads there and what it led."""
    day = domains[0].years[-1].day
    for one in regions_on(system, day):
        yield f"{one.region.name} ({one.region.source}, {one.region.checked}):"
        for led in one.led:
            yield f"– {led.organisation}: {'; '.join(_led(led))}."


def _led(led: Led) -> Iterator[str]:
    parts = (
        ("military", led.running_military),
        ("not military", led.running_other),
        ("ended, military", led.past_military),
        ("ended, not military", led.past_other),
    )
    told = [f"{what} {len(held)} ({_names(held)})" for what, held in parts if held]
    yield from told or ["nothing on record"]


def _names(held: Iterable[Operation]) -> str:
    return listed(one.name for one in held)
