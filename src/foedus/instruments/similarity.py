"""Similarity: how much two states' foreign policy positions are alike, item by item.

Items are partners (an alliance or none) or votes. Most states share most of their absent ties, so
S finds nearly all alike. Häge 2011 (Choice or circumstance? Adjusting measures of foreign policy
similarity for chance agreement, Political Analysis 19) therefore takes off the agreement that
chance alone would bring: with Scott's π if both are thought to share one propensity to form ties,
with Cohen's κ if each has its own. Only the abstract was read: that it squares distances is
recalled, and so is the rest of Scott 1955 and Cohen 1968, but for what tests hold to print.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.instruments.input_faults import entries_outside, negative, not_finite, refuse, unlike

Array = NDArray[np.float64]

DISTANCES: dict[str, Callable[[Array, Array], Array]] = {
    "nominal": lambda one, other: np.asarray(one != other, np.float64),
    "absolute": lambda one, other: np.abs(one - other),
    "squared": lambda one, other: (one - other) ** 2,
}


def s_score(
    first: Array,
    second: Array,
    width: float,
    weight: Array | None = None,
    distance: str = "absolute",
) -> Array:
    """Return the S of Signorino and Ritter.

        S = 1 − 2 Σ_k weight_k · d(first_k, second_k) / (d(0, width) · Σ_k weight_k)

    Signorino and Ritter 1999, Tau-b or not tau-b, International Studies Quarterly 43.

    first     units of the scale, (…, item)
    second    units of the scale, (…, item)
    width     units of the scale   the largest difference that can be, seen or not; above 0
    weight    any unit, (…, item)   not negative; left out: all items alike
    distance  "absolute" as published, "squared" or "nominal"

    Returns −1 to 1, shape (…); not a number where no item has weight. Raises RangeError with every
    fault of the arrays, UnknownName for another distance.

    >>> s_score(np.array([3.0, 0, 0, 0]), np.array([0.0, 3, 0, 0]), width=3.0).item()
    0.0
    """
    apart = _distance_called(distance)
    weight = np.ones(first.shape[-1:]) if weight is None else weight
    faults = not_finite("first", first) + not_finite("second", second)
    faults += negative("weight", weight)
    faults += unlike({"first": first, "second": second, "weight": weight})
    faults += [] if 0 < width < np.inf else [f"width is {width} and must be finite and above 0"]
    refuse(faults)
    gap = np.abs(first - second)
    refuse(entries_outside("difference", gap, gap <= width, f"within the width of {width}"))
    most = apart(np.zeros(1), np.full(1, width))[0]
    total = np.broadcast_to(weight, gap.shape).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - 2 * (weight * apart(first, second)).sum(axis=-1) / (most * total))


def scott_pi(first: Array, second: Array, distance: str = "squared") -> Array:
    """Return Scott's π: likeness beyond chance, if both draw from one common distribution.

        π = 1 − mean_k d(first_k, second_k) / mean over all pairs of the 2 n pooled entries of d

    With squared distances the denominator is Σ_k ((first_k − m)² + (second_k − m)²) / n about the
    common mean m. For yes-or-no items all distances give the same. Scott 1955, Reliability of
    content analysis; proposed for foreign policy by Häge 2011.

    first     units of the scale, (…, item)
    second    units of the scale, (…, item)
    distance  "squared", "absolute" or "nominal" (the form of 1955)

    Returns up to 1, 0 as by chance, shape (…); not a number where both always hold one same value.
    Memory grows with items². Raises RangeError, UnknownName.

    >>> ties, others = np.array([1.0, 1, 0, 0, 0]), np.array([1.0, 0, 0, 0, 0])
    >>> round(scott_pi(ties, others).item(), 4)  # 1 − 0.2 / 0.42
    0.5238
    """
    apart = _distance_called(distance)
    first, second = _side_by_side(first, second)
    pooled = np.concatenate([first, second], axis=-1)
    return _beyond_chance(first, second, pooled, pooled, apart)


def cohen_kappa(first: Array, second: Array, distance: str = "squared") -> Array:
    """Return Cohen's weighted κ: likeness beyond chance, if each draws from its own distribution.

        κ = 1 − mean_k d(first_k, second_k) / mean_k,l d(first_k, second_l)

    Cohen 1968, Weighted kappa; proposed for foreign policy by Häge 2011.

    Arguments, result and errors as for `scott_pi`.

    >>> ties, others = np.array([1.0, 1, 0, 0, 0]), np.array([1.0, 0, 0, 0, 0])
    >>> round(cohen_kappa(ties, others).item(), 4)  # 1 − 0.2 / 0.44
    0.5455
    """
    apart = _distance_called(distance)
    first, second = _side_by_side(first, second)
    return _beyond_chance(first, second, first, second, apart)


def _beyond_chance(
    first: Array, second: Array, some: Array, others: Array, apart: Callable[[Array, Array], Array]
) -> Array:
    """Return 1 less the ratio of observed to expected distance, shape (…)."""
    observed = apart(first, second).mean(axis=-1)
    expected = apart(some[..., :, None], others[..., None, :]).mean(axis=(-1, -2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - observed / np.where(expected > 0, expected, np.nan))


def _side_by_side(first: Array, second: Array) -> tuple[Array, Array]:
    """Return both arrays in one shape, or raise RangeError with every fault."""
    faults = not_finite("first", first) + not_finite("second", second)
    refuse(faults + unlike({"first": first, "second": second}))
    one, other = np.broadcast_arrays(first, second)
    refuse(
        [] if one.ndim and one.shape[-1] else ["first and second hold no items; give at least 1"]
    )
    return one, other


def _distance_called(name: str) -> Callable[[Array, Array], Array]:
    """Return the function of a distance, or raise UnknownName."""
    if name not in DISTANCES:
        raise UnknownName("distance", name, DISTANCES)
    return DISTANCES[name]
