"""How many coalitions win, by their size and by who is in them: exact, the quickest way."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.instruments.power_by_halves import (
    MOST_BY_PAIRS,
    MOST_BY_SORTING,
    count_by_halves,
)
from foedus.instruments.power_by_sums import MOST_BYTES, bytes_by_sums, count_by_sums
from foedus.instruments.power_game import Game

Exact = NDArray[np.object_]  # Python's integers, which have no largest one
# A sum takes as long as so many coalitions of half the members, measured on 28 members.
COALITIONS_PER_SUM = 8
# Sums of weights are added up in 64 bits.
LARGEST_TOTAL = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Counts:
    """Winning coalitions by size, and those that hold each member."""

    winning: Exact  # (size,) from nobody to everybody
    holding: Exact  # (size, member)


def counts_of(game: Game) -> Counts:
    """Return the counts of a game, over all members, those with a veto included.

    Raises RangeError if the game is too large to count.

    >>> counts_of(Game((0, 1, 2), (3,), 2, 3, (), ())).holding.tolist()
    [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [2, 2, 2, 3], [1, 1, 1, 1]]
    """
    members, vetoes = list(game.members), list(game.vetoes)
    free, everybody = len(members), len(members) + len(vetoes)
    winning, holding = np.zeros(free + 1, object), np.zeros((free + 1, free), object)
    if game.open_sizes:
        winning[:], holding[:] = way_to_count(game)(game)
    for size in range(game.enough if game.weights else game.fewest, free + 1):
        winning[size] = comb(free, size)
        holding[size] = comb(free - 1, size - 1) if size else 0
    above = np.zeros(len(vetoes), object)
    of_all = Counts(np.concatenate([above, winning]), np.zeros((everybody + 1, everybody), object))
    of_all.holding[len(vetoes) :, members] = holding
    of_all.holding[:, vetoes] = of_all.winning[:, None]
    return of_all


def way_to_count(game: Game) -> Callable[[Game], tuple[Exact, Exact]]:
    """Return the quickest way to count a game that weights decide.

    By sums the work grows with the total weight, by halves it doubles with every two members.

    Raises RangeError if no way can do it.

    >>> way_to_count(Game((0, 1, 2), (), 0, 3, ((9, 4, 4),), (10,))).__name__
    'count_by_halves'
    """
    free, criteria = len(game.members), len(game.weights)
    most = MOST_BY_SORTING if criteria == 1 else MOST_BY_PAIRS
    total = max(sum(row) for row in game.weights)
    can_halve = free <= most and total <= LARGEST_TOTAL
    if criteria == 1 and bytes_by_sums(game) <= MOST_BYTES:
        by_sums = not can_halve or COALITIONS_PER_SUM * total < 1 << (free >> 1)
        return count_by_sums if by_sums else count_by_halves
    if can_halve:
        return count_by_halves
    table = f", here {bytes_by_sums(game)}" if criteria == 1 else ""
    raise RangeError(
        f"too many coalitions to count: {free} members without a veto, unequal weights of up to "
        f"{total} in all, criteria that have such weights: {criteria}. Possible are "
        f"{MOST_BY_SORTING} members under one such criterion and {MOST_BY_PAIRS} under several, "
        f"each of at most {LARGEST_TOTAL} in all; under one, also any number of members whose "
        f"table of sums takes at most {MOST_BYTES} bytes{table}. Round the weights, or leave out "
        "members or criteria; a criterion that only counts members costs nothing"
    )
