"""Mobility: what a brigade's move between two places takes, what delays it, and what would help.

Every figure has a central value, at the central parameters, and a range, over draws of all of
them. The same draws serve every regime, so that regimes are compared draw by draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from foedus.analyse.convoy import Values, central, drawn, losing, terms
from foedus.analyse.permits import Permits, permits, regime_on
from foedus.analyse.road_terrain import Terrain, terrain
from foedus.errors import RangeError, Unreachable
from foedus.facts.mobility import Regime
from foedus.facts.network import NetworkLink, NetworkPlace, folded
from foedus.facts.system import System
from foedus.instruments.mobility import Journey, Terms, journey
from foedus.instruments.roads import Loss, greedy_links, worst_links

EXACT = 3  # links that are lost together, up to which the worst set is sought exactly
SETS = 200  # random sets of lost links
MOST_LOST = 20  # links that may be lost together


@dataclass(frozen=True)
class Spread:
    """Half of the draws are below the median, one in twenty below low and above high."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Leg:
    """One link of the route in the direction of the move, with the days on it."""

    link: NetworkLink
    start: NetworkPlace
    end: NetworkPlace
    days: float


@dataclass(frozen=True)
class BorderCrossed:
    """A border of the route: where, the permit of the state entered, and the time lost there.

    regime   by which the state entered gives its permit
    """

    start: NetworkPlace
    end: NetworkPlace
    permit: float
    days: float
    regime: str


@dataclass(frozen=True)
class UnderRegime:
    """The quickest move under one regime."""

    regime: Regime
    journey: Journey
    spread: Spread


@dataclass(frozen=True)
class Barrier:
    """What one removed barrier buys, all else as it is: days then, and days sooner."""

    what: str
    days: float
    gain: Spread
    central_gain: float


@dataclass(frozen=True)
class LinksCut:
    """What losing links does.

    lost          the worst set
    random_mean   added days over random sets of as many links, mean and 95th percentile
    delaying      share of the random sets that delay at all
    """

    lost: tuple[Leg, ...]
    loss: Loss
    random_mean: float
    random_high: float
    delaying: float


@dataclass(frozen=True, eq=False)
class Move:
    """The answer; `kilometres` are of road, `by_sea` of ferries over the great circle."""

    ground: Terrain
    start: NetworkPlace
    end: NetworkPlace
    regime: Regime
    asked_regime: bool
    journey: Journey
    spread: Spread
    kilometres: float
    by_sea: float
    legs: tuple[Leg, ...]
    borders: tuple[BorderCrossed, ...]
    by_regime: tuple[UnderRegime, ...]
    barriers: tuple[Barrier, ...]
    cut: LinksCut | None


def mobility(
    system: System,
    start: str,
    end: str,
    regime: str | None = None,
    cut: int = 0,
    day: date | None = None,
) -> Move:
    """Return what a brigade's move takes.

    start, end   names of places, with or without accents
    regime       id of a regime; None: the one in force on the day
    cut          links to lose, 0 to 20
    day          None: the last one known

    Raises UnknownName for a place or regime that is none, RangeError for too many links or a place
    that is not on the network, Unreachable where no state lets the convoy through.
    """
    if not 0 <= cut <= MOST_LOST:
        raise RangeError(f"{cut} links cannot be cut; ask for 0 to {MOST_LOST}")
    ground = terrain(system, day or system.as_of)
    ends = place_of(system, start), place_of(system, end)
    if ends[0] == ends[1]:
        raise RangeError(f"{start} and {end} are one place; name two")
    name = regime or regime_on(system, ground.day)
    values, draws = central(system), drawn(system)
    rules = permits(system, ground, name)
    met = terms(ground, rules, values, ends[0])
    found = journey(ground.roads, met, *ends)
    if not np.isfinite(found.days):
        raise Unreachable(_why_not(system, ground, *ends))
    legs = legs_of(ground, met, found.links, ends[0])
    at_sea = [one.link.kilometres for one in legs if one.link.kind == "ferry"]
    on_road = sum(one.link.kilometres for one in legs) - sum(at_sea)
    places = ground.network.places
    return Move(
        ground=ground,
        start=places[ends[0]],
        end=places[ends[1]],
        regime=rules.regime,
        asked_regime=regime is not None,
        journey=found,
        spread=spread([_days(ground, rules, one, *ends) for one in draws]),
        kilometres=on_road * values["road_detour"],
        by_sea=float(sum(at_sea)),
        legs=legs,
        borders=_borders(ground, rules, met, values, found, legs),
        by_regime=_by_regime(system, ground, values, draws, *ends),
        barriers=_barriers(ground, rules, values, draws, *ends),
        cut=_cut(ground, met, values, cut, *ends) if cut else None,
    )


