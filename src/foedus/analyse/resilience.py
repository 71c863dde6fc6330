"""Resilience: what losing links does to the ways from capitals to the flank, and what helps most.

Counted are days on the road and at borders, central values, under one regime; permits and queues do
not depend on links. A lost link takes a multiple of its time; a closed one is gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from foedus.analyse.convoy import central, improving, losing, terms
from foedus.analyse.move_records import Leg
from foedus.analyse.permits import permits, regime_on
from foedus.analyse.resilience_records import (
    FlankRow,
    LinkRank,
    RandomLoss,
    Resilience,
    StateLoss,
)
from foedus.analyse.road_terrain import Terrain, terrain
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.instruments.mobility import Terms
from foedus.instruments.roads import Array, Flags, Numbers, gain_of_links, quickest, times_from

LOST = (1, 3, 10, 30, 100)  # random links that are lost together
SETS = 20  # random sets of each size


@dataclass(frozen=True, eq=False)
class Ways:
    """Times between capitals and flank.

    A state that decides on each transit is open to its own capital's convoys alone.
    """

    ground: Terrain
    met: Terms
    capitals: Numbers
    flank: Numbers
    homes: Numbers  # (capital,) number of the state that is open beside those that grant, or -1

    def open_times(self, met: Terms, home: int) -> Array:
        """Return days of each link, closed where a state does not grant and is not home."""
        ground = self.ground
        shut = ~ground.standing("grants")
        if home >= 0:
            shut[home] = False
        here, there = ground.joined
        return np.where(shut[here] | shut[there], np.inf, met.moving + met.border)

    @property
    def same(self) -> Flags:
        """Whether a capital is itself the place of the flank, (capital, flank); no pair then."""
        same: Flags = self.capitals[:, None] == self.flank
        return same

    def times(self, met: Terms) -> Array:
        """Return days from each capital to each place of the flank, (capital, flank).

        Infinite where there is no way, and where both are one place.
        """
        found = np.empty((len(self.capitals), len(self.flank)))
        for home in np.unique(self.homes):
            own = self.homes == home
            times = times_from(self.ground.roads, self.open_times(met, home), self.flank)
            found[own] = times[:, self.capitals[own]].T
        return np.where(self.same, np.inf, found)

    def paths(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield place of the flank and links of each pair that has a way."""
        for place, home in zip(self.capitals, self.homes, strict=True):
            times = self.open_times(self.met, home)
            for target, end in enumerate(self.flank):
                links = quickest(self.ground.roads, times, int(place), int(end))[1]
                if links:
                    yield target, links


def resilience(system: System, regime: str | None = None, day: date | None = None) -> Resilience:
    """Return what losing and improving links does between capitals and flank.

    Raises UnknownName for a regime that is none, RangeError for a system without capitals or flank
    and for a day on which none of the pairs has a way.
    """
    ways, name, factors = _ways(system, regime, day)
    ground, met = ways.ground, ways.met
    today = ways.times(met)
    reached = np.isfinite(today)
    if not reached.any():
        raise RangeError(f"no capital has a way to the flank on {ground.day}; choose a later day")
    places = ground.network.places
    apart = [
        (places[ways.capitals[one]], places[ways.flank[other]])
        for one, other in np.argwhere(~reached & ~ways.same)
    ]
    return Resilience(
        ground=ground,
        regime=name,
        pairs=int(reached.sum()),
        mean=float(today[reached].mean()),
        apart=tuple(apart),
        flank=tuple(_flank(ways, today, factors[0])),
        random=tuple(_random(ways, today, factors[0])),
        states=tuple(sorted(_states(ways, today, factors[0]), key=lambda one: -one.added)),
        lost=tuple(_ranked(ways, _lost(ways, today, factors[0]))),
        improved=tuple(_ranked(ways, _improved(ways, today, factors[1]))),
    )


def _ways(
    system: System, regime: str | None, day: date | None
) -> tuple[Ways, str, tuple[float, float]]:
    known = system.mobility
    if not known.capitals or not known.flank:
        raise RangeError("the system names no capitals or no flank in mobility.yaml; add them")
    ground = terrain(system, day or system.as_of)
    name = regime or regime_on(system, ground.day)
    values = central(system)
    number = ground.network.number_of
    capitals = [
        number[one.place] for one in known.capitals if ground.stances[one.state] != "refuses"
    ]
    flank = [number[one.place] for one in known.flank]
    homes = [
        -1 if ground.stances[ground.states[state]] == "grants" else state
        for state in ground.state_of[capitals]
    ]
    rules = permits(system, ground, name)
    met = terms(ground, rules, values, capitals[0])
    ways = Ways(ground, met, np.array(capitals), np.array(flank), np.array(homes))
    return ways, name, (values["lost_link_factor"], values["improved_link_factor"])


def _added(today: Array, later: Array) -> Array:
    """Return added days of the pairs that have a way today and later, 0 for others."""
    both = np.isfinite(today) & np.isfinite(later)
    return np.where(both, later, 0.0) - np.where(both, today, 0.0)


