"""Friction: the block that stands, and dossiers held up, on made-up values and on the facts."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.friction import Friction, friction, start
from foedus.model.friction_facts import (
    blocked_years,
    dossiers_held_up,
    exchange_blocked,
    friction_facts,
)

P = Friction(veto_burst=np.zeros((3, 1)))


def step(blocked: float = 1.0, open_part: float = 1.0, known: float = 0.0) -> Any:
    last = start(SimpleNamespace(blocked_years_at_start=np.array(20.0)), P, None)
    now = SimpleNamespace(
        exchange_blocked=np.float64(blocked),
        vetoes_known=np.float64(known),
        veto_shape=np.float64(40.0),
        veto_span=np.float64(10.0),
        open_part=np.float64(open_part),
    )
    shock = SimpleNamespace(vetoes=np.array([0.05, 0.5, 0.95]), burst=np.zeros(3))
    return friction.step(SimpleNamespace(**last), now, P, shock)


def test_years_of_block_go_on_until_it_is_lifted() -> None:
    assert step(blocked=1.0)["blocked_exchange_years"].tolist() == [21.0] * 3
    assert step(blocked=0.0)["blocked_exchange_years"].tolist() == [20.0] * 3


def test_a_documented_year_has_the_vetoes_on_record() -> None:
    assert step(open_part=0.0, known=8.0)["vetoes_per_year"].tolist() == [8.0] * 3


def test_vetoes_come_at_the_rate_of_the_record() -> None:
    low, middle, high = step()["vetoes_per_year"]
    assert low < middle < high
    assert middle == pytest.approx(4, abs=1)


def test_the_block_has_stood_since_2004(system: System) -> None:
    assert blocked_years(system, date(2003, 12, 31)) == 0
    assert blocked_years(system, date(2026, 5, 31)) == pytest.approx(22, abs=0.01)
    assert exchange_blocked(system, [2003, 2004, 2030]).tolist() == [0.0, 1.0, 1.0]


def test_a_dossier_counts_once_whoever_held_it_up(system: System) -> None:
    blocked = [one for one in system.dossiers if one.blocks]
    days = dossiers_held_up(system)
    assert len(days) == len(blocked) < sum(len(one.blocks) for one in blocked)
    assert days == sorted(days)


def test_as_of_hides_later_vetoes(system: System) -> None:
    then = system.as_known_on(date(2022, 1, 15))
    assert max(dossiers_held_up(then)) <= date(2022, 1, 15)
    found = friction_facts(then, range(2021, 2030))
    assert found["vetoes_known"][2:].sum() == 0
    assert found["veto_shape"] < friction_facts(system, range(2025, 2030))["veto_shape"]
