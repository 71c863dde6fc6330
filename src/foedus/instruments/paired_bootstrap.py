"""Paired bootstrap: how sure a mean difference between two forecasts of the same cases is."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import not_finite, refuse

Array = NDArray[np.float64]


def mean_interval(difference: Array, level: float, draws: int, seed: int) -> tuple[float, float]:
    """Return the interval in which the mean of a difference lies, cases drawn with replacement.

    difference  of two scores of the same case, (case,)
    level       share of resampled means inside, as many left out below as above
    draws       number of resamples
    seed        same seed, same resamples

    Cases are drawn as if they were independent. Returns not a number without cases.

    >>> mean_interval(np.array([0.2, 0.2, 0.2]), 0.9, draws=50, seed=1)
    (0.2, 0.2)
    """
    refuse(not_finite("difference", difference))
    if not difference.size:
        return float("nan"), float("nan")
    chosen = np.random.default_rng(seed).integers(0, difference.size, (draws, difference.size))
    means = difference[chosen].mean(axis=1)
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low.round(15)), float(high.round(15))
