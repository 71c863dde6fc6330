"""Mobility: what a brigade's move between two places takes, what delays it, and what would help.

Every figure has a central value, at the central parameters, and a range, over draws of all of
them. The same draws serve every regime, so that regimes are compared draw by draw.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from foedus.analyse.convoy import Values, central, drawn, terms
from foedus.analyse.move_barriers import barriers
from foedus.analyse.move_losses import losses
from foedus.analyse.move_records import BorderCrossed, Leg, Move, UnderRegime, spread
from foedus.analyse.permits import Permits, permits, regime_on
from foedus.analyse.road_terrain import Terrain, terrain
from foedus.errors import RangeError, Unreachable
from foedus.facts.network import folded
from foedus.facts.system import System
from foedus.instruments.mobility import Journey, Terms, journey
from foedus.instruments.roads import quickest

MOST_LOST = 20  # links that may be lost together


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

    Raises UnknownName for a place or regime that is none, RangeError for too many links, a place
    that is not on the network or a day before the facts, Unreachable where no state lets the convoy
    through.
    """
    ends = _asked(system, start, end, cut)
    ground = terrain(system, day or system.as_of)
    rules = permits(system, ground, regime or regime_on(system, ground.day))
    values, draws = central(system), drawn(system)
    met = terms(ground, rules, values, ends[0])
    found = journey(ground.roads, met, *ends)
    if not np.isfinite(found.days):
        raise Unreachable(_why_not(system, ground, *ends))
    legs = legs_of(ground, met, found.links, ends[0])
    return Move(
        ground=ground,
        start=ground.network.places[ends[0]],
        end=ground.network.places[ends[1]],
        regime=rules.regime,
        journey=found,
        spread=spread([_days(ground, rules, one, *ends) for one in draws]),
        kilometres=float(ground.kilometres[list(found.links)].sum()) * values["road_detour"],
        legs=legs,
        borders=_borders(ground, rules, met, values, found, legs),
        by_regime=_by_regime(system, ground, values, draws, *ends),
        barriers=barriers(ground, rules, values, draws, *ends),
        cut=losses(ground, met, values, cut, *ends) if cut else None,
    )


def _asked(system: System, start: str, end: str, cut: int) -> tuple[int, int]:
    if not 0 <= cut <= MOST_LOST:
        raise RangeError(f"{cut} links cannot be cut; ask for 0 to {MOST_LOST}")
    ends = place_of(system, start), place_of(system, end)
    if ends[0] == ends[1]:
        raise RangeError(f"{start} and {end} are one place; name two")
    return ends


def place_of(system: System, name: str) -> int:
    """Return the number of a place.

    Raises UnknownName for none, RangeError for a town that is known not to be on the network.
    """
    for one in system.mobility.absent:
        if folded(one.name) == folded(name):
            raise RangeError(f"{one.name} is not on the road network: {one.why}")
    return system.network.tables().find(name)


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
    found, held = [], regime_on(system, ground.day)
    for one in system.mobility.regimes:
        rules = permits(system, ground, one.id)
        least = journey(ground.roads, terms(ground, rules, values, start), start, end)
        days = [_days(ground, rules, drawn, start, end) for drawn in draws]
        found.append(UnderRegime(one, least, spread(days), one.id == held))
    return tuple(found)


def _why_not(system: System, ground: Terrain, start: int, end: int) -> str:
    """Return why there is no way: an end that lets nobody through, or the states in between."""
    places = ground.network.places
    said = f"no convoy can go from {places[start].name} to {places[end].name} on {ground.day}"
    for place in (start, end):
        if ground.stances[places[place].state] == "refuses":
            return f"{said}: {_refusal(system, ground, places[place].state)}"
    anyway = quickest(ground.roads, np.ones(len(ground.network.links)), start, end)[1]
    if not anyway:
        return f"{said}: no road or ferry of the network joins them"
    over = {place for link in anyway for place in ground.ends_of(link)}
    shut = sorted({one.state for one in over if ground.stances[one.state] == "refuses"})
    told = ", ".join(state_name(system, one) for one in shut)
    return f"{said}: every way leads through states that let none through, such as {told}"


def _refusal(system: System, ground: Terrain, state: str) -> str:
    name = state_name(system, state)
    if state in ground.assumed:
        return f"nothing is held of transit through {name} then, so it is taken to refuse"
    return f"{name} lets none through"


def state_name(system: System, state: str) -> str:
    """Return the name of a state on the network, be it an actor or not."""
    names = {one.id: one.name for one in system.actors} | dict(system.mobility.name_of)
    return names.get(state, state)
