"""Burden sharing: who carries how much of what allies do together."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def share_of_total(amount: Array, part: Array, whole: Array) -> Array:
    """Return the share of the members of a part in what the members of the whole contribute.

        share = 100 · Σ_i amount_i · part_i / Σ_i amount_i · whole_i

    amount  any unit, (…, actor)   what each actor contributes; not negative
    part    0 or 1,   (…, actor)   1 for members of the part
    whole   0 or 1,   (…, actor)   1 for members of the whole

    Returns %, shape (…). Where nobody contributes the share is not a number.

    >>> spending = np.array([60.0, 30.0, 10.0])
    >>> share_of_total(spending, np.array([0, 1, 0]), np.array([1, 1, 1])).item()
    30.0
    """
    total = np.einsum("...i,...i->...", amount, whole)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(100 * np.einsum("...i,...i->...", amount, part) / total)


def count_at_least(share: Array, threshold: Array | float, members: Array) -> Array:
    """Return how many members reach a threshold.

    share      % of GDP, (…, actor)
    threshold  % of GDP, a number or (…, 1)
    members    0 or 1,   (…, actor)

    Returns a count, shape (…). The published share decides, unrounded: 1.998 is not 2.

    >>> count_at_least(np.array([2.0, 1.998, 3.0]), 2.0, np.array([1, 1, 1])).item()
    2.0
    """
    return np.asarray(((share >= threshold) * members).sum(axis=-1, dtype=np.float64))


def mean_of_members(value: Array, members: Array) -> Array:
    """Return the plain mean over members, shape (…); not a number where there are none.

    value    any unit, (…, actor)
    members  0 or 1,   (…, actor)

    >>> mean_of_members(np.array([1.0, 2.0, 9.0]), np.array([1, 1, 0])).item()
    1.5
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((value * members).sum(axis=-1) / np.sum(members, axis=-1))
