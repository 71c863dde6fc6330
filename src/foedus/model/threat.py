"""Threat: how near and how hostile the challenger is felt to be.

    threat_i = hostility · (1 − balance_weight + balance_weight · balance) · proximity_i
    proximity_i = e_i + (1 − e_i) · border_bonus · border_i,   e_i = exp(−distance_i / reach)
    hostility = the highest of: last year's, halved every half-life; the level of a dated act
    balance = challenger's over European allies' spending last year, relative to the start

Distance decay is the usual form of the loss-of-strength gradient (Boulding 1962, Conflict and
Defense). Levels, reach and half-life are judged within what the panel of defence shares allows;
2022 is 1 by definition. A new hostile act may come in any year, with a small chance drawn per run,
and restores the level of 2022. Left out: intent, nuclear posture, threats from elsewhere.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Threat:
    """One value per run, shape (run, 1). Sources: systems/eu_nato/parameters/threat.yaml."""

    event_level: Array = unit("1", over="hostility event")
    half_life: Array = unit("year")
    reach: Array = unit("km")
    border_bonus: Array = unit("1")
    renewal_chance: Array = unit("1/year")
    balance_weight: Array = unit("1", link=True)


@dataclass(frozen=True)
class Ready:
    """What does not change within a block."""

    proximity: Array  # (run, actor)
    dated: Array  # (run, year) hostility that the acts on record leave, to the end of the run


def prepare(given: View, p: Threat) -> Ready:
    """Work out proximity and the hostility that dated acts leave."""
    closeness = proximity(given.capital_distance, given.land_border, p.reach, p.border_bonus)
    first, before = given.hostility_years
    past = np.arange(first, before + 1)
    path = hostility_path(past, given.event_year, p.event_level, p.half_life)
    run = hostility_path(given.year, given.event_year, p.event_level, p.half_life)
    return Ready(closeness, np.column_stack([path[:, -1], run]))


def start(given: View, p: Threat, ready: Ready) -> dict[str, Array]:
    """Return hostility and threat in the year before the start."""
    before = ready.dated[:, 0]
    return {"hostility": before, "perceived_threat": before[:, None] * ready.proximity}


@submodel(
    parameters=Threat,
    prepare=prepare,
    start=start,
    prepares_from={
        "capital_distance",
        "land_border",
        "event_year",
        "hostility_years",
        "year",
    },
    last={"hostility", "defence_spending"},
    now={"year", "allied", "european", "challenger", "spending_ratio_at_start", "hostility_years"},
    shocks={"renewal": Shock("uniform", per_actor=False)},
    writes={"hostility", "capability_balance", "proximity", "perceived_threat"},
)
def threat(last: View, now: View, p: Threat, shock: View, ready: Ready) -> dict[str, Array]:
    """Return this year's threat as each actor perceives it, (run, actor), 1 = next door in 2022."""
    decayed = last.hostility * 0.5 ** (1 / p.half_life[:, 0])
    renewed = np.where(shock.renewal < p.renewal_chance[:, 0], 1.0, decayed)
    place = int(now.year - now.hostility_years[-1])
    hostility = np.maximum(renewed, ready.dated[:, place])
    europeans = now.allied * now.european
    ratio = (last.defence_spending * now.challenger).sum(axis=-1) / (
        last.defence_spending * europeans
    ).sum(axis=-1)
    balance = ratio / now.spending_ratio_at_start
    felt = hostility * (1 - p.balance_weight[:, 0] + p.balance_weight[:, 0] * balance)
    return {
        "hostility": hostility,
        "capability_balance": balance,
        "proximity": ready.proximity,
        "perceived_threat": felt[:, None] * ready.proximity,
    }


def proximity(distance: Array, border: Array, reach: Array, border_bonus: Array) -> Array:
    """Return the proximity to the challenger, 0 to 1, (run, actor).

    distance      km, (actor,)      between capitals
    border        0 or 1, (actor,)  land border with the challenger
    reach         km, (run, 1)      distance over which proximity falls to 1/e; above 0
    border_bonus  1, (run, 1)       part of the way to 1 that a border adds; 0 to 1

    >>> one = np.ones((1, 1))
    >>> proximity(np.array([600.0, 600.0]), np.array([0.0, 1.0]), 600 * one, 0.5 * one).round(2)
    array([[0.37, 0.68]])
    """
    decay = np.exp(-distance / reach)
    return decay + (1 - decay) * border_bonus * border


def hostility_path(years: Array, event_year: Array, level: Array, half_life: Array) -> Array:
    """Return hostility by year, (run, year): jumps at events, decays between them.

    years       year, (year,)      consecutive
    event_year  year, (event,)
    level       1, (run, event)    level that the act sets, if it is above the decayed one
    half_life   year, (run, 1)     above 0

    >>> hostility_path(np.array([2022, 2023, 2032]), np.array([2022]), np.ones((1, 1)),
    ...                10 * np.ones((1, 1))).round(2)
    array([[1.  , 0.93, 0.5 ]])
    """
    age = years[None, None, :] - event_year[None, :, None]
    faded = level[:, :, None] * 0.5 ** (np.maximum(age, 0) / half_life[:, :, None])
    return np.asarray(np.where(age >= 0, faded, 0.0).max(axis=1, initial=0.0))
