"""Terrain: the road network as arrays, and who lets a convoy through on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from foedus.errors import RangeError
from foedus.facts.mobility import Stance
from foedus.facts.network import Network, NetworkPlace
from foedus.facts.system import System
from foedus.instruments.roads import Array, Flags, Numbers, Roads


@dataclass(frozen=True, eq=False)
class Terrain:
    """The network of a system on one day.

    stances   how each state on the network stands
    assumed   states of which nothing is held on the day; they are taken to refuse
    barred    pairs of states of which the first lets nobody pass to the second
    """

    network: Network
    day: date
    stances: Mapping[str, Stance]
    assumed: frozenset[str]
    barred: frozenset[tuple[str, str]]

    @cached_property
    def roads(self) -> Roads:
        """Links as numbers of places."""
        number = self.network.number_of
        starts = np.array([number[one.start] for one in self.network.links])
        ends = np.array([number[one.end] for one in self.network.links])
        return Roads(len(self.network.places), starts, ends)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The states on the network, in order of their codes."""
        return tuple(sorted({one.state for one in self.network.places}))

    @cached_property
    def state_of(self) -> Numbers:
        """The number of the state of each place, (place,)."""
        number = {state: place for place, state in enumerate(self.states)}
        return np.array([number[one.state] for one in self.network.places])

    @cached_property
    def joined(self) -> tuple[Numbers, Numbers]:
        """The numbers of the states at the two ends of each link, (link,) each."""
        return self.state_of[self.roads.starts], self.state_of[self.roads.ends]

    @cached_property
    def kilometres(self) -> Array:
        """Great-circle kilometres of each road, 0 for ferries, (link,)."""
        return np.array(
            [one.kilometres if one.kind == "road" else 0.0 for one in self.network.links]
        )

    @cached_property
    def ferry_hours(self) -> Array:
        """Hours of each ferry, 0 for roads, (link,)."""
        return np.array([one.hours or 0.0 for one in self.network.links])

    @cached_property
    def crosses(self) -> Flags:
        """Whether a link crosses a border, (link,)."""
        here, there = self.joined
        crosses: Flags = here != there
        return crosses

    @cached_property
    def closed(self) -> Flags:
        """Whether a link leads into a state that lets nobody through, or is barred, (link,)."""
        shut, (here, there) = self.standing("refuses"), self.joined
        closed = shut[here] | shut[there]
        for link in np.flatnonzero(self.crosses):
            pair = self.states[here[link]], self.states[there[link]]
            closed[link] |= pair in self.barred or pair[::-1] in self.barred
        return closed

    def standing(self, stance: Stance) -> Flags:
        """Return whether each state stands so, (state,)."""
        return np.array([self.stances[state] == stance for state in self.states])

    def ends_of(self, link: int) -> tuple[NetworkPlace, NetworkPlace]:
        """Return the places that a link joins."""
        places = self.network.places
        return places[self.roads.starts[link]], places[self.roads.ends[link]]


def terrain(system: System, day: date) -> Terrain:
    """Return the network of a system and how each state on it stands on a day.

    Raises RangeError for a day before the first year of the facts.
    """
    if day.year < system.first_year:
        raise RangeError(f"{day} is before {system.first_year}, the first year of the facts")
    network = system.network.tables()
    states = sorted({one.state for one in network.places})
    held = {one.state: one for one in system.mobility.transit if one.holds(day)}
    barred = frozenset((one.state, to) for one in held.values() for to in one.not_to)
    known = {
        one: held[one].stance if one in held else _as_member(system, one, day) for one in states
    }
    stances: dict[str, Stance] = {one: stance or "refuses" for one, stance in known.items()}
    assumed = frozenset(one for one, stance in known.items() if stance is None)
    return Terrain(network, day, stances, assumed, barred)


def _as_member(system: System, state: str, day: date) -> Stance | None:
    """Return how a state without an entry of its own stands; None for one that is no member."""
    for one in system.mobility.members:
        if state in system.members(one.organisation, day):
            return one.stance
    return None
