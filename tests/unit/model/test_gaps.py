"""Gaps and spreads in the General Assembly, as the model reads them off drawn points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.instruments.dispersion import dispersion
from foedus.instruments.group_difference import group_difference
from foedus.model.gaps import gaps, median_of, net_spread

POINTS = arrays(np.float64, (3, 7), elements=st.floats(-3, 3))


def test_a_drawn_spread_has_the_error_taken_off_twice() -> None:
    """Points that are published with an error and then drawn with it once more."""
    rng = np.random.default_rng(1)
    truth, error = rng.normal(1.0, 0.2, 40), np.full(40, 0.1)
    truth = 1.0 + 0.2 * (truth - truth.mean()) / truth.std(ddof=1)
    published = truth + error * rng.standard_normal((4000, 40))
    drawn = published + error * rng.standard_normal((4000, 40))
    found = net_spread(drawn, error, np.ones(40))
    assert np.sqrt(np.mean(found**2)) == pytest.approx(0.2, rel=0.02)


def test_members_without_a_point_are_left_out_of_the_spread() -> None:
    points, error = np.array([[0.0, np.nan, 1.0, 9.0]]), np.array([0.0, np.nan, 0.0, 0.0])
    found = net_spread(points, error, np.array([1.0, 1, 1, 0]))
    assert found == pytest.approx(dispersion(points[:, [0, 2]], np.zeros(2), np.ones(2)))


@given(POINTS, st.integers(1, 6))
def test_a_gap_is_the_difference_of_medians_as_in_the_history(
    points: np.ndarray, number: int
) -> None:
    left, right = np.arange(7) < number, np.arange(7) >= number
    (found,) = gaps(points, np.array([[left, right]]).astype(float))
    assert found == pytest.approx(group_difference(points, right * 1.0, left * 1.0))


@given(POINTS)
def test_a_median_of_few_is_that_of_numpy(points: np.ndarray) -> None:
    assert median_of(points) == pytest.approx(np.median(points, axis=1))
    assert median_of(points[:, :6]) == pytest.approx(np.median(points[:, :6], axis=1))


def test_a_gap_to_nobody_is_not_a_number() -> None:
    (found,) = gaps(np.ones((2, 3)), np.array([[[1.0, 1, 0], [0, 0, 0]]]))
    assert np.isnan(found).all()
