"""Voting power: how often each member of a body decides whether a proposal passes.

A coalition of members that vote for a proposal wins or loses by the body's rules. A member swings
it if the coalition wins with the member and loses without. Both indices add up swings and differ
in how much each coalition weighs:

    Banzhaf, absolute   β'_i = swings_i / 2^(n−1)         everybody votes yes or no by a fair coin
    Banzhaf             β_i  = swings_i / Σ_j swings_j
    Shapley–Shubik      φ_i  = Σ_S (|S| − 1)! · (n − |S|)! / n!   over the S that i swings: members
                               join in a random order, and one of them makes the coalition win

Rules alone are measured: members' positions, and who agrees with whom, do not enter.

Sources: Penrose (1946), J. R. Statist. Soc. 109(1); Shapley & Shubik (1954), Am. Polit. Sci. Rev.
48(3); Banzhaf (1965), Rutgers Law Rev. 19(2); Felsenthal & Machover (1998), The Measurement of
Voting Power.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from foedus.instruments.power_counts import Counts, counts_of
from foedus.instruments.power_game import Criteria, read_game

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class VotingPower:
    """The voting power of each member, and how easily a proposal passes.

    Counts are Python's integers, exact for any number of members: 100 members have more swings
    than 64 bits hold. The others are the nearest floating-point numbers to exact fractions.
    """

    banzhaf: Array  # share of all swings, (member,); sums to 1
    banzhaf_absolute: Array  # probability of deciding when all vote by a fair coin, (member,)
    shapley_shubik: Array  # share of orders in which the member decides, (member,); sums to 1
    swings: tuple[int, ...]  # coalitions that lose without the member, one for each member
    winning: int  # coalitions that win
    passage_probability: float  # winning / 2^n


def voting_power(
    weights: ArrayLike | Criteria,
    quotas: Sequence[int | Fraction] | ArrayLike,
    against_at_most: int | None = None,
    vetoes: Sequence[int] = (),
) -> VotingPower:
    """Return the voting power of each member under one or more weighted criteria.

        S wins  ⟺  V ⊆ S  and  ( Σ_{i∈S} w_ci ≥ q_c for every c   or   n − |S| ≤ k )

    weights          whole numbers ≥ 0, (criterion, member)   w; ones where members are counted
    quotas           whole numbers or fractions, (criterion,)   q, from 0 to what all weigh; 65 %
                     of a population is Fraction(65, 100) * sum(population)
    against_at_most  number of members   k: so few cannot block; None without such a clause
    vetoes           positions of members   V: they are in every winning coalition

    Valid for any number of members if all criteria only count them; for 40 members with one
    criterion of unequal weights, more if those sum to little (100 members: to 46,000); for 36 with
    several such criteria. Members with a veto come on top.

    Raises RangeError with every fault of the arguments, or if the game is too large to count.

    A council of six in 1958, whose smallest member had no power:

    >>> council = voting_power([[4, 4, 4, 2, 2, 1]], quotas=[12])
    >>> council.swings
    (10, 10, 10, 6, 6, 0)
    >>> council.shapley_shubik.round(4).tolist()
    [0.2333, 0.2333, 0.2333, 0.15, 0.15, 0.0]
    """
    return power_of(counts_of(read_game(weights, quotas, against_at_most, vetoes)))


def power_of(counts: Counts) -> VotingPower:
    """Return the voting power that follows from how many coalitions win.

    counts  winning coalitions by size, and those that hold each member

    >>> counts = Counts(np.array([0, 0, 1], object), np.array([[0, 0], [0, 0], [1, 1]], object))
    >>> power_of(counts).swings
    (1, 1)
    """
    members = counts.holding.shape[1]
    winning = counts.winning.sum()
    # A winning coalition without the member wins with it too, so only the difference swings.
    swings = 2 * counts.holding.sum(axis=0) - winning
    return VotingPower(
        banzhaf=shares(swings, swings.sum()),
        banzhaf_absolute=shares(swings, 1 << (members - 1)),
        shapley_shubik=shares(orders_decided(counts), factorial(members)),
        swings=tuple(swings.tolist()),
        winning=winning,
        passage_probability=winning / (1 << members),
    )


def orders_decided(counts: Counts) -> NDArray[np.object_]:
    """Return in how many orders of joining each member makes the coalition win.

        Σ_s h_is · (s − 1)! · (n − s)!  −  (w_s − h_is) · s! · (n − s − 1)!

    counts  w_s winning coalitions by size, h_is those that hold the member

    Returns whole numbers, (member,); they sum to n!.

    >>> orders_decided(Counts(np.array([0, 0, 1], object), np.array([[0, 0], [0, 0], [1, 1]])))
    array([1, 1], dtype=object)
    """
    members = counts.holding.shape[1]
    sizes = np.arange(1, members + 1)
    # Orders in which just these members come before, or up to, the one who decides.
    orders = np.array([factorial(s - 1) * factorial(members - s) for s in sizes], object)
    last_in = orders @ counts.holding[1:].astype(object)
    not_needed = orders @ (counts.winning[:-1, None] - counts.holding[:-1])
    return np.asarray(last_in - not_needed)


def shares(part: NDArray[np.object_], whole: int) -> Array:
    """Return exact ratios as the nearest floating-point numbers, read-only.

    >>> shares(np.array([1, 2], object), 3).round(3).tolist()
    [0.333, 0.667]
    """
    found = np.asarray(part / whole, np.float64)
    found.setflags(write=False)
    return found
