"""Levers moved on top of a scenario: what they add, and what they may not touch."""

import pytest

from foedus.errors import ScenarioError, UnknownName
from foedus.facts.system import System
from foedus.simulate.moved import clashes, moved_from, on_top
from foedus.simulate.scenario import resolve

YEARS = tuple(range(2025, 2041))


def test_nothing_moved_is_the_scenario_itself(system: System) -> None:
    assert on_top(system, "ceasefire", ()) == (system, "ceasefire")


def test_a_level_and_its_value_are_the_same_scenario(system: System) -> None:
    names = {
        on_top(system, "baseline", moved_from(system, {"us-troops": value}))[1]
        for value in ("halved", 40, 40.0, "40")
    }
    assert len(names) == 1
    other = on_top(system, "baseline", moved_from(system, {"us-troops": 41}))[1]
    assert other not in names


def test_the_changes_of_both_are_made(system: System) -> None:
    beside, name = on_top(system, "ceasefire", moved_from(system, {"us-troops": 50}))
    both = {change.variable for change in resolve(beside, name, YEARS).changes}
    alone = {change.variable for change in resolve(system, "ceasefire", YEARS).changes}
    assert both == alone | {"us_troops_in_europe"}


def test_what_a_scenario_sets_no_lever_moves(system: System) -> None:
    moved = moved_from(system, {"us-troops": 50, "us-aid": 0.5})
    assert clashes(system, "us-retrenches", moved[0]) == ("us_troops_in_europe",)
    with pytest.raises(ScenarioError, match="us-troops moves 'us_troops_in_europe'"):
        on_top(system, "us-retrenches", moved)
    assert clashes(system, "baseline", moved[0]) == ()


def test_unknown_scenarios_and_levers_are_refused(system: System) -> None:
    with pytest.raises(UnknownName):
        on_top(system, "us-retrench", moved_from(system, {"us-troops": 50}))
    with pytest.raises(ScenarioError, match="unknown lever"):
        moved_from(system, {"us-trops": 50})
