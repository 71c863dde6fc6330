"""The tables that `foedus compare` prints: each scenario's value, and what it adds to the first."""

from collections.abc import Iterator, Sequence

from foedus.analyse.clear import CLEAR
from foedus.analyse.comparison import Comparison, Gap
from foedus.analyse.difference import JUDGED, SET, UNMOVED
from foedus.analyse.summarise import Line
from foedus.facts.system import System
from foedus.present.run_table import (
    FEW_RUNS,
    LEFT_OUT,
    MARKS,
    UNMARKED,
    carried_note,
    cautions,
    edition_notes,
    last_measured,
    literal,
    new_console,
)
from foedus.present.sentences import (
    HEADLINES,
    chance,
    changes_in_words,
    named,
    number,
    signed,
    with_unit,
)
from foedus.present.told_years import focal_year
from foedus.simulate.lineage import question_of
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

WIDTH = 126  # characters, where the terminal does not say
DROPPED = ("half of runs", "equal", "nine tenths", "above")  # first to go on a narrow terminal
GAP = 3  # characters between columns
NO_CHANGE = "no change"


def years_shown(comparison: Comparison) -> tuple[int, ...]:
    """Return the year in which the changes of all have arrived, and the last."""
    focal = max(
        (focal_year(one) for one in comparison.summaries.values() if one.card["changes"]),
        default=focal_year(comparison.summaries[comparison.reference]),
    )
    return tuple(dict.fromkeys((focal, int(comparison.card["last_year"]))))


def print_comparison(system: System, comparison: Comparison) -> None:
    """Print questions, the answer in sentences, a table per year, and what marks mean."""
    console = new_console(WIDTH)
    card, years = comparison.card, years_shown(comparison)
    console.print(f"[bold]{', '.join(comparison.others)} against {comparison.reference}[/bold]")
    for name in comparison.summaries:
        console.print(f"  {name}: {literal(question_of(system, name))}")
    console.print(
        f"{card['runs']:,} runs, seed {card['seed']}, as of {card['as_of']}; compared run by run "
        "on the same draws: a difference is the median of those of the runs."
    )
    if card["runs"] < FEW_RUNS:
        console.print(f"Few runs: ranges are rough below {FEW_RUNS}.")
    for text in (*_apart(comparison, years[0]), *_answer(comparison, HEADLINES, years[-1])):
        console.print(text)
    for year in years:
        for text in table_lines(comparison, year, console.width, early=year == years[0]):
            console.print(text, soft_wrap=True)
    console.print()
    for text in (*_notes(comparison), *_changes(comparison)):
        console.print(text)
    reference = comparison.summaries[comparison.reference]
    for text in (*edition_notes(system, reference), *cautions(reference.lines)):
        console.print(text)
    console.print(f"\n{LEFT_OUT}")


def _apart(comparison: Comparison, year: int) -> Iterator[str]:
    """Yield what scenarios that move no headline do move, in the year of the changes."""
    moved: dict[str, None] = {}
    for scenario in comparison.others:
        gaps = {line.name: comparison.gaps[line.name][scenario] for line in comparison.lines}
        if all(gaps[name].rests_on == UNMOVED for name in HEADLINES):
            sure = {
                name: one.surely(year)
                for name, one in gaps.items()
                if one.rests_on != UNMOVED and year in one.years
            }
            moved |= dict.fromkeys(sorted(sure, key=lambda name: -sure[name])[: len(HEADLINES)])
    yield from _answer(comparison, tuple(moved), year)


def _answer(comparison: Comparison, names: Sequence[str], year: int) -> Iterator[str]:
    """Yield lines in sentences, with what each scenario adds."""
    for name in names:
        line = comparison.summaries[comparison.reference].line(name)
        spread = line.at(year)
        if spread is None:
            continue
        p, unit = line.indicator.places, line.indicator.unit
        value = with_unit(number(spread[MEDIAN], p), unit)
        told = "; ".join(
            _in_words(line, gap, year)
            for gap in comparison.gaps[name].values()
            if year in gap.years
        )
        yield f"• {line.label} in {year}: {comparison.reference} {value}; {told}."


def _in_words(line: Line, gap: Gap, year: int) -> str:
    if gap.rests_on == UNMOVED:
        return f"{gap.scenario} {NO_CHANGE}"
    p, unit = line.indicator.places, line.indicator.unit
    median = with_unit(signed(gap.at(year)[MEDIAN], p + 1), "points" if unit == "%" else unit)
    above = chance(float(gap.chance_above[gap.years.index(year)]))
    return f"{gap.scenario} {median}{MARKS.get(gap.rests_on, '')}, above in {above} of runs"


