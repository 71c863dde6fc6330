"""Dependence on one supplier: trailing sums and shares by hand and against plain loops."""

import numpy as np
import pytest

from foedus.instruments.dependence import supplier_share, trailing_sum


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
