"""Records of resilience: what losing and improving links does, by link, state, place and number."""

from dataclasses import dataclass

from foedus.analyse.move_records import Leg
from foedus.analyse.road_terrain import Terrain
from foedus.facts.network import NetworkPlace


@dataclass(frozen=True)
class LinkRank:
    """One link: mean days over all pairs that its loss adds, or its improvement saves.

    pairs    how many pairs it touches
    """

    leg: Leg
    days: float
    pairs: int


@dataclass(frozen=True)
class StateLoss:
    """What happens if every link of a state is lost, and if it is closed.

    added         mean days over all pairs if its links are lost
    unreachable   pairs without a way if its links are closed, those with an end in it apart
    """

    state: str
    added: float
    unreachable: int


@dataclass(frozen=True)
class RandomLoss:
    """What losing a number of random links does to the mean of all pairs, over several sets."""

    links: int
    added: float
    high: float
    unreachable: float


@dataclass(frozen=True)
class FlankRow:
    """One place of the flank: mean and longest days from the capitals, and which is farthest.

    state_lost   mean days that are added if the links of its state are lost

    All but the place are None where no capital has a way to it.
    """

    place: NetworkPlace
    mean: float | None = None
    longest: float | None = None
    farthest: NetworkPlace | None = None
    state_lost: float | None = None


@dataclass(frozen=True, eq=False)
class Resilience:
    """The answer; `apart` are pairs without a way today, capital and flank."""

    ground: Terrain
    regime: str
    pairs: int
    mean: float
    apart: tuple[tuple[NetworkPlace, NetworkPlace], ...]
    flank: tuple[FlankRow, ...]
    random: tuple[RandomLoss, ...]
    states: tuple[StateLoss, ...]
    lost: tuple[LinkRank, ...]
    improved: tuple[LinkRank, ...]
