"""Scenarios that are refused: each fault is told, with its scenario, variable and reason."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.errors import DataError, RangeError, ScenarioError, UnknownName
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System, load
from foedus.simulate.change_faults import change_faults, overlap_faults
from foedus.simulate.lineage import lineage
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve

YEARS = tuple(range(2025, 2041))


def change(variable: str = "us_troops_in_europe", **named: Any) -> Change:
    given = {"unit": "thousand persons", "path": {2027: 70}, "why": "Test.", **named}
    return Change(variable=variable, **given)


def scenario(name: str, *changes: Change, parent: str | None = "baseline") -> ScenarioFile:
    return ScenarioFile(name=name, question="Why?", based_on=parent, changes=changes)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            change("us_troop_in_europe"),
            "'us_troop_in_europe': no such variable; did you mean 'us_troops_in_europe'?",
        ),
        (change("zzz"), "'zzz': no such variable"),
        (change(unit="persons"), "unit 'persons', the variable has 'thousand persons'"),
        (change(actors=("USA",)), "it belongs to no actor; leave 'actors' out"),
        (change(path={2027: -1.0}), "-1.0 in 2027 lies outside 0 to"),
        (
            change("pledged_share", unit="% of GDP", path={2027: -500.0}),
            "-500.0 in 2027 lies outside 0.0 to 100.0",
        ),
        (
            change("allied", unit="0 or 1", actors=("UKR",), path={2027: 7.0}),
            "7.0 in 2027 lies outside 0.0 to 1.0",
        ),
        (
            change("capability_balance", unit="1", path={2027: 0.5}),
            "no other part of the model reads it, so the change would move nothing",
        ),
        (
            change("year", unit="year", how="scale", path={2027: 2.0}),
            "it cannot be changed by a scenario",
        ),
        (change("threat", unit="1", path={2027: 0.5}), "it cannot be changed by a scenario"),
        (
            change("definition_ratio", unit="1", path={2027: 1.0}),
            "it cannot be changed by a scenario",
        ),
        (
            change("defence_share", unit="% of GDP", actors=("DDR",)),
            "unknown actor 'DDR'",
        ),
        (
            change("pledged_share", unit="% of GDP", path=None, as_in="baseline"),
            "a fact is the same in every run; give a path, not 'as_in'",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else one.variable,
)
def test_a_change_that_does_not_fit_is_told_so(system: System, wrong: Change, told: str) -> None:
    (fault,) = change_faults(system, "test", wrong)
    assert fault.startswith(f"scenario 'test', change of '{wrong.variable}': ")
    assert fault.endswith(told) or told in fault


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ({2029: 0.5}, "0.5 in 2029 is neither 0 nor 1"),
        ({2029: 1.0, 2033: 0.0}, "the straight line to 2033 gives 0.75 in 2030, neither 0 nor 1"),
        ({2027: 1.0, 2029: 1.0, 2031: 0.0}, "write the year before the step too, 2030"),
    ],
    ids=["a half", "a line from one to the other", "a line after a level stretch"],
)
@pytest.mark.parametrize("how", ["set", "at_least", "at_most", "scale"])
def test_a_yes_or_no_has_nothing_between(
    system: System, path: dict[int, float], told: str, how: str
) -> None:
    name = "internationalist_administration"
    (fault,) = change_faults(system, "test", change(name, unit="0 or 1", path=path, how=how))
    assert told in fault


@pytest.mark.parametrize("path", [{2029: 1.0}, {2029: 1.0, 2032: 1.0, 2033: 0.0}], ids=str)
def test_a_yes_or_no_may_step_from_one_year_to_the_next(
    system: System, path: dict[int, float]
) -> None:
    name = "internationalist_administration"
    assert change_faults(system, "test", change(name, unit="0 or 1", path=path)) == []


def test_a_factor_may_exceed_the_range_of_its_variable(system: System) -> None:
    share = change("crisis_pool", unit="1", how="scale", path={2027: 500.0})
    assert change_faults(system, "test", share) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            change("pledged_share", unit="% of GDP", how="scale", path={2027: -500.0}),
            "scenario 'beyond': 'pledged_share' is -1750, outside its range",
        ),
        (
            change("allied", unit="0 or 1", how="scale", path={2027: 7.0}),
            "scenario 'beyond': 'allied' is 7, outside its range",
        ),
        (
            change("political_alignment", unit="1", how="scale", path={2027: 5.0}),
            "scenario 'beyond' in 2027: 'political_alignment' is ",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else one.variable,
)
def test_a_factor_that_leads_out_of_the_range_stops_the_run(
    system: System, wrong: Change, told: str
) -> None:
    beyond = with_scenarios(system, scenario("beyond", wrong))
    with pytest.raises(RangeError) as caught:
        simulate(beyond, "beyond", runs=8, until=2030)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("first", "second", "actor"),
    [(("NATO",), ("FRA",), "FRA"), (("FRA",), ("NATO",), "FRA"), (("NATO",), ("EU",), "BEL")],
    ids=["state in organisation", "organisation with state", "two organisations"],
)
def test_an_actor_changed_by_name_and_in_its_organisation_is_refused(
    system: System, first: tuple[str, ...], second: tuple[str, ...], actor: str
) -> None:
    share = {"unit": "% of GDP", "path": {2027: 3.0}}
    twice = scenario(
        "twice",
        change("defence_share", actors=first, **share),
        change("defence_share", actors=second, **share),
    )
    told = f"'twice' changes 'defence_share' of {actor} twice: keep one difference"
    with pytest.raises(ScenarioError, match=told):
        resolve(with_scenarios(system, twice), "twice", YEARS)


def test_a_child_may_give_a_member_of_its_parents_organisation_a_course_of_its_own(
    system: System,
) -> None:
    share = {"unit": "% of GDP", "path": {2027: 3.0}}
    parent = scenario("parent", change("defence_share", actors=("NATO",), **share))
    child = scenario("child", change("defence_share", actors=("FRA",), **share), parent="parent")
    assert resolve(with_scenarios(system, parent, child), "child", YEARS).changes


def test_a_path_that_begins_in_history_is_refused(system: System) -> None:
    early = with_scenarios(system, scenario("early", change(path={2020: 70, 2030: 60})))
    told = "the path begins in 2020, but the first computed year is 2025"
    with pytest.raises(ScenarioError, match=told):
        resolve(early, "early", YEARS)
    in_time = with_scenarios(system, scenario("early", change(path={2025: 70, 2030: 60})))
    assert resolve(in_time, "early", YEARS).pins[0].upper[0] == 70


def write(folder: Path, name: str, *lines: str) -> None:
    text = "\n".join((f"name: {name}", "question: Why?", *lines)) + "\n"
    (folder / "scenarios" / f"{name}.yaml").write_text(text, "utf-8")


def test_every_fault_of_a_scenario_is_told_at_once_when_it_is_run(folder: Path) -> None:
    write(
        folder,
        "wrong",
        "based_on: baseline",
        "changes:",
        '  - {variable: crisis_pol, unit: "1", path: {2027: 0.5}, why: Test.}',
        "  - {variable: us_troops_in_europe, unit: persons, path: {2027: -5}, why: Test.}",
    )
    with pytest.raises(ScenarioError) as caught:
        resolve(load(folder), "wrong", YEARS)
    told = str(caught.value).splitlines()
    assert len(told) == 3
    assert "did you mean 'crisis_pool'?" in told[0]
    assert "unit 'persons'" in told[1]
    assert "-5.0 in 2027 lies outside" in told[2]


CHANGE = "  - {variable: us_troops_in_europe, unit: thousand persons, path: {2027: 70}, why: Test.}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("based_on: baseline", "changes:", CHANGE, CHANGE), "changed twice"),
        (("based_on: us-retrenchs",), "did you mean 'us-retrenches'?"),
        (("based_on: wrong",), "leads back to itself: wrong → wrong"),
        (
            (
                "based_on: baseline",
                "changes:",
                '  - {variable: defence_share, unit: "% of GDP", as_in: wrong, why: Test.}',
            ),
            "leads back to itself: wrong → wrong",
        ),
    ],
    ids=["the same variable twice", "unknown parent", "its own parent", "as in itself"],
)
def test_a_file_that_contradicts_itself_is_refused_when_it_is_read(
    folder: Path, lines: tuple[str, ...], told: str
) -> None:
    write(folder, "wrong", *lines)
    with pytest.raises(DataError) as caught:
        load(folder)
    assert {fault.file for fault in caught.value.faults} == {"scenarios/wrong.yaml"}
    assert told in str(caught.value)


@pytest.mark.parametrize("how", ["based_on: {}", "as_in"])
def test_a_circle_of_two_is_refused_when_it_is_read(folder: Path, how: str) -> None:
    for name, other in (("one", "other"), ("other", "one")):
        if how == "as_in":
            follow = (
                f'  - {{variable: defence_share, unit: "% of GDP", as_in: {other}, why: Test.}}'
            )
            write(folder, name, "based_on: baseline", "changes:", follow)
        else:
            write(folder, name, f"based_on: {other}")
    with pytest.raises(DataError, match="leads back to itself: one → other → one"):
        load(folder)


def with_scenarios(system: System, *more: ScenarioFile) -> System:
    return replace(system, scenarios={**system.scenarios, **{one.name: one for one in more}})


def test_the_engine_does_not_follow_a_circle_of_parents_either(system: System) -> None:
    circle = with_scenarios(system, scenario("one", parent="two"), scenario("two", parent="one"))
    with pytest.raises(ScenarioError, match="scenario 'one' is based on itself"):
        lineage(circle, "one")


def test_the_engine_does_not_follow_a_circle_of_followers_either(system: System) -> None:
    def follows(other: str) -> Change:
        return change("crisis_pool", unit="1", path=None, as_in=other)

    circle = with_scenarios(
        system, scenario("one", follows("two")), scenario("two", follows("one"))
    )
    with pytest.raises(ScenarioError, match="in a circle: one → two → one"):
        resolve(circle, "one", YEARS)


def test_the_engine_refuses_two_differences_of_one_variable(system: System) -> None:
    share = {"unit": "% of GDP", "path": {2027: 3.0}}
    twice = scenario("twice", change(), change())
    (fault,) = overlap_faults(system, twice)
    assert fault == "scenario 'twice' changes 'us_troops_in_europe' twice: keep one difference"
    overlapping = scenario(
        "overlap",
        change("defence_share", actors=("DEU", "FRA"), **share),
        change("defence_share", actors=("FRA",), **share),
    )
    with pytest.raises(ScenarioError, match="'overlap' changes 'defence_share' of FRA twice"):
        resolve(with_scenarios(system, overlapping), "overlap", YEARS)
    apart = scenario(
        "apart",
        change("defence_share", actors=("DEU",), **share),
        change("defence_share", actors=("FRA",), **share),
    )
    assert overlap_faults(system, apart) == []
    assert len(resolve(with_scenarios(system, apart), "apart", YEARS).pins) == 2


def test_an_unknown_scenario_is_offered_the_nearest(system: System) -> None:
    with pytest.raises(UnknownName, match="did you mean 'us-retrenches'"):
        resolve(system, "us-retrench", YEARS)
