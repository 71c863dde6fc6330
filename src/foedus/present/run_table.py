"""The table that `foedus run` prints: a result, a range and a reason on every line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foedus.analyse.difference import JUDGED, SET, UNMOVED, Difference
from foedus.analyse.measured import Measured
from foedus.analyse.summarise import Line, Summary
from foedus.facts.system import System
from foedus.present.as_json import Moved
from foedus.present.sentences import (
    HEADLINES,
    changes_in_words,
    effect,
    named,
    number,
    projection,
    signed,
)
from foedus.present.told_once import told_once
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

if TYPE_CHECKING:
    from rich.console import Console

FEW_RUNS = 200
BULLET = "• "  # before each sentence of an answer
NARROW = 100  # characters; below this the table leaves out a column
WIDTH = 108  # characters, where the terminal does not say
SHARES = "defence_share_nato"  # series that fixes the shares of GDP of the first years
OF_SPENDING = ("european_share", "us_share_of_spending")
LEFT_OUT = (
    "Ranges cover the stated ranges of parameters and the shocks of the years, not what the model "
    "leaves out."
)
UNMARKED = (
    "No mark: follows by arithmetic from what is set, or over at least one link that was estimated."
)
MARKS = {SET: " =", JUDGED: " †"}
CARRIED = "‡"


def print_run(
    system: System, question: str, summary: Summary, moved: Moved, years: tuple[int, ...]
) -> None:
    """Print question, one table per year, rival definitions and what the results rest on."""
    console = new_console(WIDTH)
    card = summary.card
    console.print(f"[bold]{summary.scenario}[/bold]: {literal(question)}")
    console.print(
        f"{card['runs']:,} runs, seed {card['seed']}, as of {card['as_of']}; compared run by run "
        "with the baseline on the same draws: a difference is the median of those of the runs."
        if moved
        else f"{card['runs']:,} runs, seed {card['seed']}, as of {card['as_of']}."
    )
    if card["runs"] < FEW_RUNS:
        console.print(f"Few runs: ranges are rough below {FEW_RUNS}.")
    for text in answer(summary, moved, years):
        console.print(text)
    for year in years:
        console.print(_table(summary, moved, years, year, console.width < NARROW))
    for text in (*_notes(summary, moved), *edition_notes(system, summary)):
        console.print(text)
    console.print(f"\n{LEFT_OUT}")


def literal(text: str) -> str:
    """Return a text of a file so that its brackets are printed and not taken for styles."""
    from rich.markup import escape

    return escape(text)


def new_console(width: int) -> "Console":
    """Return where tables are printed: as wide as the terminal, or of a fixed width in a pipe."""
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=width)


def answer(summary: Summary, moved: Moved, years: tuple[int, ...]) -> Iterator[str]:
    """Yield the answer in sentences: what the scenario sets, then the headlines.

    Where it moves none of these, what it moves comes first, in the year of its changes.
    """
    year = years[-1]
    found = moved.get(year, {})
    named = [name for name, one in found.items() if one.rests_on == SET]
    told = [(name, year) for name in dict.fromkeys((*HEADLINES, *named))]
    if all(found[name].rests_on == UNMOVED for name, _ in told if name in found):
        early = moved.get(years[0], {})
        told = [*((name, years[0]) for name in most_surely(early)), *told]
    for name, when in told:
        line, one = summary.line(name), moved.get(when, {}).get(name)
        if line.at(when) is not None:
            told_of = "" if one is None else f" {effect(line, one)}"
            yield f"{BULLET}{projection(line, when)}{told_of}"


def most_surely(found: Mapping[str, Difference]) -> list[str]:
    """Return the lines that are moved in most runs, as many as there are headlines at most."""
    sure = {
        name: max(one.chance_of_rise, one.chance_of_fall)
        for name, one in found.items()
        if one.rests_on != UNMOVED
    }
    return sorted(sure, key=lambda name: -sure[name])[: len(HEADLINES)]


def _table(summary: Summary, moved: Moved, years: tuple[int, ...], year: int, narrow: bool) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=f"{year}",
        title_justify="left",
        title_style="bold",
        padding=(0, 1),
    )
    table.add_column("", min_width=18)
    for heading in ("last known", "median", "half of runs", "nine tenths"):
        if not (narrow and heading == "half of runs"):
            table.add_column(heading, justify="right", no_wrap=not narrow)
    if moved:
        table.add_column("against baseline", no_wrap=not narrow)
    group = ""
    for line in by_group(summary.lines):
        shown = _year_shown(line, years, year)
        spread = None if shown is None else line.at(shown)
        if shown is None or spread is None:
            continue
        if line.indicator.group != group:
            group = line.indicator.group
            table.add_row(f"[bold]{group.capitalize()}[/bold]")
        p = line.indicator.places
        row = [
            named(line) if shown == year else f"{named(line)}, in {shown}",
            last_measured(line.history, p),
            number(spread[MEDIAN], p),
            *([] if narrow else [f"{number(spread[LOWER], p)}–{number(spread[UPPER], p)}"]),
            f"{number(spread[LOW], p)}–{number(spread[HIGH], p)}",
        ]
        table.add_row(*row, *([difference_words(moved[shown][line.name], p)] if moved else []))
    return table


def by_group(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those of a group together, groups in the order of their first lines."""
    order = list(dict.fromkeys(line.indicator.group for line in lines))
    return sorted(lines, key=lambda line: order.index(line.indicator.group))


