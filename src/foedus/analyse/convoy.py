"""Convoy: the parameters of a move, central or drawn, and what they make of the network."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from foedus.analyse.permits import Permits
from foedus.analyse.road_terrain import Terrain
from foedus.errors import RangeError
from foedus.facts.parameters import Parameter
from foedus.facts.system import System
from foedus.instruments.mobility import Terms
from foedus.model.mobility import HOURS
from foedus.simulate.draw import ParameterTable, draw_levels

FILES = ("mobility", "convoy")
# Address of their draws, shown nowhere; a parameter that moves to the other file keeps its draws.
STREAM = "mobility"
SEED = 1

Values = Mapping[str, float]


def central(system: System) -> Values:
    """Return the central value of every parameter; those of families as `name[key]`."""
    return {name: one.central for name, one in _parameters(system).items()}


def drawn(system: System, seed: int = SEED) -> Sequence[Values]:
    """Return one block of draws over the ranges of every parameter."""
    held = _parameters(system)
    names = tuple(f"{STREAM}.{name}" for name in held)
    table = ParameterTable(names, tuple(held.values()), ())
    return [dict(zip(held, map(float, row), strict=True)) for row in draw_levels(table, seed, 0)]


def _parameters(system: System) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for file in FILES:
        if file not in system.parameters:
            raise RangeError(f"the system has no parameters/{file}.yaml; add it")
        held = system.parameters[file]
        found |= dict(held.parameters)
        for name, family in held.families.items():
            found |= {f"{name}[{key}]": one for key, one in family.parameters.items()}
    return found


def terms(ground: Terrain, rules: Permits, values: Values, start: int) -> Terms:
    """Return what a move from a place meets under a regime, at one value of each parameter."""
    a_day = values["convoy_speed"] * values["march_hours"]
    at_sea = (ground.ferry_hours + values["ferry_wait"]) / HOURS
    ferry = ground.ferry_hours > 0
    moving = np.where(ferry, at_sea, ground.kilometres * values["road_detour"] / a_day)
    permit = rules.of_states(values, "permit_days")
    border = rules.of_states(values, "border_hours") / HOURS
    shut, (here, there) = ground.standing("refuses"), ground.joined
    permit = np.where(shut, np.inf, permit)
    home = ground.state_of[start]
    permit[home] = np.inf if shut[home] else 0.0
    return Terms(
        moving=np.where(ground.closed, np.inf, moving),
        border=np.where(ground.crosses, np.maximum(border[here], border[there]), 0.0),
        ferry=ferry,
        permit=permit[ground.state_of],
        queue_road=values["brigade_vehicles"] / values["road_capacity"],
        queue_ferry=values["brigade_vehicles"] / values["ferry_capacity"],
    )


def losing(met: Terms, links: Sequence[int], factor: float) -> Terms:
    """Return what is met when links are lost: time on them is a multiple of before."""
    moving = met.moving.copy()
    moving[list(links)] *= factor
    return replace(met, moving=moving)


def improving(met: Terms, factor: float) -> Terms:
    """Return what is met when every road is improved; no work on a road shortens a crossing."""
    return replace(met, moving=np.where(met.ferry, met.moving, met.moving * factor))
