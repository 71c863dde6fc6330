"""What `foedus technology` prints: the edge and its range, flows, defence research, instruments."""

from collections.abc import Iterator
from typing import Any

from foedus.analyse.technology import RESEARCH, Edge, Spending, Technology
from foedus.facts.system import System
from foedus.present.council_words import listed, print_section
from foedus.present.facts_text import CHECKED
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import number

LARGEST = 5  # members whose defence research is named
HOW = (
    "A stock is what past research has left: each year's spending at constant prices, less a part "
    "that age takes from the stock. The range is that of the judged rate of loss; the first years "
    "also rest on what is assumed before the series begins. All sectors count, civil and military. "
    "Money at purchasing power parity says nothing of quality, nor of who leads in a field."
)


def print_technology(system: System, found: Technology) -> None:
    """Print the answer first, then what it rests on."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(f'Research of both sides, as of {system.as_of}')}[/bold]")
    for text in answer(system, found):
        console.print(literal(text))
    if found.edge:
        heading = f"Spending, {found.spending.unit}, and ratio of stocks"
        console.print(f"\n[bold]{literal(heading)}[/bold]")
        console.print(_table(found))
        about = f"{found.spending.source}; `foedus facts {RESEARCH}` says who counts"
        console.print(literal(f"  Source: {about}."))
    print_section(console, "A later edition", later(found))
    print_section(console, "Defence research of the members", defence(system, found))
    print_section(console, "Instruments in force", held(system, found))
    print_section(console, "What cannot be told", gaps(system, found))
    print_section(console, "How to read it", (HOW,))


def answer(system: System, found: Technology) -> Iterator[str]:
    """Yield the edge in the last year, or that it cannot be computed."""
    if not found.edge or found.rival is None:
        yield no_edge(system, found)
        return
    first, last = found.edge[0], found.edge[-1]
    together = listed(found.names[who] for who in found.ours)
    yield (
        f"What past research left {together} together was {ratio(last)} times that of "
        f"{found.names[found.rival]} in {last.year}, the last year measured for all; it was "
        f"{ratio(first)} times in {first.year}."
    )


def ratio(one: Edge) -> str:
    """Return a ratio of stocks with its range.

    >>> ratio(Edge(2001, 4.0, 2.0, 1.5, 2.0, 2.75))
    '2.0 (1.5 to 2.8)'
    """
    return f"{number(one.central, 1)} ({number(one.low, 1)} to {number(one.high, 1)})"


def no_edge(system: System, found: Technology) -> str:
    """Return the sentence that stands where the edge would."""
    if found.rival is None:
        return f"An edge cannot be computed: the system {system.name} names no rival."
    return (
        f"An edge over {found.names[found.rival]} cannot be computed: no series of research is "
        "held for both sides on this day."
    )


def gaps(system: System, found: Technology) -> Iterator[str]:
    """Yield what cannot be told, and why."""
    if not found.edge:
        yield no_edge(system, found)
    elif found.rival is not None:
        yield (
            f"After {found.edge[-1].year} the edge over {found.names[found.rival]} cannot be "
            "computed: no series at constant prices is held for all of them."
        )
    beside = [who for who in (system.roles.guarantor, found.rival) if who is not None]
    if not found.defence.values:
        yield "No defence research is held on this day."
    elif not any(who in found.defence.values for who in beside):
        names = listed(found.names.get(who, who) for who in beside)
        yield f"Defence research is held for members of the union alone, not for {names}."
    yield "No run projects research: the model has no line of it."


def later(found: Technology) -> Iterator[str]:
    """Yield how far a later edition differs, in a year that both have."""
    guarantor, rival = found.ours[0], found.rival
    if rival is None:
        return
    both = (guarantor, rival)
    editions = (found.spending, found.later)
    if any(who not in one.values for who in both for one in editions):
        return
    years = set.intersection(*(set(one.values[who]) for who in both for one in editions))
    if not years:
        return
    year = max(years)
    shares = [100 * one.values[rival][year] / one.values[guarantor][year] for one in editions]
    older, newer = (f"{number(share, 0)} %" for share in shares)
    turn = "larger" if shares[1] < shares[0] else "smaller"
    yield (
        f"In {year} {found.names[rival]} spent {older} of what {found.names[guarantor]} did by the "
        f"table above, {newer} by a later one ({found.later.source}), which converts currencies "
        f"anew. By that one the edge would be {turn}; it has no sum for the union."
    )


def defence(system: System, found: Technology) -> Iterator[str]:
    """Yield the union's defence research by year, and the members that spend most."""
    own: Spending = found.defence
    together = own.values.get(system.roles.union, {})
    if together:
        told = ", ".join(f"{year} {number(value, 0)}" for year, value in together.items())
        yield f"{found.names[system.roles.union]} together, {own.unit}: {told}."
    members = {who: held for who, held in own.values.items() if who != system.roles.union}
    if members:
        year = max(max(held) for held in members.values())
        largest = sorted(
            ((held[year], who) for who, held in members.items() if year in held), reverse=True
        )[:LARGEST]
        told = ", ".join(f"{found.names[who]} {number(value, 0)}" for value, who in largest)
        yield f"Most in {year}: {told}."
    if own.values:
        yield f"Source: {own.source}; `foedus facts defence_research` has every member and year."


def held(system: System, found: Technology) -> Iterator[str]:
    """Yield the instruments of the domain, by side, with source and check."""
    roles = system.roles
    sides = {"joint": "together", "union": roles.union, "alliance": roles.alliance}
    for side, one in found.held:
        yield f"{sides[side]}: {one.title} ({one.date}; {one.source}; {CHECKED[one.checked]})"


def _table(found: Technology) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    who = [*found.ours, *(() if found.rival is None else (found.rival,))]
    shown.add_column("year", no_wrap=True)
    for name in (*(found.names[one] for one in who), "ratio of stocks"):
        shown.add_column(literal(name), justify="right")
    for one in found.edge:
        cells = (number(found.spending.values[each][one.year], 1) for each in who)
        shown.add_row(str(one.year), *cells, ratio(one))
    return shown
