"""Expected-utility model: actors threaten, give way and meet each other halfway, round by round.

The model of Bueno de Mesquita, as Scholz, Calbert and Smith 2011 (Unravelling Bueno de Mesquita's
group decision model, ICAART 2011; Journal of Theoretical Politics 23/4) read it from scattered
papers. A reader should know what it takes to arrive at the figures that they print:

- The probability that one position beats another is divided by the votes over all pairs of
  positions, not by those over the pair at hand. It is tiny, and challenges succeed mostly because
  those challenged care too little to resist.
- Of several compromises an actor takes the one whose weighted point between the two positions is
  lowest, `take="lowest"`; the text is said to ask for the smallest move, `take="nearest"`. Both
  agree for three rounds of the printed example and then part. The lowest point depends on which
  end of a scale is called low; the smallest move does not.

Both habits are those of a replication, jmckib/bdm-scholz-expected-utility-model, whose code was
read; the papers were not. Another one, dmasad/BDM_DecisionModel_Replication, says of itself that
it does not reproduce the print; its risk exponents differ from these.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.instruments.central_position import weighted_mean, weighted_median
from foedus.instruments.compromise import faults_of
from foedus.instruments.input_faults import entries_outside, refuse

Array = NDArray[np.float64]

TAKES = ("lowest", "nearest")


@dataclass(frozen=True)
class Rounds:
    """What each round leaves; round 0 is the beginning.

    position       units of the scale, (round + 1, …, actor)
    median         units of the scale, (round + 1, …)   by capability times salience
    mean           units of the scale, (round + 1, …)   the same weights
    risk_exponent  0.5 to 2,           (round, …, actor)   above 1: averse to risk
    """

    position: Array
    median: Array
    mean: Array
    risk_exponent: Array


def expected_utility(
    position: Array, salience: Array, capability: Array, rounds: int, take: str = "lowest"
) -> Rounds:
    """Return positions, medians and means over rounds of the expected-utility model.

        votes_k(i over j) = c_k s_k · (|x_k − x_j|^r_k − |x_k − x_i|^r_k),  distances as shares
        P_ij = Σ_k max(0, votes_k(i over j)) / Σ_k,a,b |votes_k(a over b)|
        E_ij = s_j (P_ij U⁺ + (1 − P_ij) U⁻) + (1 − s_j) U⁺ − U⁰,  of i challenging j
        U± = 2 − 4 (½ ∓ ½ |x_i − x_j|)^r,   U⁰ = 2 − 4 · ½^r
        R_i = (2 D_i − max D − min D) / (max D − min D),  D_i = Σ_j E_ji at r = 1
        r_i = (1 − R_i/3) / (1 + R_i/3)

    Actor i sees E_ij and E_ji through its own r. It loses to j and takes over j's position if
    E_ji > E_ij > 0; it moves |E_ij / E_ji| of the way if E_ij < 0 < E_ji and |E_ij| < E_ji; it
    gives in if |E_ij| > E_ji > 0. Losing goes before compromise, compromise before giving in, and
    among like ones the nearest, but for compromises see `take`. All move at once. If nobody
    challenges, all stays for good as it is (Q = 1 in the paper).

    position    units of the scale, (…, actor)
    salience    0 to 1,             (…, actor)   probability of resisting a challenge
    capability  any unit,           (…, actor)   not negative
    rounds      number of rounds, not negative; the paper offers no rule when to stop
    take        "lowest" as printed, or "nearest" as told

    Time grows with actors³ per draw, memory with actors².
    Raises RangeError with every fault of the arrays, UnknownName for another rule.

    >>> far = np.array([0.0, 4.0, 10.0])
    >>> result = expected_utility(far, np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.5, 2.0]), 1)
    >>> result.position[1].round(2)
    array([ 0., 10., 10.])
    """
    if take not in TAKES:
        raise UnknownName("take", take, TAKES)
    few = [f"rounds is {rounds} and must be not negative"] if rounds < 0 else []
    high = entries_outside("salience", salience, ~(salience > 1), "at most 1")
    refuse(faults_of(position, salience, capability) + high + few)
    start = position.astype(np.float64)
    now, salience, weight = np.broadcast_arrays(start, salience, capability * salience)
    width = now.max(axis=-1, keepdims=True) - now.min(axis=-1, keepdims=True)
    width = np.where(width > 0, width, 1.0)
    positions, exponents = [now], []
    for _ in range(rounds):
        exponents.append(_risk_exponent(now, salience, weight, width))
        now = _moved(now, salience, weight, width, exponents[-1], take)
        positions.append(now)
    over_rounds = np.stack(positions)
    return Rounds(
        over_rounds,
        weighted_median(over_rounds, weight),
        weighted_mean(over_rounds, weight),
        np.stack(exponents) if exponents else np.empty((0, *now.shape)),
    )


def _risk_exponent(position: Array, salience: Array, weight: Array, width: Array) -> Array:
    """Return the risk exponents of actors, shape (…, actor); 1 where all are in equal danger."""
    _, challenged = _utilities(position, salience, weight, width, np.ones_like(position))
    danger = challenged.sum(axis=-1)
    most, least = danger.max(axis=-1, keepdims=True), danger.min(axis=-1, keepdims=True)
    spread = most - least
    risk = np.where(spread > 0, 2 * danger - most - least, 0.0) / np.where(spread > 0, spread, 1.0)
    return np.asarray((1 - risk / 3) / (1 + risk / 3))


def _utilities(
    position: Array, salience: Array, weight: Array, width: Array, exponent: Array
) -> tuple[Array, Array]:
    """Return what each expects of challenging each other, and of being challenged by it.

    Both in utils, shape (…, actor, other), seen with the exponent of the actor.
    """
    victory = _victory(position, weight, width, exponent)
    gap = np.abs(position[..., :, None] - position[..., None, :]) / width[..., None]
    power = exponent[..., None]
    success, failure = 2 - 4 * (0.5 - 0.5 * gap) ** power, 2 - 4 * (0.5 + 0.5 * gap) ** power
    stays = 2 - 4 * 0.5**power

    def expected(resists: Array, wins: Array) -> Array:
        fought = wins * success + (1 - wins) * failure
        return np.asarray(resists * fought + (1 - resists) * success - stays)

    challenging = expected(salience[..., None, :], victory)
    return challenging, expected(salience[..., :, None], np.swapaxes(victory, -1, -2))


def _victory(position: Array, weight: Array, width: Array, exponent: Array) -> Array:
    """Return the probability that each position beats each other, shape (…, actor, other)."""
    won = np.zeros((*position.shape, position.shape[-1]))
    for voter in range(position.shape[-1]):  # one by one: all at once would need actors³ of memory
        this = slice(voter, voter + 1)
        gap = np.abs(position - position[..., this]) / width
        regret = gap ** exponent[..., this]
        difference = regret[..., None, :] - regret[..., :, None]
        won += weight[..., this, None] * np.maximum(difference, 0.0)
    # What a voter gives to one of a pair it withholds from the other: absolute votes count twice.
    every = 2 * won.sum(axis=(-1, -2), keepdims=True)
    return np.asarray(won / np.where(every > 0, every, 1.0))


def _moved(
    position: Array, salience: Array, weight: Array, width: Array, exponent: Array, take: str
) -> Array:
    """Return where each stands after it has taken the best of the offers made to it."""
    own, other = _utilities(position, salience, weight, width, exponent)
    here, there = np.broadcast_arrays(position[..., :, None], position[..., None, :])
    differ = here != there
    losing = differ & (other > own) & (own > 0)
    meeting = differ & (own < 0) & (other > np.abs(own))
    giving_in = differ & (other > 0) & (own < 0) & (other < np.abs(own))
    share = np.abs(own) / np.where(meeting, other, 1.0)
    halfway = here + (there - here) * share
    point = (share * here + there) / (share + 1)
    order = point if take == "lowest" else np.abs(halfway - here)
    result = position
    for chosen, offered, rank in (
        (giving_in, there, np.abs(there - here)),
        (meeting, halfway, order),
        (losing, there, np.abs(there - here)),
    ):
        best = np.argmin(np.where(chosen, rank, np.inf), axis=-1)[..., None]
        target = np.take_along_axis(offered, best, axis=-1)[..., 0]
        result = np.where(chosen.any(axis=-1), target, result)
    return np.asarray(result)
