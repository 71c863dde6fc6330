"""Fan: one line of a run drawn on axes. History in black, ranges in blue, the baseline dashed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.moment import Moment
from foedus.present.sentences import number
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    axes.tick_params(axis="x", pad=style.BELOW)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks, integer=True))


def draw_fan(axes: "Axes", line: Line, baseline: Line | None, today: Moment) -> None:
    """Draw history, ranges, medians and rival definitions of a line."""
    for place, other in enumerate(line.beside):
        dashes = style.RIVALS[place % len(style.RIVALS)]
        axes.plot(other.years, other.values, color=style.BASELINE, lw=0.9, ls=dashes)
    draw_bands(axes, line, style.MEDIAN)
    if line.years and comparable(line, baseline):
        assert baseline is not None
        draw_dashed(axes, baseline)
    draw_median(axes, line, style.MEDIAN)
    draw_history(axes, line, today)


def draw_bands(axes: "Axes", line: Line, colour: str) -> None:
    """Draw the ranges that hold nine tenths of the runs and half of them."""
    draw_band(axes, line, (LOW, HIGH), colour, style.BAND_90)
    draw_band(axes, line, (LOWER, UPPER), colour, style.BAND_50)


def draw_band(
    axes: "Axes", line: Line, levels: tuple[float, float], colour: str, opacity: float
) -> None:
    """Draw the range between two quantiles, joined to the history."""
    if line.years:
        bottom, top = (from_history(line, line.quantiles[level]) for level in levels)
        axes.fill_between(years_from_history(line), bottom, top, color=colour, alpha=opacity, lw=0)


def draw_edges(axes: "Axes", line: Line, levels: tuple[float, float], colour: str) -> None:
    """Draw the edges of a range as thin lines, which tell overlapping ranges apart."""
    for level in levels if line.years else ():
        course = from_history(line, line.quantiles[level])
        axes.plot(years_from_history(line), course, color=colour, lw=style.EDGE)


def draw_median(axes: "Axes", line: Line, colour: str) -> None:
    """Draw the median of the runs, joined to the history."""
    if line.years:
        course = from_history(line, line.quantiles[MEDIAN])
        axes.plot(years_from_history(line), course, color=colour, lw=2.2)


def draw_dashed(axes: "Axes", line: Line) -> None:
    """Draw the median of what is compared with, dashed and grey."""
    course = from_history(line, line.quantiles[MEDIAN])
    axes.plot(years_from_history(line), course, color=style.BASELINE, lw=1.5, ls=(0, (4, 3)))


def draw_history(axes: "Axes", line: Line, today: Moment) -> None:
    """Draw what was measured, and the day as of which the chart is drawn."""
    past = line.history
    ink = style.MUTED if past.computed else style.INK
    seen = past.observed
    years, values = with_gaps(past.years[:seen], past.values[:seen])
    axes.plot(years, values, color=ink, lw=1.6, marker=marker_of(years), ms=3)
    if past.carried:
        since = slice(max(seen - 1, 0), None)
        axes.plot(past.years[since], past.values[since], color=style.MUTED, lw=1.3, ls=":")
    axes.axvline(today.year, color=style.MUTED, lw=0.8, ls=":")


def with_gaps(years: Sequence[int], values: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a yearly course with a break where years have no value, so that no line spans them.

    >>> with_gaps([2009, 2010, 2018], [1.0, 2.0, 3.0])[1]
    array([ 1.,  2., nan,  3.])
    """
    found = np.asarray(years, dtype=float)
    after = np.flatnonzero(np.diff(found) > 1) + 1
    return np.insert(found, after, np.nan), np.insert(np.asarray(values, float), after, np.nan)


def marker_of(years: np.ndarray) -> str:
    """Return the marker of a course: dots if it has few years or one that stands alone."""
    known = np.concatenate([[False], np.isfinite(years), [False]])
    alone = known[1:-1] & ~known[:-2] & ~known[2:]
    return "o" if known.sum() < style.FEW_POINTS or alone.any() else ""


def label_today(axes: "Axes", today: Moment) -> None:
    """Write beside its line the day as of which the chart is drawn."""
    first, last = axes.get_xlim()
    late = today.year > first + style.LATE * (last - first)
    text, side = (f"{today.words} ", "right") if late else (f" {today.words}", "left")
    top = axes.get_ylim()[1]
    axes.text(today.year, top, text, size=style.SMALL, color=style.MUTED, va="top", ha=side)


def label_ends(axes: "Axes", line: Line, baseline: Line | None, today: Moment) -> None:
    """Write the last median of the run and of the baseline beside their ends, without overlap."""
    label_today(axes, today)
    low, high = axes.get_ylim()
    if not line.years:
        return
    end, places = float(line.quantiles[MEDIAN][-1]), line.indicator.places
    place = (end - low) / (high - low)
    _label(axes, f"{number(end, places)} median", place, style.MEDIAN, "bold")
    if comparable(line, baseline):
        assert baseline is not None
        other = float(baseline.quantiles[MEDIAN][-1])
        beside = _apart(place, (other - low) / (high - low))
        _label(axes, f"{number(other, places)} baseline", beside, style.MUTED, "normal")


def _apart(place: float, other: float) -> float:
    """Return the other label's height, moved off the first one's, and not below the axes.

    >>> _apart(0.5, 0.9), _apart(0.5, 0.5) < 0.5, _apart(0.01, 0.0) > 0.01
    (0.9, True, True)
    """
    room = style.ROOM_FOR_LABEL
    if abs(other - place) >= room:
        return other
    return place - room if other <= place and place >= room else place + room


def _label(axes: "Axes", text: str, place: float, colour: str, weight: str) -> None:
    axes.annotate(
        text,
        (1, place),
        xycoords="axes fraction",
        xytext=(6, 0),
        textcoords="offset points",
        size=style.TEXT if weight == "bold" else style.SMALL,
        color=colour,
        va="center",
        weight=weight,
        annotation_clip=False,
    )


def from_history(line: Line, values: np.ndarray) -> np.ndarray:
    """Return projected values with the last known one before them, so that the line joins.

    One that is merely carried is left out: a range that starts from it would claim to know it.
    """
    known = () if line.history.carried else line.history.values[-1:]
    return np.concatenate([np.array(known, dtype=float), values])


def years_from_history(line: Line) -> np.ndarray:
    """Return the years of a projection with the last known one before them, if it was measured."""
    known = () if line.history.carried else line.history.years[-1:]
    return np.concatenate([known, line.years]).astype(float)


def comparable(line: Line, baseline: Line | None) -> bool:
    """Return whether there is a baseline that is projected for the same years."""
    return baseline is not None and baseline.years == line.years
