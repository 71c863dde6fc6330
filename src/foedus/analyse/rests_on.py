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


def variance_shares(
    outcomes: Array, parameters: Array, basis: Sequence[str]
) -> list[dict[str, float]]:
    """Return, for each outcome, shares of variance by basis and of chance; they sum to 1.

    outcomes    any unit, (run, outcome)
    parameters  (run, parameter)   drawn values; fixed ones are passed over
    basis       (parameter,)       basis of each

    Empty for an outcome that does not vary, and for all where there are fewer than twice as many
    runs as parameters.

    >>> rng = np.random.default_rng(0)
    >>> drawn = rng.standard_normal((2000, 2))
    >>> outcome = drawn[:, :1] + rng.standard_normal((2000, 1))
    >>> shares = variance_shares(outcome, drawn, ["judged", "estimated"])[0]
    >>> round(shares["judged"], 1), round(shares["chance"], 1)
    (0.5, 0.5)
    """
    # Of equal values the mean may be rounded off them: the standard deviation is then not 0.
    moving = np.ptp(parameters, axis=0) > 0
    runs, count = len(outcomes), int(moving.sum())
    varies = np.isfinite(outcomes).all(axis=0) & (np.ptp(outcomes, axis=0) > 0)
    if runs < 2 * (count + 1):
        return [{} for _ in varies]
    scaled = _standardised(parameters[:, moving])
    targets = _standardised(np.where(varies, outcomes, 0.0))
    together = scaled.T @ targets / runs
    slope = np.linalg.lstsq(scaled.T @ scaled / runs, together, rcond=None)[0]
    of = np.array(basis)[moving]
    return [
        _by_basis(slope[:, i] * together[:, i], of, runs) if varies[i] else {}
        for i in range(len(varies))
    ]


def _standardised(values: Array) -> Array:
    spread = values.std(axis=0)
    return np.asarray((values - values.mean(axis=0)) / np.where(spread > 0, spread, 1.0))


def _by_basis(share: Array, basis: NDArray[np.str_], runs: int) -> dict[str, float]:
    explained = float(share.sum())
    adjusted = max(0.0, 1 - (1 - explained) * (runs - 1) / (runs - len(share) - 1))
    kept = np.maximum(share, 0)
    kept *= adjusted / kept.sum() if kept.sum() > 0 else 0.0
    result = {name: float(kept[basis == name].sum()) for name in BASES}
    return {**result, "chance": 1 - sum(result.values())}
