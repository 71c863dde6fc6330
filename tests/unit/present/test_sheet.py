"""The page of a group: a small chart of each indicator with its numbers, sources and cautions."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from foedus.analyse.measured import Measured
from foedus.analyse.summarise import Line
from foedus.model.variables import INDICATORS
from foedus.present import style
from foedus.present.charts import page_name, pages
from foedus.present.moment import Moment
from foedus.present.run_table import by_group
from foedus.present.sentences import number
from foedus.present.sheet import sheet

TODAY = Moment(2026.9)
GROUPS = tuple(pages(INDICATORS))


def lines_of(summaries: Any, scenario: str, group: str) -> list[Line]:
    return [one for one in summaries[scenario].lines if one.indicator.group == group]


def page(summaries: Any, group: str) -> tuple[Figure, list[Line]]:
    lines = lines_of(summaries, "us-retrenches", group)
    return sheet(
        group, lines, lines_of(summaries, "baseline", group), "us-retrenches", TODAY
    ), lines


def words_of(figure: Figure) -> list[str]:
    return [" ".join(text.get_text().split()) for text in figure.texts]


@pytest.mark.parametrize("group", GROUPS)
def test_every_indicator_has_its_label_range_median_source_and_caution(
    group: str, summaries: Any
) -> None:
    figure, lines = page(summaries, group)
    words = words_of(figure)
    foot = next(text for text in words if text.startswith("History"))
    assert group.capitalize() in words
    for line in lines:
        assert any(text.startswith(line.label) for text in words)
        low, median, high = (
            number(float(line.quantiles[level][-1]), line.indicator.places)
            for level in (0.05, 0.5, 0.95)
        )
        told = f"{low} to {high} in" if low != high else f"{low} in at least"
        assert f"{line.years[-1]}: {told} 9 of 10 runs" in words
        assert median in words
        assert line.indicator.history in foot
        for sentence in line.indicator.caution.split(". "):
            assert sentence in foot
    assert "not what the model leaves out" in foot


@pytest.mark.parametrize("group", GROUPS)
def test_no_words_lie_on_others_or_outside_the_page(group: str, summaries: Any) -> None:
    figure, _ = page(summaries, group)
    figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in figure.texts]
    for place, (text, box) in enumerate(boxes):
        assert box.x0 >= 0, text
        assert box.x1 <= figure.bbox.width, text
        assert box.y0 >= 0, text
        for other, there in boxes[place + 1 :]:
            across = min(box.x1, there.x1) - max(box.x0, there.x0)
            up = min(box.y1, there.y1) - max(box.y0, there.y0)
            assert across <= 0 or up <= 2, (text, other)  # a box is a little higher than letters


def test_the_median_and_bands_end_where_the_quantiles_do(summaries: Any) -> None:
    figure, lines = page(summaries, "pledge")
    bands = [one for one in figure.artists if isinstance(one, PolyCollection)]
    assert len(bands) == 2 * len(lines)
    medians = [
        one
        for one in figure.artists
        if isinstance(one, LineCollection) and to_hex(one.get_color()[0]) == style.MEDIAN.lower()
    ]
    assert len(medians) == len(lines)
    for band, median, line in zip(bands[::2], medians, lines, strict=True):
        edge, end = band.get_paths()[0].vertices, median.get_segments()[0][-1]
        right = edge[np.isclose(edge[:, 0], end[0])][:, 1]
        low, middle, high = (float(line.quantiles[level][-1]) for level in (0.05, 0.5, 0.95))
        share = (end[1] - right.min()) / (right.max() - right.min())
        assert share == pytest.approx((middle - low) / (high - low))


def test_a_measured_history_is_nearly_black_and_a_computed_one_is_not(summaries: Any) -> None:
    figure, lines = page(summaries, "capability")
    drawn = [one for one in figure.artists if isinstance(one, Line2D)]
    for line, one in zip(lines, drawn, strict=True):
        assert one.get_color() == (style.MUTED if line.history.computed else style.INK)
    assert {line.history.computed for line in lines} == {True, False}


def test_what_has_no_history_or_no_projection_or_neither_is_drawn(summaries: Any) -> None:
    one, two = lines_of(summaries, "baseline", "pledge")
    nothing = {level: np.zeros(0) for level in one.quantiles}
    unprojected = replace(one, years=(), quantiles=nothing, rests_on={})
    unmeasured = replace(two, history=Measured("", "", (), (), ""), beside=())
    neither = replace(unprojected, history=unmeasured.history, beside=())
    figure = sheet("pledge", [unprojected, unmeasured, neither], [None] * 3, "baseline", TODAY)
    figure.canvas.draw()
    assert sum(text.startswith("not projected") for text in words_of(figure)) == 2


def test_without_a_baseline_none_is_spoken_of(summaries: Any) -> None:
    lines = lines_of(summaries, "baseline", "reliance")
    figure = sheet("reliance", lines, [None] * len(lines), "s", TODAY)
    assert not any("baseline" in text for text in words_of(figure))


def test_pages_hold_several_indicators_each_and_none_by_region() -> None:
    names = [name for found in pages(INDICATORS).values() for name in found]
    assert len(names) == len(set(names))
    assert "threat" not in names
    assert all(len(found) > 1 for found in pages(INDICATORS).values())
    assert not {page_name(group) for group in GROUPS} & {one.name for one in INDICATORS}


def test_lines_of_a_table_stand_by_group_in_the_order_of_their_first(summaries: Any) -> None:
    lines = summaries["baseline"].lines
    mixed = [*lines[1:], lines[0]]
    order = [one.indicator.group for one in by_group(mixed)]
    assert list(dict.fromkeys(order)) == list(dict.fromkeys(one.indicator.group for one in mixed))
    assert sum(a != b for a, b in pairwise(order)) == len(set(order)) - 1
    assert sorted(one.name for one in by_group(mixed)) == sorted(one.name for one in lines)
