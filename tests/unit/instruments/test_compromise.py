"""Central positions and the compromise model: by hand, against NumPy, and bad input."""

import numpy as np
import pytest

from foedus.errors import RangeError
from foedus.instruments.bargaining import forecasts
from foedus.instruments.central_position import weighted_mean, weighted_median
from foedus.instruments.compromise import compromise, median_settlement, midpoint


def test_who_cares_twice_as_much_pulls_as_who_is_twice_as_strong() -> None:
    position = np.array([0.0, 90.0])
    cares = compromise(position, np.array([0.8, 0.4]), np.ones(2))
    strong = compromise(position, np.full(2, 0.4), np.array([2.0, 1.0]))
    assert cares == pytest.approx(30.0)
    assert strong == pytest.approx(30.0)


def test_means_agree_with_numpy() -> None:
    rng = np.random.default_rng(1)
    position, weight = rng.random((50, 7)), rng.random((50, 7))
    wanted = np.average(position, weights=weight, axis=-1)
    assert weighted_mean(position, weight) == pytest.approx(wanted)


def test_medians_agree_with_numpy_when_weights_count_heads() -> None:
    rng = np.random.default_rng(2)
    position = rng.integers(0, 5, (200, 6)).astype(float)
    weight = rng.integers(0, 4, (200, 6)).astype(float)
    found = weighted_median(position, weight)
    for row, heads, median in zip(position, weight, found, strict=True):
        crowd = np.repeat(row, heads.astype(int))
        if crowd.size:
            assert median == np.median(crowd)
        else:
            assert np.isnan(median)


def test_equal_halves_count_as_equal_although_tenths_are_no_binary_numbers() -> None:
    weight = np.array([0.1, 0.2, 0.3])
    assert weighted_median(np.array([0.0, 10.0, 50.0]), weight) == 30.0


def test_without_any_weight_there_is_no_settlement() -> None:
    position, nobody = np.array([1.0, 2.0]), np.zeros(2)
    assert np.isnan(compromise(position, nobody, np.ones(2)))
    assert np.isnan(median_settlement(position, nobody, np.ones(2)))


def test_who_has_no_weight_does_not_count() -> None:
    position = np.array([5.0, 7.0, -1000.0])
    weight = np.array([1.0, 1.0, 0.0])
    assert weighted_mean(position, weight) == 6.0
    assert weighted_median(position, weight) == 6.0


def test_draws_stand_in_front_and_capability_may_be_the_same_for_all() -> None:
    position = np.array([[0.0, 100.0], [50.0, 100.0]])
    found = compromise(position, np.ones((2, 2)), np.array([3.0, 1.0]))
    assert found.tolist() == [25.0, 62.5]


def test_the_naive_lines_stand_beside_the_models() -> None:
    position = np.array([[20.0, 40.0], [60.0, 80.0]])
    found = forecasts(position, np.ones(2), np.ones(2), 0.0, scale=(0.0, 100.0))
    assert found.compromise.tolist() == [30.0, 70.0]
    assert found.midpoint.tolist() == [50.0, 50.0]
    assert found.status_quo.tolist() == [0.0, 0.0]
    assert (found.nash < found.compromise).all()


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(RangeError) as caught:
        compromise(np.array([1.0, np.nan]), np.array([-0.2, -0.3]), np.ones(3))
    told = str(caught.value)
    assert "position[1] is nan and must be a finite number" in told
    assert "salience[0] is -0.2 and must be a finite number and not negative (and 1 more)" in told
    assert "capability of shape (3,) do not fit together" in told


def test_a_scale_upside_down_is_refused() -> None:
    with pytest.raises(RangeError, match="highest is 0 and must be at least the lowest"):
        midpoint(100.0, 0.0)
