"""Levers moved: what they write is a scenario that runs, and what contradicts itself is told."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import foedus
from foedus.errors import ScenarioError
from foedus.facts.levers import BASELINE, Lever
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.simulate.levers import (
    checked_scenario,
    incoherences,
    moved_levers,
    scenario_of,
)
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve

SYSTEM = foedus.load()
YEARS = range(2025, 2041)
IDS = [one.id for one in SYSTEM.levers.levers]
thoroughly = settings(max_examples=60, derandomize=True, database=None)


def made(*asked: str) -> ScenarioFile:
    return scenario_of(SYSTEM, "mine", moved_levers(SYSTEM, asked))


@some.composite
def sets_of_levers(draw: some.DrawFn) -> list[str]:
    """Draw settings of some levers: names of levels, choices, or numbers within the range."""
    found = []
    for lever in draw(some.lists(some.sampled_from(SYSTEM.levers.levers), unique=True)):
        found.append(f"{lever.id}={draw(setting(lever))}")
    return found


def setting(lever: Lever) -> some.SearchStrategy[str]:
    named = some.sampled_from([*lever.names, BASELINE])
    if lever.choices or lever.only_levels:
        return named
    assert lever.low is not None
    assert lever.high is not None
    if lever.unit == "year":
        return named | some.integers(int(lever.low), int(lever.high)).map(str)
    return named | some.floats(lever.low, lever.high).map(repr)


@thoroughly
@given(sets_of_levers())
def test_whatever_is_set_within_the_ranges_can_be_run(asked: list[str]) -> None:
    moved = moved_levers(SYSTEM, asked)
    if not moved:
        return
    found = scenario_of(SYSTEM, "mine", moved)
    checked_scenario(SYSTEM, found, YEARS)
    assert {one.split("=")[0] for one in asked if not one.endswith(BASELINE)} == {
        one.lever.id for one in moved
    }
    assert found.based_on == BASELINE
    assert all(change.why for change in found.changes)


@thoroughly
@given(sets_of_levers(), some.randoms())
def test_the_order_in_which_levers_are_set_does_not_matter(
    asked: list[str], chance: object
) -> None:
    shuffled = sorted(asked, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert moved_levers(SYSTEM, asked) == moved_levers(SYSTEM, shuffled)


@pytest.mark.parametrize("lever", SYSTEM.levers.levers, ids=IDS)
def test_every_named_setting_runs_and_differs_from_the_others(lever: Lever) -> None:
    courses = [made(f"{lever.id}={name}").changes for name in lever.names]
    assert len({tuple(c.model_copy(update={"why": "w"}) for c in one) for one in courses}) == len(
        courses
    )
    for name in lever.names:
        checked_scenario(SYSTEM, made(f"{lever.id}={name}"), YEARS)


def test_a_level_stands_for_its_value() -> None:
    assert made("us-troops=halved").changes == made("us-troops=40").changes
    (change,) = made("us-troops=40").changes
    assert change.path == ((2027, 76.0), (2030, 40.0))
    assert change.source is None  # imagined: the source of the range is none of the course


def test_a_year_that_is_set_is_where_the_level_begins() -> None:
    (change,) = made("ukraine-entry=2033").changes
    assert (change.actors, change.path, change.how) == (("UKR",), ((2033, 1.0),), "at_least")


def test_a_choice_takes_over_the_changes_of_its_scenario() -> None:
    mine, theirs = made("spending-target=stalls"), SYSTEM.scenario("europe-stalls")
    assert mine.changes == theirs.changes


def test_levers_at_the_levels_of_a_scenario_give_its_runs() -> None:
    """Set as the scenario sets it, an eu force of 60,000 is the shipped scenario bit for bit."""
    file = made("union-force=helsinki")
    system = replace(SYSTEM, scenarios={**SYSTEM.scenarios, "mine": file})
    mine, theirs = (
        simulate(system, name, 50, 2, until=2032)["eu_force_fill"].values
        for name in ("mine", "eu-force-60000")
    )
    assert np.array_equal(mine, theirs)


def test_a_higher_setting_pins_higher_in_every_year() -> None:
    def pinned(value: float) -> np.ndarray:
        file = made(f"us-crisis-pool={value}")
        system = replace(SYSTEM, scenarios={**SYSTEM.scenarios, "mine": file})
        return resolve(system, "mine", YEARS).pins[0].lower

    low, high = pinned(0.3), pinned(0.9)
    assert (low <= high).all()
    assert (low < high).any()


def told(*asked: str) -> list[str]:
    with pytest.raises(ScenarioError) as raised:
        moved_levers(SYSTEM, asked)
    return str(raised.value).splitlines()


def test_what_is_out_of_range_is_refused_and_the_range_named() -> None:
    (fault,) = told("us-troops=120")
    assert fault.startswith(
        "us-troops: 120 lies outside its range; it goes from 40 to 100 thousand"
    )
    (fault,) = told("us-troops=39.9")
    assert "40 to 100" in fault
    for text in ("nan", "inf", "-inf", "1e999", "forty"):
        assert len(told(f"us-aid={text}")) == 1


def test_all_faults_are_told_at_once() -> None:
    faults = told("us-trops=50", "us-aid=2", "us-aid=1", "permits", "spending-target=1", "permits=")
    assert len(faults) == 6
    assert "did you mean 'us-troops'" in faults[0]
    assert "set twice" in faults[2]
    assert "write lever=value" in faults[3]
    assert "name one of kept, stalls, baseline" in faults[4]


def test_only_levels_and_whole_years_can_be_set_where_nothing_else_is() -> None:
    assert "nothing between" in told("us-administration=0.5")[0]
    assert "is no year" in told("exchange=2028.5")[0]


def test_a_name_has_to_be_free_and_well_written() -> None:
    moved = moved_levers(SYSTEM, ["us-aid=0"])
    for name, fault in (("us-stays", "scenario of"), ("My World", "letters"), ("a+b", "letters")):
        with pytest.raises(ScenarioError, match=fault):
            scenario_of(SYSTEM, name, moved)
    with pytest.raises(ScenarioError, match="no lever is moved"):
        scenario_of(SYSTEM, "mine", moved_levers(SYSTEM, ["us-aid=baseline"]))


def warned(*asked: str) -> tuple[str, ...]:
    return incoherences(SYSTEM, moved_levers(SYSTEM, asked))


def test_incoherent_sets_are_warned_about() -> None:
    (text,) = warned("us-troops=floor", "us-crisis-pool=fifth")
    assert text.startswith(
        "US troops in Europe in 2030 (us-troops) at 76 thousand persons (floor), with "
        "US forces pledged for a crisis in 2030, relative to 2022 (us-crisis-pool) at 0.2"
    )
    assert len(warned("hostility=escalation", "spending-target=stalls")) == 1
    assert len(warned("hostility=ceasefire", "us-aid=restored", "other-aid=doubled")) == 2


def test_coherent_sets_and_levers_left_alone_are_not() -> None:
    assert warned("us-troops=halved", "us-crisis-pool=halved") == ()
    assert warned("us-crisis-pool=fifth") == ()
    assert warned("spending-target=kept", "hostility=escalation") == ()


@pytest.mark.parametrize("rule", SYSTEM.levers.incoherent, ids=lambda rule: rule.why[:30])
def test_every_rule_can_be_met(rule: object) -> None:
    asked = []
    for one in rule.when:  # type: ignore[attr-defined]
        value = one.choice or (one.low if one.low is not None else one.high)
        asked.append(f"{one.lever}={value}")
    assert any(rule.why in text for text in warned(*asked))  # type: ignore[attr-defined]


def test_a_system_without_levers_knows_none() -> None:
    bare = replace(SYSTEM, levers=type(SYSTEM.levers)())
    with pytest.raises(ScenarioError, match="known: none"):
        moved_levers(bare, ["us-troops=40"])


def test_systems_are_left_as_they_were() -> None:
    before: System = SYSTEM
    checked_scenario(SYSTEM, made("us-aid=0"), YEARS)
    assert "mine" not in before.scenarios
