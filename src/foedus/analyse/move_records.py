"""Records of a move: its parts, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.analyse.road_terrain import Terrain
from foedus.facts.mobility import Regime
from foedus.facts.network import NetworkLink, NetworkPlace
from foedus.instruments.mobility import Journey
from foedus.instruments.roads import Loss


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
    """The quickest move under one regime, and whether that is the one in force on the day."""

    regime: Regime
    journey: Journey
    spread: Spread
    in_force: bool


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
    """The answer; `kilometres` are of road."""

    ground: Terrain
    start: NetworkPlace
    end: NetworkPlace
    regime: Regime
    journey: Journey
    spread: Spread
    kilometres: float
    legs: tuple[Leg, ...]
    borders: tuple[BorderCrossed, ...]
    by_regime: tuple[UnderRegime, ...]
    barriers: tuple[Barrier, ...]
    cut: LinksCut | None

    @property
    def by_sea(self) -> float:
        """Kilometres of ferries on the way, over the great circle."""
        return sum(one.link.kilometres for one in self.legs if one.link.kind == "ferry")


def spread(days: Sequence[float]) -> Spread:
    """Return the spread of draws.

    >>> spread([1.0, 2.0, 3.0])
    Spread(low=1.1, median=2.0, high=2.9)
    """
    return Spread(*(float(one) for one in np.quantile(days, (0.05, 0.5, 0.95))))
