"""Numbers of events with a learned rate, against the distribution that scipy has."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from foedus.instruments.arrivals import learned_count


@given(
    seed=st.integers(0, 1000),
    shape=st.floats(0.2, 80),
    span=st.floats(0.5, 400),
    exposure=st.floats(0.01, 20),
)
def test_numbers_are_those_of_the_negative_binomial(
    seed: int, shape: float, span: float, exposure: float
) -> None:
    chance = np.random.default_rng(seed).random(40)
    found = learned_count(chance, shape, span, np.full(40, exposure))
    wanted = nbinom.ppf(chance, shape, span / (span + exposure))
    assert np.abs(found - wanted).max() <= 1  # they may differ where a draw meets a step
    assert (found == wanted).mean() >= 0.9


def test_without_exposure_nothing_comes() -> None:
    assert (learned_count(np.array([0.0, 0.5, 1 - 1e-16]), 2.0, 3.0, np.zeros(3)) == 0).all()


def test_a_draw_at_the_very_end_still_ends() -> None:
    found = learned_count(np.array([1 - 1e-16]), 1.0, 10.0, np.ones(1))
    assert np.isfinite(found).all()


def test_the_mean_is_shape_over_span_times_exposure() -> None:
    chance = (np.arange(100_000) + 0.5) / 100_000
    found = learned_count(chance, 4.0, 10.0, np.full(100_000, 2.0))
    assert abs(found.mean() - 4.0 / 10 * 2) < 0.01


def test_axes_of_shape_and_exposure_are_matched() -> None:
    chance = np.full((3, 2, 4), 0.97)
    shape = np.arange(1.0, 9.0).reshape(2, 4)
    exposure = np.ones((3, 2, 1))
    found = learned_count(chance, shape, np.full((2, 1), 5.0), exposure)
    assert found.shape == (3, 2, 4)
    assert (np.diff(found[0].ravel()) >= 0).all()
