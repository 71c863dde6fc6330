"""Latent classes: hazards of classes where the class of some cases is not known."""

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
    hazard   of the cause of interest, per unit of time, (class,)
    other    of the other cause, (class,)
    """

    member: Array
    hazard: Array
    other: Array


def classed_hazards(
    possible: Array,
    ended: tuple[Array, Array],
    exposure: Array,
    prior_hazard: tuple[float, float],
    strength: float,
    rounds: int,
) -> ClassedHazards:
    """Return hazards by class, by expectation and maximisation.

        member_ic ∝ possible_ic · λ_c^{a_i} μ_c^{f_i} exp(−(λ_c + μ_c) T_i)
        λ_c = (Σ_i member_ic a_i + k) / (Σ_i member_ic T_i + k / λ_0),  μ_c likewise

    Where `possible` has one entry above 0 the class is known; where it has several they are the
    shares expected before the case's own time is seen.

    possible      (case, class), rows summing to 1
    ended         whether a case ended by the cause of interest, and by the other; each (case,)
    exposure      time under risk, (case,)
    prior_hazard  λ_0 and μ_0, above 0
    strength      k, events that the prior is worth
    rounds        how often both steps are taken

    Raises RangeError where something is negative.

    >>> known = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> ended, never = np.ones(2), np.zeros(2)
    >>> found = classed_hazards(known, (ended, never), np.array([1.0, 9.0]), (1.0, 1.0), 1.0, 3)
    >>> found.hazard
    array([1. , 0.2])
    """
    first, second = ended
    refuse(negative("possible", possible) + negative("exposure", exposure))
    member = np.asarray(possible, np.float64)

    def hazards(of: Array) -> tuple[Array, Array]:
        under_risk = of.T @ exposure
        shape = np.full(of.shape[1], strength)
        return tuple(  # type: ignore[return-value]
            posterior_hazard(of.T @ events, under_risk, shape, shape / before)
            for events, before in zip((first, second), prior_hazard, strict=True)
        )

    hazard, other = hazards(member)
    for _ in range(rounds):
        log = first[:, None] * np.log(hazard) + second[:, None] * np.log(other)
        log = log - exposure[:, None] * (hazard + other)
        log = np.where(possible > 0, log, -np.inf)
        likely = possible * np.exp(log - log.max(axis=1, keepdims=True))
        member = likely / likely.sum(axis=1, keepdims=True)
        hazard, other = hazards(member)
    return ClassedHazards(member, hazard, other)