def place_of(system: System, name: str) -> int:
    """Return the number of a place.

    Raises UnknownName for none, RangeError for a town that is known not to be on the network.
    """
    for one in system.mobility.absent:
        if folded(one.name) == folded(name):
            raise RangeError(f"{one.name} is not on the road network: {one.why}")
    return system.network.tables().find(name)


def spread(days: Sequence[float]) -> Spread:
    """Return the spread of draws.

    >>> spread([1.0, 2.0, 3.0])
    Spread(low=1.1, median=2.0, high=2.9)
    """
    return Spread(*(float(one) for one in np.quantile(days, (0.05, 0.5, 0.95))))


def legs_of(ground: Terrain, met: Terms, links: Sequence[int], start: int) -> tuple[Leg, ...]:
    """Return the links of a path as legs in the direction of the move."""
    legs, here, places = [], start, ground.network.places
    for link in links:
        ends = int(ground.roads.starts[link]), int(ground.roads.ends[link])
        there = ends[1] if ends[0] == here else ends[0]
        days = float(met.moving[link])
        legs.append(Leg(ground.network.links[link], places[here], places[there], days))
        here = there
    return tuple(legs)


def _days(ground: Terrain, rules: Permits, values: Values, start: int, end: int) -> float:
    return journey(ground.roads, terms(ground, rules, values, start), start, end).days


def _borders(
    ground: Terrain,
    rules: Permits,
    met: Terms,
    values: Values,
    found: Journey,
    legs: Sequence[Leg],
) -> tuple[BorderCrossed, ...]:
    crossed = []
    for link, leg in zip(found.links, legs, strict=True):
        if not ground.crosses[link]:
            continue
        rungs = rules.rungs[ground.states.index(leg.end.state)]
        permit = float(met.permit[ground.network.number_of[leg.end.id]])
        own = min(rungs, key=lambda one: values[f"permit_days[{one}]"])
        crossed.append(BorderCrossed(leg.start, leg.end, permit, float(met.border[link]), own))
    return tuple(crossed)


def _by_regime(
    system: System,
    ground: Terrain,
    values: Values,
    draws: Sequence[Values],
    start: int,
    end: int,
) -> tuple[UnderRegime, ...]:
    found = []
    for one in system.mobility.regimes:
        rules = permits(system, ground, one.id)
        least = journey(ground.roads, terms(ground, rules, values, start), start, end)
        days = [_days(ground, rules, drawn, start, end) for drawn in draws]
        found.append(UnderRegime(one, least, spread(days)))
    return tuple(found)


def _barriers(
    ground: Terrain,
    rules: Permits,
    values: Values,
    draws: Sequence[Values],
    start: int,
    end: int,
) -> tuple[Barrier, ...]:
    """Return what each removed barrier buys, the most first; the route may then be another."""
    found = []
    every = (values, *draws)
    met = [terms(ground, rules, one, start) for one in every]
    today = [journey(ground.roads, one, start, end).days for one in met]
    for what in BARRIERS:
        after = [
            journey(ground.roads, without(what, one, drawn), start, end).days
            for one, drawn in zip(met, every, strict=True)
        ]
        gains = [before - then for before, then in zip(today, after, strict=True)]
        found.append(Barrier(what, after[0], spread(gains[1:]), gains[0]))
    return tuple(sorted(found, key=lambda one: -one.central_gain))


