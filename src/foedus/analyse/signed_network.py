"""Signed network: the sign of each pair of actors in a year by the rule of disputes.yaml.

A dispute in force decides first, then the share of conflict in the events of the year, then votes
beside the middle pair of the year: agreement where it is published for the pair, else distance of
ideal points. A description; it is not what the model starts from.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.relations import AGREEMENT, POINTS, check_year
from foedus.errors import RangeError
from foedus.facts.disputes import SignRule
from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.instruments.signed_graph import balanced_triangles

Array = NDArray[np.float64]
CONFLICT, COOPERATION = "event_conflict", "event_cooperation"


@dataclass(frozen=True)
class Tie:
    """The sign of a pair, 1, 0 or −1, and the layer that decided it."""

    a: str
    b: str
    sign: int
    layer: str


@dataclass(frozen=True)
class SignedNetwork:
    """The ties of a year, and how many of its triangles are balanced."""

    year: int
    ties: tuple[Tie, ...]
    balanced: int
    triangles: int

    def count(self, sign: int) -> int:
        """Return how many pairs have a sign."""
        return sum(one.sign == sign for one in self.ties)

    @property
    def layers(self) -> dict[str, int]:
        """How many pairs each layer decided."""
        return dict(Counter(one.layer for one in self.ties))


def signed_network(system: System, year: int) -> SignedNetwork:
    """Return the signed network of a year. Raises RangeError for a year without positions."""
    check_year(system, year)
    rule = system.disputes.sign_rule
    if rule is None:
        raise RangeError("disputes.yaml has no sign_rule; write one")
    point = system.series(POINTS).table(system.actor_ids, [year])[0]
    actors = [one for one, at in zip(system.actor_ids, point, strict=True) if np.isfinite(at)]
    place = {actor: at for at, actor in enumerate(actors)}
    votes = _by_votes(system, year, actors, rule)
    hostile = _hostile_events(system, year, rule)
    disputed = _disputed(system, year)
    sign, ties = np.zeros((len(actors), len(actors))), []
    for a, b in combinations(actors, 2):
        pair = frozenset((a, b))
        if pair in disputed:
            tie = Tie(a, b, -1, "dispute")
        elif pair in hostile:
            tie = Tie(a, b, -1, "events")
        else:
            tie = Tie(a, b, *votes[pair])
        ties.append(tie)
        sign[place[a], place[b]] = sign[place[b], place[a]] = tie.sign
    return SignedNetwork(year, tuple(ties), *balanced_triangles(sign))


def _disputed(system: System, year: int) -> set[frozenset[str]]:
    return {
        frozenset((one.a, one.b))
        for one in system.disputes.disputes
        if first_day(one.since).year <= year
        and (one.until is None or first_day(one.until).year >= year)
    }


def _hostile_events(system: System, year: int, rule: SignRule) -> set[frozenset[str]]:
    conflict, cooperation = (_events(system, name, year) for name in (CONFLICT, COOPERATION))
    found = set()
    for pair, number in conflict.items():
        total = number + cooperation.get(pair, 0.0)
        enough = total >= rule.least_events.value
        if enough and number > rule.conflict_share.value * total:
            found.add(pair)
    return found


def _events(system: System, name: str, year: int) -> dict[frozenset[str], float]:
    return dict(_pairs(system, name, year))


def _pairs(system: System, name: str, year: int) -> list[tuple[frozenset[str], float]]:
    series = system.series(name)
    if series.year is None or series.partner is None:
        return []
    rows = np.flatnonzero(series.year == year)
    return [
        (frozenset((str(series.actor[row]), str(series.partner[row]))), float(series.value[row]))
        for row in rows
    ]


def _by_votes(
    system: System, year: int, actors: list[str], rule: SignRule
) -> dict[frozenset[str], tuple[int, str]]:
    """Return sign and layer of each pair by votes; agreement goes before distance."""
    points = system.series(POINTS).table(actors, [year])[0]
    near = {
        frozenset((actors[i], actors[j])): -abs(float(points[i] - points[j]))
        for i, j in combinations(range(len(actors)), 2)
    }
    agreeing = {pair: share for pair, share in _pairs(system, AGREEMENT, year) if pair in near}
    signs = {pair: (sign, "ideal points") for pair, sign in _beside_middle(near, rule).items()}
    signs |= {pair: (sign, "agreement") for pair, sign in _beside_middle(agreeing, rule).items()}
    return signs


def _beside_middle(near: dict[frozenset[str], float], rule: SignRule) -> dict[frozenset[str], int]:
    if not near:
        return {}
    low, middle, high = np.quantile(list(near.values()), [1 / 4, 1 / 2, 3 / 4])
    spread = high - low
    friendly = middle + rule.friendly.value * spread
    hostile = middle - rule.hostile.value * spread
    return {pair: int(value >= friendly) - int(value <= hostile) for pair, value in near.items()}
