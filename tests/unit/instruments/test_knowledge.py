"""Stocks of research: steady growth, forgetting, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.instruments.knowledge import mean_growth, research_stock


@given(
    growth=st.floats(-0.05, 0.25),
    obsolescence=st.floats(0.06, 1.0),
    first=st.floats(0.1, 1e3),
)
def test_steady_spending_keeps_the_ratio_of_stock_to_spending(
    growth: float, obsolescence: float, first: float
) -> None:
    spending = first * (1 + growth) ** np.arange(12)
    ratio = research_stock(spending, obsolescence, np.array(growth)) / spending
    assert ratio == pytest.approx(ratio[0])


def test_a_sum_of_weighted_years_gives_the_same_stock() -> None:
    spending = np.array([4.0, 7.0, 1.0, 9.0])
    stock = research_stock(spending, 0.15, np.array(0.05))
    before = stock[0] * 0.85**3
    assert stock[-1] == pytest.approx(before + 7 * 0.85**2 + 1 * 0.85 + 9)


def test_without_further_spending_a_stock_halves_in_four_to_five_years_at_fifteen_percent() -> None:
    stock = research_stock(np.array([10.0, 0, 0, 0, 0, 0]), 0.15, np.array(0.0))
    assert stock[4] / stock[0] > 0.5 > stock[5] / stock[0]


def test_two_sides_are_added_up_apart() -> None:
    both = np.array([[3.0, 1.0], [4.0, 2.0]])
    growth = mean_growth(both, 1)
    stock = research_stock(both, 0.2, growth)
    for side in (0, 1):
        alone = research_stock(both[:, side], 0.2, growth[side])
        assert stock[:, side] == pytest.approx(alone)


def test_growth_is_that_between_the_ends() -> None:
    assert mean_growth(np.array([100.0, 80.0, 144.0]), 2).item() == pytest.approx(0.2)
    assert mean_growth(np.array([100.0, 120.0]), 9).item() == pytest.approx(0.2)


@pytest.mark.parametrize("obsolescence", [0.0, -0.1, 1.1])
def test_a_rate_that_is_none_is_refused(obsolescence: float) -> None:
    with pytest.raises(ValueError, match="obsolescence must lie"):
        research_stock(np.ones(3), obsolescence, np.array(0.0))


def test_spending_and_growth_that_give_no_stock_are_refused() -> None:
    with pytest.raises(ValueError, match="growth must lie above"):
        research_stock(np.ones(3), 0.1, np.array(-0.1))
    with pytest.raises(ValueError, match="must not be negative"):
        research_stock(np.array([1.0, -1.0]), 0.1, np.array(0.0))
    with pytest.raises(ValueError, match="at least two years"):
        mean_growth(np.ones(1), 3)
    with pytest.raises(ValueError, match="spending above 0"):
        mean_growth(np.array([0.0, 1.0]), 1)
