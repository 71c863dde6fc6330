"""Forces: who has how many ready in time, and how far they fill what was promised.

    deployable_i = min(1, deployable · exp(spread · e_i − spread² / 2))      e_i kept for all years
    offered_i = personnel_i · deployable_i        the guarantor's times its part · its crisis pool
    ready_i = offered_i · (very high · high, high, 1)      within the three times, one in the next
    required readiness = 100 · slots of the headline / Σ other allies' personnel

Each force is counted once: the slots of alliance and union are filled by maximum flow (see
`foedus.instruments.force_generation`), the alliance's from the quickest on, in the stated order
of organisations. A union member gives the union at most `union_part` of what it has ready in time.
States of the same memberships that differ in size only are summed first, which is exact. Left
out: kinds of forces, relief of those deployed, where a force is needed, transport.
"""

from dataclasses import dataclass

import numpy as np

from foedus.instruments.force_generation import fill_in_order, most_filled, most_given
from foedus.model.force_facts import CLASSES, class_of
from foedus.model.submodel import Array, Shock, View, submodel, unit

UNION = CLASSES  # place of the union's slots, after those of the alliance by readiness
ALLIANCE_SLOTS = (1 << CLASSES) - 1
UNION_SLOTS = 1 << UNION
EVERY_SLOT = ALLIANCE_SLOTS | UNION_SLOTS
ALLIANCE_FIRST = (*range(CLASSES), UNION)
UNION_FIRST = (UNION, *range(CLASSES))


@dataclass(frozen=True)
class Forces:
    """One value per run, shape (run, 1). Source: parameters/forces.yaml."""

    deployable: Array = unit("1")
    high_readiness: Array = unit("1")
    very_high_readiness: Array = unit("1")
    spread: Array = unit("1")
    union_part: Array = unit("1")
    guarantor_part: Array = unit("1", link=True)


@dataclass(frozen=True)
class Supply:
    """Forces that may be given, summed over states that differ in size only.

    pools    thousand persons, (readiness, run, group)
    caps     thousand persons, (commitment, run, group)
    slowest  (commitment,)   class of the slowest forces that may fill each
    """

    pools: Array
    caps: Array
    slowest: tuple[int, ...]

    def given(self) -> Array:
        """Return the most that can be given to each subset of the commitments, (subset, run)."""
        return most_given(self.pools, self.caps, self.slowest)


@submodel(
    parameters=Forces,
    now={
        "personnel",
        "crisis_pool",
        "allied",
        "in_union",
        "guarantor",
        "readiness_days",
        "headline_slots",
        "alliance_force_goal",
        "union_force_goal",
        "union_force_days",
        "gives_union_forces",
        "union_force_limit",
        "union_served_first",
    },
    shocks={"state": Shock("normal", per_actor=True, yearly=False)},
    writes={
        "deployable_part",
        "required_readiness",
        "eu_required_readiness",
        "nato_force_fill",
        "eu_force_fill",
        "double_hatted",
        "force_shortfall",
    },
)
def forces(last: View, now: View, p: Forces, shock: View) -> dict[str, Array]:
    """Return the deployable part of each state, (run, actor), and six indicators, each (run,).

    Not a number where the personnel of no ally but the guarantor is known.
    """
    part = deployable_part(p, shock.state)
    offered = offered_forces(p, part, now)
    needs = needs_of(now)
    given = supply(p, offered, now).given()
    order = UNION_FIRST if now.union_served_first > 0 else ALLIANCE_FIRST
    filled = fill_in_order(needs, given, order)
    together = most_filled(needs, given, EVERY_SLOT)
    asked = required(now)
    known = np.where(np.isfinite(asked["required_readiness"]), 1.0, np.nan)
    found = {
        "nato_force_fill": fill_of(filled[:UNION], needs[:UNION], now.headline_slots),
        "eu_force_fill": fill_of(filled[UNION:], needs[UNION:], np.ones(1)),
        "double_hatted": double_hatted(needs, given, together),
        "force_shortfall": np.maximum(needs.sum() - together, 0.0),
    }
    known_only = {name: value * known for name, value in found.items()}
    return {"deployable_part": part, **asked, **known_only}


