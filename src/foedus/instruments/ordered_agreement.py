"""Agreement on an ordered scale: van der Eijk's A, from split to the ends to all in one place."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import negative, refuse

Array = NDArray[np.float64]

FEWEST = 3


def ordered_agreement(frequency: Array) -> Array:
    """Return van der Eijk's agreement A among ordered categories.

        A   = Σ_l weight_l · A_l        layers l of equal height, weight = share of all cases
        A_l = U · (1 − (S − 1) / (K − 1))
        U   = ((K − 2) T − (K − 1) B) / ((K − 2) (T + B))

    A layer is a pattern of S filled among K categories. Among triples of categories in order, B
    counts those filled at both ends and empty between, T those empty at one end and else filled.
    Where S = 1, A_l = 1; where S = K, A_l = 0. Van der Eijk 2001, Measuring agreement in ordered
    rating scales, Quality and Quantity 35, equation 2; as in the R package agrmt, which was read.

    frequency  any unit, (…, category)   cases in each category, in order; not negative

    Returns −1 (half at each end) to 0 (even) to 1 (all in one), shape (…); not a number without
    cases. Raises RangeError for negative entries and fewer than three categories.

    >>> ordered_agreement(np.array([30.0, 40, 210, 130, 530, 50, 10])).round(4).item()
    0.6113
    """
    count = frequency.shape[-1] if frequency.ndim else 0
    few = [f"frequency has {count} categories and must have at least {FEWEST}"]
    refuse(negative("frequency", frequency) + (few if count < FEWEST else []))
    height = np.sort(frequency, axis=-1)
    thickness = np.diff(height, axis=-1, prepend=0.0)
    filled = (frequency[..., None, :] >= height[..., :, None]).astype(np.float64)
    cases = thickness * filled.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = cases / cases.sum(axis=-1, keepdims=True)
    return np.asarray((share * _of_pattern(filled)).sum(axis=-1))


def _of_pattern(filled: Array) -> Array:
    """Return the agreement of patterns.

    filled  0 or 1, (…, category)   at least one category filled
    """
    count, number = filled.shape[-1], filled.sum(axis=-1)
    left = np.cumsum(filled, axis=-1)
    right = number[..., None] - left
    hole = 1 - filled
    split = (hole * left * right).sum(axis=-1)
    joined = (hole * (_pairs(left) + _pairs(right))).sum(axis=-1)
    triples = np.where(split + joined > 0, split + joined, 1.0)
    unimodal = ((count - 2) * joined - (count - 1) * split) / ((count - 2) * triples)
    agreement = unimodal * (1 - (number - 1) / (count - 1))
    return np.asarray(np.where(number == 1, 1.0, agreement))


def _pairs(number: Array) -> Array:
    """Return in how many ways two can be chosen."""
    return number * (number - 1) / 2
