"""Latin hypercube: parameters spread evenly over their ranges within each block of runs.

Strata and jitter are addressed by (seed, parameter, block), so a new parameter moves no other's
draws and more runs change none of the first ones. Rank correlations are brought about inside the
block by reordering (Iman and Conover 1982, Communications in Statistics B11).

scipy is imported where a block is drawn, after the first blocks have been handed to the workers.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.facts.parameters import Parameter
from foedus.simulate.streams import BLOCK, generator

Array = NDArray[np.float64]
TAIL = 0.05  # low and high are the 5th and the 95th percentile of belief


def strata(seed: int, name: str, block: int) -> Array:
    """Return one value in each of BLOCK equal slices of (0, 1), in random order, (run,).

    >>> sorted((strata(1, "reach", 0) * BLOCK).astype(int).tolist()) == list(range(BLOCK))
    True
    """
    rng = generator(seed, f"parameter/{name}", block)
    return (rng.permutation(BLOCK) + rng.random(BLOCK)) / BLOCK


def quantile_of(parameter: Parameter, level: Array) -> Array:
    """Return the parameter's values at levels of probability, same shape as `level`.

    The belief is a normal distribution in two pieces that meet at the central value (the median),
    each scaled so that low and high are its 5th and 95th percentile; of the logarithm for shape
    `lognormal`. Hard limits cut off the tails beyond low and high, which stay as stated.
    """
    from scipy.special import ndtr, ndtri

    if parameter.low == parameter.high:
        return np.full_like(level, parameter.central)
    log = parameter.shape == "lognormal"
    low, central, high = (
        np.log(v) if log else v for v in (parameter.low, parameter.central, parameter.high)
    )
    reach = ndtri(1 - TAIL)

    def level_of(limit: float) -> float:
        value = np.log(limit) if log else limit
        side = central - low if value < central else high - central
        return float(ndtr((value - central) * reach / side)) if side > 0 else float(value > central)

    bottom = 0.0 if _open_below(parameter) else level_of(parameter.minimum or 0.0)
    top = 1.0 if parameter.maximum is None else level_of(parameter.maximum)
    within = np.where(level < TAIL, bottom + level / TAIL * (TAIL - bottom), level)
    within = np.where(level > 1 - TAIL, top - (1 - level) / TAIL * (top - (1 - TAIL)), within)
    z = ndtri(within) / reach
    value = central + z * np.where(z < 0, central - low, high - central)
    found = np.exp(value) if log else value
    # Rounding may carry what lies on a limit a little beyond it.
    return np.asarray(np.clip(found, parameter.minimum, parameter.maximum))


def correlate(levels: Array, target: Array) -> Array:
    """Return the columns reordered so that their rank correlation is near the target.

    levels  0 to 1, (run, parameter)   independent columns
    target  (parameter, parameter)     a correlation matrix, positive definite

    Each column keeps its own values; the first keeps its order too.

    >>> rng = np.random.default_rng(0)
    >>> wanted = np.array([[1.0, -0.6], [-0.6, 1.0]])
    >>> got = correlate(rng.random((128, 2)), wanted)
    >>> np.corrcoef(got.T)[0, 1].round(1).item()
    -0.6
    """
    from scipy.special import ndtri

    scores = ndtri(levels)
    present = np.linalg.cholesky(np.corrcoef(scores.T))
    wanted = np.linalg.cholesky(target)
    mixed = scores @ np.linalg.inv(present).T @ wanted.T
    ranks = mixed.argsort(axis=0).argsort(axis=0)
    return np.take_along_axis(np.sort(levels, axis=0), ranks, axis=0)


def _open_below(parameter: Parameter) -> bool:
    return parameter.minimum is None or (parameter.shape == "lognormal" and parameter.minimum <= 0)
