"""Dominance: what lies above a floor in every coordinate, for many floors at once.

Sets of up to some forty members are searched exactly by meeting in the middle (Horowitz and Sahni,
Journal of the ACM 21(2), 1974, 277–292): each half of the members gives a table of its subsets, and
a subset of one half asks for those of the other that make up what it lacks. That question, in one
or more criteria, is answered here by dividing the points at their median (Bentley, Communications
of the ACM 23(4), 1980, 214–229).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[Any]
"""Whole numbers of 64 bits, or Python's own where those do not suffice."""

LEAF = 4096
"""Pairs of points and floors that are compared one by one; about the fastest, measured."""


def number_above(points: Whole, floors: Whole) -> Whole:
    """Return how many points reach each floor in every coordinate.

        number_q = |{p : points_pj ≥ floors_qj for every j}|

    points   whole numbers, (point, criterion)
    floors   whole numbers, (floor, criterion)

    Returns whole numbers, (floor,).

    >>> number_above(np.array([[1, 5], [2, 2], [3, 1]]), np.array([[1, 2], [3, 3]]))
    array([2, 0])
    """
    return _fold(points, np.ones(len(points), dtype=np.int64), floors, np.add, 0)


def first_above(points: Whole, floors: Whole) -> Whole:
    """Return the first point that reaches each floor in every coordinate.

    points   whole numbers, (point, criterion), in the order of preference
    floors   whole numbers, (floor, criterion)

    Returns places in `points`, (floor,); the number of points where none reaches the floor.

    >>> first_above(np.array([[1, 5], [2, 2], [3, 1]]), np.array([[2, 1], [3, 3]]))
    array([1, 3])
    """
    places = np.arange(len(points), dtype=np.int64)
    return _fold(points, places, floors, np.minimum, len(points))


def _fold(points: Whole, values: Whole, floors: Whole, merge: Any, nothing: int) -> Whole:
    """Merge the values of the points that reach each floor."""
    result = np.full(len(floors), nothing, dtype=np.int64)
    if not len(points) or not len(floors):
        return result
    reach = (floors <= points.max(axis=0)).all(axis=1)
    if not reach.any():
        return result
    asked = floors[reach]
    useful = (points >= asked.min(axis=0)).all(axis=1)
    given, kept = points[useful], values[useful]
    if not len(given):
        return result
    open_ones = asked.max(axis=0) > given.min(axis=0)
    result[reach] = _divide(given[:, open_ones], kept, asked[:, open_ones], merge, nothing)
    return result


def _divide(points: Whole, values: Whole, floors: Whole, merge: Any, nothing: int) -> Whole:
    """Merge values where no coordinate is settled for all points and floors."""
    criteria = points.shape[1]
    if criteria == 0:
        return np.full(len(floors), merge.reduce(values), dtype=np.int64)
    if criteria == 1:
        return _on_a_line(points[:, 0], values, floors[:, 0], merge, nothing)
    if len(points) * len(floors) <= LEAF or len(points) == 1:
        above = (points[np.newaxis] >= floors[:, np.newaxis]).all(axis=-1)
        return np.asarray(merge.reduce(np.where(above, values, nothing), axis=1))
    order = np.argsort(points[:, 0], kind="stable")
    points, values = points[order], values[order]
    half = len(points) >> 1
    # Every point of the upper half reaches a low floor in the first coordinate, and no point of the
    # lower half reaches a high one.
    low = floors[:, 0] <= points[half, 0]
    result = np.empty(len(floors), dtype=np.int64)
    result[~low] = _fold(points[half:], values[half:], floors[~low], merge, nothing)
    result[low] = merge(
        _fold(points[half:, 1:], values[half:], floors[low, 1:], merge, nothing),
        _fold(points[:half], values[:half], floors[low], merge, nothing),
    )
    return result


def _on_a_line(points: Whole, values: Whole, floors: Whole, merge: Any, nothing: int) -> Whole:
    """Merge values for a single coordinate: sort, and merge from the top down."""
    order = np.argsort(points, kind="stable")
    from_here = merge.accumulate(values[order][::-1])[::-1]
    return np.append(from_here, nothing)[np.searchsorted(points[order], floors)]
