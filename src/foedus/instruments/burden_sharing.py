"""Burden sharing: who carries how much of what allies do together."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import (
    entries_outside,
    negative,
    not_finite,
    refuse,
    unlike,
)

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


def rank_correlation(one: Array, other: Array) -> Array:
    """Return Spearman's rank correlation, equal values sharing their mean rank.

        ρ = Σ (R_i − R̄)(Q_i − Q̄) / √(Σ (R_i − R̄)² · Σ (Q_i − Q̄)²),  ranks R and Q

    Olson and Zeckhauser 1966 ask with it whether the large allies carry a larger share.

    one    any unit, (…, actor)
    other  any unit, (…, actor)

    Returns −1 to 1, shape (…); not a number where either is the same for all. Raises RangeError.

    >>> economy, share = np.array([569.0, 88.9, 79.5, 0.5]), np.array([9.0, 5.5, 7.0, 1.7])
    >>> round(rank_correlation(economy, share).item(), 6)
    0.8
    """
    shapes = unlike({"one": one, "other": other})
    refuse(not_finite("one", one) + not_finite("other", other) + shapes)
    ranks = [_ranks(value) for value in np.broadcast_arrays(one, other)]
    first, second = (rank - rank.mean(axis=-1, keepdims=True) for rank in ranks)
    spread = np.sqrt((first**2).sum(axis=-1) * (second**2).sum(axis=-1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((first * second).sum(axis=-1) / spread)


def gini(amount: Array, members: Array) -> Array:
    """Return how unevenly members contribute: the Gini coefficient.

        G = Σ_i Σ_j |amount_i − amount_j| / (2 n Σ_i amount_i)

    amount   any unit, (…, actor)   what each actor contributes; not negative
    members  0 or 1,   (…, actor)

    Returns 0 (all alike) up to 1 − 1/n (one carries all), shape (…); not a number where nobody
    contributes. Raises RangeError with every fault of the arrays.

    >>> gini(np.array([3.0, 1.0, 9.0]), np.array([1.0, 1.0, 0.0])).item()
    0.25
    """
    yes_or_no = entries_outside("members", members, (members == 0) | (members == 1), "0 or 1")
    refuse(negative("amount", amount) + yes_or_no + unlike({"amount": amount, "members": members}))
    amount, members = np.broadcast_arrays(amount, members)
    order = np.argsort(amount, axis=-1)
    ranked = np.take_along_axis(amount, order, axis=-1)
    inside = np.take_along_axis(members, order, axis=-1)
    number = inside.sum(axis=-1, keepdims=True, dtype=np.float64)
    # Sorted, a member exceeds all before it and is exceeded by all after it.
    before = np.cumsum(inside, axis=-1) - inside
    weight = inside * (2 * before - (number - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        total = number[..., 0] * (ranked * inside).sum(axis=-1)
        return np.asarray((ranked * weight).sum(axis=-1) / total)


def _ranks(value: Array) -> Array:
    """Return ranks from 1, equal values sharing their mean rank, same shape."""
    mine, others = value[..., :, None], value[..., None, :]
    below = (others < mine).sum(axis=-1)
    alike = (others == mine).sum(axis=-1)
    return np.asarray(below + (alike + 1) / 2)
