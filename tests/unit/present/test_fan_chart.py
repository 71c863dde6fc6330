"""What a fan chart shows: words around it, and lines and bands in the colours of the house."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from foedus.analyse.measured import Measured
from foedus.analyse.summarise import Line
from foedus.present import charts
from foedus.present.charts import draw_charts, fan_chart, sentence
from foedus.present.fan import from_history, with_gaps
from foedus.present.moment import Moment
from foedus.present.regions_chart import regions_chart
from foedus.present.sentences import number
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

TODAY = Moment(2026.9)
BLUE, GREY = "#0072b2", "#8a94a3"


@pytest.fixture
def line(summaries: Any) -> Line:
    return summaries["us-retrenches"].line("european_share")


@pytest.fixture
def baseline(summaries: Any) -> Line:
    return summaries["baseline"].line("european_share")


@pytest.fixture
def figure(line: Line, baseline: Line) -> Figure:
    return fan_chart(line, baseline, "us-retrenches", TODAY)


def words_of(figure: Figure) -> list[str]:
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    return [" ".join(text.get_text().split()) for text in texts]


def lines_of(figure: Figure, colour: str, style: str) -> list[Line2D]:
    (axes,) = figure.axes
    return [
        one
        for one in axes.lines
        if to_hex(one.get_color()) == colour and one.get_linestyle() == style
    ]


def test_the_title_is_the_label_with_its_unit(figure: Figure) -> None:
    assert "European share of allied spending, %" in words_of(figure)


def test_a_sentence_says_the_range_in_words(figure: Figure, line: Line) -> None:
    low, median, high = (f"{line.quantiles[level][-1]:.1f}" for level in (0.05, 0.5, 0.95))
    said = f"us-retrenches, 2040: in 9 of 10 runs between {low} and {high}, median {median}."
    assert said in words_of(figure)
    assert sentence(line, "us-retrenches") == said


def test_a_footnote_says_where_the_history_is_from_and_what_the_bands_leave_out(
    figure: Figure, line: Line
) -> None:
    (foot,) = (words for words in words_of(figure) if words.startswith("History: "))
    assert line.indicator.history in foot
    assert "Bands hold half and nine tenths of the runs" in foot
    assert "not what the model leaves out" in foot
    assert all(one.label in foot for one in line.beside)


def test_the_history_is_a_nearly_black_line_through_the_measured_values(
    figure: Figure, line: Line
) -> None:
    (axes,) = figure.axes
    dark = [one for one in axes.lines if max(to_rgb(one.get_color())) < 0.2]
    assert len(dark) == 1
    assert list(dark[0].get_xdata()) == list(line.history.years)
    assert list(dark[0].get_ydata()) == list(line.history.values)


def test_a_computed_history_does_not_look_like_a_measured_one(line: Line) -> None:
    computed = replace(line, history=replace(line.history, computed=True))
    (axes,) = fan_chart(computed, None, "baseline", TODAY).axes
    assert [one for one in axes.lines if max(to_rgb(one.get_color())) < 0.2] == []


def test_the_median_is_a_thick_blue_line_that_joins_the_history(figure: Figure, line: Line) -> None:
    (median,) = lines_of(figure, BLUE, "-")
    assert median.get_linewidth() == 2.2
    assert list(median.get_xdata()) == [line.history.years[-1], *line.years]
    assert median.get_ydata()[0] == line.history.values[-1]
    assert median.get_ydata()[-1] == line.quantiles[0.5][-1]


def test_two_bands_hold_half_and_nine_tenths_and_none_holds_all(figure: Figure, line: Line) -> None:
    (axes,) = figure.axes
    bands = {one.get_alpha(): one for one in axes.collections if isinstance(one, PolyCollection)}
    assert set(bands) == {0.28, 0.16}
    for opacity, low, high in ((0.28, 0.25, 0.75), (0.16, 0.05, 0.95)):
        assert to_hex(bands[opacity].get_facecolor()[0]) == BLUE
        points = bands[opacity].get_paths()[0].vertices
        at_end = points[points[:, 0] == line.years[-1]][:, 1]
        assert at_end.min() == line.quantiles[low][-1]
        assert at_end.max() == line.quantiles[high][-1]


def test_the_baseline_is_a_dashed_grey_line_without_a_band(figure: Figure, baseline: Line) -> None:
    (dashed,) = lines_of(figure, GREY, "--")
    assert dashed.get_linewidth() == 1.5
    assert dashed.get_ydata()[-1] == baseline.quantiles[0.5][-1]


def test_without_a_baseline_there_is_neither_its_line_nor_its_label(line: Line) -> None:
    alone = fan_chart(line, None, "baseline", TODAY)
    assert lines_of(alone, GREY, "--") == []
    assert not any("baseline" in words for words in words_of(alone) if "median" not in words)


def test_today_is_a_dotted_upright_line_with_its_name(figure: Figure) -> None:
    (axes,) = figure.axes
    upright = [one for one in axes.lines if list(one.get_xdata()) == [TODAY.year, TODAY.year]]
    assert [one.get_linestyle() for one in upright] == [":"]
    assert "today" in words_of(figure)


def test_both_ends_carry_their_number(figure: Figure, line: Line, baseline: Line) -> None:
    words = words_of(figure)
    assert f"{line.quantiles[0.5][-1]:.1f} median" in words
    assert f"{baseline.quantiles[0.5][-1]:.1f} baseline" in words


def test_years_have_no_thousands_mark(figure: Figure) -> None:
    figure.canvas.draw()
    years = [tick.get_text() for tick in figure.axes[0].get_xticklabels()]
    assert "2030" in years
    assert not any("," in year for year in years)


def test_rival_definitions_can_be_told_apart(figure: Figure, line: Line) -> None:
    (axes,) = figure.axes
    thin = [one for one in axes.lines if one.get_linewidth() == 0.9]
    assert len(thin) == len(line.beside) == len({one.get_linestyle() for one in thin})


def test_few_points_are_marked_and_many_are_not(summaries: Any) -> None:
    def marks(name: str) -> set[str]:
        line = summaries["baseline"].line(name)
        (axes,) = fan_chart(line, None, "baseline", TODAY).axes
        return {str(one.get_marker()) for one in axes.lines} - {"", "None"}

    assert marks("us_share_of_ukraine_aid") == {"o"}
    assert marks("european_share") == set()


def test_a_run_without_spread_says_so_instead_of_a_range(summaries: Any) -> None:
    troops = summaries["us-retrenches"].line("us_troops_in_europe")
    assert sentence(troops, "s") == "s, 2040: 40.0 in at least 9 of 10 runs."


def emptied(line: Line) -> Line:
    nothing = {level: np.zeros(0) for level in line.quantiles}
    return replace(line, years=(), quantiles=nothing, rests_on={})


def unmeasured(line: Line) -> Line:
    return replace(line, history=Measured("", line.history.unit, (), (), ""), beside=())


def test_an_indicator_without_a_projection_shows_its_history_and_says_so(line: Line) -> None:
    figure = fan_chart(emptied(line), None, "baseline", TODAY)
    figure.canvas.draw()
    assert any(words.startswith("Not projected") for words in words_of(figure))
    assert not any("median" in words for words in words_of(figure))
    assert len(figure.axes[0].collections) == 0


def test_an_indicator_without_a_history_starts_with_its_projection(line: Line) -> None:
    figure = fan_chart(unmeasured(line), None, "baseline", TODAY)
    figure.canvas.draw()
    (median,) = lines_of(figure, BLUE, "-")
    assert list(median.get_xdata()) == list(line.years)


def test_regions_with_no_history_or_no_projection_or_neither_are_drawn(summaries: Any) -> None:
    lines = [one for one in summaries["baseline"].lines if one.name.startswith("threat")][:3]
    odd = [emptied(lines[0]), unmeasured(lines[1]), unmeasured(emptied(lines[2]))]
    for some in (odd, [odd[2]], odd[:1]):
        figure = regions_chart(some, [None] * len(some), "baseline", TODAY)
        figure.canvas.draw()
        names = [text.get_text() for text in figure.texts]
        assert all(line.label.partition(": ")[2] in names for line in some)


def test_regions_share_one_scale_and_one_file(summaries: Any, tmp_path: Any) -> None:
    summary = summaries["baseline"]
    lines = [one for one in summary.lines if one.name.startswith("threat")]
    figure = regions_chart(lines, [None] * len(lines), "baseline", TODAY)
    assert len(lines) > 3
    words = [text.get_text() for text in figure.texts]
    for line in lines:
        assert line.label.partition(": ")[2] in words
    years = [word for word in words if word.isdigit()]
    assert {years.count(year) for year in years} == {len(lines)}
    medians = [
        one.get_segments()[0][:, 1]
        for one in figure.artists
        if isinstance(one, LineCollection) and to_hex(one.get_color()[0]) == BLUE
    ]
    inches = [float(np.ptp(course)) for course in medians]
    values = [float(np.ptp(from_history(one, one.quantiles[MEDIAN]))) for one in lines]
    assert np.allclose(np.divide(inches, max(inches)), np.divide(values, max(values)))
    draw_charts(replace(summary, lines=tuple(lines)), None, TODAY, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["threat.png"]


def test_each_region_has_its_range_and_last_median_beside_that_of_the_baseline(
    summaries: Any,
) -> None:
    lines, beside = (
        [one for one in summaries[name].lines if one.name.startswith("threat")]
        for name in ("us-retrenches", "baseline")
    )
    words = words_of(regions_chart(lines, beside, "us-retrenches", TODAY))
    for line, other in zip(lines, beside, strict=True):
        low, high = (number(float(line.quantiles[q][-1]), 2) for q in (LOW, HIGH))
        assert any(text.startswith(f"{line.years[-1]}: {low} ") and high in text for text in words)
        for one in (line, other):
            assert number(float(one.quantiles[MEDIAN][-1]), 2) in words
    assert any("grey that of the baseline. Dotted: the day of the run." in text for text in words)
    alone = words_of(regions_chart(lines, [None] * len(lines), "us-retrenches", TODAY))
    assert not any("that of the baseline" in text for text in alone)


def test_workers_and_this_process_draw_each_chart_once(
    summaries: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    for name in ("draw_page", "draw_chart"):
        monkeypatch.setattr(charts, name, lambda *given: drawn.append(given[-1].name))
    draw_charts(summaries["baseline"], None, TODAY, tmp_path)
    alone = sorted(drawn)
    drawn.clear()
    with ThreadPoolExecutor(1) as pool:
        given = summaries["baseline"], None, TODAY, tmp_path, pool
        draw_charts(*given, meanwhile=lambda: drawn.append("aside"))
    assert sorted(drawn) == sorted(["aside", *alone])
    assert len(set(alone)) == len(alone) > 10


def test_a_history_breaks_where_years_have_no_value(summaries: Any) -> None:
    line = next(one for one in summaries["baseline"].lines if one.name == "adoption")
    gaps = int((np.diff(line.history.years) > 1).sum())
    assert gaps > 0
    years, values = with_gaps(line.history.years, line.history.values)
    assert np.isnan(values).sum() == gaps
    assert np.array_equal(years[np.isfinite(years)], line.history.years)
    figure = fan_chart(line, None, "baseline", TODAY)
    (course,) = (one for one in figure.axes[0].lines if np.isnan(np.asarray(one.get_ydata())).any())
    assert np.isnan(np.asarray(course.get_xdata(), float)).sum() == gaps


def test_carried_years_are_dotted_and_no_range_starts_from_them(summaries: Any) -> None:
    line = summaries["baseline"].line("rival_import_share")
    figure = fan_chart(line, None, "baseline", TODAY)
    (axes,) = figure.axes
    black = [one for one in axes.lines if max(to_rgb(one.get_color())) < 0.2]
    assert [max(one.get_xdata()) for one in black] == [2016]
    dotted = [one for one in axes.lines if one.get_linestyle() == ":" and len(one.get_xdata()) > 2]
    assert [(min(one.get_xdata()), max(one.get_xdata())) for one in dotted] == [(2016, 2024)]
    (median,) = lines_of(figure, BLUE, "-")
    assert min(median.get_xdata()) == 2025
    assert any("Not measured after the last year" in text for text in words_of(figure))
