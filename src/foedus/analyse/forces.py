"""Forces of a year: pools by state, promises, how far they can be filled, and what binds.

Every number about readiness is a range over draws of judged parameters. Promises, personnel and
memberships are facts in years of history. Both orders of serving alliance and union are worked
out, each force counted once in either.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.force_draws import Draws, force_draws
from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.instruments.force_generation import (
    binding_subset,
    cut_of_state,
    fill_in_order,
    most_filled,
)
from foedus.model.force_facts import THOUSAND, Promise, promise_of, readiness_days
from foedus.model.forces import (
    ALLIANCE_FIRST,
    EVERY_SLOT,
    UNION,
    UNION_FIRST,
    UNION_SLOTS,
    double_hatted,
    needs_of,
    ready_parts,
    required,
    supply,
)
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
SHOWN = (LOW, MEDIAN, HIGH)
OF_SCENARIO = "force of the scenario"
BOTH = 0  # place of the states in both among the groups of `supply`


@dataclass(frozen=True)
class Range:
    """Low, middle and high of the draws: nine tenths lie between low and high."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Pool:
    """A state's forces: persons in all, and ready within each time, the shorter in the longer."""

    actor: str
    name: str
    allied: bool
    in_union: bool
    personnel: Range
    ready: tuple[Range, ...]
    gives_union: bool  # takes part in the union's forces
    limit: float | None  # persons it gives them at most, where a fact says so
    offers: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """Persons promised within a time, and the part that can be filled in either order, %.

    moved   persons gained or lost draw by draw if the union is served first, not last
    """

    organisation: str
    title: str
    days: int
    persons: float
    alliance_first: Range
    union_first: Range
    moved: Range


@dataclass(frozen=True)
class Binding:
    """What keeps slots open: `kind` is nothing, pool or part; in so many percent of the draws."""

    kind: str
    days: int
    slots: tuple[int, ...]
    percent: float


@dataclass(frozen=True)
class ForceBalance:
    """The forces of one year. Persons; shares in %.

    double_hatted   fewest that stand in both pledges; as many does the union's force take from the
                    alliance's slots if it is served first
    """

    year: int
    scenario: str
    measured: bool
    promises: Mapping[str, Promise | None]
    pools: tuple[Pool, ...]
    slots: tuple[Slot, ...]
    required: Range
    union_required: Range
    ready_share: Range
    shortfall: Range
    double_hatted: Range
    binding: tuple[Binding, ...]


def force_balance(
    system: System, year: int, scenario: str = "baseline", runs: int = 2000, seed: int = 1
) -> ForceBalance:
    """Return the forces of a year.

    year      measured where personnel was published by the system's day, else projected
    scenario  moves years after history only

    Raises RangeError for a year outside them, UnknownName or ScenarioError for a scenario that
    does not fit.
    """
    return balance_of(system, force_draws(system, year, scenario, runs, seed))


def balance_of(system: System, draws: Draws) -> ForceBalance:
    """Return the forces of the year of the draws."""
    now, p, year = draws.now, draws.parameters, draws.year
    needs, able = needs_of(now), supply(p, draws.offered, now)
    given = able.given()
    filled = [fill_in_order(needs, given, order) for order in (ALLIANCE_FIRST, UNION_FIRST)]
    together = most_filled(needs, given, EVERY_SLOT)
    subset = binding_subset(needs, given, EVERY_SLOT)
    asked = required(now)
    roles = system.roles
    slots = tuple(_slots(system, draws, needs, filled))
    sides = cut_of_state(able.pools, able.caps, able.slowest, UNION_SLOTS)[1][:, BOTH]
    return ForceBalance(
        year=year,
        scenario=draws.scenario,
        measured=draws.measured,
        promises={one: promise_of(system, one, year) for one in (roles.alliance, roles.union)},
        pools=tuple(_pools(system, draws)),
        slots=slots,
        required=range_of(asked["required_readiness"]),
        union_required=range_of(asked["eu_required_readiness"]),
        ready_share=range_of(100 * ready_share(draws)),
        shortfall=range_of(THOUSAND * np.maximum(needs.sum() - together, 0)),
        double_hatted=range_of(THOUSAND * double_hatted(needs, given, together)),
        binding=tuple(_binding(system, needs, able.slowest, subset, sides)),
    )


def range_of(values: Array) -> Range:
    """Return the range of the draws; one value is its own.

    >>> range_of(np.arange(101.0))
    Range(low=5.0, middle=50.0, high=95.0)
    """
    return Range(*(float(one) for one in np.quantile(values, SHOWN)))


