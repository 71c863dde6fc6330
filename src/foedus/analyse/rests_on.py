"""What a spread rests on: how much of it comes from parameters of each basis, how much from chance.

The share of each drawn parameter in the variance over runs is Pratt's measure, the product of its
standardised regression coefficient and its correlation with the outcome (Pratt 1987); the shares
sum to the adjusted R². What is left is chance: shocks of the years, and what a linear fit misses.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
BASES = ("measured", "legal", "estimated", "judged")


def variance_shares(outcome: Array, parameters: Array, basis: Sequence[str]) -> dict[str, float]:
    """Return shares of variance by basis, and of chance; they sum to 1. Empty if it cannot be told.

    outcome     any unit, (run,)
    parameters  (run, parameter)   drawn values; fixed ones are passed over
    basis       (parameter,)       basis of each

    Empty where the outcome does not vary or where there are fewer than twice as many runs as
    parameters.

    >>> rng = np.random.default_rng(0)
    >>> drawn = rng.standard_normal((2000, 2))
    >>> shares = variance_shares(drawn[:, 0] + rng.standard_normal(2000), drawn,
    ...                          ["judged", "estimated"])
    >>> round(shares["judged"], 1), round(shares["chance"], 1)
    (0.5, 0.5)
    """
    spread = parameters.std(axis=0)
    # Of equal values the mean may be rounded off them, and the standard deviation is then not 0.
    moving = np.ptp(parameters, axis=0) > 0
    runs, count = len(outcome), int(moving.sum())
    if runs < 2 * (count + 1) or not np.isfinite(outcome).all() or np.ptp(outcome) <= 0:
        return {}
    scaled = (parameters[:, moving] - parameters[:, moving].mean(axis=0)) / spread[moving]
    target = (outcome - outcome.mean()) / outcome.std()
    slope, *_ = np.linalg.lstsq(scaled, target, rcond=None)
    share = slope * (scaled.T @ target) / runs
    explained = share.sum()
    adjusted = max(0.0, 1 - (1 - explained) * (runs - 1) / (runs - count - 1))
    share = np.maximum(share, 0)
    share *= adjusted / share.sum() if share.sum() > 0 else 0.0
    of = np.array(basis)[moving]
    result = {name: float(share[of == name].sum()) for name in BASES}
    return {**result, "chance": 1 - sum(result.values())}
