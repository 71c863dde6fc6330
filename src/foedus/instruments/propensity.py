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
    """Return how much each sign speaks for the deed: its share before the deed over that without.

        ratio_s = P(s | done) / P(s | not done),
        P(s | done) = (n_s,done + k · n_s / n) / (n_done + k), and likewise for not done

    Both are drawn towards the share of the sign in all cases, so that a sign that was hardly seen
    tells hardly anything.

    with_it, without_it   how often each sign went with the deed, and not; (sign,)
    strength              k, cases that the common share is worth, above 0

    Returns a factor on the odds, (sign,); 1 for a sign never seen. Raises RangeError.

    >>> sign_ratios(np.array([8.0, 2.0]), np.array([1.0, 9.0]), 1.0).round(2)
    array([5.83, 0.27])
    """
    refuse(negative("with_it", with_it) + negative("without_it", without_it))
    seen = with_it + without_it
    share = seen / max(float(seen.sum()), 1.0)
    done = (with_it + strength * share) / (with_it.sum() + strength)
    left = (without_it + strength * share) / (without_it.sum() + strength)
    return np.asarray(np.where(left > 0, done / np.where(left > 0, left, 1.0), 1.0))


def updated(probability: Array, ratio: Array) -> Array:
    """Return a probability after a sign:  odds' = odds · ratio.

    >>> updated(np.array([0.2]), np.array([4.0]))
    array([0.5])
    """
    weighed = probability * ratio
    return np.asarray(weighed / (weighed + 1 - probability))
