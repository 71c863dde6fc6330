"""Force curve: how far each promise can be filled as one judged share moves, all else central.

Every state has the same shares, and the guarantor pledges what it does in the middle of the draws.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.force_draws import Draws
from foedus.instruments.force_generation import fill_in_order
from foedus.model.forces import (
    ALLIANCE_FIRST,
    UNION,
    UNION_FIRST,
    Forces,
    fill_of,
    needs_of,
    offered_forces,
    supply,
)

Array = NDArray[np.float64]
HIGHEST = 25  # % of personnel ready within the headline time, at the right end
STEPS = 101
LOW_AND_HIGH = 2


@dataclass(frozen=True)
class Curve:
    """Fill over readiness.

    ready            % of personnel ready within the headline time, (step,)
    alliance_first   %, (slot, step), of the slots that something was promised for
    union_first      the same if the union is served first
    """

    ready: Array
    alliance_first: Array
    union_first: Array


@dataclass(frozen=True)
class Lean:
    """How far the headline slots and the union's force are filled with a share low and high, %."""

    parameter: str
    alliance: tuple[float, float]
    union: tuple[float, float]


def fill_curve(draws: Draws) -> Curve:
    """Return how far the slots are filled over a common readiness of all states.

    The shares ready within the three times keep their proportions.
    """
    ready = np.linspace(0, HIGHEST, STEPS)
    now, p = _middle(draws, STEPS)
    p = replace(p, deployable=ready[:, None] / 100 / p.high_readiness)
    needs = needs_of(now)
    promised = np.flatnonzero(needs > 0)
    first, second = (
        100 * _filled(now, p, order)[promised] / needs[promised, None]
        for order in (ALLIANCE_FIRST, UNION_FIRST)
    )
    return Curve(ready, np.clip(first, 0, 100), np.clip(second, 0, 100))


def leans_on(draws: Draws, beliefs: Mapping[str, tuple[float, float]]) -> tuple[Lean, ...]:
    """Return what each judged share does to the fill between its low and its high.

    beliefs   low and high of each parameter

    The alliance is served first.
    """
    now, middle = _middle(draws, LOW_AND_HIGH)
    needs, found = needs_of(now), []
    for name, ends in beliefs.items():
        p = replace(middle, **{name: np.array(ends)[:, None]})
        filled = _filled(now, p, ALLIANCE_FIRST)
        alliance = fill_of(filled[:UNION], needs[:UNION], now.headline_slots)
        union = fill_of(filled[UNION:], needs[UNION:], np.ones(1))
        found.append(Lean(name, _pair(alliance), _pair(union)))
    return tuple(found)


def _pair(values: Array) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _filled(now: Any, p: Forces, order: tuple[int, ...]) -> Array:
    part = np.minimum(1.0, np.broadcast_to(p.deployable, now.personnel.shape))
    given = supply(p, offered_forces(p, part, now), now).given()
    return fill_in_order(needs_of(now), given, order)


def _middle(draws: Draws, count: int) -> tuple[Any, Forces]:
    """Return the middle of the draws, so many times over."""
    now = copy(draws.now)
    personnel = np.median(np.atleast_2d(now.personnel), axis=0)
    now.personnel = np.broadcast_to(personnel, (count, len(personnel)))
    now.crisis_pool = np.full(count, np.median(now.crisis_pool))
    for name in ("allied", "in_union"):
        mask = getattr(now, name)
        setattr(now, name, mask if mask.ndim == 1 else np.round(mask.mean(axis=0)))
    drawn = {one.name: getattr(draws.parameters, one.name) for one in fields(Forces)}
    shares = {name: np.full((count, 1), np.median(one)) for name, one in drawn.items()}
    return now, Forces(**shares)
