"""Threat: how near the challenger is felt, how hostility jumps and fades, what balance does."""

from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.threat import Ready, Threat, hostility_path, prepare, proximity, threat

ONE = np.ones((1, 1))


def parameters(**named: float) -> Threat:
    drawn = {"half_life": 10.0, "reach": 600.0, "border_bonus": 0.5, "renewal_chance": 0.0}
    drawn |= {"balance_weight": 0.0} | named
    return Threat(event_level=ONE, **{name: value * ONE for name, value in drawn.items()})


# actors: an ally next door, an ally far away, the challenger
ALLIED, EUROPEAN, CHALLENGER = (np.array(row) for row in ([1, 1, 0], [1, 1, 1], [0, 0, 1]))


def felt(
    p: Threat,
    *,
    hostility: float = 0.8,
    dated: float = 0.0,
    spending: tuple[float, ...] = (60, 40, 50),
    draw: float = 1,
) -> dict[str, np.ndarray]:
    near = np.array([[0.5, 0.1, 1.0]])
    last = Of(hostility=np.array([hostility]), defence_spending=np.array([spending]))
    now = Of(
        year=np.array(2026.0),
        hostility_years=np.array([1993.0, 2024.0]),
        allied=ALLIED,
        european=EUROPEAN,
        challenger=CHALLENGER,
        spending_ratio_at_start=np.array(0.5),
    )
    # Dated hostility of 2024, the year before the start, of 2025 and of 2026.
    ready = Ready(near, np.array([[hostility, hostility, dated]]))
    return dict(threat.step(last, now, p, Of(renewal=np.array([draw])), ready))


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


def test_hostility_jumps_at_an_act_and_halves_every_half_life() -> None:
    years, acts = np.arange(2013, 2033), np.array([2014, 2022])
    path = hostility_path(years, acts, np.array([[0.4, 1.0]]), 10 * ONE)[0]
    by_year = dict(zip(years.tolist(), path.tolist(), strict=True))
    assert by_year[2013] == 0
    assert by_year[2014] == pytest.approx(0.4)
    assert by_year[2021] == pytest.approx(0.4 * 0.5**0.7)
    assert by_year[2022] == pytest.approx(1.0)
    assert by_year[2032] == pytest.approx(0.5)


def test_a_small_act_does_not_lower_what_a_great_one_left() -> None:
    with_and_without = [
        hostility_path(np.array([2023]), np.array(acts), np.array([levels]), 10 * ONE).item()
        for acts, levels in (([2022], [1.0]), ([2022, 2023], [1.0, 0.1]))
    ]
    assert with_and_without[0] == with_and_without[1] == pytest.approx(0.5**0.1)


def test_the_path_is_what_stepping_from_year_to_year_gives() -> None:
    years, acts, half_life = np.arange(1993, 2041), {2008: 0.1, 2014: 0.4, 2022: 1.0}, 7
    hostility, levels = 0.0, []
    for year in years:
        hostility = max(hostility * 0.5 ** (1 / half_life), acts.get(int(year), 0.0))
        levels.append(hostility)
    found = hostility_path(years, np.array([*acts]), np.array([[*acts.values()]]), half_life * ONE)
    assert found[0] == pytest.approx(np.array(levels))


def test_before_any_act_on_record_nobody_is_hostile() -> None:
    path = hostility_path(np.arange(1993, 2000), np.zeros(0), np.zeros((1, 0)), 10 * ONE)
    assert path.tolist() == [[0.0] * 7]


def test_a_year_without_an_act_lets_hostility_fade() -> None:
    now = felt(parameters(half_life=10.0), hostility=0.8)
    assert now["hostility"] == pytest.approx(0.8 * 0.5**0.1)
    assert now["perceived_threat"][0] == pytest.approx(0.8 * 0.5**0.1 * np.array([0.5, 0.1, 1]))


def test_a_new_act_restores_the_level_of_2022_in_the_runs_that_draw_it() -> None:
    p = parameters(renewal_chance=0.05)
    assert felt(p, hostility=0.3, draw=0.049)["hostility"] == 1.0
    assert felt(p, hostility=0.3, draw=0.05)["hostility"] < 0.3


def test_an_act_dated_in_a_computed_year_raises_hostility_to_its_level() -> None:
    p = parameters(half_life=10.0)
    assert felt(p, hostility=0.3, dated=0.7)["hostility"] == 0.7
    assert felt(p, hostility=0.8, dated=0.7)["hostility"] == pytest.approx(0.8 * 0.5**0.1)
    assert felt(p, hostility=0.3, dated=0.7)["perceived_threat"][0, 0] == pytest.approx(0.35)


@pytest.mark.parametrize(("weight", "factor"), [(0.0, 1.0), (0.5, 1.5), (1.0, 2.0)])
def test_threat_follows_the_balance_of_spending_by_its_weight(weight: float, factor: float) -> None:
    still = parameters(half_life=1e12, balance_weight=weight)
    # The challenger's 100 against the European allies' 100, twice the ratio of the start.
    now = felt(still, hostility=0.8, spending=(60, 40, 100))
    assert now["capability_balance"] == pytest.approx(2.0)
    assert now["hostility"] == pytest.approx(0.8)
    assert now["perceived_threat"][0, 0] == pytest.approx(0.8 * factor * 0.5)


def test_acts_dated_after_the_last_known_year_count_in_theirs() -> None:
    given = Of(
        capital_distance=np.zeros(1),
        land_border=np.zeros(1),
        hostility_years=np.array([2020.0, 2022.0]),
        event_year=np.array([2024.0]),
        year=np.array([2023.0, 2024.0, 2025.0]),
    )
    ready = prepare(given, parameters(half_life=10.0))
    assert ready.dated[0] == pytest.approx([0, 0, 1, 0.5**0.1])


def test_the_year_before_the_start_is_felt_without_a_change_of_balance() -> None:
    ready = Ready(np.array([[0.5, 0.1]]), np.array([[0.8, 0.7]]))
    assert threat.start is not None
    before = threat.start(None, parameters(balance_weight=1.0), ready)
    assert before["perceived_threat"][0] == pytest.approx(np.array([0.4, 0.08]))
