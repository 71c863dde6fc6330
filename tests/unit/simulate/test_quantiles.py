"""Quantiles over runs, against NumPy's."""

import numpy as np
import pytest

from foedus.simulate.quantiles import QUANTILES, quantiles_over_runs


@pytest.mark.parametrize("runs", [1, 2, 7, 128, 1001])
def test_quantiles_are_those_of_numpy(runs: int) -> None:
    values = np.random.default_rng(runs).lognormal(3, 1, (4, runs, 5)).astype(np.float32)
    wanted = np.moveaxis(np.quantile(values.astype(float), QUANTILES, axis=1), 1, -1)
    found = quantiles_over_runs(values)
    assert found.shape == (5, 5, 4)
    assert found == pytest.approx(wanted, rel=1e-6)


def test_levels_come_first_and_years_last() -> None:
    values = np.arange(101.0)[None, :, None] + np.array([0.0, 1000.0])[:, None, None]
    found = quantiles_over_runs(values, [0.05, 0.5])
    assert found.tolist() == [[[5.0, 1005.0]], [[50.0, 1050.0]]]


def test_the_runs_are_left_in_their_order() -> None:
    values = np.array([[3.0, 1.0, 2.0]])
    quantiles_over_runs(values)
    assert values.tolist() == [[3.0, 1.0, 2.0]]


def test_what_is_no_number_in_any_run_has_no_quantiles() -> None:
    assert np.isnan(quantiles_over_runs(np.full((1, 10, 1), np.nan))).all()
