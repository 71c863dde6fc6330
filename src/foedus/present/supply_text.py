"""What `foedus supply` prints: shares, levels and arms by supplier, and what cannot be told."""

from calendar import month_name
from collections.abc import Iterator
from typing import Any

from foedus.analyse.electorate import name_of
from foedus.analyse.supply import Arms, Column, Supplied
from foedus.facts.checks.series import OTHERS
from foedus.facts.system import System
from foedus.present.council_words import print_section
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import chance, number

SHOWN = 8  # suppliers of arms that are listed; the rest is told as a sum
FULL_YEAR = "12"  # last month of an edition that counts a whole year
HOW = (
    "Shares are of goods and services, trade among members of a union included. Herfindahl's index "
    "is 1 for a single supplier and 1/n for n equal ones; between two figures, since smaller "
    "suppliers are known as one sum only. What is ordered already rests on a judged delay between "
    "order and delivery, the same for all; arms made at home are in no table of transfers."
)


def print_supply(system: System, found: Supplied) -> None:
    """Print the answer first, then a section for each kind of goods."""
    console = new_console(WIDTH)
    title = f"Imports of {found.name} by supplier, as of {system.as_of}"
    console.print(f"[bold]{literal(title)}[/bold]")
    for text in answer(system, found):
        console.print(literal(text))
    if found.shares:
        console.print(f"\n[bold]{literal('Shares of imports, %')}[/bold]")
        console.print(_shares(found.shares))
        console.print(f"  Source: {found.shares[0].source}.")
    print_section(console, _title_of_levels(system), levels(found))
    if found.arms is not None:
        years = f"{found.arms.first_year}–{found.arms.last_year}"
        console.print(f"\n[bold]{literal(f'Major arms by supplier, {years}')}[/bold]")
        console.print(_suppliers(found.arms))
        print_section(console, "How concentrated, and how long fixed", arms_lines(system, found))
    print_section(console, "What cannot be told", gaps(system, found))
    print_section(console, "How to read it", (HOW,))


def answer(system: System, found: Supplied) -> Iterator[str]:
    """Yield what is known, one sentence for each kind of goods."""
    for one in found.shares:
        if one.partner == system.roles.rival:
            first, last = (f"{number(value, 1)} %" for value in (one.values[0], one.values[-1]))
            union = found.importer == system.roles.union
            inside = ", trade among members included" if union else ""
            yield (
                f"Imports from {one.name}: {last} of all goods and services{inside}, in "
                f"{one.years[-1]}, the last year measured ({first} in {one.years[0]})."
            )
    if found.arms is not None:
        arms, guarantor = found.arms, name_of(system, system.roles.guarantor)
        low, central, high = arms.half_until
        yield (
            f"Arms: {number(arms.guarantor_share, 1)} % from {guarantor} in {arms.first_year}–"
            f"{arms.last_year}; at least half of what arrives is ordered already up to {central} "
            f"({low} to {high})."
        )
    if not found.shares and found.arms is None:
        yield f"No series at hand has {found.name} as an importer."


def gaps(system: System, found: Supplied) -> Iterator[str]:
    """Yield what cannot be told, and why."""
    for one in found.shares:
        if one.partner == system.roles.rival:
            projected = found.importer == system.roles.union
            after = (
                "what runs show after it is carried and judged"
                if projected
                else "no run projects it"
            )
            yield (
                f"After {one.years[-1]} the share of imports from {one.name} cannot be had: no "
                f"later figure by this definition is held on this day; {after}."
            )
    partner = name_of(system, system.roles.challenger)
    if found.energy:
        yield (
            f"No dependence on energy from {partner} can be computed: there are levels alone, "
            "without a total over all suppliers in the world."
        )
    if not found.shares:
        yield f"No shares of imports are held for {found.name} on this day."
    if not found.energy:
        yield f"No imports of fuels from {partner} are held for {found.name} on this day."
    if found.arms is None:
        yield f"No deliveries of major arms to {found.name} are recorded in the last years."


def levels(found: Supplied) -> Iterator[str]:
    """Yield the levels of each year; a year that is no whole one says so."""
    if not found.energy:
        return
    years = sorted({year for one in found.energy for year in one.years})
    for year in years:
        told = []
        for one in found.energy:
            if year in one.years:
                value = one.values[one.years.index(year)]
                told.append(f"{one.what} {number(value, 1)}")
        yield f"{year}{_part_of_year(found.energy, year)}: {', '.join(told)}"
    yield f"Source: {found.energy[0].source}."


def _part_of_year(columns: tuple[Column, ...], year: int) -> str:
    """Return which months a year counts, if not all."""
    for one in columns:
        if year in one.years and one.through:
            month = one.through[one.years.index(year)].partition("-")[2]
            if month and month != FULL_YEAR:
                return f" (January to {month_name[int(month)]} only)"
    return ""


def _title_of_levels(system: System) -> str:
    return f"Goods and fuels from {name_of(system, system.roles.challenger)}, EUR billion"


def arms_lines(system: System, found: Supplied) -> Iterator[str]:
    """Yield concentration, the guarantor's share, and what is ordered already by year."""
    arms = found.arms
    if arms is None:
        return
    least, greatest = (number(one, 2) for one in arms.concentration)
    spread = least if least == greatest else f"{least} to {greatest}"
    guarantor = name_of(system, system.roles.guarantor)
    yield (
        f"Herfindahl's index: {spread}. {guarantor} share: {number(arms.guarantor_share, 1)} %. "
        f"Source: {arms.source}."
    )
    told = ", ".join(
        f"{one.year} {chance(one.central)}"
        + ("" if one.low == one.high else f" ({100 * one.low:.0f}–{100 * one.high:.0f})")
        for one in arms.locked
    )
    low, central, high = (f"{one:g}" for one in arms.lag)
    yield f"Of what arrives, ordered by the end of {arms.last_year}: {told}."
    yield f"By a delay of {central} years ({low} to {high}), judged: parameter delivery_lag."


def _shares(columns: tuple[Column, ...]) -> Any:
    shown = _table(("year", *(one.name for one in columns)))
    for year in sorted({year for one in columns for year in one.years}):
        cells = [
            number(one.values[one.years.index(year)], 1) if year in one.years else "–"
            for one in columns
        ]
        shown.add_row(str(year), *cells)
    return shown


def _suppliers(arms: Arms) -> Any:
    shown = _table(("supplier", "million TIV", "share, %"))
    for who, name, volume, share in arms.suppliers[:SHOWN]:
        told = "outside the system" if who == OTHERS else name
        shown.add_row(literal(told), number(volume, 0), number(share, 1))
    rest = arms.suppliers[SHOWN:]
    if rest:
        volume = sum(volume for _, _, volume, _ in rest)
        share = sum(share for _, _, _, share in rest)
        more = "1 other" if len(rest) == 1 else f"{len(rest)} others"
        shown.add_row(more, number(volume, 0), number(share, 1))
    shown.add_row("all", number(arms.total, 0), number(100.0, 1))
    return shown


def _table(headings: tuple[str, ...]) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    first, *others = headings
    shown.add_column(literal(first), no_wrap=True)
    for name in others:
        shown.add_column(literal(name), justify="right")
    return shown
