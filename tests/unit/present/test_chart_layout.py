"""The layout of every chart: no words run out of the figure, and none lie on others."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

import foedus
from foedus.analyse.measured import Measured
from foedus.analyse.summarise import Line, Summary, summarise
from foedus.model.variables import INDICATORS
from foedus.present.charts import fan_chart
from foedus.present.moment import Moment
from foedus.present.regions_chart import regions_chart

TODAY = Moment(2026.9)


def figures_of(
    scenario: Summary, baseline: Summary | None, today: Moment
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
            yield name, regions_chart(lines, others, scenario.scenario, today)


def test_every_chart_of_a_scenario_is_readable(assert_readable: Any, summaries: Any) -> None:
    figures = dict(figures_of(summaries["us-retrenches"], summaries["baseline"], TODAY))
    assert set(figures) == {one.name for one in INDICATORS}
    for figure in figures.values():
        assert_readable(figure)


def test_every_chart_of_the_baseline_is_readable(assert_readable: Any, summaries: Any) -> None:
    for _, figure in figures_of(summaries["baseline"], None, TODAY):
        assert_readable(figure)


@pytest.mark.parametrize("until", [2025, 2026, 2028])
def test_charts_of_a_short_run_are_readable(assert_readable: Any, until: int, system: Any) -> None:
    runs = {
        name: summarise(system, foedus.simulate(system, name, 64, until=until))
        for name in ("baseline", "us-retrenches")
    }
    for _, figure in figures_of(runs["us-retrenches"], runs["baseline"], TODAY):
        assert_readable(figure)


@pytest.mark.parametrize("day", [date(1998, 6, 1), date(2005, 6, 1), date(2015, 6, 1)], ids=str)
def test_charts_as_of_an_early_day_are_readable(assert_readable: Any, day: date) -> None:
    system = foedus.load(as_of=day)
    summary = summarise(system, foedus.simulate(system, "baseline", 64))
    for _, figure in figures_of(summary, None, Moment(day.year + 0.5, f"as of {day}")):
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
    assert_readable: Any, line: Line, end: float, apart: float
) -> None:
    other = ending_at(line, end + apart)
    assert_readable(fan_chart(ending_at(line, end), other, "us-retrenches", TODAY))


@pytest.mark.parametrize("factor", [1, 100, 1000])
def test_large_numbers_fit(assert_readable: Any, line: Line, factor: int) -> None:
    history = line.history
    values = tuple(value * factor / 10 for value in history.values)
    large = replace(line, history=replace(history, values=values), beside=())
    large = ending_at(large, 9.99 * factor, spread=factor)
    assert_readable(fan_chart(large, large, "us-retrenches", TODAY))


def test_many_rival_definitions_fit(assert_readable: Any, line: Line) -> None:
    rivals = (*line.beside, *line.beside[:1])
    assert_readable(fan_chart(replace(line, beside=rivals), line, "us-retrenches", TODAY))


def test_a_long_name_of_a_scenario_fits(assert_readable: Any, line: Line) -> None:
    name = "the-united-states-retrench-and-the-european-union-answers-with-a-force-of-its-own"
    assert_readable(fan_chart(line, line, name, TODAY))


def test_a_line_without_history_is_readable(assert_readable: Any, line: Line) -> None:
    bare = replace(line, history=Measured("", "%", (), (), ""), beside=())
    assert_readable(fan_chart(bare, bare, "us-retrenches", TODAY))


@pytest.mark.parametrize("count", [2, 3, 4, 7])
def test_any_number_of_regions_fits(assert_readable: Any, count: int, summaries: Any) -> None:
    lines = [one for one in summaries["baseline"].lines if one.name.startswith("threat")][:count]
    assert len(lines) == count
    assert_readable(regions_chart(lines, [None] * count, "baseline", TODAY))
