"""Competing risks: what ends first, and when, if classes of cases differ and hazards go by age.

A case ends by the cause of interest (adoption, say) or by another (failure). Both hazards are
constant within each piece of age (`age_pieces`); with one piece they are constant throughout. A
case whose class is not known is a mixture of classes. Time runs from any age at which a case is
still open: `spent` says how much of it falls in each piece.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.age_pieces import time_in_pieces
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


def incidence_by_piece(hazard: Array, other: Array, spent: Array) -> Array:
    """Return the probability that a case ends by the cause of interest within each piece.

        F_p = S_p · λ_p / (λ_p + μ_p) · (1 − exp(−(λ_p + μ_p) t_p)),
        S_p = exp(−Σ_{q<p} (λ_q + μ_q) t_q)

    hazard  λ, of the cause of interest, per unit of time, (…, piece)   not negative
    other   μ, of the other cause, per unit of time, (…, piece)         not negative
    spent   t, time in each piece, (…, piece), not negative; infinite for ever

    Returns 0 to 1, (…, piece); the sum over pieces is the cumulative incidence. Raises RangeError
    with every fault.

    >>> first, other = np.array([1.0, 2.0]), np.array([1.0, 0.0])
    >>> incidence_by_piece(first, other, np.array([np.log(2) / 2, np.inf])).round(3).tolist()
    [0.25, 0.5]
    """
    first, second = np.asarray(hazard, np.float64), np.asarray(other, np.float64)
    time = np.asarray(spent, np.float64)
    faults = negative("hazard", first) + negative("other", second)
    faults += entries_outside("spent", time, time >= 0, "not negative")
    refuse(faults + unlike({"hazard": first, "other": second, "spent": time}))
    both = first + second
    risk = _risk(both, time)
    before = np.cumsum(risk[..., :-1], axis=-1)
    open_still = np.exp(-np.concatenate([np.zeros_like(risk[..., :1]), before], axis=-1))
    share = np.divide(first, both, out=np.zeros_like(both), where=both > 0)
    return np.asarray(open_still * share * -np.expm1(-risk))


def cumulative_incidence(hazard: Array, other: Array, spent: Array) -> Array:
    """Return the probability that a case ended by the cause of interest by a time.

        F = Σ_p F_p;  with one piece  F(t) = λ / (λ + μ) · (1 − exp(−(λ + μ) t))

    Arguments as for `incidence_by_piece`. Returns 0 to 1, (…). Raises RangeError.

    >>> cumulative_incidence(np.ones(1), np.ones(1), np.array([np.inf])).item()
    0.5
    """
    return np.asarray(incidence_by_piece(hazard, other, spent).sum(axis=-1))


def mixed_incidence(weight: Array, hazard: Array, other: Array, spent: Array) -> Array:
    """Return the cumulative incidence of a mixture of classes,  Σ_c weight_c F_c.

    weight  of each class, (…, class), summing to 1
    hazard  (…, class, piece);  other  (…, class, piece);  spent  (…, piece)

    Returns 0 to 1, (…). Raises RangeError.

    >>> one, two = np.array([0.5, 0.5]), np.array([[1.0], [0.0]])
    >>> mixed_incidence(one, two, 1 - two, np.array([np.inf])).item()
    0.5
    """
    refuse(_not_shares(weight))
    until = np.asarray(spent, np.float64)[..., None, :]
    return np.asarray((weight * cumulative_incidence(hazard, other, until)).sum(axis=-1))


def weight_when_open(weight: Array, hazard: Array, other: Array, spent: Array) -> Array:
    """Return the weights of classes once a case is known to be open still.

        weight'_c ∝ weight_c · exp(−Σ_p (λ_cp + μ_cp) t_p)

    Arguments as for `mixed_incidence`; finite times. Raises RangeError.

    >>> fast, slow = [9.0], [0.1]
    >>> both = np.array([fast, slow])
    >>> weight_when_open(np.array([0.5, 0.5]), both, 0 * both, np.array([5.0])).round(3)
    array([0., 1.])
    """
    refuse(_not_shares(weight) + negative("hazard", hazard) + negative("other", other))
    refuse(negative("spent", spent))
    log = -((hazard + other) * spent[..., None, :]).sum(axis=-1)
    kept = weight * np.exp(log - log.max(axis=-1, keepdims=True))
    return np.asarray(kept / kept.sum(axis=-1, keepdims=True))


def mean_time_open(weight: Array, hazard: Array, other: Array, spent: Array) -> Array:
    """Return how long the cause of interest is waited for, on average, up to a horizon.

        ∫_0^H (1 − F(t)) dt;  a case that ends otherwise waits the whole horizon

    Arguments as for `mixed_incidence`; hazards above 0, and `spent` the time up to the horizon in
    each piece. Returns a time, (…). Raises RangeError.

    >>> one = np.ones((1, 1))
    >>> mean_time_open(np.ones(1), one, 0 * one, np.array([1e6])).round(6).item()
    1.0
    """
    above = entries_outside("hazard", hazard, hazard > 0, "above 0")
    refuse(_not_shares(weight) + above + negative("other", other) + negative("spent", spent))
    time = spent[..., None, :]
    within = incidence_by_piece(hazard, other, time)
    after = np.cumsum(within, axis=-1)
    # Within a piece  ∫ F = F_end t − S_start λ/(λ+μ) (1 − e^−x (1 + x)) / (λ+μ),  x = (λ+μ) t:
    # what ended in it has ended for the rest of it only.
    both = hazard + other
    risk = both * time
    late = np.divide(
        -np.expm1(-risk) - risk * np.exp(-risk), both * -np.expm1(-risk),
        out=np.zeros_like(within), where=risk > 0,
    )  # fmt: skip
    ended = (after * time - within * late).sum(axis=-1)
    return np.asarray(spent.sum(axis=-1) - (weight * ended).sum(axis=-1))


def time_by_which(
    weight: Array, hazard: Array, other: Array, share: Array, bounds: Array, since: float
) -> Array:
    """Return when shares of those that will end by the cause of interest have done so.

    weight, hazard, other   of one mixture, (class,) and (class, piece); hazards above 0
    share                   above 0, below 1, (share,)
    bounds, since           ages between pieces, and the age from which time runs

    Returns times from the age `since`, (share,). Raises RangeError with every fault.

    >>> one, none = np.array([[np.log(2)]]), np.empty(0)
    >>> time_by_which(np.ones(1), one, 0 * one, np.array([0.5]), none, 0.0).round(9)
    array([1.])
    """
    faults = entries_outside("share", share, (share > 0) & (share < 1), "above 0 and below 1")
    above = entries_outside("hazard", hazard, hazard > 0, "above 0")
    refuse(_not_shares(weight) + above + negative("other", other) + faults)

    def reached(time: Array | float) -> Array:
        spent = time_in_pieces(bounds, since, since + np.asarray(time))
        return mixed_incidence(weight, hazard, other, spent)

    wanted = share * reached(np.inf)
    # In the last piece the slowest class alone would need so long for a share of its own rest.
    slowest = (hazard + other)[weight > 0, -1].min()
    high = max(0.0, *bounds - since) if len(bounds) else 0.0
    low, high = np.zeros_like(share), high - np.log1p(-share) / slowest
    for _ in range(np.finfo(np.float64).nmant):  # a halving for each digit of a number
        middle = low + (high - low) / 2
        later = reached(middle) < wanted
        low, high = np.where(later, middle, low), np.where(later, high, middle)
    return np.asarray(low + (high - low) / 2)


def _risk(both: Array, time: Array) -> Array:
    """Return the hazard summed over time; none without a hazard, be it for ever."""
    forever = np.isinf(time) & (both > 0)
    return np.where(forever, np.inf, both * np.where(np.isinf(time), 0.0, time))


def _not_shares(weight: Array) -> list[str]:
    close = np.isclose(np.asarray(weight.sum(axis=-1)), 1.0)
    return negative("weight", weight) + ([] if close.all() else ["weights must sum to 1"])
