"""Mean difference: how far apart two groups lie on the mean, without taking their spreads as equal.

    difference = ȳ_1 − ȳ_2,    error² = v_1/n_1 + v_2/n_2

with Student's t and the degrees of freedom of Welch (1947). Members stand for cases that might have
been drawn; for all members of a body the interval says how much hangs on single ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class MeanDifference:
    """A difference of means with the ends of its interval, in the unit of the values."""

    value: float
    low: float
    high: float


def mean_difference(
    first: Sequence[float], second: Sequence[float], sure: float
) -> MeanDifference | None:
    """Return the difference of two means; None where a group has fewer than two values.

    first, second   any unit, (case,)
    sure            0 to 1: the part of cases in which the difference lies above the low end, and
                    that in which it lies below the high end

    >>> found = mean_difference([3.0, 4.0, 5.0], [1.0, 2.0, 3.0], 0.95)
    >>> found.value, round(found.low, 2), round(found.high, 2)
    (2.0, 0.26, 3.74)
    """
    if min(len(first), len(second)) <= 1:
        return None
    from scipy.stats import t

    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    parts = one.var(ddof=1) / len(one), other.var(ddof=1) / len(other)
    value, error = float(one.mean() - other.mean()), float(np.sqrt(sum(parts)))
    if error == 0:
        return MeanDifference(value, value, value)
    shares = [part / sum(parts) for part in parts]
    freedom = 1 / (shares[0] ** 2 / (len(one) - 1) + shares[1] ** 2 / (len(other) - 1))
    margin = error * float(t.ppf(sure, freedom))
    return MeanDifference(value, value - margin, value + margin)