def deployable_part(p: Forces, state: Array) -> Array:
    """Return the part of its personnel that each state can deploy, (run, actor).

    state   standard normal, (run, actor)
    """
    return np.minimum(1.0, p.deployable * np.exp(p.spread * state - p.spread * p.spread / 2))


def offered_forces(p: Forces, part: Array, now: View) -> Array:
    """Return what each state may be asked for, thousand persons, (run, actor)."""
    pledged = p.guarantor_part * np.reshape(now.crisis_pool, (-1, 1))
    return np.asarray(now.personnel * part * (1 + now.guarantor * (pledged - 1)))


def ready_parts(p: Forces) -> Array:
    """Return the part of what is offered that is ready within each time, (readiness, run)."""
    high = p.high_readiness[:, 0]
    return np.stack([high * p.very_high_readiness[:, 0], high, np.ones_like(high)])


def needs_of(now: View) -> Array:
    """Return the slots, thousand persons: the alliance's by readiness, then the union's."""
    return np.append(now.alliance_force_goal, now.union_force_goal)


def supply(p: Forces, offered: Array, now: View) -> Supply:
    """Return what may be given to whom, with states in one group that differ in size only.

    offered   thousand persons, (run, actor)

    A state whose part in the union's forces is limited is a group of its own.
    """
    place = class_of(now.readiness_days, float(now.union_force_days))
    allied, in_union = now.allied, now.in_union * now.gives_union_forces
    held = now.union_force_limit > 0
    groups = [
        _Group((offered * mask * ~held).sum(axis=-1), alliance, union)
        for mask, alliance, union in (
            (allied * in_union, 1.0, 1.0),
            (allied * (1 - in_union), 1.0, 0.0),
            ((1 - allied) * in_union, 0.0, 1.0),
        )
    ]
    groups += [
        _Group(
            offered[:, actor],
            allied[..., actor],
            in_union[..., actor],
            now.union_force_limit[actor],
        )
        for actor in np.flatnonzero(held)
    ]
    size = np.stack([one.size for one in groups], axis=-1)
    pools = ready_parts(p)[:, :, None] * size
    union_cap = p.union_part * pools[place]
    caps = np.empty((UNION + 1, *size.shape))
    for number, one in enumerate(groups):
        caps[:UNION, :, number] = pools[:, :, number] * one.to_alliance
        caps[UNION, :, number] = np.minimum(union_cap[:, number], one.at_most) * one.to_union
    return Supply(pools, caps, (*range(CLASSES), place))


@dataclass(frozen=True)
class _Group:
    """States that give in the same proportions; 0 or 1 to alliance and union, (run,) or alike."""

    size: Array
    to_alliance: Array | float
    to_union: Array | float
    at_most: float = np.inf


def required(now: View) -> dict[str, Array]:
    """Return the parts of personnel that the promises ask for, %, each (run,)."""
    others = (now.personnel * now.allied * (1 - now.guarantor)).sum(axis=-1)
    members = (now.personnel * now.allied * now.in_union).sum(axis=-1)
    asked = (now.alliance_force_goal * now.headline_slots).sum()
    return {
        "required_readiness": 100 * asked / np.where(others > 0, others, np.nan),
        "eu_required_readiness": 100
        * now.union_force_goal
        / np.where(members > 0, members, np.nan),
    }


def fill_of(filled: Array, needs: Array, counted: Array) -> Array:
    """Return how far slots are filled, %, (run,); not a number where nothing was promised.

    filled   thousand persons, (commitment, run)
    needs    thousand persons, (commitment,)
    counted  0 or 1, (commitment,)

    >>> fill_of(np.array([[50.0], [60.0]]), np.array([100.0, 100.0]), np.ones(2))
    array([55.])
    """
    asked = float(needs @ counted)
    share = 100 * (counted @ filled) / (asked if asked > 0 else np.nan)
    return np.asarray(np.clip(share, 0.0, 100.0))


def double_hatted(needs: Array, given: Array, together: Array) -> Array:
    """Return the fewest that must be counted twice for both to be as full as alone, (run,).

    needs     thousand persons, (commitment,)
    given     thousand persons, (subset, run)
    together  thousand persons, (run,)   most that both can get if each force is counted once
    """
    alone = [most_filled(needs, given, slots) for slots in (ALLIANCE_SLOTS, UNION_SLOTS)]
    return np.asarray(np.maximum(alone[0] + alone[1] - together, 0.0))
