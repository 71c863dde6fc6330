"""Figures of the estimation page, in the style of the product's charts."""

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from scipy import stats

from estimation.hindcast import Hindcast
from estimation.residuals import Residuals
from foedus.present import style
from foedus.present.fan import dress

FIRST_SHOWN = 1995


def draw_hindcast(found: Hindcast, file: Path) -> None:
    """Draw what was forecast at the origin against what happened."""
    figure = Figure(figsize=(style.WIDTH, style.HEIGHT), facecolor=style.GROUND)
    axes = figure.add_axes((0.08, 0.16, 0.78, 0.66))
    dress(axes)
    join = np.concatenate
    years = join([[found.origin], found.years])
    last = found.past[-1]
    low, lower, middle, upper, high = (join([[last], row]) for row in found.quantiles)
    axes.fill_between(years, low, high, color=style.MEDIAN, alpha=style.BAND_90, lw=0)
    axes.fill_between(years, lower, upper, color=style.MEDIAN, alpha=style.BAND_50, lw=0)
    axes.plot(years, middle, color=style.MEDIAN, lw=2.2)
    shown = found.past_years >= FIRST_SHOWN
    axes.plot(found.past_years[shown], found.past[shown], color=style.INK, lw=1.6)
    axes.plot(years, join([[last], found.observed]), color=style.INK, lw=1.6, marker="o", ms=3.5)
    axes.axvline(found.origin, color=style.MUTED, lw=0.8, ls=":")
    label = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "size": style.SMALL}
    axes.annotate("what happened", (years[-1], found.observed[-1]), color=style.INK, **label)
    axes.annotate("median forecast", (years[-1], middle[-1]), color=style.MEDIAN, **label)
    axes.set_ylim(bottom=0)
    title = f"European allies' spending, % of GDP: forecast of {found.origin}"
    figure.text(0.08, 0.93, title, size=style.TITLE, weight="bold", color=style.INK)
    said = "Bands hold 50 and 90 % of 2,000 runs. Fitted and centred on data to the origin only."
    figure.text(0.08, 0.87, said, size=style.TEXT, color=style.MUTED)
    foot = (
        "SIPRI, constant 2023 USD over GDP; members of each year. Forecast: members of the origin."
    )
    figure.text(0.08, 0.04, foot, size=style.SMALL, color=style.MUTED)
    figure.savefig(file, dpi=style.DOTS)


def draw_residuals(found: Residuals, tails: float, file: Path) -> None:
    """Draw residuals against the assumed distribution, and by year."""
    figure = Figure(figsize=(style.WIDTH, style.HEIGHT), facecolor=style.GROUND)
    left = figure.add_axes((0.09, 0.16, 0.36, 0.62))
    right = figure.add_axes((0.57, 0.16, 0.40, 0.62))
    dress(left)
    dress(right)
    ordered = np.sort(found.scaled)
    levels = (np.arange(len(ordered)) + 0.5) / len(ordered)
    wanted = stats.t.ppf(levels, tails)
    edge = max(abs(ordered[0]), abs(ordered[-1]), wanted[-1])
    left.plot([-edge, edge], [-edge, edge], color=style.BASELINE, lw=1)
    left.plot(wanted, ordered, ".", color=style.MEDIAN, ms=3)
    left.set_xlabel("expected of a t distribution", size=style.SMALL, color=style.MUTED)
    left.set_title("Residuals over their scale", size=style.TEXT, loc="left", color=style.INK)
    medians = found.yearly()
    right.axhline(0, color=style.BASELINE, lw=1)
    right.bar(list(medians), list(medians.values()), color=style.MEDIAN, width=0.7)
    right.set_title("Median residual of each year", size=style.TEXT, loc="left", color=style.INK)
    title = "What the defence equation leaves unexplained"
    figure.text(0.09, 0.92, title, size=style.TITLE, weight="bold", color=style.INK)
    figure.savefig(file, dpi=style.DOTS)
