"""Pillar: handovers that were decided come after a lag; who holds what is on record."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.pillar import Pillar, pillar
from foedus.model.pillar_facts import commands_held, pillar_facts

P = Pillar(handover_lag=np.array([[1.0], [3.0]]))


def share(year: int, decided: list[float], held: float = 1.0, counted: float = 3.0) -> list[float]:
    now = SimpleNamespace(
        year=np.float64(year),
        commands_european=np.float64(held),
        commands_counted=np.float64(counted),
        handover_decided=np.array(decided),
    )
    found: list[float] = pillar.step(None, now, P, None)["european_commands"].tolist()
    return found


def test_handovers_come_after_their_lag() -> None:
    decided = [2026.1, 2026.1]
    assert share(2025, decided) == pytest.approx([100 / 3] * 2)
    assert share(2027, decided) == pytest.approx([100, 100 / 3])
    assert share(2030, decided) == pytest.approx([100, 100])


def test_no_more_than_all_are_handed_over() -> None:
    assert share(2040, [2026.1] * 5) == [100.0, 100.0]


def test_without_a_command_on_record_there_is_no_share() -> None:
    assert np.isnan(share(2026, [], held=0.0, counted=0.0)).all()


def test_europeans_hold_one_of_three_joint_force_commands(system: System) -> None:
    assert commands_held(system, date(2017, 12, 31)) == (1, 2)
    assert commands_held(system, date(2025, 12, 31)) == (1, 3)


def test_two_handovers_are_decided_and_not_before_the_day(system: System) -> None:
    found = pillar_facts(system, range(2025, 2030))
    assert found["handover_decided"] == pytest.approx([2026.1, 2026.1], abs=0.01)
    assert found["commands_european"].tolist() == [1.0] * 5
    before = system.as_known_on(date(2026, 2, 5))
    assert pillar_facts(before, range(2025, 2030))["handover_decided"].size == 0