def ready_share(draws: Draws) -> Array:
    """Return the part of the other allies' personnel that is ready for the headline, (run,)."""
    now = draws.now
    others = now.allied * (1 - now.guarantor)
    counted = np.flatnonzero(now.headline_slots > 0)
    place = int(counted[-1]) if len(counted) else 0
    ready = ready_parts(draws.parameters)[place] * (draws.offered * others).sum(axis=-1)
    return np.asarray(ready / (now.personnel * others).sum(axis=-1))


def _pools(system: System, draws: Draws) -> Iterator[Pool]:
    """Yield the pool of each state that is in either organisation in most draws, the largest first.

    Who joins in some draws only gives in those, and is no member in the middle of the draws.
    """
    now, parts = draws.now, ready_parts(draws.parameters)
    allied, in_union = _mostly(now.allied), _mostly(now.in_union)
    personnel = np.broadcast_to(now.personnel, draws.offered.shape)
    size = np.median(personnel, axis=0)
    for place in sorted(
        np.flatnonzero((allied | in_union) & (size > 0)).tolist(), key=lambda one: -size[one]
    ):
        actor = system.actors[place]
        limit = now.union_force_limit[place]
        inside = (bool(allied[place]), bool(in_union[place]))
        yield Pool(
            actor.id,
            actor.short or actor.name,
            *inside,
            range_of(THOUSAND * personnel[:, place]),
            tuple(range_of(THOUSAND * part * draws.offered[:, place]) for part in parts),
            inside[1] and bool(now.gives_union_forces[place] > 0),
            float(THOUSAND * limit) if inside[1] and limit > 0 else None,
            tuple(_offers(system, actor.id, draws.year)),
        )


def _mostly(members: Array) -> NDArray[np.bool_]:
    """Return who is a member in at least half of the draws."""
    middle = members if members.ndim == 1 else np.median(members, axis=0)
    return np.asarray(middle > 0)


def _offers(system: System, actor: str, year: int) -> Iterator[str]:
    for one in system.force_generation.offers:
        if one.actor == actor and first_day(one.since).year <= year:
            days = f" within {one.within_days} days" if one.within_days else ""
            yield f"{one.organisation}: {one.persons:,}{days}"


def _slots(system: System, draws: Draws, needs: Array, filled: list[Array]) -> Iterator[Slot]:
    """Yield the slots that something was promised for, in the order of the arrays."""
    roles, days, year = system.roles, readiness_days(system), draws.year
    union_days = int(draws.now.union_force_days)
    for place in np.flatnonzero(needs > 0).tolist():
        organisation = roles.union if place == UNION else roles.alliance
        promise = promise_of(system, organisation, year)
        within = union_days if place == UNION else int(days[place])
        shares = [range_of(np.clip(100 * one[place] / needs[place], 0, 100)) for one in filled]
        persons = float(THOUSAND * needs[place])
        title = _title(promise, persons)
        moved = range_of(THOUSAND * (filled[1][place] - filled[0][place]))
        yield Slot(organisation, title, within, persons, shares[0], shares[1], moved)


def _title(promise: Promise | None, persons: float) -> str:
    """Return the title of the promise that asks for so many, or that a scenario does."""
    sizes = {slot.persons for slot in promise.slots} if promise else set()
    return promise.commitment.title if promise and round(persons) in sizes else OF_SCENARIO


def _binding(
    system: System, needs: Array, slowest: tuple[int, ...], subset: Whole, sides: Whole
) -> Iterator[Binding]:
    """Yield what keeps slots open, the most frequent first.

    subset  (run,)   commitments that are held down by the forces there are
    sides   (run,)   0 where only what members let the union count on does, for its slots alone
    """
    days = readiness_days(system)
    promised = np.flatnonzero(needs > 0).tolist()
    found: Counter[tuple[str, int, tuple[int, ...]]] = Counter()
    for one, side in zip(subset.tolist(), sides.tolist(), strict=True):
        held = [c for c in promised if one >> c & 1]
        if not held:
            found["nothing", 0, ()] += 1
            continue
        slow = max(slowest[c] for c in held)
        kind = "part" if held == [UNION] and side == 0 else "pool"
        found[kind, int(days[slow]), tuple(promised.index(c) for c in held)] += 1
    for (kind, within, held_slots), count in found.most_common():
        yield Binding(kind, within, held_slots, 100 * count / len(subset))
