"""Arrivals: how many events come, when their rate is only known from how many came before."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_TURN = np.arange(1, 7)  # terms worked out at a time, measured


def learned_count(
    chance: Array, shape: Array | float, span: Array | float, exposure: Array
) -> Array:
    """Return a number of events whose rate is believed to be gamma distributed.

        P(k) = Γ(shape + k) / (Γ(shape) k!) · (span / (span + exposure))^shape
                                            · (exposure / (span + exposure))^k

    This is the negative binomial distribution (Greenwood and Yule 1920), read off a uniform draw.

    chance    0 to 1, (…)   where in the distribution the number lies
    shape     above 0       events seen, with those of the prior
    span      above 0       time over which they were seen, in the unit of exposure
    exposure  not negative  time over which new ones may come

    >>> learned_count(np.array([0.5, 0.9, 0.99]), 2.0, 10.0, np.ones(3))
    array([0., 1., 2.])
    """
    missed = span / (span + exposure)
    count = np.zeros(chance.shape)  # broadcasts, quicker than by name
    none = (np.exp(shape * np.log(missed)) + count).ravel()
    mark = chance.ravel()
    left = (mark > none).nonzero()[0]
    if not len(left):
        return count
    # Few are left after each turn, so only those are followed.
    last, mark = none[left], mark[left]
    miss, size = (missed + count).ravel()[left], (shape + count).ravel()[left]
    flat = count.ravel()
    reached, number = last, 0
    while len(left):
        following = (number + _TURN)[:, None]
        terms = last * np.multiply.accumulate((size + following - 1) / following * (1 - miss))
        totals = reached + np.add.accumulate(terms)
        # A draw in the rounding beyond the last term has found its number.
        more = (mark > totals) & (terms > 0)
        flat[left] = number + 1 + more.sum(axis=0)
        kept = more[-1]
        left, miss, size, mark = left[kept], miss[kept], size[kept], mark[kept]
        last, reached, number = terms[-1, kept], totals[-1, kept], number + len(_TURN)
        flat[left] = number
    return count
