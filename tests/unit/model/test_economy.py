"""Economy: growth between a state's own habit and the common trend, with shared and own shocks."""

from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.economy import Economy, economy

HABIT = np.array([0.01, 0.04])


def grown(common: float = 0.0, own: tuple[float, float] = (0.0, 0.0), **named: float) -> Of:
    drawn = {
        "common_trend": 0.02,
        "own_weight": 0.0,
        "common_noise": 0.0,
        "own_noise": 0.0,
        "tail_weight": 4.0,
        "largest_shock": 0.3,
    } | named
    found = economy.step(
        Of(gdp=np.array([[100.0, 1000.0]])),
        Of(habitual_growth=HABIT),
        Economy(**{name: np.array([[value]]) for name, value in drawn.items()}),
        Of(common=np.array([common]), own=np.array([own])),
    )
    return Of(**{name: value[0].tolist() for name, value in found.items()})


def test_without_weight_on_its_own_habit_each_state_grows_by_the_common_trend() -> None:
    assert grown().growth == pytest.approx([0.02, 0.02])


def test_with_full_weight_each_keeps_its_own_growth() -> None:
    assert grown(own_weight=1.0).growth == pytest.approx([0.01, 0.04])


def test_in_between_it_is_the_weighted_mean() -> None:
    weighted = [0.25 * 0.01 + 0.75 * 0.02, 0.25 * 0.04 + 0.75 * 0.02]
    assert grown(own_weight=0.25).growth == pytest.approx(weighted)


def test_a_common_shock_hits_all_alike_and_an_own_one_its_state_alone() -> None:
    assert grown(common=-2.0, common_noise=0.015).growth == pytest.approx([-0.01, -0.01])
    assert grown(own=(1.0, 0.0), own_noise=0.018).growth == pytest.approx([0.038, 0.02])


def test_growth_adds_up_in_logs() -> None:
    assert grown().gdp == pytest.approx([100 * exp(0.02), 1000 * exp(0.02)])


def test_no_shock_of_one_year_goes_beyond_the_bound() -> None:
    assert grown(own=(60.0, -60.0), own_noise=0.02).growth == pytest.approx([0.32, -0.28])
