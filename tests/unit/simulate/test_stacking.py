"""Stacked scenarios: all changes together, and one error for all that contradict each other."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import foedus
from foedus.errors import ScenarioError, UnknownName
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System, load
from foedus.model.pin import apply_pins
from foedus.simulate.conflicts import conflict_faults
from foedus.simulate.lineage import lineage, parts_of, question_of, stacked
from foedus.simulate.scenario import resolve

YEARS = tuple(range(2025, 2041))
SHIPPED = load()


def share(actors: tuple[str, ...], value: float = 3.0, **named: Any) -> Change:
    given = {"unit": "% of GDP", "path": {2027: value}, "why": "Test.", **named}
    whom = {"actors": actors} if actors else {}
    return Change(variable="defence_share", **whom, **given)


def troops(value: float = 70.0) -> Change:
    path = {2027: value}
    unit = "thousand persons"
    return Change(variable="us_troops_in_europe", unit=unit, path=path, why="Test.")


def pool(value: float = 0.2) -> Change:
    return Change(variable="crisis_pool", unit="1", path={2027: value}, why="Test.")


def file(name: str, *changes: Change, parent: str = "baseline") -> ScenarioFile:
    return ScenarioFile(name=name, question=f"Why {name}?", based_on=parent, changes=changes)


def holding(*files: ScenarioFile) -> System:
    more = {one.name: one for one in files}
    return replace(SHIPPED, scenarios={**SHIPPED.scenarios, **more})


@pytest.fixture(scope="module")
def three() -> System:
    return holding(
        file("fewer-troops", troops()),
        file("smaller-pool", pool()),
        file("france-at-3", share(("FRA",))),
    )


def same(first: Any, second: Any) -> bool:
    return all(
        np.array_equal(first[name].values, second[name].values, equal_nan=True)
        for name in first.data_vars
    )


def test_changes_of_all_are_taken_together(three: System) -> None:
    together = foedus.simulate(
        three, "fewer-troops+france-at-3", 128, 1, until=2030, trajectories=True
    )
    assert (together["us_troops_in_europe"].sel(year=2030) == 70).all()
    assert (together["defence_share"].sel(actor="FRA", year=2030) == 3).all()


def test_order_moves_no_bit_of_a_result(three: System) -> None:
    names = ("fewer-troops", "smaller-pool", "france-at-3")
    first, *others = (
        foedus.simulate(three, "+".join(order), 64, 1, until=2029) for order in permutations(names)
    )
    assert all(same(first, other) for other in others)


def test_one_alone_is_that_scenario(three: System) -> None:
    alone = foedus.simulate(three, "fewer-troops", 64, 1, until=2028)
    for name in ("fewer-troops+fewer-troops", "baseline+fewer-troops"):
        stack = foedus.simulate(three, name, 64, 1, until=2028)
        assert stack.attrs["card"] == alone.attrs["card"]
        assert same(stack, alone)


def test_a_common_ancestor_counts_once() -> None:
    system = holding(
        file("parent", troops()),
        file("one", pool(), parent="parent"),
        file("other", share(("FRA",)), parent="parent"),
    )
    assert [one.name for one in lineage(system, "one+other")] == [
        "baseline",
        "parent",
        "one",
        "other",
    ]
    changed = [change.variable for change in resolve(system, "one+other", YEARS).changes]
    assert sorted(changed) == ["crisis_pool", "defence_share", "us_troops_in_europe"]


@pytest.mark.parametrize("name", ["child+cousin", "cousin+child"])
def test_a_child_keeps_its_own_course_beside_a_cousin_of_its_parent(name: str) -> None:
    system = holding(
        file("parent", troops(70)),
        file("child", troops(60), parent="parent"),
        file("cousin", pool(), parent="parent"),
    )
    pins = resolve(system, name, YEARS).pins
    (mine,) = [pin for pin in pins if pin.variable == "us_troops_in_europe"]
    assert mine.lower[-1] == mine.upper[-1] == 60


def test_names_questions_and_lineage_say_what_is_stacked(three: System) -> None:
    name = stacked(three, ["fewer-troops", "baseline", "france-at-3", "fewer-troops"])
    assert name == "fewer-troops+france-at-3"
    assert parts_of(three, name) == ("fewer-troops", "france-at-3")
    found = resolve(three, name, YEARS)
    assert found.lineage == ("baseline", "fewer-troops", "france-at-3")
    assert found.question == (
        "fewer-troops and france-at-3 together. Why fewer-troops? Why france-at-3?"
    )
    assert question_of(three, "fewer-troops") == "Why fewer-troops?"


@pytest.mark.parametrize("name", ["baseline+us-retrench", "us-retrench+baseline"])
def test_an_unknown_part_is_offered_the_nearest(name: str) -> None:
    with pytest.raises(UnknownName, match="'us-retrench'; did you mean 'us-retrenches'"):
        resolve(SHIPPED, name, YEARS)


@pytest.mark.parametrize("name", ["", "+", "baseline+", "+baseline"])
def test_a_stack_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(UnknownName, match="unknown scenario ''"):
        resolve(SHIPPED, name, YEARS)


def test_all_conflicts_come_in_one_error_with_scenarios_variable_and_actors() -> None:
    system = holding(
        file("one", troops(), pool(), share(("EU",))),
        file("two", troops(60), share(("FRA", "NOR"), 4.0)),
        file("three", share(("NATO",), 2.5)),
    )
    with pytest.raises(ScenarioError) as caught:
        foedus.simulate(system, "one+two+three", runs=1)
    told = str(caught.value).splitlines()
    union = list(system.members("EU", system.as_of))
    both = [actor for actor in union if actor in system.members("NATO", system.as_of)]
    assert sorted(told) == sorted(
        [
            "scenarios 'one' and 'two' both change 'us_troops_in_europe'; leave one out",
            "scenarios 'one' and 'two' both change 'defence_share' of FRA; leave one out",
            "scenarios 'two' and 'three' both change 'defence_share' of FRA, NOR; leave one out",
            "scenarios 'one' and 'three' both change 'defence_share' of "
            f"{', '.join(both)}; leave one out",
        ]
    )


def test_what_everybody_does_is_told_as_such_and_an_heir_with_its_file() -> None:
    system = holding(
        file("all", share(())),
        file("others", share((), 2.0)),
        file("heir", troops(), parent="others"),
    )
    (fault,) = conflict_faults(system, "all+heir")
    assert fault == (
        "scenarios 'all' and 'others' (in 'heir') both change 'defence_share' of every actor; "
        "leave one out"
    )


def test_the_same_course_in_two_files_is_a_conflict_too() -> None:
    system = holding(file("one", troops()), file("two", troops()))
    assert len(conflict_faults(system, "one+two")) == 1


def test_shipped_scenarios_that_change_the_same_are_refused() -> None:
    with pytest.raises(ScenarioError, match="both change 'us_troops_in_europe'; leave one out"):
        foedus.simulate(SHIPPED, "us-retrenches+us-stays", runs=1)


# Any stack


@some.composite
def stacks(draw: some.DrawFn) -> list[ScenarioFile]:
    """Draw files that change shares, troops and the pool, each based on any before it."""
    files: list[ScenarioFile] = []
    for place in range(draw(some.integers(2, 4))):
        parent = draw(some.sampled_from(["baseline", *(one.name for one in files)]))
        changes = []
        if draw(some.booleans()):
            actors = draw(some.sampled_from([("DEU",), ("FRA", "POL"), ("NATO",), ()]))
            changes.append(share(actors, float(draw(some.integers(1, 5)))))
        if draw(some.booleans()):
            changes.append(draw(some.sampled_from([troops(), pool()])))
        files.append(file(f"step-{place}", *changes, parent=parent))
    return files


def course(system: System, name: str) -> tuple[np.ndarray, ...]:
    pins = resolve(system, name, YEARS).pins
    start = {
        "defence_share": np.full(len(system.actor_ids), 1.5),
        "us_troops_in_europe": np.array(80.0),
        "crisis_pool": np.array(1.0),
    }
    return tuple(
        apply_pins(value, [pin for pin in pins if pin.variable == variable], len(YEARS) - 1)
        for variable, value in start.items()
    )


def changers(files: list[ScenarioFile], variable: str, actor: str) -> set[str]:
    system = holding(*files)
    organisation = set(system.members("NATO", system.as_of))
    return {
        one.name
        for one in files
        for change in one.changes
        if change.variable == variable
        and (
            not change.actors
            or actor in change.actors
            or ("NATO" in change.actors and actor in organisation)
        )
    }


@settings(max_examples=60, derandomize=True, database=None)
@given(stacks())
def test_a_stack_is_the_same_in_any_order_or_refused_in_any_order(
    files: list[ScenarioFile],
) -> None:
    system = holding(*files)
    names = [one.name for one in files]
    orders = ["+".join(order) for order in permutations(names)]
    refused = {bool(conflict_faults(system, order)) for order in orders}
    assert len(refused) == 1
    if refused == {False}:
        first, *others = (course(system, order) for order in orders)
        for other in others:
            assert all(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


@settings(max_examples=60, derandomize=True, database=None)
@given(stacks())
def test_a_stack_is_refused_if_two_lines_of_descent_have_a_last_word_of_their_own(
    files: list[ScenarioFile],
) -> None:
    system = holding(*files)
    above = {one.name: {file.name for file in lineage(system, one.name)} for one in files}

    def contradicts(variable: str, actor: str) -> bool:
        mine = changers(files, variable, actor)
        last = {name for name in mine if not any(name in above[o] - {o} for o in mine)}
        if len(last) > 1:
            return True
        # Files that a later one replaces may still contradict it in a part that never saw it.
        owners = {
            max(mine & above[one.name], key=lambda name: len(above[name]))
            for one in files
            if mine & above[one.name]
        }
        return any(
            a not in above[b] and b not in above[a] for a in owners for b in owners if a != b
        )

    wanted = any(
        contradicts(variable, actor)
        for variable in ("defence_share", "us_troops_in_europe", "crisis_pool")
        for actor in ("DEU", "FRA", "NOR", "AUT")
    )
    assert bool(conflict_faults(system, "+".join(one.name for one in files))) == wanted
