"""Charts of a comparison: every scenario in its colour, no label on another, one scale a row."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from foedus.analyse.compare import simulate_each
from foedus.analyse.comparison import Comparison, compared
from foedus.model.variables import INDICATORS
from foedus.present import style
from foedus.present.compare_charts import (
    colours_of,
    course_chart,
    draw_comparison,
    groups,
    overview,
    region_courses,
)
from foedus.present.compare_table import table_lines
from foedus.present.difference_charts import difference_chart
from foedus.present.labels import apart
from foedus.present.moment import Moment

TODAY = Moment(2026.9)
TWO = ("baseline", "us-retrenches")
SIX = (
    "baseline",
    "us-retrenches",
    "us-stays+hague-kept+russia-escalates",
    "us-retrenches+europe-stalls+ceasefire",
    "hague-kept",
    "ceasefire",
)


def comparison_of(system: Any, *names: str, until: int = 2032) -> Comparison:
    return compared(system, names, simulate_each(system, names, 64, 1, until=until))


@pytest.fixture(scope="module")
def two(system: Any) -> Comparison:
    return comparison_of(system, *TWO)


@pytest.fixture(scope="module")
def six(system: Any) -> Comparison:
    return comparison_of(system, *SIX)


@pytest.fixture(scope="module")
def overview_of_six(six: Comparison) -> Figure:
    return overview(six, TODAY)


def figures_of(comparison: Comparison) -> Iterator[Figure]:
    """Yield every chart of a comparison but its overview."""
    for lines in groups(comparison).values():
        draw = course_chart if len(lines) == 1 else region_courses
        yield draw(comparison, lines, TODAY)
        yield difference_chart(comparison, lines, colours_of(comparison), TODAY)


def test_every_chart_of_two_is_readable(two: Comparison, assert_readable: Any) -> None:
    assert_readable(overview(two, TODAY))
    for figure in figures_of(two):
        assert_readable(figure)


def test_every_chart_of_six_is_readable(
    six: Comparison, overview_of_six: Figure, assert_readable: Any
) -> None:
    assert_readable(overview_of_six)
    for figure in figures_of(six):
        assert_readable(figure)


@pytest.mark.parametrize("until", [2025, 2026])
def test_charts_of_a_short_run_are_readable(until: int, system: Any, assert_readable: Any) -> None:
    comparison = comparison_of(system, *TWO, until=until)
    assert_readable(overview(comparison, TODAY))
    (line,) = groups(comparison)["european_share"]
    assert_readable(course_chart(comparison, (line,), TODAY))
    assert_readable(difference_chart(comparison, (line,), colours_of(comparison), TODAY))


def test_a_scenario_against_itself_is_drawn_as_no_change(system: Any, assert_readable: Any) -> None:
    same = comparison_of(system, "baseline", "baseline")
    (line,) = groups(same)["european_share"]
    figure = difference_chart(same, (line,), colours_of(same), TODAY)
    assert_readable(figure)
    assert "no change" in [text.get_text() for axes in figure.axes for text in axes.texts]


def test_colours_are_those_of_okabe_and_ito_and_differ(six: Comparison) -> None:
    colours = list(colours_of(six).values())
    assert len(set(colours)) == 6
    assert colours == list(style.SCENARIOS)


def test_a_course_chart_has_a_median_and_a_band_for_each_and_one_history(six: Comparison) -> None:
    (line,) = groups(six)["european_share"]
    (axes,) = course_chart(six, (line,), TODAY).axes
    drawn = {to_hex(one.get_color()).upper(): one for one in axes.lines}
    for name, colour in colours_of(six).items():
        end = six.of("european_share")[name].quantiles[0.5][-1]
        assert drawn[colour.upper()].get_ydata()[-1] == end
    assert len(axes.collections) == 6
    history = [one for one in axes.lines if list(one.get_xdata()) == list(line.history.years)]
    assert len(history) == 1


def test_each_label_tells_the_last_median_and_the_name(two: Comparison) -> None:
    (line,) = groups(two)["european_share"]
    (axes,) = course_chart(two, (line,), TODAY).axes
    told = {text.get_text() for text in axes.texts}
    for name, one in two.of("european_share").items():
        assert f"{one.quantiles[0.5][-1]:.1f} {name}" in told


def test_a_difference_chart_has_two_bands_and_a_line_at_zero(two: Comparison) -> None:
    (line,) = groups(two)["us_troops_in_europe"]
    (axes,) = difference_chart(two, (line,), colours_of(two), TODAY).axes
    assert sorted(one.get_alpha() for one in axes.collections) == [style.BAND_90, style.BAND_50]
    assert [0, 0] in [list(one.get_ydata()) for one in axes.lines]
    low, high = axes.get_ylim()
    gap = two.gaps["us_troops_in_europe"]["us-retrenches"]
    assert low < gap.quantiles[0.05].min()
    assert high > 0
    told = [text.get_text() for text in axes.texts]
    assert f"clear from {gap.clear_from}" in told


def test_each_row_of_the_overview_is_on_one_scale(overview_of_six: Figure) -> None:
    rows: dict[float, set[tuple[float, float]]] = {}
    for axes in overview_of_six.axes:
        rows.setdefault(round(axes.get_position().y0, 4), set()).add(axes.get_ylim())
    assert len(rows) == len([one for one in INDICATORS if not one.dims])
    assert all(len(scales) == 1 for scales in rows.values())


def test_a_unit_a_source_and_the_day_stand_on_every_course_chart(two: Comparison) -> None:
    earlier = Moment(2022.04, "as of 2022-01-15")
    for name, lines in groups(two).items():
        if len(lines) == 1:
            figure = course_chart(two, lines, earlier)
            words = " ".join(
                " ".join(text.get_text().split()) for text in (*figure.texts, *figure.axes[0].texts)
            )
            assert f"History: {lines[0].indicator.history}" in words, name
            assert lines[0].indicator.unit in words or lines[0].indicator.unit == "allies"
            assert "as of 2022-01-15" in words
            assert "today" not in words


def test_one_file_a_chart(two: Comparison, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "DOTS", 20)  # coarse: here files are counted
    draw_comparison(two, TODAY, tmp_path)
    names = {one.name for one in INDICATORS}
    wanted = {"overview.png", *(f"{n}.png" for n in names), *(f"{n}-difference.png" for n in names)}
    assert {path.name for path in tmp_path.iterdir()} == wanted


@settings(max_examples=200, derandomize=True, database=None)
@given(some.lists(some.tuples(some.floats(-1, 2), some.floats(0.02, 0.15)), max_size=6))
def test_labels_never_overlap_stay_inside_and_keep_their_order(
    wanted: list[tuple[float, float]],
) -> None:
    places, rooms = [one for one, _ in wanted], [room for _, room in wanted]
    found = apart(places, rooms)
    order = sorted(range(len(found)), key=lambda one: found[one])
    for below, above in itertools.pairwise(order):
        assert found[above] - found[below] >= (rooms[above] + rooms[below]) / 2 - 1e-9
        assert places[above] >= places[below]
    for place, room in zip(found, rooms, strict=True):
        assert place - room / 2 >= -1e-9
        assert place + room / 2 <= 1 + 1e-9


@pytest.mark.parametrize("width", [80, 100, 126])
def test_a_table_fits_the_terminal_and_keeps_the_difference(two: Comparison, width: int) -> None:
    lines = [
        line.strip("\n").replace("[bold]", "").replace("[/bold]", "")
        for line in table_lines(two, 2030, width, early=False)
    ]
    assert max(map(len, lines)) <= width
    heading = lines[0]
    assert all(name in heading for name in ("2030", "median", "difference", "clear from"))
    assert ("half of runs" in heading) == (width == 126)
