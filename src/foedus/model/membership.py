"""Membership: who is in an organisation, as a dated mask over the fixed actor axis."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.positions import Group
from foedus.facts.system import System

Array = NDArray[np.float64]
YEAR_END = (12, 31)


def membership(system: System, organisation: str, years: Sequence[int]) -> Array:
    """Return 1 for members on 31 December of each year, else 0, (year, actor)."""
    position = {actor: place for place, actor in enumerate(system.actor_ids)}
    mask = np.zeros((len(years), len(position)))
    for row, year in enumerate(years):
        for actor in system.members(organisation, date(year, *YEAR_END)):
            mask[row, position[actor]] = 1.0
    return mask


def members_of(system: System, group: Group) -> tuple[str, ...]:
    """Return the actors of a group on the system's day, in actor order."""
    if group.organisation is None:
        return tuple(actor for actor in system.actor_ids if actor in group.actors)
    day = system.as_of
    inside = group.inside and set(system.members(group.inside, day))
    outside = set(system.members(group.outside, day)) if group.outside else set()
    return tuple(
        actor
        for actor in system.members(group.organisation, day)
        if (not group.inside or actor in (inside or ())) and actor not in outside
    )


def only_actor(system: System, actor: str) -> Array:
    """Return 1 for one actor and 0 for the others, (actor,)."""
    return np.array([float(one == actor) for one in system.actor_ids])


def european(system: System) -> Array:
    """Return 1 for actors in the area that the system names, else 0, (actor,)."""
    return np.array([float(actor.area == system.roles.area) for actor in system.actors])


def partner_values(system: System, name: str) -> Array:
    """Return a timeless pairwise series towards the challenger, (actor,); 0 to itself.

    Raises ScenarioError for an actor without a row, unless the series says what absence means.
    """
    values = system.series(name).table(system.actor_ids, (0,), system.roles.challenger)[0]
    missing = [
        actor
        for actor, value in zip(system.actor_ids, values, strict=True)
        if np.isnan(value) and actor != system.roles.challenger
    ]
    if missing:
        raise ScenarioError(f"series '{name}' has no row for {', '.join(missing)}; add them")
    return np.asarray(np.nan_to_num(values))
