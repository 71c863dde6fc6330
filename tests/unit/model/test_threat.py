"""Threat: how near the challenger is felt, and what the balance of spending does to it."""

from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.threat import Threat, proximity, threat

ONE = np.ones((1, 1))


def parameters(**named: float) -> Threat:
    drawn = {"reach": 600.0, "border_bonus": 0.5, "balance_weight": 0.0} | named
    return Threat(**{name: value * ONE for name, value in drawn.items()})


# actors: an ally next door, an ally far away, the challenger
ALLIED, EUROPEAN, CHALLENGER = (np.array(row) for row in ([1, 1, 0], [1, 1, 1], [0, 0, 1]))
NEAR = np.array([[0.5, 0.1, 1.0]])


def felt(
    p: Threat, *, hostility: float = 0.8, spending: tuple[float, ...] = (60, 40, 50)
) -> dict[str, np.ndarray]:
    now = Of(
        hostility=np.array([hostility]),
        allied=ALLIED,
        european=EUROPEAN,
        challenger=CHALLENGER,
        spending_ratio_at_start=np.array(0.5),
    )
    return dict(threat.step(Of(defence_spending=np.array([spending])), now, p, Of(), NEAR))


def test_proximity_falls_to_a_third_over_the_reach_and_a_border_adds_half_of_the_rest() -> None:
    near = proximity(np.array([0.0, 600.0, 600.0, 1200.0]), np.array([0, 0, 1, 0]), 600 * ONE, 0.5)
    third = exp(-1)
    assert near[0].tolist() == pytest.approx([1, third, third + (1 - third) / 2, exp(-2)])


def test_proximity_lies_between_0_and_1_whatever_is_drawn() -> None:
    rng = np.random.default_rng(1)
    reach, bonus = 50 + 3000 * rng.random((500, 1)), rng.random((500, 1))
    near = proximity(np.linspace(0, 9000, 40), rng.integers(0, 2, 40), reach, bonus)
    assert near.min() >= 0
    assert near.max() <= 1


def test_threat_is_this_years_hostility_times_proximity() -> None:
    assert felt(parameters(), hostility=0.3)["perceived_threat"][0] == pytest.approx(0.3 * NEAR[0])


@pytest.mark.parametrize(("weight", "factor"), [(0.0, 1.0), (0.5, 1.5), (1.0, 2.0)])
def test_threat_follows_the_balance_of_spending_by_its_weight(weight: float, factor: float) -> None:
    # The challenger's 100 against the European allies' 100, twice the ratio of the start.
    now = felt(parameters(balance_weight=weight), spending=(60, 40, 100))
    assert now["capability_balance"] == pytest.approx(2.0)
    assert now["perceived_threat"][0, 0] == pytest.approx(0.8 * factor * 0.5)


def test_the_year_before_the_start_is_felt_without_a_change_of_balance() -> None:
    assert threat.start is not None
    begun = Of(hostility=np.array([0.8]))
    before = threat.start(begun, parameters(balance_weight=1.0), np.array([[0.5, 0.1]]))
    assert before["perceived_threat"][0] == pytest.approx(np.array([0.4, 0.08]))
