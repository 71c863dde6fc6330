"""Force facts: what was promised in which year, in slots by readiness, and who is kept out.

An organisation has one goal at a time, the one that began last. Its slots fall into the class of
the slowest forces that may fill them; a slot quicker than every class falls into the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.force_commitments import ForceCommitment
from foedus.facts.force_generation import ForceGoal
from foedus.facts.organisations import in_force
from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.model.membership import YEAR_END

Array = NDArray[np.float64]
CLASSES = 3
THOUSAND = 1000


@dataclass(frozen=True)
class Slots:
    """So many persons, to be ready within so many days; `bound` keeps the words of the text."""

    days: int
    persons: int
    bound: str | None = None


@dataclass(frozen=True)
class Promise:
    """The goal of an organisation that is in force, with its slots, the quickest first."""

    commitment: ForceCommitment
    goal: ForceGoal
    slots: tuple[Slots, ...]


def promise_of(system: System, organisation: str, year: int) -> Promise | None:
    """Return what an organisation had promised at the end of a year; nothing if nothing held."""
    end = date(year, *YEAR_END)
    known = {one.id: one for one in system.force_commitments.commitments}
    begun = [
        (first_day(one.since), one)
        for one in system.force_generation.goals
        if one.commitment in known
        and known[one.commitment].organisation == organisation
        and first_day(one.since) <= end
    ]
    if not begun:
        return None
    goal = max(begun, key=lambda pair: pair[0])[1]
    held = known[goal.commitment]
    if held.until is not None and first_day(held.until) <= end:
        return None
    if goal.persons is not None and goal.within_days is not None:
        return Promise(held, goal, (Slots(goal.within_days, goal.persons),))
    slots = (Slots(tier.within_days, tier.persons, tier.bound) for tier in held.tiers)
    return Promise(held, goal, tuple(sorted(slots, key=lambda one: one.days)))


def force_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to the forces, by name of the vocabulary; thousand persons."""
    roles, days = system.roles, readiness_days(system)
    alliance = np.zeros((len(years), CLASSES))
    union, within = np.zeros(len(years)), np.zeros(len(years))
    for row, year in enumerate(years):
        for one in _slots(system, roles.alliance, year):
            alliance[row, class_of(days, one.days)] += one.persons / THOUSAND
        for one in _slots(system, roles.union, year):
            union[row] += one.persons / THOUSAND
            within[row] = one.days
    order = system.force_generation.priority
    union_first = order is not None and order.organisations[0] == roles.union
    return {
        "readiness_days": days,
        "headline_slots": (days <= system.force_generation.headline_days).astype(np.float64),
        "alliance_force_goal": alliance,
        "union_force_goal": union,
        "union_force_days": within,
        **_parts_in_union(system, years),
        "union_served_first": np.array(float(union_first)),
    }


def readiness_days(system: System) -> Array:
    """Return the times within which forces are ready, the shortest first, (readiness,)."""
    given = system.force_generation.readiness_days
    return np.zeros(CLASSES) if given is None else np.array(given, dtype=np.float64)


def class_of(days: Array, within: float) -> int:
    """Return the place of the slowest forces that may fill a slot.

    >>> [class_of(np.array([10.0, 30.0, 180.0]), within) for within in (5, 10, 60, 400)]
    [0, 0, 1, 2]
    """
    return max(int(np.searchsorted(days, within, side="right")) - 1, 0)


def _parts_in_union(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return who gives to the union's forces, and at most how many thousand, (year, actor)."""
    union = system.organisation(system.roles.union)
    place = {actor: number for number, actor in enumerate(system.actor_ids)}
    takes_part = np.ones((len(years), len(place)))
    limit = np.zeros_like(takes_part)
    kept_out = [one for one in union.opt_outs if one.policy == system.force_generation.opt_out]
    limited = [one for one in system.force_generation.limits if one.organisation == union.id]
    for row, year in enumerate(years):
        end = date(year, *YEAR_END)
        for opt_out in kept_out:
            if in_force(opt_out.since, opt_out.until, end):
                takes_part[row, place[opt_out.actor]] = 0.0
        for one in limited:
            until = None if one.until is None else first_day(one.until)
            if in_force(first_day(one.since), until, end):
                limit[row, place[one.actor]] = one.at_most / THOUSAND
                takes_part[row, place[one.actor]] = float(one.at_most > 0)
    return {"gives_union_forces": takes_part, "union_force_limit": limit}


def _slots(system: System, organisation: str, year: int) -> tuple[Slots, ...]:
    found = promise_of(system, organisation, year)
    return found.slots if found else ()
