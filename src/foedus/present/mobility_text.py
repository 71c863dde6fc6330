"""What `foedus mobility` prints: the days, the way, what delays, and what would help."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from foedus.analyse.mobility import state_name
from foedus.analyse.move_records import LinksCut, Move, Spread
from foedus.facts.system import System
from foedus.model.mobility import HOURS
from foedus.present.council_words import listed, print_section
from foedus.present.facts_text import CHECKED, authors, cited
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import chance, never_none, number

REMOVED = {
    "permits": "no wait for permits",
    "borders": "no time lost at borders",
    "queue": "roads and ferries take twice as many vehicles",
    "coverage": "states outside the regime permit as quickly as those in it",
    "roads": "every road improved for heavy convoys",
}


def print_route(system: System, found: Move) -> None:
    """Print the answer in a sentence, then table and sections."""
    console = new_console(WIDTH)
    day, regime = found.ground.day, found.regime
    title = f"{found.start.name} to {found.end.name} on {day}, {regime.name} ({regime.id})"
    console.print(f"[bold]{literal(title)}[/bold]")
    for text in (*answer(found), *beyond(system, day)):
        console.print(literal(text))
    print_section(console, "The way", way(system, found))
    print_section(console, "What delays it", delays(system, found))
    console.print(f"\n[bold]{literal('By regime')}[/bold]")
    console.print(_table(found))
    print_section(console, "What one removed barrier buys", barriers(found))
    if found.cut is not None:
        print_section(console, "If links are lost", lost(found.cut, found.journey.days))
    print_section(console, "Who lets it through", stances(system, found))
    print_section(console, "What this means", (meaning(system),))


def meaning(system: System) -> str:
    """Return what the days mean and leave out; who made the network is told by its record."""
    (links,) = origins(system, "links")
    return (
        "Roads stand in for rail, by which heavy vehicles mostly go: the network "
        f"({authors(system, links)}, repaired) has no lanes, loads of bridges or gauge. All "
        "permits are asked for on one day, so the slowest counts; the state of departure needs "
        "none. Time to gather, damage and war on the way are left out. A range holds nine of ten "
        "draws over the parameters, not what is left out."
    )


def origins(system: System, *tables: str) -> Iterator[str]:
    """Yield the ids of the sources of tables of the network."""
    held = system.network.tables().origins
    yield from (held.get(one, "") for one in tables)


def answer(found: Move) -> Iterator[str]:
    """Yield the result in one sentence.

    Days are those of the last vehicle.
    """
    journey = found.journey
    yield (
        f"A heavy brigade is there after {days(journey.days)} ({between(found.spread)}): "
        f"{days(journey.permit)} for permits, {number(journey.moving, 1)} on the move, "
        f"{number(journey.border, 1)} at borders, {number(journey.queue, 1)} from the first "
        "vehicle to the last."
    )
    if not found.regime.in_force(found.ground.day) and found.regime.id != _first(found):
        yield "This regime is not in force on that day."


def beyond(system: System, day: date) -> Iterator[str]:
    """Yield what a day after the last one known rests on."""
    if day > system.as_of:
        yield f"The facts end on {system.as_of}; what was in force then is taken to last."


def _first(found: Move) -> str:
    return found.by_regime[0].regime.id


def days(value: float) -> str:
    """Return a number of days in words.

    >>> days(1.0), days(12.34), days(0.25)
    ('1.0 days', '12.3 days', '0.2 days')
    """
    return f"{number(value, 1)} days"


def between(spread: Spread) -> str:
    """Return a range in words.

    >>> between(Spread(8.9, 12.7, 18.3))
    'in 9 of 10 draws 8.9 to 18.3'
    """
    return f"in 9 of 10 draws {number(spread.low, 1)} to {number(spread.high, 1)}"


def way(system: System, found: Move) -> Iterator[str]:
    """Yield the route by state, and its length."""
    parts: list[tuple[str, list[str]]] = [(found.start.state, [found.start.name])]
    for leg in found.legs:
        if leg.end.state != parts[-1][0]:
            parts.append((leg.end.state, []))
        by = " (ferry)" if leg.link.kind == "ferry" else ""
        parts[-1][1].append(leg.end.name + by)
    for state, names in parts:
        yield f"{state_name(system, state)}: {' – '.join(names)}"
    by_sea = f" and {number(found.by_sea, 0)} km by ferry" if found.by_sea else ""
    yield (
        f"{number(found.kilometres, 0)} km of road{by_sea}; {len(found.legs)} links, "
        f"{len(found.borders)} border{'' if len(found.borders) == 1 else 's'}."
    )


def delays(system: System, found: Move) -> Iterator[str]:
    """Yield each border with its permit, and the slowest links."""
    names = {one.regime.id: one.regime.name for one in found.by_regime}
    for one in found.borders:
        yield (
            f"{state_name(system, one.end.state)}, from {one.start.name} to {one.end.name}: permit "
            f"{days(one.permit)} ({names[one.regime]}), {number(HOURS * one.days, 1)} hours there"
        )
    slowest = sorted(found.legs, key=lambda leg: -leg.days)[:3]
    told = listed(f"{one.start.name}–{one.end.name} ({number(one.days, 1)})" for one in slowest)
    if slowest:
        yield f"The longest links, in days: {told}."


def _table(found: Move) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    shown.add_column("regime", no_wrap=True)
    shown.add_column("in force", no_wrap=True)
    for name in ("days", "low", "median", "high"):
        shown.add_column(name, justify="right")
    for one in found.by_regime:
        held = "yes" if one.in_force else "no"
        spread = (one.spread.low, one.spread.median, one.spread.high)
        cells = [one.regime.id, held, number(one.journey.days, 1)]
        shown.add_row(*map(literal, (*cells, *(number(value, 1) for value in spread))))
    return shown


def barriers(found: Move) -> Iterator[str]:
    """Yield what each removed barrier buys, the most first."""
    for one in found.barriers:
        gain = f"{number(one.gain.low, 1)} to {number(one.gain.high, 1)}"
        yield (f"{REMOVED[one.what]}: {days(one.central_gain)} sooner (in 9 of 10 draws {gain})")


def lost(found: LinksCut, before: float) -> Iterator[str]:
    """Yield the worst set of links, and what random sets do."""
    legs = listed(f"{one.start.name}–{one.end.name}" for one in found.lost)
    how = (
        "no other set delays more" if found.loss.exact else "found one by one, not surely the worst"
    )
    yield (
        f"Losing {legs} delays most: {days(found.loss.time)} in all, "
        f"{number(found.loss.time - before, 1)} more ({how})."
    )
    yield (
        f"Of random sets of as many links {chance(found.delaying)} delay at all, by "
        f"{never_none(found.random_mean, 2)} days on average over all sets."
    )
    yield "A lost link takes a multiple of its time; the multiple is judged."


def stances(system: System, found: Move) -> Iterator[str]:
    """Yield why listed states on the way stand as they do, who stands apart, and the regime."""
    over = {found.start.state, *(leg.end.state for leg in found.legs)}
    for one in system.mobility.transit:
        if one.state in over and one.holds(found.ground.day):
            yield (
                f"{state_name(system, one.state)} {one.stance}: {one.why} "
                f"{cited(system, one.source)}; {CHECKED[one.checked]}."
            )
    ground = found.ground
    for stance, words in (("decides", "decide on each transit"), ("refuses", "let none through")):
        some = [
            state_name(system, state)
            for state, held in ground.stances.items()
            if held == stance and state not in ground.assumed | over
        ]
        if some:
            yield f"Apart from the way, these {words}: {listed(some)}."
    if ground.assumed:
        rest = listed(state_name(system, state) for state in sorted(ground.assumed))
        yield f"Nothing is held of these on that day, so they are taken to refuse: {rest}."
    regime = found.regime
    source = f"{cited(system, regime.source)}; {CHECKED[regime.checked]}"
    yield f"Permits by {regime.name}: {regime.why} {source}."
