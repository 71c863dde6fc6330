"""Latent classes: hazards by class and age, where the class of some cases is not known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.competing_risks import posterior_hazard
from foedus.instruments.input_faults import negative, refuse

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ClassedHazards:
    """What was learned of classes.

    member   probability that a case is of a class, (case, class)
    hazard   of the cause of interest, per unit of time, (class, piece)
    other    of the other cause, (class, piece)
    """

    member: Array
    hazard: Array
    other: Array


def classed_hazards(
    possible: Array,
    ended: tuple[Array, Array],
    spent: Array,
    prior_hazard: tuple[float, float],
    strength: tuple[float, float],
    rounds: int,
) -> ClassedHazards:
    """Return hazards by class and piece of age, by expectation and conditional maximisation.

        λ_cp = λ_c · s_p
        member_ic ∝ possible_ic · Π_p λ_cp^{a_ip} μ_cp^{f_ip} exp(−(λ_cp + μ_cp) T_ip)
        λ_c = (Σ_ip member_ic a_ip + k) / (Σ_ip member_ic s_p T_ip + k / λ_0)
        s_p ∝ (Σ_i a_ip + h) / (Σ_ic member_ic λ_c T_ip + h),   Σ_ip s_p T_ip = Σ_ip T_ip

    and likewise for μ with a shape of its own. Classes are proportional: the shape s over age is
    that of all of them. With one piece s is 1 and hazards are constant. Where `possible` has one
    entry above 0 the class is known; where it has several they are the shares expected before
    the case's own time is seen.

    possible      (case, class), rows summing to 1
    ended         whether a case ended in a piece, by the cause of interest and by the other; each
                  (case, piece)
    spent         time under risk in each piece, (case, piece)
    prior_hazard  λ_0 and μ_0, above 0
    strength      k and h, events that the same hazard is worth in each class, and in each piece
    rounds        how often all steps are taken

    Raises RangeError where something is negative.

    >>> known = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> ended, never, spent = np.ones((2, 1)), np.zeros((2, 1)), np.array([[1.0], [9.0]])
    >>> classed_hazards(known, (ended, never), spent, (1.0, 1.0), (1.0, 1.0), 3).hazard.tolist()
    [[1.0], [0.2]]
    """
    refuse(negative("possible", possible) + negative("spent", spent))
    member = np.asarray(possible, np.float64)
    flat = np.ones(spent.shape[1])
    by_class = [
        _by_class(member, events, spent @ flat, before, strength[0])
        for events, before in zip(ended, prior_hazard, strict=True)
    ]
    shape = [flat, flat]
    for _ in range(rounds):
        hazards = [np.outer(*one) for one in zip(by_class, shape, strict=True)]
        member = _members(possible, ended, spent, hazards)
        for cause, (events, before) in enumerate(zip(ended, prior_hazard, strict=True)):
            shape[cause] = _shape(events, spent, member @ by_class[cause], strength[1])
            under_risk = spent @ shape[cause]
            by_class[cause] = _by_class(member, events, under_risk, before, strength[0])
    hazard, other = (np.outer(*one) for one in zip(by_class, shape, strict=True))
    return ClassedHazards(member, hazard, other)


def _by_class(
    member: Array, events: Array, under_risk: Array, before: float, strength: float
) -> Array:
    """Return the mean hazard of each class, (class,), given the time under risk of each case."""
    worth = np.full(member.shape[1], strength)
    return posterior_hazard(
        member.T @ events.sum(axis=1), member.T @ under_risk, worth, worth / before
    )


def _shape(events: Array, spent: Array, mean: Array, strength: float) -> Array:
    """Return the hazard in each piece as a multiple of its mean over all time under risk, (piece,).

    mean   hazard of each case without regard to age, (case,)
    """
    worth, under_risk = np.full(spent.shape[1], strength), spent.sum(axis=0)
    found = posterior_hazard(events.sum(axis=0), mean @ spent, worth, worth)
    if not under_risk.any():
        return np.ones_like(found)
    return np.asarray(found * under_risk.sum() / (found @ under_risk))


def _members(
    possible: Array, ended: tuple[Array, Array], spent: Array, hazards: list[Array]
) -> Array:
    """Return how likely each case is to be of each class, given how and when it ended."""
    (first, second), (hazard, other) = ended, hazards
    log = first @ np.log(hazard).T + second @ np.log(other).T - spent @ (hazard + other).T
    log = np.where(possible > 0, log, -np.inf)
    likely = possible * np.exp(log - log.max(axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True))
