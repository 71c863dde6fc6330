"""Quantiles over runs, quickly: sort once, then pick and interpolate."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
QUANTILES = LOW, LOWER, MEDIAN, UPPER, HIGH = (0.05, 0.25, 0.5, 0.75, 0.95)


def quantiles_over_runs(values: Array, levels: Sequence[float] = QUANTILES) -> Array:
    """Return quantiles over the run axis, (quantile, …, year), linearly interpolated.

    values  any unit, (year, run, …)

    >>> runs = np.arange(101.0)[None, :]
    >>> quantiles_over_runs(runs, [0.05, 0.5])
    array([[ 5.],
           [50.]])
    """
    if values.ndim > 2 and values[0, 0].size == 1:  # one line: little enough for all years at once
        return _at_once(values.reshape(values.shape[:2]).T, levels).reshape(
            len(levels), *values.shape[2:], len(values)
        )
    return np.stack([_at_once(year, levels) for year in values], axis=-1)


def _at_once(values: Array, levels: Sequence[float]) -> Array:
    """Return quantiles over the first axis, (quantile, …); a year at a time needs little room."""
    ordered = np.sort(np.moveaxis(values, 0, -1).astype(np.float32, copy=False), axis=-1)
    place = np.asarray(levels) * (ordered.shape[-1] - 1)
    below = np.floor(place).astype(int)
    above = np.ceil(place).astype(int)
    low, high = ordered[..., below].astype(float), ordered[..., above].astype(float)
    return np.asarray(np.moveaxis(low + (place - below) * (high - low), -1, 0))
