"""Shapley values on random games: they add up, treat equals alike, and give nothing for nothing."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.errors import RangeError
from foedus.instruments.shapley import (
    added_along,
    coalitions_along,
    drawn_orders,
    shapley_values,
)

thoroughly = settings(max_examples=80, derandomize=True, database=None)
WORTH = some.floats(-100, 100, allow_nan=False, width=32)


@some.composite
def games(draw: some.DrawFn, most: int = 5) -> np.ndarray:
    """Draw the worth of every coalition of up to five players, the empty one not always nothing."""
    players = draw(some.integers(1, most))
    return np.array(draw(some.lists(WORTH, min_size=1 << players, max_size=1 << players)))


def brute_force(worth: np.ndarray) -> np.ndarray:
    """Return the mean over every order of joining, written out."""
    players = len(worth).bit_length() - 1
    total = np.zeros(players)
    orders = list(permutations(range(players)))
    for order in orders:
        inside = 0
        for player in order:
            total[player] += worth[inside | 1 << player] - worth[inside]
            inside |= 1 << player
    return total / len(orders)


@thoroughly
@given(games())
def test_values_are_the_mean_over_all_orders(worth: np.ndarray) -> None:
    assert np.allclose(shapley_values(worth), brute_force(worth), atol=1e-9)


@thoroughly
@given(games())
def test_values_add_up_to_what_all_reach_together(worth: np.ndarray) -> None:
    assert abs(shapley_values(worth).sum() - (worth[-1] - worth[0])) < 1e-6


@thoroughly
@given(games(most=4), some.integers(0, 4))
def test_a_player_that_never_adds_anything_gets_exactly_nothing(
    worth: np.ndarray, place: int
) -> None:
    players = len(worth).bit_length() - 1
    idle = min(place, players)
    low = (1 << idle) - 1
    wider = np.array([worth[(one & low) | (one >> 1 & ~low)] for one in range(2 * len(worth))])
    values = shapley_values(wider)
    assert values[idle] == 0.0
    assert np.allclose(np.delete(values, idle), shapley_values(worth))


@thoroughly
@given(games(), some.permutations(range(5)))
def test_who_is_named_first_does_not_matter(worth: np.ndarray, shuffle: list[int]) -> None:
    players = len(worth).bit_length() - 1
    order = [one for one in shuffle if one < players]

    def renamed(coalition: int) -> int:
        return sum(1 << order[one] for one in range(players) if coalition >> one & 1)

    other = np.array([worth[renamed(one)] for one in range(len(worth))])
    assert np.allclose(shapley_values(other), shapley_values(worth)[order], atol=1e-9)


@thoroughly
@given(games(most=4), some.integers(0, 9))
def test_two_that_add_the_same_everywhere_get_the_same(worth: np.ndarray, seed: int) -> None:
    players = len(worth).bit_length() - 1
    if players < 2:
        return

    def swapped(coalition: int) -> int:
        first, second = coalition & 1, coalition >> 1 & 1
        return (coalition & ~0b11) | second | first << 1

    even = np.array([worth[one] + worth[swapped(one)] for one in range(len(worth))])
    values = shapley_values(even)
    assert values[0] == pytest.approx(values[1], abs=1e-9)


@thoroughly
@given(games(), some.integers(1, 4), some.integers(0, 99))
def test_drawn_orders_add_up_and_do_not_miss_by_much(
    worth: np.ndarray, pairs: int, seed: int
) -> None:
    players = len(worth).bit_length() - 1
    orders = drawn_orders(players, pairs, np.random.default_rng(seed))
    assert len(orders) == 2 * pairs
    for order in orders:
        added = added_along(order, worth[list(coalitions_along(order))])
        assert added.sum() == pytest.approx(worth[-1] - worth[0], abs=1e-6)


def test_every_order_drawn_gives_the_exact_values() -> None:
    worth = np.random.default_rng(3).normal(size=16)
    added = [
        added_along(order, worth[list(coalitions_along(order))]) for order in permutations(range(4))
    ]
    assert np.allclose(np.mean(added, axis=0), shapley_values(worth))


def test_runs_are_valued_one_by_one() -> None:
    worth = np.random.default_rng(4).normal(size=(8, 5))
    together = shapley_values(worth)
    assert np.allclose(together, np.stack([shapley_values(one) for one in worth.T], axis=-1))


@pytest.mark.parametrize("rows", [0, 3, 6])
def test_a_coalition_without_worth_is_refused(rows: int) -> None:
    with pytest.raises(RangeError, match="every coalition"):
        shapley_values(np.zeros(rows))
