"""Dependence: how much of what a group takes in comes from one supplier."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def trailing_sum(value: Array, window: int) -> Array:
    """Return sums over this year and the years before it, along the first axis.

    value   any unit, (year, …)
    window  number of years, at least 1

    Returns the same shape; not a number for the first `window − 1` years. Five-year sums are
    how SIPRI reports arms transfers, since deliveries come in lumps.

    Raises ValueError for a window below 1.

    >>> trailing_sum(np.array([1.0, 2.0, 3.0]), 2)
    array([nan,  3.,  5.])
    """
    if window < 1:
        raise ValueError(f"a window needs at least one year, not {window}")
    total = np.cumsum(np.insert(value, 0, 0.0, axis=0), axis=0)
    result = np.full(value.shape, np.nan)
    result[window - 1 :] = total[window:] - total[:-window]
    return result


def supplier_share(from_supplier: Array, from_all: Array, window: int) -> Array:
    """Return a supplier's share of a group's imports over a trailing window.

        share_t = 100 · Σ_{t−window < s ≤ t} from_supplier_s / Σ_{t−window < s ≤ t} from_all_s

    from_supplier  any unit, (year,)   what the group takes in from the supplier
    from_all       same unit, (year,)  what it takes in from everybody
    window         number of years

    Returns %, (year,).

    >>> supplier_share(np.array([1.0, 1.0]), np.array([2.0, 6.0]), 2)
    array([nan, 25.])
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(
            100 * trailing_sum(from_supplier, window) / trailing_sum(from_all, window)
        )
