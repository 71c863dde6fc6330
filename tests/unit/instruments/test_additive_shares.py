"""Shares of a spread: known models give their known shares, noise gives none."""

import numpy as np
import pytest

from foedus.instruments.additive_shares import MOST, additive_shares


def drawn(runs: int, inputs: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).random((runs, inputs))


def test_a_sum_is_shared_by_the_squares_of_its_weights() -> None:
    x = drawn(4000, 3)
    found = additive_shares(3 * x[:, 0] + 4 * x[:, 2], x)
    assert found is not None
    assert found.inputs == (2, 0)
    assert found.shares == pytest.approx((16 / 25, 9 / 25), abs=0.02)
    assert found.rest == pytest.approx(0, abs=0.01)


def test_the_first_order_part_of_ishigami_is_found() -> None:
    """Sobol indices of the function of Ishigami (1990), a = 7, b = 0.1: 0.314, 0.442 and 0."""
    x = (2 * drawn(20_000, 3) - 1) * np.pi
    outcome = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    found = additive_shares(outcome, x)
    assert found is not None
    share = dict(zip(found.inputs, found.shares, strict=True))
    assert share[0] == pytest.approx(0.314, abs=0.02)
    assert 2 not in share
    # sin² turns more often than a polynomial of the third degree can: its part is missed, and told.
    assert share.get(1, 0.0) < 0.442
    assert found.rest == pytest.approx(1 - sum(found.shares))


def test_a_bend_without_a_slope_counts() -> None:
    x = drawn(512, 2)
    found = additive_shares((x[:, 1] - 0.5) ** 2, x)
    assert found is not None
    assert found.inputs == (1,)
    assert found.shares[0] > 0.98


def test_pure_noise_goes_with_nothing_almost_always() -> None:
    rng = np.random.default_rng(7)
    found = [additive_shares(rng.normal(size=512), rng.random((512, 100))) for _ in range(40)]
    entered = sum(len(one.inputs) for one in found if one is not None)
    assert entered <= 3


def test_what_two_drawn_together_share_is_not_counted_twice() -> None:
    rng = np.random.default_rng(2)
    x = rng.multivariate_normal([0, 0], [[1, 0.8], [0.8, 1]], 3000)
    found = additive_shares(x.sum(axis=1), x)
    assert found is not None
    assert sum(found.shares) == pytest.approx(1, abs=0.02)
    assert found.shares == pytest.approx((0.5, 0.5), abs=0.03)


def test_standard_errors_say_how_far_another_draw_lies() -> None:
    shares, errors = [], []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        x = rng.random((512, 10))
        found = additive_shares(x[:, 0] + 0.4 * rng.normal(size=512), x)
        assert found is not None
        shares.append(found.shares[0])
        errors.append(found.errors[0])
    assert 0.5 < np.std(shares) / np.mean(errors) < 2


def test_what_does_not_vary_has_no_shares() -> None:
    assert additive_shares(np.full(512, 0.1), drawn(512, 3)) is None
    assert additive_shares(np.array([1.0, np.nan] * 256), drawn(512, 3)) is None


def test_fixed_inputs_are_passed_over_and_the_list_is_short() -> None:
    x = drawn(2000, 2 * MOST)
    x[:, 0] = 1.0
    found = additive_shares(x.sum(axis=1), x)
    assert found is not None
    assert 0 not in found.inputs
    assert len(found.inputs) == MOST
