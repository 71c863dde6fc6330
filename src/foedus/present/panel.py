"""Panel: a small chart of one indicator with its numbers, drawn straight on a figure, in inches.

There are no axes: ticks that can be moved and asked for cost four fifths of a small chart, and
nothing moves on a page that is written once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.fan import (
    comparable,
    from_history,
    marker_of,
    with_gaps,
    years_from_history,
)
from foedus.present.labels import apart
from foedus.present.moment import Moment
from foedus.present.sentences import number
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """Where one small chart stands, inches from the lower left, and what its sides mean.

    >>> panel = Panel(1.0, 2.0, 2.5, 2024, 2040, 0.0, 10.0)
    >>> panel.points(np.array([2024.0]), np.array([0.0])).tolist()
    [[1.0, 2.0]]
    """

    left: float
    bottom: float
    width: float
    first: float
    last: float
    low: float
    high: float

    def points(self, years: Array, values: Array) -> Array:
        """Return years and values as places on the figure, (point, 2), inches."""
        across = (years - self.first) / (self.last - self.first)
        up = (values - self.low) / (self.high - self.low)
        return np.column_stack((self.left + self.width * across, self.bottom + style.PLOT * up))


def draw_panel(
    figure: "Figure", panel: Panel, line: Line, baseline: Line | None, today: Moment
) -> None:
    """Draw rivals, bands, baseline, median, history and today of a line."""
    from matplotlib.collections import LineCollection, PolyCollection

    def lines(courses: Sequence[Array], **look: Any) -> None:
        figure.add_artist(LineCollection(courses, transform=figure.dpi_scale_trans, **look))

    _draw_scale(figure, panel, lines)
    upright = panel.points(np.full(2, today.year), np.array([panel.low, panel.high]))
    lines([upright], colors=style.MUTED, linewidths=0.8, linestyles=":")
    for place, other in enumerate(line.beside):
        course = panel.points(np.array(other.years, dtype=float), np.array(other.values))
        dashes = style.RIVALS[place % len(style.RIVALS)]
        lines([course], colors=style.BASELINE, linewidths=0.8, linestyles=dashes)
    if line.years:
        years = years_from_history(line)
        fan = {q: panel.points(years, from_history(line, v)) for q, v in line.quantiles.items()}
        for low, high, opacity in ((LOW, HIGH, style.BAND_90), (LOWER, UPPER, style.BAND_50)):
            band = np.concatenate([fan[low], fan[high][::-1]])
            look: dict[str, Any] = {"facecolors": style.MEDIAN, "alpha": opacity, "linewidths": 0}
            figure.add_artist(PolyCollection([band], transform=figure.dpi_scale_trans, **look))
        if comparable(line, baseline) and baseline is not None:
            values = from_history(baseline, baseline.quantiles[MEDIAN])
            other_course = panel.points(years_from_history(baseline), values)
            lines([other_course], colors=style.BASELINE, linewidths=1.2, linestyles=[(0, (4, 3))])
        lines([fan[MEDIAN]], colors=style.MEDIAN, linewidths=1.8)
    _draw_history(figure, panel, line)


def _draw_history(figure: "Figure", panel: Panel, line: Line) -> None:
    from matplotlib.lines import Line2D

    past = line.history
    seen = past.observed
    if past.carried:
        since = slice(max(seen - 1, 0), None)
        rest = panel.points(np.array(past.years[since], float), np.array(past.values[since]))
        dotted: dict[str, Any] = {"color": style.MUTED, "lw": 1.1, "ls": ":"}
        figure.add_artist(Line2D(*rest.T, transform=figure.dpi_scale_trans, **dotted))
    years, values = with_gaps(past.years[:seen], past.values[:seen])
    course = panel.points(years, values)
    ink = style.MUTED if past.computed else style.INK
    look: dict[str, Any] = {"color": ink, "lw": 1.3, "marker": marker_of(years), "ms": 2.5}
    figure.add_artist(Line2D(*course.T, transform=figure.dpi_scale_trans, **look))


def _draw_scale(figure: "Figure", panel: Panel, lines: Any) -> None:
    """Draw a few level lines with their numbers, and a few years below."""
    from matplotlib.ticker import MaxNLocator

    near = MaxNLocator(style.PANEL_TICKS + 1, steps=style.STEPS)
    found = np.asarray(near.tick_values(panel.low, panel.high))
    levels = found[(found >= panel.low) & (found <= panel.high)]
    step = float(levels[1] - levels[0]) if len(levels) > 1 else 1.0
    places = max(0, -int(np.floor(np.log10(step) + 1e-9)))
    ends = np.array([panel.first, panel.last])
    lines(
        [panel.points(ends, np.full(2, level)) for level in levels],
        colors=style.LINES,
        linewidths=0.8,
        zorder=0.5,
    )
    base = panel.points(ends, np.full(2, panel.low))
    lines([base], colors=style.LINES, linewidths=1, zorder=0.5)
    for level in levels.tolist():
        x, y = panel.points(ends[:1], np.array([level]))[0]
        small(figure, x - style.SHEET_GAP, y, number(level, places), ha="right", va="center")
    whole = MaxNLocator(style.PANEL_TICKS + 1, steps=style.STEPS, integer=True)
    for year in np.asarray(whole.tick_values(panel.first, panel.last)).tolist():
        if panel.first <= year <= panel.last:
            x, y = panel.points(np.array([year]), np.array([panel.low]))[0]
            small(figure, x, y - style.SHEET_BELOW, f"{year:.0f}", ha="center", va="top")


def small(figure: "Figure", x: float, y: float, text: str, **look: Any) -> None:
    """Write small muted text at a place, inches from the lower left."""
    look = {"color": style.MUTED, "size": style.SMALL - 1, "parse_math": False, **look}
    figure.text(x, y, text, transform=figure.dpi_scale_trans, **look)


def write_panel(
    figure: "Figure", panel: Panel, line: Line, baseline: Line | None, title: str
) -> None:
    """Write the title, the range in words, and the last medians beside their ends."""
    top = panel.bottom + style.PLOT
    bold: dict[str, Any] = {"va": "bottom", "color": style.INK, "weight": "bold"}
    small(figure, panel.left, top + 1.3 * style.LINE_ABOVE, title, size=style.SMALL, **bold)
    small(figure, panel.left, top + 0.3 * style.LINE_ABOVE, range_words(line), va="bottom")
    if not line.years:
        return
    p = line.indicator.places
    ends = {style.MEDIAN: float(line.quantiles[MEDIAN][-1])}
    if comparable(line, baseline) and baseline is not None:
        ends[style.MUTED] = float(baseline.quantiles[MEDIAN][-1])
    at = [(end - panel.low) / (panel.high - panel.low) for end in ends.values()]
    found = apart(at, [style.LINE_ABOVE / style.PLOT] * len(at))
    right = panel.left + panel.width + style.SHEET_GAP
    for (colour, end), up in zip(ends.items(), found, strict=True):
        weight = "bold" if colour == style.MEDIAN else "normal"
        y = panel.bottom + up * style.PLOT
        small(figure, right, y, number(end, p), color=colour, weight=weight, va="center")


def range_words(line: Line) -> str:
    """Return the range of the last year in a few words."""
    if not line.years:
        return "not projected: there is nothing to start from on this day"
    spread = line.at(line.years[-1])
    assert spread is not None
    low, high = (number(spread[q], line.indicator.places) for q in (LOW, HIGH))
    if low == high:
        return f"{line.years[-1]}: {low} in at least 9 of 10 runs"
    return f"{line.years[-1]}: {low} to {high} in 9 of 10 runs"


def ends_words(compared: bool) -> str:
    """Return what the numbers at the ends of lines are."""
    grey = ", grey that of the baseline" if compared else ""
    return f"At the end of a line: the median{grey}."


def marks_words(compared: bool) -> str:
    """Return what dotted and dashed lines are."""
    return f"Dotted: the day of the run.{' Dashed grey: baseline.' if compared else ''}"


def any_compared(lines: Sequence[Line], baseline: Sequence[Line | None]) -> bool:
    """Return whether any of the lines is drawn with its baseline."""
    return any(comparable(*pair) for pair in zip(lines, baseline, strict=True))
