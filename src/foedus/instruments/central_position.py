"""Central position: where a group stands, as a weighted mean and as a weighted median."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import negative, not_finite, refuse, unlike

Array = NDArray[np.float64]


def weighted_mean(position: Array, weight: Array) -> Array:
    """Return the weighted mean of positions.

        mean = Σ_i weight_i · position_i / Σ_i weight_i

    position  units of the scale, (…, actor)
    weight    any unit,           (…, actor)   not negative

    Returns units of the scale, shape (…); not a number where nobody has weight. Raises RangeError.

    >>> weighted_mean(np.array([0.0, 100.0]), np.array([3.0, 1.0])).item()
    25.0
    """
    check(position, weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = (weight * position).sum(axis=-1)
        # A mean of nearly equal numbers may be off by a last digit; it never leaves their range.
        low, high = _range_of_weighted(position, weight)
        inside = np.clip(total / weight.sum(axis=-1), low, high)
    return np.asarray(np.where((weight > 0).any(axis=-1), inside, np.nan))


def weighted_median(position: Array, weight: Array) -> Array:
    """Return the position with at most half of the weight on either side.

    On one dimension it beats every other position in a vote by weight [Black 1948, On the
    rationale of group decision-making]. Where two neighbours both qualify, halfway between them.

    position  units of the scale, (…, actor)
    weight    any unit,           (…, actor)   not negative

    Returns units of the scale, shape (…); not a number where nobody has weight. Raises RangeError.

    >>> weighted_median(np.array([0.0, 40.0, 100.0]), np.array([2.0, 2.0, 1.0])).item()
    40.0
    >>> weighted_median(np.array([0.0, 40.0]), np.array([1.0, 1.0])).item()
    20.0
    """
    check(position, weight)
    position, weight = np.broadcast_arrays(position, weight)
    order = np.argsort(position, axis=-1, kind="stable")
    sorted_position = np.take_along_axis(position, order, axis=-1)
    reached = np.cumsum(np.take_along_axis(weight, order, axis=-1), axis=-1)
    half = reached[..., -1:] / 2
    # Sums of weights are exact only up to their last digits: equal halves must count as equal.
    rounding = np.finfo(np.float64).eps * position.shape[-1] * reached[..., -1:]
    first = np.argmax(reached >= half - rounding, axis=-1)[..., None]
    last = np.argmax(reached > half + rounding, axis=-1)[..., None]
    low = np.take_along_axis(sorted_position, first, axis=-1)[..., 0]
    high = np.take_along_axis(sorted_position, last, axis=-1)[..., 0]
    return np.asarray(np.where(half[..., 0] > 0, low + (high - low) / 2, np.nan))


def check(position: Array, weight: Array) -> None:
    """Raise RangeError, with every fault, unless positions are finite and weights not negative.

    >>> check(np.array([1.0]), np.array([-1.0]))
    Traceback (most recent call last):
    foedus.errors.RangeError: weight[0] is -1 and must be a finite number and not negative
    """
    shapes = unlike({"position": position, "weight": weight})
    refuse(not_finite("position", position) + negative("weight", weight) + shapes)


def _range_of_weighted(position: Array, weight: Array) -> tuple[Array, Array]:
    """Return the lowest and the highest position of those with weight."""
    has_say = weight > 0
    low = np.where(has_say, position, np.inf).min(axis=-1)
    high = np.where(has_say, position, -np.inf).max(axis=-1)
    return low, high
