"""What `foedus partnership` prints: the answer, a table of domains, and the lines by year."""

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.analyse.measured import Measured
from foedus.analyse.partnership_view import PartnershipView
from foedus.analyse.reinforcement import InDomain
from foedus.facts.command_posts import Holder
from foedus.facts.cooperation import Instrument
from foedus.facts.system import System
from foedus.present.council_words import listed, print_section
from foedus.present.partnership_words import LINES, line_of
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import number

EVERY, LATEST, SHOWN = 5, 3, 9  # years: each fifth, and the last ones; columns of a table
DONORS = 8  # that are listed
STEADY = 0.8  # rank correlation from which an order is called stable, at the 5th percentile
GROUPS = ("Reinforcement", "Friction", "Pillar", "Burden")


def print_partnership(system: System, view: PartnershipView) -> None:
    """Print the answer, then each part with its weakness."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(heading(system, view))}[/bold]")
    for text in answer(view):
        console.print(literal(text))
    console.print(_domains(system, view))
    print_section(console, "How far the level holds", _level_words(view))
    print_section(console, "Together (complements)", _together(view))
    print_section(console, "Each for itself, of one purpose (duplicates)", _overlaps(system, view))
    for group in GROUPS:
        console.print(f"\n[bold]{group}, by year[/bold]")
        console.print(_lines(view, group))
        if group in OWN:
            print_section(console, "Behind the lines", OWN[group](system, view))
        weak = [f"{one.label}: {one.weakness}" for one in LINES if one.group == group]
        print_section(console, "Weakness", weak)


def heading(system: System, view: PartnershipView) -> str:
    """Return what is shown, of which day."""
    roles = system.roles
    known = "" if view.day == system.as_of else f", as known on {system.as_of}"
    return f"{roles.union}–{roles.alliance} partnership on {view.day}{known}"


def answer(view: PartnershipView) -> Iterator[str]:
    """Yield the result in sentences."""
    kinds = [
        f"{one.kind.lower()} {one.number}"
        + (f", together {one.figure:.0f} {one.unit}" if one.figure is not None else "")
        for one in view.kinds
    ]
    told = f" ({listed(kinds)})" if kinds else ""
    yield f"{view.number} joint instruments are in force{told}."
    both = [one for one in view.domains if one.duplicates]
    yield (
        f"In {len([one for one in view.domains if one.joint])} of {len(view.domains)} domains both "
        f"hold something together; in {len(both)} each also has an instrument of one purpose for "
        "itself."
    )
    if view.documented < view.day:
        yield (
            f"Documents were searched up to {view.documented}: later acts are missing, not denied."
        )


def _domains(system: System, view: PartnershipView) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("domain")
    roles = system.roles
    for name in ("together", f"{roles.union} alone", f"{roles.alliance} alone", "overlaps"):
        table.add_column(name, justify="right")
    table.add_column("level, judged (90 %)", justify="right")
    for one in sorted(view.domains, key=lambda one: -one.level):
        counts = (one.joint, one.union, one.alliance, one.duplicates)
        table.add_row(one.domain.name, *(str(len(held)) for held in counts), _level(one))
    return table


def _level(one: InDomain) -> str:
    return f"{one.level:.0f} ({one.low:.0f} to {one.high:.0f})"


def _level_words(view: PartnershipView) -> Iterator[str]:
    found = view.stability
    yield (
        "The range holds nine tenths of what the judged steps, half-life, window and cap allow. It "
        "is the number together that is measured."
    )
    if found.median == found.median:  # not a number without any act
        name = next(one.domain.name for one in view.domains if one.domain.id == found.first)
        steady = "stable" if found.low > STEADY else "not stable"
        yield (
            f"The order of the domains is {steady} under other weights of the kinds: rank "
            f"correlation {number(found.median, 2)} with that of equal weights in the middle of "
            f"{found.draws} draws, {number(found.low, 2)} at the 5th percentile; {name} stays "
            f"first in {100 * found.same_first:.0f} % of them."
        )


def _together(view: PartnershipView) -> Iterator[str]:
    for one in view.domains:
        if one.joint:
            yield f"{one.domain.name}: {_titles(one.joint)}."


def _overlaps(system: System, view: PartnershipView) -> Iterator[str]:
    roles = system.roles
    for one in view.domains:
        for pair in one.duplicates:
            yield (
                f"{one.domain.name}, {pair.purpose.lower()}: {roles.union}: {_titles(pair.union)}; "
                f"{roles.alliance}: {_titles(pair.alliance)}."
            )
    if any(one.duplicates for one in view.domains):
        yield "Purposes are coded from titles. An overlap need not be waste."


def _titles(held: Iterable[Instrument]) -> str:
    return ", ".join(f"{one.title} ({one.date[:4]})" for one in held)


def _lines(view: PartnershipView, group: str) -> Any:
    from rich import box
    from rich.table import Table

    lines = [(one, line_of(view, one.name)) for one in LINES if one.group == group]
    years = _years([line for _, line in lines])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("line")
    for year in years:
        table.add_column(str(year), justify="right")
    for one, line in lines:
        known = dict(zip(line.years, line.values, strict=True))
        cells = [number(known[y], one.places) if y in known else "·" for y in years]
        table.add_row(one.label, *cells)
    return table


def _years(lines: Iterable[Measured]) -> list[int]:
    """Return the years that a table shows: each fifth, and the latest."""
    every = sorted({year for line in lines for year in line.years})
    chosen = {year for year in every if year % EVERY == 0} | {*every[-LATEST:]}
    return sorted(chosen)[-SHOWN:]


def _disputes(system: System, view: PartnershipView) -> Iterator[str]:
    if view.friction.named:
        named = "; ".join(f"{one.title} ({one.date})" for one in view.friction.named)
        yield f"Disputes that are counted: {named}."


def _pillar(system: System, view: PartnershipView) -> Iterator[str]:
    for title, now, then in view.pillar.holders:
        following = f"; decided: {_holder(then)}, not in effect" if then else ""
        yield f"{title}: {_holder(now) if now else 'no holder on record'}{following}."
    pool = view.pillar.pool
    reports = [one for one in pool.observations if one.date <= view.day] if pool else []
    if reports:
        told = "; ".join(f"{one.date}: {one.value:g}" for one in reports)
        guarantor = system.actor(system.roles.guarantor)
        yield (
            f"Pool pledged for a crisis: what states put in is classified, so no European share is "
            f"known. Of {guarantor.name} alone, relative to its full pledge: "
            f"{told} (a proxy from press figures)."
        )


def _holder(one: Holder) -> str:
    return ", ".join(one.actors)


def _burden(system: System, view: PartnershipView) -> Iterator[str]:
    shares = view.burden["european_share"]
    spent = dict(zip(shares.years, shares.values, strict=True))
    size = view.burden["european_share_of_gdp"]
    if size.years:
        year = size.years[-1]
        yield (
            f"In {year} European allies had {number(size.values[-1], 1)} % of allied GDP and paid "
            f"{number(spent.get(year, float('nan')), 1)} % of allied defence spending."
        )
    if view.donors:
        last = view.donors[-1].year
        mine = [one for one in view.donors if one.year == last][:DONORS]
        told = "; ".join(
            f"{one.actor} {number(one.with_union, 2)}"
            + ("" if one.defence is None else f" beside {number(one.defence, 2)} for defence")
            for one in mine
        )
        yield f"Aid in {last}, % of GDP, with the part of the institutions' aid: {told}."
        drains = [one for one in view.donors if one.drain]
        if drains:
            year = max(one.year for one in drains)
            top = sorted(
                (one for one in drains if one.year == year), key=lambda one: -(one.drain or 0)
            )
            named = "; ".join(f"{one.actor} {number(one.drain or 0, 1)}" for one in top[:DONORS])
            yield (
                f"Drain in {year}, % of equipment in service that military aid took: {named}. "
                "Equipment and the part that came from stocks are computed, not counted."
            )


OWN = {"Friction": _disputes, "Pillar": _pillar, "Burden": _burden}
