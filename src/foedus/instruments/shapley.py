"""Shapley values: what each player adds to a joint result, averaged over all orders of joining.

    value_i = Σ over coalitions S without i of |S|! (n − |S| − 1)! / n! · (worth(S + i) − worth(S))

The values add up to worth(all) − worth(none); a player that never adds anything gets exactly zero;
two players that add the same everywhere get the same (Shapley 1953, "A value for n-person games").
Beyond a few players the mean over drawn orders stands for that over all, each order taken together
with its reverse (Mitchell and others 2022, Journal of Machine Learning Research 23).
"""

from collections.abc import Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError

Array = NDArray[np.float64]


def shapley_values(worth: Array) -> Array:
    """Return the exact value of each player, (player, …).

    worth  any unit, (coalition, …)  row c is what the players whose bits are set in c reach

    Raises RangeError unless there is a row for every coalition.

    >>> shapley_values(np.array([0.0, 1.0, 3.0, 8.0]))
    array([3., 5.])
    """
    players = len(worth).bit_length() - 1
    if players < 0 or len(worth) != 1 << players:
        raise RangeError(f"{len(worth)} coalitions; every coalition of some players needs a row")
    every = np.arange(len(worth))
    sizes = np.array([int(one).bit_count() for one in every])
    found = np.zeros((players, *worth.shape[1:]))
    for player in range(players):
        without = every[(every >> player) & 1 == 0]
        added = worth[without | (1 << player)] - worth[without]
        found[player] = np.tensordot(_weights(players)[sizes[without]], added, axes=1)
    return found


def _weights(players: int) -> Array:
    """Return the weight of what a player adds to a coalition, by its size, (size,)."""
    return np.array(
        [
            factorial(size) * factorial(players - size - 1) / factorial(players)
            for size in range(players)
        ]
    )


def drawn_orders(players: int, pairs: int, rng: np.random.Generator) -> tuple[tuple[int, ...], ...]:
    """Return orders of the players, each followed by its reverse.

    >>> first, second = drawn_orders(4, 1, np.random.default_rng(1))
    >>> first == second[::-1], sorted(first)
    (True, [0, 1, 2, 3])
    """
    drawn = [tuple(rng.permutation(players).tolist()) for _ in range(pairs)]
    return tuple(one for order in drawn for one in (order, order[::-1]))


def coalitions_along(order: Sequence[int]) -> tuple[int, ...]:
    """Return the coalitions of an order of joining, as bits, from none to all.

    >>> coalitions_along((1, 0))
    (0, 2, 3)
    """
    found = [0]
    for player in order:
        found.append(found[-1] | 1 << player)
    return tuple(found)


def added_along(order: Sequence[int], worth: Array) -> Array:
    """Return what each player adds when the players join in one order, (player, …).

    worth  any unit, (joined, …)  of the coalitions of the order, from none to all

    >>> added_along((1, 0), np.array([0.0, 3.0, 8.0]))
    array([5., 3.])
    """
    found = np.empty((len(order), *worth.shape[1:]))
    found[list(order)] = np.diff(worth, axis=0)
    return found
