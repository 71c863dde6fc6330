"""Clear: from which year on two scenarios differ for certain, as far as the runs can tell."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

CLEAR = (
    "the first projected year from which on the 90 % range of the difference lies on one side of "
    "zero, the same side in every year to the last projected"
)


def clear_from(low: Array, high: Array, years: Sequence[int]) -> int | None:
    """Return the first year from which on a range lies on one side of zero; None if it never does.

    low, high  any unit, (year,)  5th and 95th percentile of the difference
    years      (year,)            in order

    >>> low, high = np.array([1.0, -1.0, 0.5, 0.2]), np.array([2.0, 1.0, 3.0, 4.0])
    >>> clear_from(low, high, (2027, 2028, 2029, 2030))
    2029
    """
    for side in (low > 0, high < 0):
        unclear = np.flatnonzero(~side)
        first = int(unclear[-1]) + 1 if len(unclear) else 0
        if first < len(years):
            return years[first]
    return None
