"""What `foedus mobility --resilience` prints: the flank, what losses do, and what helps most."""

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.analyse.mobility import state_name
from foedus.analyse.resilience_records import LinkRank, Resilience
from foedus.facts.system import System
from foedus.present.council_words import print_section
from foedus.present.mobility_text import beyond, days
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import number

SHOWN = 10  # links and states in the text; the table and --json have all
MEANING = (
    "Days on the road and at borders, central values; permits and queues do not depend on links. "
    "Capitals of states that let nobody through are left out, and a state that decides on each "
    "transit is crossed by its own convoys alone. A lost link takes a multiple of its time, an "
    "improved road a part of it, both judged; a closed one is gone. Ferries count without their "
    "queue; a lost one takes the multiple that was judged of roads, and none is improved. Roads "
    "stand in for rail."
)


def print_resilience(system: System, found: Resilience) -> None:
    """Print the answer in a sentence, then table and sections."""
    console = new_console(WIDTH)
    day = found.ground.day
    console.print(f"[bold]{literal(f'From capitals to the flank on {day}')}[/bold]")
    for text in (*answer(system, found), *beyond(system, day)):
        console.print(literal(text))
    console.print(_table(system, found))
    print_section(console, "If random links are lost", random(found))
    print_section(console, "If every link of a state is lost", states(system, found))
    print_section(console, "The links whose loss delays most", ranked(found.lost, "adds"))
    print_section(console, "The links whose improvement buys most", ranked(found.improved, "saves"))
    print_section(console, "What this means", (MEANING,))


def answer(system: System, found: Resilience) -> Iterator[str]:
    """Yield the result in short."""
    worst, first, best = found.states[0], found.lost[0].leg, found.improved[0].leg
    yield (
        f"{found.pairs} pairs of capital and flank have a way, {days(found.mean)} on average; "
        f"{len(found.apart)} have none. Losing the links of {state_name(system, worst.state)} adds "
        f"most ({days(worst.added)} on average); the link that matters most is "
        f"{first.start.name}–{first.end.name}, the one whose improvement buys most "
        f"{best.start.name}–{best.end.name}."
    )


def _table(system: System, found: Resilience) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
        title="days from the capitals",
        title_justify="left",
    )
    shown.add_column("flank", no_wrap=True)
    for name in ("mean", "longest"):
        shown.add_column(name, justify="right")
    shown.add_column("from")
    shown.add_column("added if its\nstate's links\nare lost", justify="right")
    for one in found.flank:
        place = f"{one.place.name} ({one.place.state})"
        far = "–" if one.farthest is None else one.farthest.name
        cells = (place, _days(one.mean), _days(one.longest), far, _days(one.state_lost))
        shown.add_row(*map(literal, cells))
    return shown


def _days(value: float | None) -> str:
    return "–" if value is None else number(value, 1)


def random(found: Resilience) -> Iterator[str]:
    """Yield what losing random links does."""
    for one in found.random:
        yield (
            f"{one.links} of them: {number(one.added, 2)} days on average, "
            f"above {number(one.high, 2)} in one set of twenty; closed, "
            f"{number(100 * one.unreachable, 1)} % of pairs have no way."
        )


def states(system: System, found: Resilience) -> Iterator[str]:
    """Yield what losing or closing the links of a state does, the most first."""
    for one in found.states[:SHOWN]:
        closed = (
            f"; closed, {one.unreachable} pairs beyond it have no way" if one.unreachable else ""
        )
        yield f"{state_name(system, one.state)}: {number(one.added, 2)} days on average{closed}."


def ranked(found: Sequence[LinkRank], verb: str) -> Iterator[str]:
    """Yield links with what they add or save on average, and how many pairs they touch."""
    for one in found[:SHOWN]:
        by = " (ferry)" if one.leg.link.kind == "ferry" else ""
        yield (
            f"{one.leg.start.name}–{one.leg.end.name}{by}: {verb} {number(one.days, 3)} days on "
            f"average, {one.pairs} pairs."
        )