BARRIERS = ("permits", "borders", "queue", "decisions", "roads")


def without(what: str, met: Terms, values: Values) -> Terms:
    """Return what is met once a barrier is gone.

    permits     no wait for any permit
    borders     no time lost at borders
    queue       roads and ferries take twice as many vehicles
    decisions   states that decide on each transit wait no longer than the others
    roads       every link as after investment for both uses
    """
    if what == "permits":
        return replace(met, permit=np.where(np.isfinite(met.permit), 0.0, np.inf))
    if what == "borders":
        return replace(met, border=np.zeros_like(met.border))
    if what == "queue":
        return replace(met, queue_road=met.queue_road / 2, queue_ferry=met.queue_ferry / 2)
    if what == "decisions":
        some = met.permit[np.isfinite(met.permit) & (met.permit > 0)]
        least = some.min() if some.size else 0.0
        return replace(
            met, permit=np.where(np.isfinite(met.permit), np.minimum(met.permit, least), np.inf)
        )
    return replace(met, moving=met.moving * values["improved_link_factor"])


def _cut(ground: Terrain, met: Terms, values: Values, count: int, start: int, end: int) -> LinksCut:
    factor = values["lost_link_factor"]

    def ask(lost: frozenset[int]) -> tuple[float, tuple[int, ...]]:
        one = journey(ground.roads, losing(met, sorted(lost), factor), start, end)
        return one.days, one.links

    open_links = np.flatnonzero(np.isfinite(met.moving))
    added = np.where(np.isfinite(met.moving), met.moving, 0.0) * (factor - 1)
    loss = worst_links(ask, added, min(count, EXACT))
    if count > EXACT:
        loss = greedy_links(ask, count, frozenset(loss.links))
    before = ask(frozenset())[0]
    random = np.random.default_rng(0)
    sets = (random.choice(open_links, size=count, replace=False) for _ in range(SETS))
    later = np.array([ask(frozenset(map(int, one)))[0] - before for one in sets])
    lost = tuple(
        Leg(ground.network.links[link], *_ends(ground, link), float(met.moving[link]))
        for link in loss.links
    )
    return LinksCut(
        lost, loss, float(later.mean()), float(np.quantile(later, 0.95)), float((later > 0).mean())
    )


def _ends(ground: Terrain, link: int) -> tuple[NetworkPlace, NetworkPlace]:
    places = ground.network.places
    return places[ground.roads.starts[link]], places[ground.roads.ends[link]]


def _why_not(system: System, ground: Terrain, start: int, end: int) -> str:
    """Return why there is no way: an end that lets nobody through, or the states in between."""
    places = ground.network.places
    said = f"no convoy can go from {places[start].name} to {places[end].name} on {ground.day}"
    for place in (start, end):
        if ground.stances[places[place].state] == "refuses":
            return f"{said}: {state_name(system, places[place].state)} lets none through"
    from foedus.instruments.roads import quickest

    anyway = quickest(ground.roads, np.ones(len(ground.network.links)), start, end)[1]
    if not anyway:
        return f"{said}: no road or ferry of the network joins them"
    over = {place for link in anyway for place in _ends(ground, link)}
    shut = sorted({one.state for one in over if ground.stances[one.state] == "refuses"})
    told = ", ".join(state_name(system, one) for one in shut)
    return f"{said}: every way leads through states that let none through, such as {told}"


def state_name(system: System, state: str) -> str:
    """Return the name of a state on the network, be it an actor or not."""
    names = {one.id: one.name for one in system.actors} | dict(system.mobility.name_of)
    return names.get(state, state)
