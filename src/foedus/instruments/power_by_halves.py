"""Winning coalitions of any criteria, by joining the coalitions of two halves of the members."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.power_game import Game

Exact = NDArray[np.object_]
Whole = NDArray[np.int64]
# A few seconds and some hundred megabytes on one core; two more members double both.
MOST_BY_SORTING = 40
# Every pair of coalitions of the halves is looked at: a dozen seconds, and four times as long with
# two more members.
MOST_BY_PAIRS = 36
# Rows of pairs that are added up in one byte.
ROWS = np.iinfo(np.uint8).max


@dataclass(frozen=True)
class Group:
    """All coalitions of one size within a half, by their weight in the first criterion."""

    sums: Whole  # (criterion, coalition), the first criterion ascending
    holds: NDArray[np.bool_]  # (member, coalition)


def count_by_halves(game: Game) -> tuple[Exact, Exact]:
    """Return winning coalitions by size and those that hold each member, half by half.

    A coalition is one of the first half's joined with one of the second half's. For each pair of
    sizes the pairs that reach every quota are counted for each coalition of either half; those
    of a coalition count for each of its members.

    game  with one criterion or more, of at most 2^63 − 1 in all

    Returns whole numbers, (size,) and (size, member), at the sizes where weights decide. Exact:
    all are below 2^53, up to which floating point holds every whole number.

    Source: Klinz & Woeginger (2005), Faster Algorithms for Computing Power Indices in Weighted
    Voting Games, Math. Soc. Sci. 49(1), who sort halves for one criterion.

    >>> winning, holding = count_by_halves(Game((0, 1, 2), (), 0, 3, ((2, 1, 1),), (3,)))
    >>> winning.tolist(), holding[2].tolist()
    ([0, 0, 2, 0], [2, 1, 1])
    """
    members = len(game.members)
    middle = members // 2
    weights = np.array(game.weights, np.int64)
    first, second = groups(weights[:, :middle]), groups(weights[:, middle:])
    winning, holding = np.zeros(members + 1), np.zeros((members + 1, members))
    # One row for each size that the other half can add.
    of_second = [np.zeros((len(first), group.holds.shape[1])) for group in second]
    for one, group in enumerate(first):
        of_first = np.zeros((len(second), group.holds.shape[1]))
        for other, partner in enumerate(second):
            if one + other in game.open_sizes:
                of_first[other], of_second[other][one] = reaching(
                    group.sums, partner.sums, game.quotas
                )
        sizes = slice(one, one + len(second))
        winning[sizes] += of_first.sum(axis=1)
        holding[sizes, :middle] += of_first @ group.holds.T.astype(np.float64)
    for other, (counts, partner) in enumerate(zip(of_second, second, strict=True)):
        sizes = slice(other, other + len(first))
        holding[sizes, middle:] += counts @ partner.holds.T.astype(np.float64)
    return winning.astype(np.int64).astype(object), holding.astype(np.int64).astype(object)


def groups(weights: Whole) -> list[Group]:
    """Return all coalitions of some members, by size.

    >>> [group.sums.tolist() for group in groups(np.array([[5, 3]]))]
    [[[0]], [[3, 5]], [[8]]]
    """
    sums = np.zeros((len(weights), 1), np.int64)
    for weight in weights.T:
        sums = np.concatenate([sums, sums + weight[:, None]], axis=1)
    coalitions = np.arange(sums.shape[1])
    holds = coalitions >> np.arange(weights.shape[1])[:, None] & 1 == 1
    sizes = holds.sum(axis=0)
    # The last key is the first to sort by.
    order = np.lexsort((sums[0], sizes))
    starts = np.searchsorted(sizes[order], np.arange(weights.shape[1] + 1).tolist()[1:])
    return [Group(sums[:, of_size], holds[:, of_size]) for of_size in np.split(order, starts)]


def reaching(first: Whole, second: Whole, quotas: Sequence[int]) -> tuple[Whole, Whole]:
    """Return for each coalition with how many of the other half it reaches every quota.

    first, second  weight, (criterion, coalition), the first criterion ascending
    quotas         weight, one for each criterion

    >>> reaching(np.array([[1, 4]]), np.array([[0, 2, 3]]), [5])
    (array([0, 2]), array([0, 1, 1]))
    """
    # Heaviest first, so that what is looked for ascends: a sorted search is quicker.
    start = np.searchsorted(second[0], quotas[0] - first[0, ::-1])
    if len(quotas) > 1:
        return by_pairs(first, second, quotas, start[::-1])
    met = np.bincount(start, minlength=second.shape[1] + 1).cumsum()
    return second.shape[1] - start[::-1], met[:-1]


def by_pairs(
    first: Whole, second: Whole, quotas: Sequence[int], start: Whole
) -> tuple[Whole, Whole]:
    """Return the same for several criteria, by looking at pairs of coalitions.

    start  position, (coalition,)   from where on the second half's reach the first quota

    Weights are compared by their rank in the second half: ranks need a quarter of the memory.

    >>> first, second = np.array([[1, 4], [1, 1]]), np.array([[0, 2, 3], [1, 0, 1]])
    >>> by_pairs(first, second, [5, 2], np.array([3, 1]))
    (array([0, 1]), array([0, 0, 1]))
    """
    small = np.min_scalar_type(second.shape[1])
    ranks, bounds = [np.arange(second.shape[1], dtype=small)], [start.astype(small)]
    for of_first, of_second, quota in zip(first[1:], second[1:], quotas[1:], strict=True):
        order = of_second.argsort()
        ranks.append(order.argsort().astype(small))
        bounds.append(np.searchsorted(of_second[order], quota - of_first).astype(small))
    with_first, with_second = np.zeros(len(start), np.int64), np.zeros(len(ranks[0]), np.int64)
    for rows in slices(len(start)):
        begin = start[rows].min()
        met = ranks[0][begin:] >= bounds[0][rows, None]
        for rank, bound in zip(ranks[1:], bounds[1:], strict=True):
            met &= rank[begin:] >= bound[rows, None]
        ones = met.view(np.uint8)
        with_first[rows] = ones.sum(axis=1, dtype=small)
        with_second[begin:] += ones.sum(axis=0, dtype=np.uint8)
    return with_first, with_second


def slices(length: int) -> Iterator[slice]:
    """Yield slices of at most ROWS positions that cover a length.

    >>> list(slices(300))
    [slice(0, 255, None), slice(255, 510, None)]
    """
    for begin in range(0, length, ROWS):
        yield slice(begin, begin + ROWS)
