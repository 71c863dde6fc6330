"""Monotone trend: a line is found as it is, turned round it falls, and noise is no trend."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import RangeError
from foedus.instruments.mean_difference import mean_difference
from foedus.instruments.monotone_trend import monotone_trend

LINES = st.lists(st.integers(min_value=-50, max_value=50), min_size=3, max_size=25)


def test_a_straight_line_is_found_exactly() -> None:
    found = monotone_trend(range(2000, 2010), [3 + 2 * year for year in range(10)], 0.95)
    assert found is not None
    assert (found.slope, found.low, found.high) == pytest.approx((2, 2, 2))
    assert found.tau == pytest.approx(1)


@given(values=LINES)
def test_the_negative_falls_as_the_line_rises(values: list[int]) -> None:
    years = range(2000, 2000 + len(values))
    one, back = (
        monotone_trend(years, values, 0.95),
        monotone_trend(years, [-value for value in values], 0.95),
    )
    assert one is not None
    assert back is not None
    assert (one.low, one.slope, one.high) == pytest.approx((-back.high, -back.slope, -back.low))


def test_one_wild_year_does_not_make_a_trend() -> None:
    values = [1.0, 1.1, 0.9, 1.0, 50.0, 1.1, 0.9, 1.0]
    found = monotone_trend(range(8), values, 0.95)
    assert found is not None
    assert found.low <= 0 <= found.high


def test_noise_is_called_a_trend_about_as_often_as_stated() -> None:
    rng = np.random.default_rng(1)
    called = 0
    for _ in range(300):
        found = monotone_trend(range(15), rng.standard_normal(15).tolist(), 0.95)
        assert found is not None
        called += found.low > 0 or found.high < 0
    assert 0.05 < called / 300 < 0.17


def test_two_years_are_no_trend_and_lengths_must_agree() -> None:
    assert monotone_trend([2000, 2001], [1.0, 2.0], 0.95) is None
    with pytest.raises(RangeError, match="3 years but 2 values"):
        monotone_trend([2000, 2001, 2002], [1.0, 2.0], 0.95)


@given(
    first=st.lists(st.floats(-100, 100), min_size=2, max_size=12),
    second=st.lists(st.floats(-100, 100), min_size=2, max_size=12),
)
def test_a_difference_of_means_turned_round_changes_its_sign(
    first: list[float], second: list[float]
) -> None:
    one, back = mean_difference(first, second, 0.95), mean_difference(second, first, 0.95)
    assert one is not None
    assert back is not None
    assert (one.low, one.value, one.high) == pytest.approx((-back.high, -back.value, -back.low))


def test_the_interval_of_a_difference_is_that_of_welch() -> None:
    from scipy.stats import ttest_ind

    first, second = [3.1, 4.4, 5.0, 2.7], [1.0, 2.2, 3.9, 0.4, 1.1]
    found = mean_difference(first, second, 0.95)
    welch = ttest_ind(first, second, equal_var=False).confidence_interval(0.9)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((welch.low, welch.high))
    assert mean_difference([1.0], second, 0.95) is None
