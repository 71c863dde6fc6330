"""Masks: whom a change of a scenario touches, once organisations stand for their members."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from foedus.facts.scenarios import Change
from foedus.facts.system import System

Array = NDArray[np.float64]


def actor_mask(system: System, change: Change) -> Array:
    """Return 1 for the actors that a change names, itself or by their organisation, (actor,).

    A change that names nobody touches every actor.
    """
    if not change.actors:
        return np.ones(len(system.actor_ids))
    named = set(change.actors)
    for organisation in system.organisations:
        if organisation.id in named:
            named |= set(system.members(organisation.id, system.as_of))
    return np.array([float(actor in named) for actor in system.actor_ids])


def actor_masks(system: System, changes: Sequence[Change]) -> list[Array]:
    """Return the actors whose course each change sets, those of later changes left out."""
    return settled(changes, [actor_mask(system, change) for change in changes])


def settled(changes: Sequence[Change], touched: Sequence[Array]) -> list[Array]:
    """Return the actors whose course each change sets, of those that it touches by itself."""
    masks = list(touched)
    for place, change in enumerate(changes):
        for later in range(place + 1, len(changes)):
            if changes[later].variable == change.variable:
                masks[place] = masks[place] * (1 - masks[later])
    return masks


def actors_in(system: System, mask: Array) -> tuple[str, ...]:
    """Return the ids of the actors in a mask, in actor order."""
    return tuple(a for a, inside in zip(system.actor_ids, mask, strict=True) if inside)
