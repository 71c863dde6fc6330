"""Charts: a page for each group of indicators, and a chart of its own for each headline.

The regions of one indicator share a chart. Asked for every chart, each indicator has its own.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.analyse.summarise import Line, Summary
from foedus.model.variable import Indicator
from foedus.present import style
from foedus.present.fan import draw_fan, dress, label_ends
from foedus.present.figure import FOOTNOTE, new_figure, save, write_words
from foedus.present.moment import Moment
from foedus.present.regions_chart import regions_chart
from foedus.present.sentences import HEADLINES, named, number
from foedus.present.sheet import sheet
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from matplotlib.figure import Figure

Job = tuple[Callable[..., None], tuple[Any, ...]]


def draw_charts(
    scenario: Summary,
    baseline: Summary | None,
    today: Moment,
    folder: Path,
    pool: "Executor | None" = None,
    every: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> None:
    """Write the charts of a run as PNG into a folder; with a pool its workers help.

    every       draw a chart of its own for each indicator, not for headlines alone
    meanwhile   called once when the workers have begun, for work that can be done aside
    """
    shown: dict[str, list[Line]] = {}
    for line in scenario.lines:
        if line.years or line.history.years:
            shown.setdefault(line.indicator.name, []).append(line)
    paged = pages(lines[0].indicator for lines in shown.values())
    jobs: list[Job] = []
    for group, names in paged.items():
        lines = [line for name in names for line in shown[name]]
        beside = [_same(baseline, line) for line in lines]
        file = folder / f"{page_name(group)}.png"
        jobs.append((draw_page, (group, lines, beside, scenario.scenario, today, file)))
    on_pages = {name for names in paged.values() for name in names}
    for name, lines in shown.items():
        if every or name in HEADLINES or name not in on_pages:
            beside = [_same(baseline, line) for line in lines]
            file = folder / f"{name}.png"
            jobs.append((draw_chart, (lines, beside, scenario.scenario, today, file)))
    if pool is None:
        if meanwhile is not None:
            meanwhile()
        for draw, given in jobs:
            draw(*given)
        return
    _draw_together(jobs, pool, meanwhile)


def _draw_together(
    jobs: Sequence[Job], pool: "Executor", meanwhile: Callable[[], object] | None
) -> None:
    """Draw with the workers: they take charts from the front, this process from the back."""
    left = deque(jobs)
    handed: list[Future[None]] = []

    def hand_out() -> None:
        while left and sum(not one.done() for one in handed) < (os.cpu_count() or 1):
            draw, given = left.popleft()
            handed.append(pool.submit(draw, *given))

    hand_out()
    if meanwhile is not None:
        meanwhile()
    while left:
        hand_out()
        if left:
            draw, given = left.pop()
            draw(*given)
    for future in handed:
        future.result()


def pages(indicators: Iterable[Indicator]) -> dict[str, list[str]]:
    """Return the names of the indicators on each page, by group.

    An indicator by region has a chart of its own, and so has one that is alone in its group.
    """
    found: dict[str, list[str]] = {}
    for one in indicators:
        if not one.dims:
            found.setdefault(one.group, []).append(one.name)
    return {group: names for group, names in found.items() if len(names) > 1}


def page_name(group: str) -> str:
    """Return the name of the file of a page; no indicator has a hyphen in its name."""
    return f"group-{group}"


def possible_files(indicators: Iterable[Indicator]) -> Iterator[str]:
    """Yield the names of all files that some run may draw."""
    for one in indicators:
        yield f"{one.name}.png"
        yield f"{page_name(one.group)}.png"


def draw_page(
    group: str,
    lines: list[Line],
    baseline: list[Line | None],
    scenario: str,
    today: Moment,
    file: Path,
) -> None:
    """Write the page of a group."""
    save(sheet(group, lines, baseline, scenario, today), file)


def draw_chart(
    lines: list[Line], baseline: list[Line | None], scenario: str, today: Moment, file: Path
) -> None:
    """Write the chart of one indicator, of all its regions if it has any."""
    figure = (
        fan_chart(lines[0], baseline[0], scenario, today)
        if len(lines) == 1
        else regions_chart(lines, baseline, scenario, today)
    )
    save(figure, file)


def fan_chart(line: Line, baseline: Line | None, scenario: str, today: Moment) -> "Figure":
    """Return the chart of one indicator: history, ranges, median and the baseline's median."""
    figure = new_figure(style.HEIGHT)
    axes = figure.add_axes((0.085, 0.22, 0.745, 0.58))
    dress(axes)
    draw_fan(axes, line, baseline, today)
    label_ends(axes, line, baseline, today)
    rivals = zip(style.RIVAL_WORDS, line.beside, strict=False)
    beside = "; ".join(f"{word}, {one.label}" for word, one in rivals)
    grey = f" Thin grey: {beside}." if beside else ""
    caution = f"{line.indicator.caution} " if line.indicator.caution else ""
    foot = f"{caution}History: {line.indicator.history}.{grey} {FOOTNOTE}"
    write_words(figure, named(line), sentence(line, scenario), foot)
    return figure


def sentence(line: Line, scenario: str) -> str:
    """Return what the chart shows, in one sentence."""
    if not line.years:
        return "Not projected: there is nothing to start from on this day."
    spread = line.at(line.years[-1])
    assert spread is not None
    low, median, high = (number(spread[q], line.indicator.places) for q in (LOW, MEDIAN, HIGH))
    where = f"{scenario}, {line.years[-1]}"
    if low == high:
        return f"{where}: {median} in at least 9 of 10 runs."
    return f"{where}: in 9 of 10 runs between {low} and {high}, median {median}."


def _same(baseline: Summary | None, line: Line) -> Line | None:
    if baseline is None:
        return None
    return next((one for one in baseline.lines if one.name == line.name), None)
