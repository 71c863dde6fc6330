"""Monotone trend: whether a line rises or falls, by Theil's slope and the Mann–Kendall test.

    slope = median over pairs of (y_j − y_i) / (t_j − t_i)
    τ     = (pairs that rise − pairs that fall) / √(pairs that are no ties)

Theil (1950) and Sen (1968) give the slope an interval from the spread of Mann's statistic (1945).
Neither asks for a shape of the line or of its errors, but both take the errors as independent: a
line that drifts by itself is called a trend more often than stated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.errors import RangeError

FEWEST = 3  # of two years every line is straight


@dataclass(frozen=True)
class Trend:
    """A slope in units a year with the ends of its interval, τ and its two-sided chance."""

    slope: float
    low: float
    high: float
    tau: float
    chance: float


def monotone_trend(years: Sequence[int], values: Sequence[float], sure: float) -> Trend | None:
    """Return the trend of a line; None for fewer than three years.

    years    (year,)   increasing
    values   (year,)   any unit
    sure     0 to 1: the part of cases in which the slope lies above the low end, and that in which
             it lies below the high end

    Raises RangeError if years and values differ in number.

    >>> found = monotone_trend(range(2014, 2024), [1, 3, 2, 4, 5, 4, 6, 8, 7, 9], 0.95)
    >>> round(found.slope, 2), found.low > 0, round(found.tau, 2)
    (0.83, True, 0.85)
    """
    if len(years) != len(values):
        raise RangeError(f"{len(years)} years but {len(values)} values; give one for each")
    if len(years) < FEWEST:
        return None
    from scipy.stats import kendalltau, theilslopes

    time, line = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    if np.ptp(line) == 0:
        return Trend(0.0, 0.0, 0.0, 0.0, 1.0)
    found = theilslopes(line, time, sure - (1 - sure))
    tau = kendalltau(time, line)
    ends = float(found.low_slope), float(found.high_slope)
    return Trend(float(found.slope), *ends, float(tau.statistic), float(tau.pvalue))
