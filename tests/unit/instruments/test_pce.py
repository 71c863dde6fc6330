"""Probabilistic Condorcet elections against plain iteration and by hand."""

import numpy as np
import pytest

from foedus.errors import RangeError, UnknownName
from foedus.instruments.central_position import weighted_median
from foedus.instruments.pce import METHODS, coalitions_over, pce, victory_probability


def by_iteration(coalitions, power, method):
    """Return the limit of a long walk between options, begun evenly; plain loops."""
    count = len(coalitions)
    victory = victory_probability(coalitions, power)
    share = np.full(count, 1 / count)
    for _ in range(5000):
        new = np.zeros(count)
        for favourite in range(count):
            pull = [
                coalitions[other, favourite] * victory[other, favourite]
                for other in range(count)
                if other != favourite
            ]
            stays = 1.0
            for other in range(count):
                if other == favourite:
                    continue
                if method == "uniform":
                    challenge = 1 / count
                else:
                    own = coalitions[other, favourite] * victory[other, favourite]
                    challenge = own / sum(pull)
                moves = challenge * victory[other, favourite]
                new[other] += share[favourite] * moves
                stays -= moves
            new[favourite] += share[favourite] * stays
        share = new
    return share


@pytest.mark.parametrize("method", ["uniform", "incentive"])
@pytest.mark.parametrize("power", ["linear", "quartic"])
def test_markov_methods_agree_with_a_long_walk(power: str, method: str) -> None:
    coalitions = np.random.default_rng(5).uniform(1, 9, (3, 4, 4))
    found = pce(coalitions, power, method)
    for one, share in zip(coalitions, found, strict=True):
        assert share == pytest.approx(by_iteration(one, power, method), abs=1e-9)


def test_the_conditional_method_is_the_product_of_victories() -> None:
    coalitions = np.random.default_rng(6).uniform(1, 9, (5, 5))
    victory = victory_probability(coalitions)
    product = [np.prod([victory[i, j] for j in range(5) if j != i]) for i in range(5)]
    assert pce(coalitions) == pytest.approx(np.array(product) / sum(product))


@pytest.mark.parametrize("method", METHODS)
def test_what_nobody_tells_apart_is_equally_likely(method: str) -> None:
    assert pce(np.zeros((3, 3)), method=method) == pytest.approx(np.full(3, 1 / 3))
    assert pce(np.full((4, 4), 7.0), method=method) == pytest.approx(np.full(4, 1 / 4))


@pytest.mark.parametrize("method", METHODS)
def test_two_winners_that_nobody_tells_apart_share(method: str) -> None:
    coalitions = np.array([[0.0, 0.0, 5.0], [0.0, 0.0, 5.0], [0.0, 0.0, 0.0]])
    assert pce(coalitions, method=method) == pytest.approx(np.array([0.5, 0.5, 0.0]), abs=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_unopposed_support_always_wins(method: str) -> None:
    coalitions = np.array([[0.0, 3.0, 1.0], [0.0, 0.0, 2.0], [0.0, 9.0, 0.0]])
    assert pce(coalitions, method=method).tolist() == pytest.approx([1.0, 0.0, 0.0])


def test_in_a_certain_circle_nothing_beats_all_others() -> None:
    circle = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    assert np.isnan(pce(circle)).all()
    assert pce(circle, method="uniform") == pytest.approx(np.full(3, 1 / 3))


def test_the_diagonal_is_not_read() -> None:
    coalitions = np.random.default_rng(7).uniform(1, 9, (3, 3))
    other = coalitions + np.diag([5.0, 0.0, 1.0])
    for method in METHODS:
        assert pce(other, method=method).tolist() == pce(coalitions, method=method).tolist()


def test_high_powers_of_large_support_do_not_overflow() -> None:
    large = np.array([[0.0, 2e200], [1e200, 0.0]])
    assert pce(large, "octic")[0] == pytest.approx(256 / 257)


def test_support_is_weight_times_what_is_at_stake() -> None:
    """The first gains 10 by option 0, the second 4 by option 1, the third nothing either way."""
    position, weight = np.array([0.0, 7.0, 5.0]), np.array([2.0, 3.0, 100.0])
    found = coalitions_over(position, weight, np.array([0.0, 10.0]))
    assert found.tolist() == [[0.0, 20.0], [12.0, 0.0]]


def test_head_to_head_the_median_beats_every_other_position() -> None:
    rng = np.random.default_rng(8)
    position, weight = rng.uniform(0, 100, (50, 5)), rng.uniform(0.1, 1, (50, 5))
    victory = victory_probability(coalitions_over(position, weight, position))
    middle = position == weighted_median(position, weight)[:, None]
    assert middle.sum() == 50
    assert (victory[middle] >= 0.5).all()


def test_bad_input_is_refused() -> None:
    with pytest.raises(UnknownName, match="did you mean 'square'"):
        pce(np.ones((2, 2)), "sqare")
    with pytest.raises(UnknownName, match="known: conditional, uniform, incentive"):
        pce(np.ones((2, 2)), method="markov")
    with pytest.raises(RangeError, match=r"shape \(2, 3\) and must end in \(option, option\)"):
        pce(np.ones((2, 3)))
    with pytest.raises(RangeError, match=r"coalitions\[0, 1\] is -1"):
        pce(np.array([[0.0, -1.0], [1.0, 0.0]]))
