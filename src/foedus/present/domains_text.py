"""What `foedus domains` prints: a table of domains by years for each count, or one domain."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedus.analyse.domains import DomainYears
from foedus.facts.cooperation import Instrument
from foedus.facts.dossiers import Dossier
from foedus.facts.operations import Operation
from foedus.facts.system import System
from foedus.present.council_words import print_section
from foedus.present.domains_words import (
    LEGEND,
    definition_lines,
    gaps,
    in_one_domain,
    measures,
    region_lines,
    rivals,
    uncertain,
)
from foedus.present.facts_rows import span
from foedus.present.facts_text import cited
from foedus.present.run_table import WIDTH, literal, new_console

DEFINED = "What counts as military"
NARROW = "9+9"  # the widest usual cell


def print_domains(system: System, domains: Sequence[DomainYears]) -> None:
    """Print every domain: one table for each count, or one table of one year."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(_heading(system, domains[0]))}[/bold]")
    console.print(literal(LEGEND))
    if len(domains[0].years) > 1:
        for measure in measures(system):
            console.print(f"\n[bold]{literal(measure.title)}[/bold]")
            rows = [(one.domain.name, [measure.cell(y) for y in one.years]) for one in domains]
            console.print(_table("domain", [_short(y.year) for y in domains[0].years], rows))
    else:
        columns = [one.short for one in measures(system)]
        rows = [
            (one.domain.name, [each.cell(one.years[0]) for each in measures(system)])
            for one in domains
        ]
        console.print(_table("domain", columns, rows))
    running = [each for one in domains for each in one.years[-1].operations]
    day = domains[0].years[-1].day
    print_section(console, "Where nothing is", gaps(system, domains))
    print_section(console, "What is not known", uncertain(system, running, day))
    print_section(console, DEFINED, (*definition_lines(system), *rivals(system, running)))
    print_section(console, "By region", region_lines(system, domains))


def print_domain(system: System, one: DomainYears) -> None:
    """Print one domain: the answer, its years, and each thing with its days and source."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(_heading(system, one, one.domain.name))}[/bold]")
    for text in in_one_domain(system, one):
        console.print(literal(text))
    rows = [(each.title, [each.cell(y) for y in one.years]) for each in measures(system)]
    console.print(_table("", [_short(y.year) for y in one.years], rows))
    console.print(literal(LEGEND))
    last, roles = one.years[-1], system.roles
    print_section(console, "Instruments together", map(_instrument, last.joint))
    print_section(console, f"Instruments, {roles.union} alone", map(_instrument, last.union))
    print_section(console, f"Instruments, {roles.alliance} alone", map(_instrument, last.alliance))
    for who in (roles.union, roles.alliance):
        mine = [each for each in one.operations if each.organisation == who]
        print_section(console, f"Operations, {who}", (_operation(system, each) for each in mine))
    print_section(console, "Dossiers", map(_dossier, one.dossiers))
    if one.operations:
        lines = (*definition_lines(system), *rivals(system, last.operations))
        print_section(console, DEFINED, lines)
    print_section(console, "Sources", _sources(system, one))


def _heading(system: System, one: DomainYears, name: str = "Domains of cooperation") -> str:
    roles, years = system.roles, one.years
    span_ = str(years[0].year) if len(years) == 1 else f"{years[0].year} to {years[-1].year}"
    known = f", as known on {system.as_of}"
    return f"{name}: {roles.union} and {roles.alliance}, {span_}{known}"


def _short(year: int) -> str:
    return f"’{year % 100:02d}"


def _table(first: str, columns: Sequence[str], rows: Iterable[tuple[str, list[str]]]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0)
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True, min_width=len(NARROW))
    for name, cells in rows:
        table.add_row(literal(name), *cells)
    return table


def _instrument(one: Instrument) -> str:
    end = f" to {one.until}" if one.until else ""
    return f"{one.date}{end}: {one.title} ({one.source}, {one.checked})"


def _operation(system: System, one: Operation) -> str:
    file = system.operations
    area = next(each.name for each in file.areas if each.id == one.area)
    counts = "military" if file.military(one) else "not military"
    mandate = f" {one.mandate}." if one.mandate else ""
    for each in one.prolonged:
        mandate += f" Prolonged {each.date} to {each.ends}."
    return (
        f"{span(one.since, one.until)}: {one.name}, {area}: {file.kind_of(one).name}, {counts}."
        f"{mandate} ({one.source}, {one.checked})"
    )


def _dossier(one: Dossier) -> str:
    outcome = one.outcome.replace("-", " but ")
    end = outcome if one.decided is None else f"{outcome} {one.decided}"
    return f"{one.proposed}: {one.title}, {end} ({one.source}, {one.checked})"


def _sources(system: System, one: DomainYears) -> Iterator[str]:
    last = one.years[-1]
    facts = (*last.joint, *last.union, *last.alliance, *one.operations, *one.dossiers)
    names = {each.source for each in facts}
    for each in one.operations:
        names |= {*each.further_sources, *(later.source for later in each.prolonged)}
    if one.operations:
        for definition in system.operations.definitions[:1]:
            names |= {definition.source, *(base.source for base in definition.bases)}
    for name in sorted({name.partition("#")[0] for name in names}):
        yield f"{name}: {cited(system, name)}"
