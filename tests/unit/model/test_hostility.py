"""Hostility: how it jumps at acts, fades between them, and is renewed."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.hostility import Hostility, hostility, hostility_path, prepare

ONE = np.ones((1, 1))


def parameters(**named: float) -> Hostility:
    drawn = {"half_life": 10.0, "renewal_chance": 0.0} | named
    return Hostility(event_level=ONE, **{name: value * ONE for name, value in drawn.items()})


def after(p: Hostility, last: float, *, dated: float = 0.0, draw: float = 1.0) -> float:
    """Return hostility in the second computed year, after `last` in the first."""
    now = Of(year=np.array(2026.0), hostility_years=np.array([1993.0, 2024.0]))
    path = np.array([[last, last, dated]])  # of 2024, the year before the start, of 2025 and 2026
    state, shock = Of(hostility=np.array([last])), Of(renewal=np.array([draw]))
    return float(hostility.step(state, now, p, shock, path)["hostility"][0])


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
    assert after(parameters(half_life=10.0), 0.8) == pytest.approx(0.8 * 0.5**0.1)


def test_a_new_act_restores_the_level_of_2022_in_the_runs_that_draw_it() -> None:
    p = parameters(renewal_chance=0.05)
    assert after(p, 0.3, draw=0.049) == 1.0
    assert after(p, 0.3, draw=0.05) < 0.3


def test_an_act_dated_in_a_computed_year_raises_hostility_to_its_level() -> None:
    p = parameters(half_life=10.0)
    assert after(p, 0.3, dated=0.7) == 0.7
    assert after(p, 0.8, dated=0.7) == pytest.approx(0.8 * 0.5**0.1)


def test_acts_dated_after_the_last_known_year_count_in_theirs() -> None:
    given = Of(
        hostility_years=np.array([2020.0, 2022.0]),
        event_year=np.array([2024.0]),
        year=np.array([2023.0, 2024.0, 2025.0]),
    )
    path = prepare(given, parameters(half_life=10.0))
    assert path[0] == pytest.approx([0, 0, 1, 0.5**0.1])


def test_the_year_before_the_start_has_what_past_acts_left() -> None:
    assert hostility.start is not None
    begun = hostility.start(Of(), parameters(), np.array([[0.7, 0.9]]))
    assert begun["hostility"].tolist() == [0.7]
