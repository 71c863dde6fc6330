"""Competing risks with constant hazards: what ends first, and when, if classes of cases differ.

A case ends by the cause of interest (adoption, say) or by another (failure), each at a constant
hazard. A case whose class is not known is a mixture of classes. As no hazard depends on how long
a case has been open, time may be counted from any day on which it is still open.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import entries_outside, negative, refuse, unlike

Array = NDArray[np.float64]


def posterior_hazard(events: Array, exposure: Array, shape: Array, rate: Array) -> Array:
    """Return the mean of a constant hazard after events were seen.

        hazard ~ Gamma(shape, rate) before,  mean after = (events + shape) / (exposure + rate)

    events    number of events, (…)
    exposure  time under risk, (…)
    shape     events that the prior is worth, (…)   above 0
    rate      time that the prior is worth, (…)     above 0

    Returns events per unit of time, (…). Raises RangeError with every fault.

    >>> posterior_hazard(np.array(3.0), np.array(8.0), np.array(1.0), np.array(2.0)).item()
    0.4
    """
    prior = {"shape": np.asarray(shape, np.float64), "rate": np.asarray(rate, np.float64)}
    seen = {"events": np.asarray(events, np.float64), "exposure": np.asarray(exposure, np.float64)}
    faults = [fault for name, value in seen.items() for fault in negative(name, value)]
    for name, value in prior.items():
        good = np.isfinite(value) & (value > 0)
        faults += entries_outside(name, value, good, "a finite number above 0")
    refuse(faults + unlike(seen | prior))
    return np.asarray((seen["events"] + prior["shape"]) / (seen["exposure"] + prior["rate"]))


def cumulative_incidence(hazard: Array, other: Array, time: Array | float) -> Array:
    """Return the probability that a case ended by the cause of interest by a time.

        F(t) = λ / (λ + μ) · (1 − exp(−(λ + μ) t))

    hazard  λ, of the cause of interest, per unit of time, (…)   not negative
    other   μ, of the other cause, per unit of time, (…)         not negative
    time    (…), not negative; infinite for ever

    Returns 0 to 1, (…). Raises RangeError with every fault.

    >>> cumulative_incidence(np.array(1.0), np.array(1.0), np.inf).item()
    0.5
    """
    until = np.asarray(time, np.float64)
    first, second = np.asarray(hazard, np.float64), np.asarray(other, np.float64)
    faults = negative("hazard", first) + negative("other", second)
    faults += entries_outside("time", until, until >= 0, "not negative")
    refuse(faults + unlike({"hazard": first, "other": second, "time": until}))
    both = first + second
    alive = both > 0
    with np.errstate(invalid="ignore"):
        ended = -np.expm1(-both * until)
    return np.asarray(np.where(alive, first / np.where(alive, both, 1.0) * ended, 0.0))


def mixed_incidence(weight: Array, hazard: Array, other: Array, time: Array | float) -> Array:
    """Return the cumulative incidence of a mixture of classes,  Σ_c weight_c F_c(t).

    weight  of each class, (…, class), summing to 1
    hazard  (…, class);  other  (…, class);  time  (…)

    Returns 0 to 1, (…). Raises RangeError.

    >>> one, two = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    >>> mixed_incidence(one, two, 1 - two, np.inf).item()
    0.5
    """
    refuse(_not_shares(weight))
    until = np.asarray(time, np.float64)[..., None]
    return np.asarray((weight * cumulative_incidence(hazard, other, until)).sum(axis=-1))


def weight_when_open(weight: Array, hazard: Array, other: Array, age: float) -> Array:
    """Return the weights of classes once a case is known to be open still.

        weight'_c ∝ weight_c · exp(−(λ_c + μ_c) · age)

    Arguments as for `mixed_incidence`. Raises RangeError.

    >>> weight_when_open(np.array([0.5, 0.5]), np.array([9.0, 0.1]), np.zeros(2), 5.0).round(3)
    array([0., 1.])
    """
    refuse(_not_shares(weight) + negative("hazard", hazard) + negative("other", other))
    log = -(hazard + other) * age
    kept = weight * np.exp(log - log.max(axis=-1, keepdims=True))
    return np.asarray(kept / kept.sum(axis=-1, keepdims=True))


def mean_time_open(weight: Array, hazard: Array, other: Array, horizon: float) -> Array:
    """Return how long the cause of interest is waited for, on average, up to a horizon.

        ∫_0^H (1 − F(t)) dt;  a case that ends otherwise waits the whole horizon

    Arguments as for `mixed_incidence`; hazards above 0. Returns a time, (…). Raises RangeError.

    >>> mean_time_open(np.ones(1), np.ones(1), np.zeros(1), 1e6).round(6).item()
    1.0
    """
    above = entries_outside("hazard", hazard, hazard > 0, "above 0")
    refuse(_not_shares(weight) + above + negative("other", other))
    both = hazard + other
    ended = hazard / both * (horizon + np.expm1(-both * horizon) / both)
    return np.asarray(horizon - (weight * ended).sum(axis=-1))


def time_by_which(weight: Array, hazard: Array, other: Array, share: Array) -> Array:
    """Return when shares of those that will end by the cause of interest have done so.

    weight, hazard, other   of one mixture, (class,), hazards above 0
    share                   above 0, below 1, (share,)

    Returns times, (share,). Raises RangeError with every fault.

    >>> time_by_which(np.ones(1), np.array([np.log(2)]), np.zeros(1), np.array([0.5])).round(9)
    array([1.])
    """
    faults = entries_outside("share", share, (share > 0) & (share < 1), "above 0 and below 1")
    above = entries_outside("hazard", hazard, hazard > 0, "above 0")
    refuse(_not_shares(weight) + above + negative("other", other) + faults)
    both = hazard + other
    ever = weight * hazard / both
    # The slowest class alone would need this long to reach a share; no mixture needs longer.
    high = -np.log1p(-share) / both[weight > 0].min()
    low = np.zeros_like(high)
    for _ in range(np.finfo(np.float64).nmant):  # a halving for each digit of a number
        middle = low + (high - low) / 2
        later = -np.expm1(-both * middle[:, None]) @ ever < share * ever.sum()
        low, high = np.where(later, middle, low), np.where(later, high, middle)
    return np.asarray(low + (high - low) / 2)


def _not_shares(weight: Array) -> list[str]:
    close = np.isclose(np.asarray(weight.sum(axis=-1)), 1.0)
    return negative("weight", weight) + ([] if close.all() else ["weights must sum to 1"])