def _flank(ways: Ways, today: Array, factor: float) -> Iterator[FlankRow]:
    places = ways.ground.network.places
    for column, place in enumerate(ways.flank):
        held = np.isfinite(today[:, column])
        if not held.any():
            yield FlankRow(places[place])
            continue
        days = today[held, column]
        far = int(np.flatnonzero(held)[days.argmax()])
        links = _links_of(ways.ground, int(ways.ground.state_of[place]))
        later = ways.times(losing(ways.met, links, factor))
        yield FlankRow(
            place=places[place],
            mean=float(days.mean()),
            longest=float(days.max()),
            farthest=places[ways.capitals[far]],
            state_lost=float(_added(today, later)[held, column].mean()),
        )


def _links_of(ground: Terrain, state: int) -> list[int]:
    """Return the links that touch a state."""
    here, there = ground.joined
    return [int(link) for link in np.flatnonzero((here == state) | (there == state))]


def _random(ways: Ways, today: Array, factor: float) -> Iterator[RandomLoss]:
    draw = np.random.default_rng(0)
    open_links = np.flatnonzero(np.isfinite(ways.open_times(ways.met, -1)))
    pairs = int(np.isfinite(today).sum())
    for count in LOST:
        added, gone = [], []
        for _ in range(SETS):
            links = [int(one) for one in draw.choice(open_links, size=count, replace=False)]
            later = ways.times(losing(ways.met, links, factor))
            added.append(float(_added(today, later).sum()) / pairs)
            shut = ways.times(losing(ways.met, links, float("inf")))
            gone.append(float((np.isfinite(today) & ~np.isfinite(shut)).sum()) / pairs)
        mean, high = float(np.mean(added)), float(np.quantile(added, 0.95))
        yield RandomLoss(count, mean, high, float(np.mean(gone)))


def _states(ways: Ways, today: Array, factor: float) -> Iterator[StateLoss]:
    ground = ways.ground
    pairs = int(np.isfinite(today).sum())
    ends = ground.state_of[ways.capitals], ground.state_of[ways.flank]
    for number, state in enumerate(ground.states):
        if ground.stances[state] == "refuses":
            continue
        links = _links_of(ground, number)
        later = ways.times(losing(ways.met, links, factor))
        shut = ways.times(losing(ways.met, links, float("inf")))
        own = (ends[0] == number)[:, None] | (ends[1] == number)[None, :]
        gone = np.isfinite(today) & ~np.isfinite(shut) & ~own
        yield StateLoss(state, float(_added(today, later).sum()) / pairs, int(gone.sum()))


def _lost(ways: Ways, today: Array, factor: float) -> Iterator[tuple[int, float, int]]:
    """Yield each link on a way with the mean days that its loss adds, and the pairs it delays."""
    used: dict[int, set[int]] = {}
    for target, links in ways.paths():
        for link in links:
            used.setdefault(link, set()).add(target)
    pairs = int(np.isfinite(today).sum())
    for link, targets in sorted(used.items()):
        some = sorted(targets)
        part = replace(ways, flank=ways.flank[some])
        added = _added(today[:, some], part.times(losing(ways.met, [link], factor)))
        yield link, float(added.sum()) / pairs, int((added > 0).sum())


def _improved(ways: Ways, today: Array, factor: float) -> Iterator[tuple[int, float, int]]:
    """Yield each road with the mean days that its improvement saves, and the pairs it helps."""
    roads = ways.ground.roads
    total = np.zeros(len(roads.starts))
    helped = np.zeros(len(roads.starts), dtype=np.int64)
    for home in np.unique(ways.homes):
        own = np.flatnonzero(ways.homes == home)
        times = ways.open_times(ways.met, home)
        sooner = ways.open_times(improving(ways.met, factor), home)
        to_end = times_from(roads, times, ways.flank)
        for capital in own:
            start = int(ways.capitals[capital])
            row = times_from(roads, times, [start])
            from_start = np.broadcast_to(row, to_end.shape)
            gains = gain_of_links(roads, sooner, today[capital], from_start, to_end)
            gains[:, ways.met.ferry] = 0.0  # rounding apart, a ferry gains nothing
            total += gains.sum(axis=0)
            helped += (gains > 0).sum(axis=0)
    pairs = int(np.isfinite(today).sum())
    for link in np.flatnonzero(helped):
        yield int(link), float(total[link]) / pairs, int(helped[link])


def _ranked(ways: Ways, found: Iterable[tuple[int, float, int]]) -> Iterator[LinkRank]:
    """Yield links by days, the most first."""
    ground = ways.ground
    for link, days, pairs in sorted(found, key=lambda one: (-one[1], one[0])):
        days_on = float(ways.met.moving[link])
        leg = Leg(ground.network.links[link], *ground.ends_of(link), days_on)
        yield LinkRank(leg, days, pairs)
