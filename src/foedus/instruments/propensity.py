"""Propensity: how often somebody does something, from its own record and from a sign."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import entries_outside, negative, refuse, unlike

Array = NDArray[np.float64]


def shrunk_share(done: Array, chances: Array, mean: Array | float, strength: float) -> Array:
    """Return the mean of a share after some chances were seen (Beta and binomial).

        share = (done + strength · mean) / (chances + strength)

    done      how often it was done, (…)
    chances   how often it could have been, (…)   not fewer than done
    mean      0 to 1, expected before, (…) or a number
    strength  chances that the expectation is worth, above 0

    Returns 0 to 1, (…). Raises RangeError with every fault.

    >>> shrunk_share(np.array([3.0, 0.0]), np.array([6.0, 6.0]), 0.1, 4.0)
    array([0.34, 0.04])
    """
    before = np.asarray(mean, np.float64)
    worth = np.asarray(strength, np.float64)
    faults = negative("done", done) + negative("chances", chances)
    faults += entries_outside("mean", before, (before >= 0) & (before <= 1), "0 to 1")
    faults += entries_outside("strength", worth, worth > 0, "above 0")
    refuse(faults or unlike({"done": done, "chances": chances, "mean": before}))
    refuse(entries_outside("done", done, done <= chances, "at most the chances"))
    return np.asarray((done + worth * before) / (chances + worth))


def sign_ratios(with_it: Array, without_it: Array, strength: float) -> Array:
    """Return how much each sign speaks for a deed, as a factor on its odds.

        share_s = (n_s,done + strength · share) / (n_s + strength),  share over all signs
        ratio_s = odds(share_s) / odds(share)

    What is shrunk is how often a sign was followed by the deed, so that a few cases without an
    exception are no proof.

    with_it, without_it   how often each sign went with the deed, and not; (sign,)
    strength              cases that the common share is worth, above 0

    Returns (sign,); 1 for a sign never seen, and for all if the deed was always or never done.
    Raises RangeError.

    >>> sign_ratios(np.array([8.0, 2.0]), np.array([1.0, 9.0]), 2.0).round(2)
    array([4.5, 0.3])
    """
    refuse(negative("with_it", with_it) + negative("without_it", without_it))
    seen, total = with_it + without_it, float((with_it + without_it).sum())
    common = float(with_it.sum()) / total if total else 0.0
    if not 0 < common < 1:
        return np.ones_like(seen)
    share = shrunk_share(with_it, seen, common, strength)
    return np.asarray(share / (1 - share) * (1 - common) / common)


def updated(probability: Array, ratio: Array) -> Array:
    """Return a probability after a sign:  odds' = odds · ratio.

    >>> updated(np.array([0.2]), np.array([4.0]))
    array([0.5])
    """
    weighed = probability * ratio
    return np.asarray(weighed / (weighed + 1 - probability))
