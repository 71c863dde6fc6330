"""Gaps: how far groups stand apart in the General Assembly, and how much members differ."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.dispersion import dispersion

Array = NDArray[np.float64]


def net_spread(point: Array, error: Array, members: Array) -> Array:
    """Return the standard deviation of the members' points, net of their errors, (run,).

    point    points, (run, actor)   not a number where none is known
    error    points, (actor,)       of the published point from which a drawn one starts
    members  0 or 1, (actor,)

    A drawn point holds the error of the published one and, once more, that of its draw.

    >>> net_spread(np.array([[0.0, 10.0, np.nan]]), np.array([3.0, 4.0, 1.0]), np.ones(3)).round(2)
    array([5.])
    """
    counted = (members > 0) & np.isfinite(error) & np.isfinite(point[0])
    both = np.hypot(error[counted], error[counted])
    return dispersion(point[:, counted], both, np.ones(len(both)))


def spread_in_runs(point: Array, error: Array, members: Array, by_fact: Array) -> Array:
    """Return the same where members differ from run to run, (run,).

    members  0 or 1, (run, actor)
    by_fact  0 or 1, (actor,)      who is one in most runs

    >>> point, error = np.array([[0.0, 10.0, 5.0]] * 2), np.array([3.0, 4.0, 0.0])
    >>> members = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    >>> spread_in_runs(point, error, members, members[0]).round(2)
    array([5.  , 2.89])
    """
    spread = net_spread(point, error, by_fact)
    other = (members != by_fact).any(axis=-1)
    if other.any():
        known = np.isfinite(error) & np.isfinite(point[0])
        twice = np.hypot(error[known], error[known])
        inside = members[np.ix_(other, known)]
        spread[other] = dispersion(point[np.ix_(other, known)], twice, inside)
    return spread


def gaps(point: Array, sides: Array) -> list[Array]:
    """Return by how much the right side's median point lies above the left one's, (run,) each.

    point  points, (run, actor)        not a number where none is known
    sides  0 or 1, (gap, side, actor)  left and right

    Not a number where a side is empty. The median of an even number is halfway between the middle
    two, as in the history.

    >>> gaps(np.array([[1.0, 2.0, 6.0]]), np.array([[[1.0, 1, 0], [0, 0, 1]]]))
    [array([4.5])]
    """
    known = np.isfinite(point[0])
    found: dict[bytes, Array] = {}

    def middle(side: Array) -> Array:
        key = side.tobytes()
        if key not in found:
            found[key] = median_of(point[:, (side > 0) & known])
        return found[key]

    return [middle(right) - middle(left) for left, right in sides]


def median_of(values: Array) -> Array:
    """Return the median of each row, (run,); not a number where there are no columns.

    `numpy.median` gives the same and takes twice as long for so few columns.

    >>> median_of(np.array([[3.0, 1.0, 2.0, 9.0]]))
    array([2.5])
    """
    number = values.shape[1]
    if number <= 1:
        return values[:, 0] if number else np.full(len(values), np.nan)
    low, high = (number - 1) // 2, number // 2
    ordered = np.partition(values, (low, high), axis=1)
    return np.asarray((ordered[:, low] + ordered[:, high]) / 2)