def table_lines(comparison: Comparison, year: int, width: int, *, early: bool) -> Iterator[str]:
    """Yield a heading, then for each line its label and a row per scenario.

    early  tell lines that are not projected so far for their last year
    """
    headings = ["median", "nine tenths", "difference", "half of runs", "nine tenths"]
    headings += ["above", "equal", "clear from"]
    rows: list[tuple[str, list[str]]] = []
    for line in comparison.lines:
        ended = early and line.years and line.years[-1] < year
        shown_year = line.years[-1] if ended else year
        if line.at(shown_year) is not None:
            known = last_measured(line.history, line.indicator.places)
            when = f", [bold]in {shown_year}[/bold]" if ended else ""
            rows.append((f"[bold]{named(line)}[/bold]{when}, last known {known}", []))
            rows += [(f"  {name}", cells) for name, cells in _rows(comparison, line, shown_year)]
    first = max(len(name) for name, cells in rows if cells)
    shown = _columns(headings, [cells for _, cells in rows], width - first)
    yield f"\n[bold]{year:<{first}}[/bold]{_cells(headings, shown)}"
    for name, cells in rows:
        yield f"{name:<{first}}{_cells(cells, shown)}".rstrip()


def _columns(headings: list[str], rows: list[list[str]], width: int) -> dict[int, int]:
    """Return the width of each column that is shown; where there is no room some are left out."""
    shown = {
        place: GAP + max(len(heading), *(len(row[place]) for row in rows if place < len(row)))
        for place, heading in enumerate(headings)
    }
    for name in DROPPED:
        if sum(shown.values()) > width:
            shown.pop(headings.index(name))
    return shown


def _cells(cells: list[str], shown: dict[int, int]) -> str:
    return "".join(f"{cells[place]:>{shown[place]}}" for place in shown if place < len(cells))


def _rows(comparison: Comparison, line: Line, year: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the cells of each scenario: its value, then what it adds to the reference."""
    p = line.indicator.places
    yield comparison.reference, _value(line, year)
    for scenario, gap in comparison.gaps[line.name].items():
        other = comparison.summaries[scenario].line(line.name)
        yield scenario, [*_value(other, year), *gap_cells(gap, year, p)]


def _value(line: Line, year: int) -> list[str]:
    spread, p = line.at(year), line.indicator.places
    if spread is None:
        return ["–", ""]
    return [number(spread[MEDIAN], p), f"{number(spread[LOW], p)}–{number(spread[HIGH], p)}"]


def gap_cells(gap: Gap, year: int, places: int) -> list[str]:
    """Return a difference in a year: median, half, nine tenths, above, equal, clear from."""
    if gap.rests_on == UNMOVED or year not in gap.years:
        return [NO_CHANGE if year in gap.years else "–", "", "", "", "", ""]
    spread, place = gap.at(year), gap.years.index(year)
    low, lower, median, upper, high = (
        signed(spread[level], places + 1) for level in (LOW, LOWER, MEDIAN, UPPER, HIGH)
    )
    return [
        f"{median}{MARKS.get(gap.rests_on, '')}",
        f"{lower} to {upper}",
        f"{low} to {high}",
        chance(float(gap.chance_above[place])),
        chance(float(gap.chance_equal[place])),
        clear_words(gap),
    ]


def clear_words(gap: Gap) -> str:
    """Return from when on a difference is clear, in words."""
    return f"not by {gap.years[-1]}" if gap.clear_from is None else str(gap.clear_from)


def _notes(comparison: Comparison) -> Iterator[str]:
    yield "~ computed by the model's own formula at central parameters, not observed."
    yield from carried_note(comparison.lines)
    marks = {gap.rests_on for gaps in comparison.gaps.values() for gap in gaps.values()}
    yield (
        f"above, equal: share of runs in which a scenario lies above {comparison.reference}, and "
        "in which both are exactly the same. A tie counts as neither above nor below; where every "
        f"run of every year is a tie the table says “{NO_CHANGE}”."
    )
    yield f"clear from: {CLEAR}."
    if SET in marks:
        yield "= set by a scenario itself."
    if JUDGED in marks:
        yield (
            "† moves over judged links alone: cut those and nothing moves. An assumption of the "
            "model, no finding."
        )
    yield UNMARKED


def _changes(comparison: Comparison) -> Iterator[str]:
    for name, summary in comparison.summaries.items():
        if summary.card["changes"]:
            yield f"\n[bold]What {name} changes[/bold]"
            for text in changes_in_words(summary.card["changes"]):
                yield f"  {literal(text)}"
