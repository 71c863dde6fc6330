"""Facts dated after the last published year of spending count in the years that are computed."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from foedus.facts.system import System, load
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.simulate.block import run_block
from foedus.simulate.draw import parameter_table
from foedus.simulate.scenario import resolve

ACT = """\
  - id: later-act
    date: 2025-09-15
    title: An act of the tests' own
    source: un-es-11-1
    checked: recalled
"""
LEVEL = """\
    later-act:
      basis: judged
      central: 1.0
      low: 1.0
      high: 1.0
      why: Test.
half_life:
"""


def recorded(system: System, variable: str, until: int) -> dict[int, np.ndarray]:
    """Return the values of a variable in one block of runs of the baseline, by year."""
    inputs = build_inputs(system, until)
    table = parameter_table(system, ALLIANCE, inputs.families)
    scenario = resolve(system, "baseline", inputs.years)
    found = run_block(ALLIANCE, inputs, scenario, table, 1, 0, frozenset({variable}))[variable]
    return dict(zip(inputs.years, found, strict=True))


@pytest.fixture
def with_act(folder: Path) -> System:
    """Return a copy of the shipped system with a hostile act of level 1 in September 2025."""
    acts, levels = folder / "hostility.yaml", folder / "parameters" / "hostility.yaml"
    acts.write_text(acts.read_text("utf-8") + ACT, "utf-8")
    text = levels.read_text("utf-8")
    assert text.count("\nhalf_life:\n") == 1
    levels.write_text(text.replace("half_life:\n", LEVEL, 1), "utf-8")
    return load(folder)


def test_three_weeks_after_the_invasion_hostility_is_full_in_every_run(system: System) -> None:
    hostility = recorded(system.as_known_on(date(2022, 3, 15)), "hostility", 2024)
    assert (hostility[2022] == 1).all()
    assert (hostility[2021] < 1).mean() > 0.9
    assert (hostility[2023] < 1).mean() > 0.9


def test_three_weeks_before_it_was_not(system: System) -> None:
    hostility = recorded(system.as_known_on(date(2022, 2, 1)), "hostility", 2024)
    assert (hostility[2022] < 1).mean() > 0.9


def test_an_act_after_the_last_published_year_raises_hostility_in_its_own(
    system: System, with_act: System
) -> None:
    without, with_it = (recorded(one, "hostility", 2026) for one in (system, with_act))
    assert (without[2025] < 1).mean() > 0.9
    assert (with_it[2025] == 1).all()
    assert (with_it[2026] > without[2026]).mean() > 0.8  # not where a new act was drawn
    assert (with_it[2026] < 1).mean() > 0.9


def test_an_act_that_was_still_to_come_does_not_count(with_act: System) -> None:
    before, after = (
        recorded(with_act.as_known_on(day), "hostility", 2026)
        for day in (date(2025, 9, 14), date(2025, 9, 15))
    )
    assert (before[2025] < 1).mean() > 0.9
    assert (after[2025] == 1).all()


def test_as_of_early_2022_some_runs_change_administration_in_2025(system: System) -> None:
    kinds = recorded(system.as_known_on(date(2022, 1, 15)), "internationalist_administration", 2030)
    for year in (2021, 2022, 2023, 2024):
        assert (kinds[year] == 1).all(), year
    assert 0.3 < (kinds[2025] == 0).mean() < 0.7
    assert np.array_equal(kinds[2025], kinds[2028])
    assert not np.array_equal(kinds[2028], kinds[2029])
