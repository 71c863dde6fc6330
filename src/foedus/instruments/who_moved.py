"""Who moved: a change of relative distance told as the parts of those who moved, by Shapley.

    relative distance = |group − power| − |guarantor − power|

The change between two times has three movers. The part of each is its marginal effect, averaged
over all orders in which the three could have moved, so no order is preferred.
"""

from itertools import permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError

Array = NDArray[np.float64]
_MOVERS = range(len(("group", "guarantor", "power")))
_ORDERS = tuple(permutations(_MOVERS))


class Moved(NamedTuple):
    """Parts of a change that add up to it, units of the scale, (…)."""

    group: Array
    guarantor: Array
    power: Array


def relative_distance(group: Array, guarantor: Array, power: Array) -> Array:
    """Return by how much farther the group stands from the power than the guarantor does.

    group, guarantor, power   units of the scale, (…)

    >>> relative_distance(np.array(1.0), np.array(2.5), np.array(-0.5)).item()
    -1.5
    """
    return np.asarray(np.abs(group - power) - np.abs(guarantor - power))


def who_moved(before: Array, after: Array) -> Moved:
    """Return the parts of group, guarantor and power in the change of the relative distance.

    before, after   positions of group, guarantor and power, units of the scale, (…, 3)

    Raises RangeError if the two do not have one shape that ends in three positions.

    >>> before, after = np.array([1.0, 2.5, -0.5]), np.array([1.5, 2.5, -0.5])
    >>> [part.item() for part in who_moved(before, after)]
    [0.5, 0.0, 0.0]
    """
    if before.shape != after.shape or before.shape[-1:] != (len(_MOVERS),):
        raise RangeError(
            f"before {before.shape} and after {after.shape} must be alike, of three positions"
        )
    parts = np.zeros(before.shape)
    for order in _ORDERS:
        now = np.array(before, dtype=np.float64)
        for mover in order:
            held = relative_distance(*np.moveaxis(now, -1, 0))
            now[..., mover] = after[..., mover]
            parts[..., mover] += relative_distance(*np.moveaxis(now, -1, 0)) - held
    return Moved(*np.moveaxis(parts / len(_ORDERS), -1, 0))
