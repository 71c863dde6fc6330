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


def herfindahl(amounts: Array) -> Array:
    """Return the concentration of suppliers, Herfindahl's index, along the last axis.

        H = Σ_j (amount_j / Σ amounts)²

    amounts  any unit, not negative, (…, supplier)

    Returns 0 to 1, (…,): 1 for a single supplier, 1 / n for n equal ones, not a number where
    nothing is taken in.

    Raises ValueError for a negative amount.

    >>> herfindahl(np.array([3.0, 1.0]))
    array(0.625)
    """
    if (np.asarray(amounts) < 0).any():
        raise ValueError("amounts of suppliers must not be negative")
    total = amounts.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = amounts / total
    return np.asarray((shares * shares).sum(axis=-1))


def herfindahl_bounds(named: Array, rest: Array) -> tuple[Array, Array]:
    """Return the least and the greatest concentration where part of the suppliers is one sum.

    named  any unit, (…, supplier)   from each supplier that is known
    rest   same unit, (…,)           from the others together

    The index is least if the rest comes from endlessly many, greatest if from one.

    >>> low, high = herfindahl_bounds(np.array([2.0]), np.array(2.0))
    >>> low.item(), high.item()
    (0.25, 0.5)
    """
    every = np.concatenate([named, np.asarray(rest)[..., None]], axis=-1)
    high = herfindahl(every)
    with np.errstate(invalid="ignore", divide="ignore"):
        of_rest = rest / every.sum(axis=-1)
    return np.asarray(high - of_rest * of_rest), high


def locked_in(lag: Array, years: Array) -> Array:
    """Return the share of deliveries some years on that is ordered already.

        locked = (1 − 1 / lag)^(years − 1)

    lag    year, at least 1   mean years from order to delivery
    years  year, at least 1   after the last one whose orders are placed

    Deliveries of a year are `1 / lag` of what is on order when it begins, in the steady state of
    `procurement`: all of the first year's are ordered, and the rest of the old orders thins out.

    Raises ValueError for less than a year.

    >>> locked_in(np.array(5.0), np.array([1.0, 2.0, 3.0])).round(2)
    array([1.  , 0.8 , 0.64])
    """
    if (np.asarray(lag) < 1).any() or (np.asarray(years) < 1).any():
        raise ValueError("lag and years must be at least one year")
    return np.asarray((1 - 1 / np.asarray(lag)) ** (np.asarray(years) - 1))
