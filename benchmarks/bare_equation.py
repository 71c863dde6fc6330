"""The bare defence equation, which three engines compute from the same drawn numbers.

    Δln s_i = a_i − φ ln s_i + b_T threat_i + b_P max(0, ln target_i − ln s_i)
              + b_S Σ_j w_ij ln s_j + b_g growth_i + η + ε_i
    threat_i = hostility · exp(−distance_i / reach)
    w_ij = exp(−distance_ij / reach) / Σ_k≠i exp(−distance_ik / reach),  w_ii = 0

On the right, s is last year's. b_S is the product's `allies_response · persistence`. Shares,
pledges, growth and distances to the challenger are those of the shipped system. Where the actors
lie around the challenger is made up, since only the cost of a distance matrix matters here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.submodel import unit

Array = NDArray[np.float64]
FIRST_YEAR_OF_HOSTILITY = 2022  # the year whose level is 1
HIGHEST_START = 4.0  # % of GDP: the bare equation has no ceiling, so no state starts at war
JITTER = 0.1  # spread of a copied actor around its model, in logs


@dataclass(frozen=True)
class Facts:
    """What all runs share."""

    years: tuple[int, ...]
    share: Array  # % of GDP before the first year, (actor,)
    pledged: Array  # % of GDP, (year, actor); 0 for no pledge
    growth: Array  # 1/year, (actor,)
    distance: Array  # km to the challenger, (actor,)
    between: Array  # km, (actor, actor), infinite on the diagonal
    hostility: Array  # 1, (year,)
    intercept: Array  # a_i, 1/year, (actor,): at central values the first state would last

    @property
    def actors(self) -> int:
        """The number of actors."""
        return len(self.share)


@dataclass(frozen=True)
class Coefficients:
    """One value per run, shape (run, 1), or plain numbers for a single run."""

    persistence: Array = unit("1/year")
    threat_response: Array = unit("1/year")
    pledge_response: Array = unit("1/year")
    allies_response: Array = unit("1")
    growth_response: Array = unit("1")
    common_noise: Array = unit("1/year")
    own_noise: Array = unit("1/year")
    reach: Array = unit("km")


def facts_of(system: System, actors: int = 45, until: int = 2040) -> Facts:
    """Return the facts for so many actors; beyond those shipped, copies with jitter.

    Those with armed forces count, the challenger apart, the nearest first.
    """
    inputs = build_inputs(system, until)
    given, rng = inputs.given, np.random.default_rng(1)
    armed = np.flatnonzero(given["has_forces"] > given["challenger"])
    nearest = armed[np.argsort(given["capital_distance"][armed], kind="stable")][:actors]
    chosen = np.resize(nearest, actors)
    copied = np.arange(actors) >= len(nearest)
    jitter = np.exp(JITTER * copied * rng.standard_normal((2, actors)))
    distance = given["capital_distance"][chosen] * jitter[0]
    angle = 2 * np.pi * rng.random(actors)
    place = distance * np.exp(1j * angle)
    age = np.array(inputs.years) - FIRST_YEAR_OF_HOSTILITY
    half_life = system.parameters["hostility"].parameters["half_life"].central
    share = np.minimum(inputs.initial["defence_share"][chosen] * jitter[1], HIGHEST_START)
    growth = given["habitual_growth"][chosen]
    between = np.abs(place[:, None] - place[None, :])
    np.fill_diagonal(between, np.inf)
    hostility = 0.5 ** (age / half_life)
    return Facts(
        years=inputs.years,
        share=share,
        pledged=given["pledged_share"][:, chosen],
        growth=growth,
        distance=distance,
        between=between,
        hostility=hostility,
        intercept=_resting(system, share, growth, hostility[0], distance, between),
    )


def _resting(
    system: System, share: Array, growth: Array, hostility: float, distance: Array, between: Array
) -> Array:
    """Return the intercepts at which, without pledge and shock, nothing moves in the first year."""
    defence = system.parameters["defence"].parameters
    reach = system.parameters["threat"].parameters["reach"].central
    central = {name: one.central for name, one in defence.items()}
    logs = np.log(share)
    spill = central["allies_response"] * central["persistence"] * (weights(between, reach) @ logs)
    return np.asarray(
        central["persistence"] * logs
        - central["threat_response"] * hostility * np.exp(-distance / reach)
        - spill
        - central["growth_response"] * growth
    )


def weights(between: Array, reach: Array | float) -> Array:
    """Return the spill-in kernel, each row's sum 1.

    between  km, (actor, actor), infinite on the diagonal: nobody is an ally of its own
    reach    km, a number or (run, 1, 1)
    """
    kernel = decay(between, reach)
    return np.asarray(kernel / kernel.sum(axis=-1, keepdims=True))


def linear_part(between: Array, p: Coefficients) -> Array:
    """Return what multiplies last year's log shares, (1 − φ) I + b_S W, (run, actor, actor).

    between  km, (actor, actor), infinite on the diagonal
    p        (run, 1) each, or plain numbers, which give (actor, actor)

    A single product with it serves habit and spill-in, in all three engines.
    """
    reach, spill, kept = (
        np.asarray(x)[..., None]
        for x in (p.reach, p.allies_response * p.persistence, 1 - p.persistence)
    )
    linear = decay(between, reach)
    linear *= spill / np.einsum("...ij->...i", linear)[..., None]  # quicker than sum on short rows
    own = np.arange(between.shape[-1])
    linear[..., own, own] = kept[..., 0]
    return linear


def decay(between: Array, reach: Array | float) -> Array:
    """Return exp(−distance / reach), (…, actor, actor); 0 on the diagonal."""
    result = np.asarray(between * (-1 / reach))
    np.exp(result, out=result)
    return result


def log_target(pledged: Array) -> Array:
    """Return the log of the pledged share, same shape; minus infinity where there is no pledge."""
    return np.where(pledged > 0, np.log(np.where(pledged > 0, pledged, 1.0)), -np.inf)
