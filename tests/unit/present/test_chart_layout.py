"""The layout of every chart: no words run out of the figure, and none lie on others."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import foedus
from foedus.analyse.history import Measured
from foedus.analyse.summarise import Line, Summary, summarise
from foedus.present.charts import fan_chart, small_multiples

TODAY = 2026.9
SLACK = 0.5  # pixels


def words_in(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    """Yield every text that is drawn, tick labels included, with the box it takes up."""
    renderer = figure.canvas.get_renderer()
    for text in all_texts(figure):
        if text.get_visible() and text.get_text().strip():
            yield text.get_text(), text.get_window_extent(renderer)


def all_texts(figure: Figure) -> Iterator[Text]:
    yield from figure.texts
    for axes in figure.axes:
        yield from axes.texts
        yield from (axes.title, axes._left_title, axes._right_title)
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if low <= tick.get_loc() <= high:
                    yield tick.label1


def assert_readable(figure: Figure) -> None:
    figure.canvas.draw()
    words = list(words_in(figure))
    assert len(words) > 6
    whole = figure.bbox
    for text, box in words:
        inside = (box.x0 >= 0, box.y0 >= 0, box.x1 <= whole.width, box.y1 <= whole.height)
        assert all(inside), f"{text!r} runs out of the figure: {box} in {whole}"
    for (text, box), (other, another) in itertools.combinations(words, 2):
        assert not overlap(box, another), f"{text!r} lies on {other!r}"


def overlap(box: Bbox, other: Bbox) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    along = min(box.y1, other.y1) - max(box.y0, other.y0)
    return bool(across > SLACK and along > SLACK)


def figures_of(
    scenario: Summary, baseline: Summary | None, today: float
) -> Iterator[tuple[str, Figure]]:
    """Yield the figure of each indicator, those of regions together."""
    pairs = [
        (line, next((b for b in baseline.lines if b.name == line.name), None) if baseline else None)
        for line in scenario.lines
    ]
    for name, group in itertools.groupby(pairs, lambda pair: pair[0].indicator.name):
        lines, others = zip(*group, strict=True)
        if len(lines) == 1:
            yield name, fan_chart(lines[0], others[0], scenario.scenario, today)
        else:
            yield name, small_multiples(lines, others, scenario.scenario, today)


def test_every_chart_of_a_scenario_is_readable(summaries: Any) -> None:
    figures = dict(figures_of(summaries["us-retrenches"], summaries["baseline"], TODAY))
    assert len(figures) == 11
    for figure in figures.values():
        assert_readable(figure)


def test_every_chart_of_the_baseline_is_readable(summaries: Any) -> None:
    for _, figure in figures_of(summaries["baseline"], None, TODAY):
        assert_readable(figure)


@pytest.mark.parametrize("until", [2025, 2026, 2028])
def test_charts_of_a_short_run_are_readable(until: int, system: Any) -> None:
    runs = {
        name: summarise(system, foedus.simulate(system, name, 64, until=until))
        for name in ("baseline", "us-retrenches")
    }
    for _, figure in figures_of(runs["us-retrenches"], runs["baseline"], TODAY):
        assert_readable(figure)


@pytest.mark.parametrize("day", [date(1996, 6, 1), date(2005, 6, 1), date(2015, 6, 1)], ids=str)
def test_charts_as_of_an_early_day_are_readable(day: date) -> None:
    system = foedus.load(as_of=day)
    summary = summarise(system, foedus.simulate(system, "baseline", 64))
    for _, figure in figures_of(summary, None, day.year + 0.5):
        assert_readable(figure)


def test_an_early_day_leaves_some_indicators_unprojected_or_unmeasured() -> None:
    system = foedus.load(as_of=date(2005, 6, 1))
    summary = summarise(system, foedus.simulate(system, "baseline", 64))
    assert any(not line.years or not line.history.years for line in summary.lines)
    assert any(line.years and line.history.years for line in summary.lines)


@pytest.fixture
def line(summaries: Any) -> Line:
    return summaries["us-retrenches"].line("european_share")


def ending_at(line: Line, end: float, spread: float = 8.0) -> Line:
    """Return the line with its ranges bent so that the median ends at a value."""
    count = len(line.years)
    start = line.history.values[-1]
    course = np.linspace(start, end, count + 1)[1:]
    levels = {0.05: -spread, 0.25: -spread / 2, 0.5: 0.0, 0.75: spread / 2, 0.95: spread}
    width = np.linspace(0, 1, count)
    return replace(line, quantiles={q: course + by * width for q, by in levels.items()})


@pytest.mark.parametrize("end", [2.0, 35.0, 90.0])
@pytest.mark.parametrize("apart", [-20, -6, -3, -1.5, -0.5, 0, 0.5, 1.5, 3, 6, 20])
def test_the_labels_at_the_ends_never_lie_on_each_other(
    line: Line, end: float, apart: float
) -> None:
    other = ending_at(line, end + apart)
    assert_readable(fan_chart(ending_at(line, end), other, "us-retrenches", TODAY))


@pytest.mark.parametrize("factor", [1, 100, 1000])
def test_large_numbers_fit(line: Line, factor: int) -> None:
    history = line.history
    values = tuple(value * factor / 10 for value in history.values)
    large = replace(line, history=replace(history, values=values), beside=())
    large = ending_at(large, 9.99 * factor, spread=factor)
    assert_readable(fan_chart(large, large, "us-retrenches", TODAY))


def test_many_rival_definitions_fit(line: Line) -> None:
    rivals = (*line.beside, *line.beside[:1])
    assert_readable(fan_chart(replace(line, beside=rivals), line, "us-retrenches", TODAY))


def test_a_long_name_of_a_scenario_fits(line: Line) -> None:
    name = "the-united-states-retrench-and-the-european-union-answers-with-a-force-of-its-own"
    assert_readable(fan_chart(line, line, name, TODAY))


def test_a_line_without_history_is_readable(line: Line) -> None:
    bare = replace(line, history=Measured("", "%", (), (), ""), beside=())
    assert_readable(fan_chart(bare, bare, "us-retrenches", TODAY))


@pytest.mark.parametrize("count", [2, 3, 4, 7])
def test_any_number_of_regions_fits(count: int, summaries: Any) -> None:
    lines = [one for one in summaries["baseline"].lines if one.name.startswith("threat")][:count]
    assert len(lines) == count
    assert_readable(small_multiples(lines, [None] * count, "baseline", TODAY))
