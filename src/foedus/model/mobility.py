"""Mobility: days to move a brigade to the flank, the mean of the routes that are asked for most.

    days = permit + kilometres · detour · factor / (speed · hours of march) + borders · wait / 24
           + vehicles / capacity

Permit and wait are those of the regime of the year; a regime never takes longer than one before it
on the ladder, and between two rungs both count in part. The routes are those that `foedus mobility`
finds; they lie in states that every regime covers and have no ferry. Left out: other routes once
links are lost, rail, and whatever the page on mobility says is left out there.
"""

from dataclasses import dataclass

import numpy as np

from foedus.errors import RangeError
from foedus.model.submodel import Array, View, submodel, unit

HOURS = 24.0
REGIMES = "permit regime"


@dataclass(frozen=True)
class Mobility:
    """One value per run, (run, 1); families (run, regime). Sources: parameters/mobility.yaml."""

    road_detour: Array = unit("1")
    convoy_speed: Array = unit("km/hour")
    march_hours: Array = unit("hour/day")
    brigade_vehicles: Array = unit("vehicle")
    road_capacity: Array = unit("vehicle/day")
    permit_days: Array = unit("day", over=REGIMES, link=True)
    border_hours: Array = unit("hour", over=REGIMES, link=True)


@dataclass(frozen=True)
class Parts:
    """Days of each part of a move: waits (run, regime), the others (run,)."""

    waits: Array
    moving: Array
    queue: Array


def prepare(given: View, p: Mobility) -> Parts:
    """Work out the parts, which do not change from year to year.

    Raises RangeError for a rung beyond the ladder, which has one for each regime of the parameters.
    """
    highest, asked = p.permit_days.shape[-1] - 1, given.permit_regime.max()
    if asked > highest:
        raise RangeError(
            f"permit_regime reaches {asked:g}, but the ladder of regimes ends at {highest}; "
            "lower it, or add a regime to mobility.yaml and to its parameters"
        )
    crossed = given.example_borders.mean() / HOURS
    permit = np.minimum.accumulate(p.permit_days, axis=-1)
    border = np.minimum.accumulate(p.border_hours, axis=-1)
    moving = given.example_kilometres.mean() * p.road_detour / (p.convoy_speed * p.march_hours)
    queue = p.brigade_vehicles / p.road_capacity
    return Parts(permit + crossed * border, moving[:, 0], queue[:, 0])


@submodel(
    parameters=Mobility,
    prepare=prepare,
    prepares_from={"example_kilometres", "example_borders", "permit_regime"},
    now={"permit_regime", "road_time_factor"},
    writes={"mobility_days"},
)
def mobility(last: View, now: View, p: Mobility, shock: View, parts: Parts) -> dict[str, Array]:
    """Return this year's days, (run,)."""
    wait = on_ladder(parts.waits, now.permit_regime)
    return {"mobility_days": wait + parts.moving * now.road_time_factor + parts.queue}


def on_ladder(values: Array, rung: Array) -> Array:
    """Return the value at a rung, straight between two of them, (run,).

    values   (run, rung)
    rung     () or (run,)   from 0 to the last

    >>> on_ladder(np.array([[30.0, 7.0, 5.0]]), np.array(1.5))
    array([6.])
    """
    apart = np.abs(np.asarray(rung)[..., None] - np.arange(values.shape[-1]))
    found: Array = (values * np.maximum(0.0, 1.0 - apart)).sum(axis=-1)
    return found
