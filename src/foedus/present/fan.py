"""Fan: one line of a run drawn on axes. History in black, ranges in blue, the baseline dashed."""

from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.sentences import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOW, LOWER, MEDIAN, UPPER, HIGH = 0.05, 0.25, 0.5, 0.75, 0.95


def dress(axes: "Axes", ticks: int = style.TICKS) -> None:
    """Give axes the style of the house: few lines, no box, whole years."""
    from matplotlib.ticker import MaxNLocator

    axes.set_facecolor(style.GROUND)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(style.LINES)
    axes.grid(axis="y", color=style.LINES, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=style.MUTED, labelsize=style.SMALL, length=0)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks, integer=True))


def draw_fan(axes: "Axes", line: Line, baseline: Line | None, today: float) -> None:
    """Draw history, ranges, medians and rival definitions of a line."""
    for other in line.beside:
        axes.plot(other.years, other.values, color=style.BASELINE, lw=0.9)
    if line.years:
        years = _from_history(line, np.array(line.years, dtype=float), past_years=True)
        for low, high, opacity in ((LOW, HIGH, style.BAND_90), (LOWER, UPPER, style.BAND_50)):
            bottom, top = (_from_history(line, line.quantiles[q]) for q in (low, high))
            axes.fill_between(years, bottom, top, color=style.MEDIAN, alpha=opacity, lw=0)
        if _comparable(line, baseline):
            assert baseline is not None
            course = _from_history(baseline, baseline.quantiles[MEDIAN])
            axes.plot(years, course, color=style.BASELINE, lw=1.5, ls=(0, (4, 3)))
        course = _from_history(line, line.quantiles[MEDIAN])
        axes.plot(years, course, color=style.MEDIAN, lw=2.2)
    past = line.history
    marker = "o" if len(past.years) < style.FEW_POINTS else ""
    axes.plot(past.years, past.values, color=style.INK, lw=1.6, marker=marker, ms=3)
    axes.axvline(today, color=style.MUTED, lw=0.8, ls=":")


def label_ends(axes: "Axes", line: Line, baseline: Line | None, today: float) -> None:
    """Write the last median of the run and of the baseline beside their ends, without overlap."""
    low, high = axes.get_ylim()
    axes.text(today, high, " today", size=style.SMALL, color=style.MUTED, va="top")
    if not line.years:
        return
    year, end, places = line.years[-1], float(line.quantiles[MEDIAN][-1]), line.indicator.places
    _label(axes, f"{number(end, places)} median", year, end, 0, style.MEDIAN, "bold")
    if _comparable(line, baseline):
        assert baseline is not None
        other = float(baseline.quantiles[MEDIAN][-1])
        apart = (other - end) / (high - low)
        shift = 0 if abs(apart) > style.ROOM_FOR_LABEL else (13 if apart > 0 else -13)
        _label(axes, f"{number(other, places)} baseline", year, other, shift, style.MUTED, "normal")


def _label(
    axes: "Axes", text: str, year: int, value: float, shift: int, colour: str, weight: str
) -> None:
    axes.annotate(
        text,
        (year, value),
        xytext=(6, shift),
        textcoords="offset points",
        size=style.TEXT if weight == "bold" else style.SMALL,
        color=colour,
        va="center",
        weight=weight,
        annotation_clip=False,
    )


def _from_history(line: Line, values: np.ndarray, *, past_years: bool = False) -> np.ndarray:
    """Return projected values with the last measured one before them, so that the line joins."""
    past = line.history.years if past_years else line.history.values
    return np.concatenate([np.array(past[-1:], dtype=float), values])


def _comparable(line: Line, baseline: Line | None) -> bool:
    return baseline is not None and baseline.years == line.years
