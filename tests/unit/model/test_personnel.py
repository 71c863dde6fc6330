"""Personnel: forces follow spending slowly."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.personnel import Personnel, personnel


def forces(
    before: tuple[float, float], after: tuple[float, float], own: float = 0.0, **named: float
) -> list[float]:
    drawn = {
        "trend": 0.0,
        "spending_response": 0.0,
        "noise": 0.0,
        "tail_weight": 4.0,
        "largest_shock": 0.5,
    } | named
    found = personnel.step(
        Of(personnel=np.array([[200.0, 0.0]]), defence_spending=np.array([before])),
        Of(defence_spending=np.array([after]), volatility=np.array([1.5, 1.0])),
        Personnel(**{name: np.array([[value]]) for name, value in drawn.items()}),
        Of(own=np.array([[own, own]])),
    )
    return list(found["personnel"][0].tolist())


def test_without_trend_response_and_noise_forces_stay_as_they_are() -> None:
    assert forces((10, 1), (30, 1)) == pytest.approx([200, 0])


def test_twice_the_money_adds_a_twelfth_of_a_doubling_at_a_response_of_a_twelfth() -> None:
    assert forces((10, 1), (20, 1), spending_response=1 / 12)[0] == pytest.approx(
        200 * 2 ** (1 / 12)
    )


def test_the_trend_runs_without_money_too() -> None:
    assert forces((10, 1), (10, 1), trend=-0.01)[0] == pytest.approx(200 * np.exp(-0.01))


def test_noise_is_as_large_as_the_states_own_past_changes() -> None:
    assert forces((10, 1), (10, 1), own=2.0, noise=0.03)[0] == pytest.approx(200 * np.exp(0.09))


def test_a_state_without_money_or_forces_stays_without() -> None:
    assert forces((10, 0), (20, 0), spending_response=0.2)[1] == 0
