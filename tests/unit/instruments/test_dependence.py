"""Dependence on one supplier: trailing sums and shares by hand and against plain loops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.instruments.dependence import (
    herfindahl,
    herfindahl_bounds,
    locked_in,
    supplier_share,
    trailing_sum,
)


@pytest.mark.parametrize("window", [1, 2, 5])
def test_trailing_sums_agree_with_a_plain_loop(window: int) -> None:
    value = np.random.default_rng(3).random((9, 2))
    found = trailing_sum(value, window)
    assert np.isnan(found[: window - 1]).all()
    for year in range(window - 1, 9):
        wanted = sum(value[earlier] for earlier in range(year - window + 1, year + 1))
        assert found[year] == pytest.approx(wanted)


def test_a_window_without_a_year_is_refused() -> None:
    with pytest.raises(ValueError, match="a window needs at least one year, not 0"):
        trailing_sum(np.ones(3), 0)


def test_one_large_delivery_weighs_as_long_as_the_window_is() -> None:
    from_supplier = np.array([0.0, 90.0, 0.0, 0.0, 0.0])
    from_all = np.array([10.0, 100.0, 10.0, 10.0, 10.0])
    share = supplier_share(from_supplier, from_all, 3)
    assert share[2:].tolist() == pytest.approx([75.0, 75.0, 0.0])


def test_the_share_is_of_sums_and_not_a_mean_of_shares() -> None:
    share = supplier_share(np.array([1.0, 1.0]), np.array([1.0, 9.0]), 2)
    assert share[1] == pytest.approx(20.0)


def test_without_any_imports_the_share_is_not_a_number() -> None:
    assert np.isnan(supplier_share(np.zeros(3), np.zeros(3), 2)).all()


@pytest.mark.parametrize("suppliers", [1, 2, 5])
def test_equal_suppliers_are_as_concentrated_as_one_in_their_number(suppliers: int) -> None:
    assert herfindahl(np.full(suppliers, 3.0)) == pytest.approx(1 / suppliers)


def test_the_index_of_a_published_example() -> None:
    """The Merger Guidelines of 1992 have 30, 30, 20 and 20 % make 2,600 points of 10,000."""
    assert herfindahl(np.array([30.0, 30.0, 20.0, 20.0])) * 10_000 == pytest.approx(2600)


def test_nothing_taken_in_has_no_concentration_and_less_than_nothing_is_refused() -> None:
    assert np.isnan(herfindahl(np.zeros(3)))
    with pytest.raises(ValueError, match="must not be negative"):
        herfindahl(np.array([1.0, -1.0]))


AMOUNTS = st.lists(st.floats(0.01, 1e4), min_size=1, max_size=8)


@given(amounts=AMOUNTS, factor=st.floats(0.01, 100))
def test_concentration_knows_neither_units_nor_order(amounts: list[float], factor: float) -> None:
    found = herfindahl(np.array(amounts))
    assert 1 / len(amounts) - 1e-9 <= found <= 1 + 1e-9
    assert herfindahl(factor * np.array(amounts[::-1])) == pytest.approx(found)


@given(named=AMOUNTS, parts=AMOUNTS)
def test_however_the_rest_is_divided_the_index_lies_between_its_bounds(
    named: list[float], parts: list[float]
) -> None:
    low, high = herfindahl_bounds(np.array(named), np.array(sum(parts)))
    assert low - 1e-9 <= herfindahl(np.array([*named, *parts])) <= high + 1e-9


def test_what_is_ordered_thins_out_as_deliveries_of_procurement_do() -> None:
    """Orders end after the last year: what then still arrives is what was ordered."""
    lag, old, new = 5.0, 100.0, 0.0
    share, orders, path = old, old, []
    for _ in range(6):
        share += (orders - share) / lag
        orders = new
        path.append(share / old)
    assert locked_in(np.array(lag), np.arange(1.0, 7.0)) == pytest.approx(path)


@given(lag=st.floats(1, 20), years=st.integers(1, 30))
def test_a_longer_delay_locks_in_more_and_time_unlocks(lag: float, years: int) -> None:
    here = locked_in(np.array(lag), np.array(float(years)))
    assert 0 <= here <= 1
    assert locked_in(np.array(lag + 1), np.array(float(years))) >= here
    assert locked_in(np.array(lag), np.array(years + 1.0)) <= here


@pytest.mark.parametrize(("lag", "years"), [(0.5, 1.0), (5.0, 0.0)])
def test_less_than_a_year_is_refused(lag: float, years: float) -> None:
    with pytest.raises(ValueError, match="at least one year"):
        locked_in(np.array(lag), np.array(years))