def _year_shown(line: Line, years: tuple[int, ...], year: int) -> int | None:
    """Return the year of which a table tells a line: one that ends early is told in the last."""
    if line.at(year) is not None:
        return year
    told = any(line.at(one) is not None for one in years)
    return line.years[-1] if line.years and year == years[-1] and not told else None


def difference_words(one: Difference, places: int) -> str:
    """Return a difference with its 90 % range and a mark for what it rests on."""
    if one.rests_on == UNMOVED:
        return "no change"
    low, median, high = (signed(one.quantiles[q], places + 1) for q in (LOW, MEDIAN, HIGH))
    return f"{median} ({low} to {high}){MARKS.get(one.rests_on, '')}"


def rests_on_words(shares: Mapping[str, float]) -> str:
    """Return the largest parts of what a spread rests on, in words.

    >>> rests_on_words({"judged": 0.5, "estimated": 0.2, "chance": 0.3, "legal": 0.0})
    'judged parameters 50 %, chance 30 %, estimated parameters 20 %'
    """
    kept = sorted(((share, name) for name, share in shares.items() if share >= 0.01), reverse=True)
    return ", ".join(
        f"{name} {100 * share:.0f} %"
        if name == "chance"
        else f"{name} parameters {100 * share:.0f} %"
        for share, name in kept
    )


def last_measured(history: Measured, places: int) -> str:
    """Return the last measured value with its year; what was computed or is carried is marked."""
    if not history.years:
        return "–"
    mark, last = "~" if history.computed else "", history.observed - 1
    since = CARRIED if history.carried else ""
    return f"{mark}{number(history.values[last], places)} ({history.years[last]}){since}"


def carried_note(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what the mark of a carried line means, if there is any."""
    if any(line.history.carried for line in lines):
        yield (
            f"{CARRIED} not measured after that year: the value is carried from it, and what "
            "follows is judged."
        )


def _notes(summary: Summary, moved: Moved) -> Iterator[str]:
    yield "~ computed by the model's own formula at central parameters, not observed."
    yield from carried_note(summary.lines)
    if moved:
        marks = {one.rests_on for found in moved.values() for one in found.values()}
        if SET in marks:
            yield "= set by the scenario itself."
        if JUDGED in marks:
            yield (
                "† moves over judged links alone: cut those and nothing moves. An assumption of "
                "the model, no finding."
            )
        yield UNMARKED
        yield "\n[bold]What the scenario changes[/bold]"
        for text in changes_in_words(summary.card["changes"]):
            yield f"  {literal(text)}"
    yield "\n[bold]What the spread of the last year shown rests on[/bold]"
    for line in summary.lines:
        if line.rests_on:
            yield f"  {line.label}: {rests_on_words(line.rests_on)}"
    beside = [(line, one) for line in summary.lines for one in line.beside if one.years]
    if beside:
        yield "\n[bold]Editions, and measures by other definitions[/bold]"
    for line in summary.lines:
        if line.history.editions:
            editions = ", ".join(line.history.editions)
            yield f"  {line.label} {line.history.years[-1]}: edition {editions}"
    for line, one in beside:
        yield f"  {line.label}, {one.label}: {last_measured(one, line.indicator.places)}"
    yield from cautions(summary.lines)


def cautions(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what readers must not take indicators for, what several share once."""
    warned = {
        line.label: line.indicator.caution
        for line in lines
        if line.indicator.caution and line.years
    }
    if warned:
        yield "\n[bold]Not to be mistaken[/bold]"
    for text in told_once(warned):
        yield f"  {literal(text)}"


def edition_notes(system: System, summary: Summary) -> Iterator[str]:
    """Yield a note on the first step of shares of spending, where it is partly an artefact.

    That is so where the shares of GDP of the first computed year are known: they come from editions
    that were not revised to those of the years before.
    """
    first = int(summary.card["first_year"])
    if first not in system.series(SHARES).years:
        return
    yield "\n[bold]Where history and projection join[/bold]"
    for name in OF_SPENDING:
        line = summary.line(name)
        spread = line.at(first)
        if spread is not None and line.history.years and line.history.years[-1] == first - 1:
            p, unit = line.indicator.places, line.indicator.unit
            before, after = number(line.history.values[-1], p), number(spread[MEDIAN], p)
            yield (
                f"  {line.label}: {before} {unit} in {first - 1} is measured, {after} {unit} in "
                f"{first} follows from shares of GDP published in editions that are not revised "
                "to one another. Part of the step is an artefact."
            )
