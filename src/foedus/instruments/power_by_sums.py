"""Winning coalitions of one criterion with many members, by every sum that their weights make."""

from collections.abc import Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.power_game import Game

Exact = NDArray[np.object_]
# 100 members of 46,000 votes in all, or 500 of 2,000: some seconds, and no more memory than this.
MOST_BYTES = 64_000_000
BITS_OF_BYTE = 8


def count_by_sums(game: Game) -> tuple[Exact, Exact]:
    """Return winning coalitions by size and those that hold each member, by dynamic programming.

        Π_i (1 + y · x^w_i) = Σ_{s,t} c(s, t) · y^s · x^t
        C(s, u)   = Σ_{t ≥ u} c(s, t)                  coalitions of size s that weigh at least u
        C_−i(s, u) = C(s, u) − C_−i(s − 1, u − w_i)    the same without member i

    game  with one weighted criterion

    Returns whole numbers, (size,) and (size, member), at the sizes where weights decide. Only
    integers are subtracted: in floating point the second recurrence loses every digit.

    Sources: Mann & Shapley (1962), Values of Large Games VI, RAND memorandum RM-3158; Uno (2012),
    Efficient Computation of Power Indices for Weighted Majority Games, LNCS 7676.

    >>> winning, _ = count_by_sums(Game((0, 1, 2), (), 0, 3, ((2, 1, 1),), (3,)))
    >>> winning.tolist()
    [0, 0, 2, 0]
    """
    ((weights,), (quota,)) = game.weights, game.quotas
    last = game.enough - 1
    without = {weight: [0] * (last + 1) for weight in weights}
    winning = np.zeros(len(weights) + 1, object)
    holding = np.zeros((len(weights) + 1, len(weights)), object)
    for size, at_least in enumerate(weighing_at_least(weights, last)):
        winning[size] = at_least[quota] if quota < len(at_least) else 0
        for weight, counted in without.items():
            for taken in range(last + 1 - size):
                bound = max(0, quota - taken * weight)
                if bound < len(at_least):
                    counted[size + taken] += -at_least[bound] if taken & 1 else at_least[bound]
    for size in game.open_sizes:
        holding[size] = [winning[size] - without[weight][size] for weight in weights]
    winning[: game.fewest] = 0
    return winning, holding


def weighing_at_least(weights: tuple[int, ...], last: int) -> Iterator[list[int]]:
    """Yield for each size how many coalitions weigh at least 0, 1, 2 and so on.

    The counts of a size stand side by side in one long integer: a shift moves them all.

    >>> list(weighing_at_least((2, 1), 1))
    [[1], [2, 2, 1]]
    """
    width = bytes_of_count(len(weights))
    packed = [1, *[0] * last]
    for done, weight in enumerate(weights):
        for size in range(min(done + 1, last), 0, -1):
            packed[size] += packed[size - 1] << (weight * width * BITS_OF_BYTE)
    for row in packed:
        slots = -(-row.bit_length() // (width * BITS_OF_BYTE))
        data = row.to_bytes(slots * width, "big")
        counts = (int.from_bytes(data[at : at + width]) for at in range(0, len(data), width))
        from_heaviest = list(accumulate(counts))
        yield from_heaviest[::-1]


def bytes_of_count(members: int) -> int:
    """Return how many bytes hold a number of coalitions, at most 2^members.

    >>> bytes_of_count(7), bytes_of_count(8)
    (1, 2)
    """
    return members // BITS_OF_BYTE + 1


def bytes_by_sums(game: Game) -> int:
    """Return how many bytes the table of counts by size and sum takes at most.

    >>> bytes_by_sums(Game((0, 1, 2), (), 0, 3, ((2, 1, 1),), (3,)))
    12
    """
    members = len(game.members)
    return members * sum(game.weights[0]) * bytes_of_count(members)
