"""Hostility: how hostile the challenger is, by its acts; it fades when none renews it.

    hostility = the highest of: last year's, halved every half-life; the level of a dated act;
                1 if a new act comes, with a chance drawn per run

2022 is 1 by definition; the levels of earlier acts were fitted together with the answer to threat.
No model forecasts such acts: leaving them out would make the ranges too narrow. Left out: intent,
acts of other powers, degrees of new acts.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Hostility:
    """One value per run, shape (run, 1). Sources: systems/eu_nato/parameters/hostility.yaml."""

    event_level: Array = unit("1", over="hostility event")
    half_life: Array = unit("year")
    renewal_chance: Array = unit("1/year")


def prepare(given: View, p: Hostility) -> Array:
    """Return hostility that the acts on record leave, year before the start first, (run, year)."""
    first, before = given.hostility_years
    past = np.arange(first, before + 1)
    path = hostility_path(past, given.event_year, p.event_level, p.half_life)
    run = hostility_path(given.year, given.event_year, p.event_level, p.half_life)
    return np.column_stack([path[:, -1], run])


def start(given: View, p: Hostility, dated: Array) -> dict[str, Array]:
    """Return hostility in the year before the start."""
    return {"hostility": dated[:, 0]}


@submodel(
    parameters=Hostility,
    prepare=prepare,
    start=start,
    prepares_from={"event_year", "hostility_years", "year"},
    last={"hostility"},
    now={"year", "hostility_years"},
    shocks={"renewal": Shock("uniform", per_actor=False)},
    writes={"hostility"},
)
def hostility(last: View, now: View, p: Hostility, shock: View, dated: Array) -> dict[str, Array]:
    """Return this year's hostility, 1 = the level of 2022, (run,)."""
    faded = last.hostility * 0.5 ** (1 / p.half_life[:, 0])
    renewed = np.where(shock.renewal < p.renewal_chance[:, 0], 1.0, faded)
    place = int(now.year - now.hostility_years[-1])
    return {"hostility": np.maximum(renewed, dated[:, place])}


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
