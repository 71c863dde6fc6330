"""Regions: the chart of an indicator that each region has, a small one of each on one scale."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.figure import FOOTNOTE, new_figure, room_for_foot, write_words
from foedus.present.moment import Moment
from foedus.present.panel import (
    Panel,
    any_compared,
    draw_panel,
    ends_words,
    marks_words,
    write_panel,
)
from foedus.simulate.quantiles import HIGH

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW = style.SHEET_ABOVE + style.PLOT + style.ROW_FOOT  # inches


def regions_chart(
    lines: Sequence[Line], baseline: Sequence[Line | None], scenario: str, today: Moment
) -> "Figure":
    """Return one small chart per region on a common scale, from zero."""
    one, compared = lines[0].indicator, any_compared(lines, baseline)
    marks = f"{ends_words(compared)} {marks_words(compared)}"
    foot = f"History: {one.history}. {marks} {FOOTNOTE}"
    columns, rows = style.COLUMNS, -(-len(lines) // style.COLUMNS)
    height = style.REGIONS_HEAD + rows * ROW + room_for_foot(foot)
    figure = new_figure(height)
    scale = _scale(lines, today)
    for place, line in enumerate(lines):
        row, column = divmod(place, columns)
        left = style.REGIONS_SIDE + column * style.WIDTH / columns
        bottom = height - style.REGIONS_HEAD - row * ROW - style.SHEET_ABOVE - style.PLOT
        panel = Panel(left, bottom, style.REGIONS_PLOT, *scale)
        draw_panel(figure, panel, line, baseline[place], today)
        write_panel(figure, panel, line, baseline[place], line.label.split(": ")[-1])
    said = f"{scenario}; all panels on one scale. {one.meaning}"
    write_words(figure, one.label, said, foot)
    return figure


def _scale(lines: Sequence[Line], today: Moment) -> tuple[float, float, float, float]:
    """Return first and last year and the lowest and highest value of all panels."""
    shown = [year for line in lines for year in (*line.history.years, *line.years)]
    top = max(
        max((float(line.quantiles[HIGH].max(initial=0.0)), *line.history.values)) for line in lines
    )
    first, last = min(shown, default=today.year), max(shown, default=today.year)
    return first, max(last, today.year, first + 1), 0.0, (1 + style.SPARE) * (top or 1)
