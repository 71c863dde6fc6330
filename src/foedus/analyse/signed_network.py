"""Signed network: the sign of each pair of actors in a year, by the layers of disputes.yaml.

    z = (value − mean) / standard deviation, over all pairs of the year that the layer measures
    plus if z ≥ −together (events) or z ≥ together (votes),   minus if z ≤ −apart

The first layer that speaks of a pair decides its sign; a pair between the marks goes on to the
next. Values are the balance of events, (cooperation − conflict) / all; the share of votes alike;
and the distance of ideal points, with its sign turned. A description: nothing in the model reads
it, and it does not say where a pair goes.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.facts.disputes import Dispute, Layer
from foedus.facts.parameters import Parameter
from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.instruments.signed_graph import Frustration, Triangles, frustration, triangles

Array = NDArray[np.float64]
Pair = tuple[str, str]
Marks = Mapping[str, float]


@dataclass(frozen=True)
class Reading:
    """What a layer says of a pair: 1, −1, or 0 between the marks, and what it measured.

    value    as the layer has it: balance of events, votes alike, distance; None of disputes
    beside   the pair beside the others of the year, in standard deviations: more is nearer
    """

    sign: int
    value: float | None = None
    beside: float | None = None


Signs = dict[Pair, Reading]


@dataclass(frozen=True)
class Tie:
    """The sign of a pair, 1 or −1, and the layer that decided it; value and beside as it read."""

    pair: Pair
    sign: int
    layer: str
    value: float | None = field(default=None, compare=False)
    beside: float | None = field(default=None, compare=False)


@dataclass(frozen=True)
class SignedNetwork:
    """The ties of a year. Pairs without a tie are those of which no layer speaks clearly.

    spoke       the layers that have anything of the year, in their order
    disputes    those that hold in the year
    triangles   over all actors; `camps` divides the actors of the core, None without ties there
    firm        part of the ties whose sign stays with every threshold at its low and at its high
    """

    year: int
    ties: tuple[Tie, ...]
    pairs: int
    spoke: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    triangles: Triangles
    core: tuple[str, ...]
    camps: Frustration | None
    firm: float

    def count(self, sign: int) -> int:
        """Return how many ties have a sign."""
        return sum(one.sign == sign for one in self.ties)

    @property
    def layers(self) -> Mapping[str, int]:
        """How many ties each layer decided."""
        return Counter(one.layer for one in self.ties)

    def beside(self, actor: str, sign: int, layer: str) -> tuple[str, ...]:
        """Return whom an actor has ties of a sign with, by a layer."""
        return tuple(
            one.pair[1] if one.pair[0] == actor else one.pair[0]
            for one in self.ties
            if actor in one.pair and one.sign == sign and one.layer == layer
        )


def signed_network(system: System, year: int) -> SignedNetwork:
    """Return the signed network of a year.

    Raises RangeError for a year before the system's first or after that of its day, and where no
    layers are declared.
    """
    if not system.first_year <= year <= system.as_of.year:
        said = f"{system.first_year} to {system.as_of.year}"
        raise RangeError(f"{year} is outside the facts; choose from {said}")
    if not system.disputes.layers:
        raise RangeError("disputes.yaml declares no layers; write the sign rule there")
    kinds = choices(system)
    central, low, high = (
        {name: float(getattr(one, end)) for name, one in kinds.items()}
        for end in ("central", "low", "high")
    )
    found = _by_layer(system, year, central)
    ties = _ties(found)
    others = [{t.pair: t.sign for t in _ties(_by_layer(system, year, m))} for m in (low, high)]
    stays = [all(one.get(tie.pair) == tie.sign for one in others) for tie in ties]
    core = tuple(actor for actor in system.actor_ids if actor in system.disputes.core)
    matrix, inner = _matrix(ties, system.actor_ids), _matrix(ties, core)
    return SignedNetwork(
        year=year,
        ties=ties,
        pairs=len(system.actor_ids) * (len(system.actor_ids) - 1) // 2,
        spoke=tuple(layer for layer, signs in found.items() if signs is not None),
        disputes=_holding(system, year),
        triangles=triangles(matrix),
        core=core,
        camps=frustration(inner) if inner.any() else None,
        firm=float(np.mean(stays)) if stays else float("nan"),
    )


def choices(system: System) -> Mapping[str, Parameter]:
    """Return the thresholds of the sign rule. Raises RangeError where the system has none."""
    if "relations" not in system.parameters:
        raise RangeError("parameters/relations.yaml is missing; write the marks of the sign rule")
    return system.parameters["relations"].parameters


def _by_layer(system: System, year: int, marks: Marks) -> dict[str, Signs | None]:
    """Return the signs that each layer gives, in their order; None where it is silent."""
    return {
        layer.id: _READ[layer.id](system, layer, year, marks) for layer in system.disputes.layers
    }


def _ties(found: Mapping[str, Signs | None]) -> tuple[Tie, ...]:
    decided: dict[Pair, Tie] = {}
    for layer, signs in found.items():
        for pair, one in (signs or {}).items():
            if one.sign and pair not in decided:
                decided[pair] = Tie(pair, one.sign, layer, one.value, one.beside)
    return tuple(decided[pair] for pair in sorted(decided))


def _matrix(ties: tuple[Tie, ...], actors: tuple[str, ...]) -> Array:
    place = {actor: at for at, actor in enumerate(actors)}
    sign = np.zeros((len(actors), len(actors)))
    for one in ties:
        if one.pair[0] in place and one.pair[1] in place:
            row, column = place[one.pair[0]], place[one.pair[1]]
            sign[row, column] = sign[column, row] = one.sign
    return sign


def _holding(system: System, year: int) -> tuple[Dispute, ...]:
    return tuple(
        one
        for one in system.disputes.disputes
        if first_day(one.since).year <= year
        and (one.until is None or first_day(one.until).year >= year)
    )


def _disputed(system: System, layer: Layer, year: int, marks: Marks) -> Signs | None:
    pairs = {
        _pair(one, other): Reading(-1)
        for dispute in _holding(system, year)
        for one in dispute.actors
        for other in dispute.states
    }
    return pairs or None


def _by_events(system: System, layer: Layer, year: int, marks: Marks) -> Signs | None:
    friendly = _of_pairs(system, layer.series, year)
    hostile = _of_pairs(system, layer.against, year)
    balance = {}
    for pair in {*friendly, *hostile}:
        more, less = friendly.get(pair, 0.0), hostile.get(pair, 0.0)
        if more + less >= marks["least_events"]:
            balance[pair] = (more - less) / (more + less)
    return _marked(balance, -marks["events_together"], marks["events_apart"])


def _by_agreement(system: System, layer: Layer, year: int, marks: Marks) -> Signs | None:
    share = _of_pairs(system, layer.series, year, mean=True)
    return _marked(share, marks["agreement_together"], marks["agreement_apart"])


def _by_distance(system: System, layer: Layer, year: int, marks: Marks) -> Signs | None:
    actors = system.actor_ids
    point = dict(
        zip(actors, system.series(str(layer.series)).table(actors, (year,))[0], strict=True)
    )
    known = [actor for actor in actors if np.isfinite(point[actor])]
    near = {_pair(a, b): -abs(float(point[a] - point[b])) for a, b in combinations(known, 2)}
    marked = _marked(near, marks["distance_together"], marks["distance_apart"])
    return marked and {
        pair: Reading(one.sign, abs(near[pair]), one.beside) for pair, one in marked.items()
    }


_READ: Mapping[str, Callable[[System, Layer, int, Marks], Signs | None]] = {
    "disputes": _disputed,
    "events": _by_events,
    "agreement": _by_agreement,
    "distance": _by_distance,
}


def _marked(value: Mapping[Pair, float], together: float, apart: float) -> Signs | None:
    """Return the sign of each pair beside the others, 0 between the marks; None if all are one."""
    every = np.array(list(value.values()))
    spread = float(np.std(every)) if len(every) else 0.0
    if not spread:
        return None
    beside = (every - every.mean()) / spread
    return {
        pair: Reading(int(z >= together) - int(z <= -apart), value[pair], float(z))
        for pair, z in zip(value, beside, strict=True)
    }


def _of_pairs(
    system: System, name: str | None, year: int, *, mean: bool = False
) -> dict[Pair, float]:
    """Return the values of pairs in a year, both directions added up, or their mean."""
    series = system.series(str(name))
    if series.year is None or series.partner is None:
        return {}
    held: dict[Pair, list[float]] = {}
    for row in np.flatnonzero(series.year == year):
        pair = _pair(str(series.actor[row]), str(series.partner[row]))
        held.setdefault(pair, []).append(float(series.value[row]))
    return {pair: sum(rows) / (len(rows) if mean else 1) for pair, rows in held.items()}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
