"""Scenarios: what a difference does to its variable, and to nothing else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foedus.errors import DataError, ScenarioError, UnknownName
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System, load
from foedus.simulate.run import simulate
from foedus.simulate.scenario import change_faults, lineage, merge, resolve

YEARS = tuple(range(2025, 2041))


@pytest.fixture(scope="module")
def runs(variants: System) -> Any:
    """Return a function that runs a scenario once and remembers it."""
    known: dict[str, Any] = {}

    def run(name: str) -> Any:
        if name not in known:
            known[name] = simulate(variants, name, 128, 3, trajectories=True)
        return known[name]

    return run


def troops(runs: Any, scenario: str, year: int) -> np.ndarray:
    return np.asarray(runs(scenario)["us_troops_in_europe"].sel(year=year).values)


def test_before_its_first_year_a_path_changes_nothing(runs: Any) -> None:
    for year in (2025, 2026, 2027):
        assert np.array_equal(troops(runs, "drawdown", year), troops(runs, "baseline", year))
    assert not np.array_equal(troops(runs, "drawdown", 2028), troops(runs, "baseline", 2028))


@pytest.mark.parametrize(
    ("year", "wanted"), [(2028, 60), (2029, 55), (2030, 50), (2031, 45), (2032, 40), (2040, 40)]
)
def test_a_path_is_a_straight_line_between_its_years_and_then_holds(
    runs: Any, year: int, wanted: float
) -> None:
    assert (troops(runs, "drawdown", year) == wanted).all()


def test_a_child_gives_its_parents_variable_a_new_course(runs: Any, variants: System) -> None:
    assert np.array_equal(troops(runs, "drawdown-halted", 2029), troops(runs, "baseline", 2029)), (
        "the parent's course must be gone before the child's begins"
    )
    assert (troops(runs, "drawdown-halted", 2030) == 90).all()
    merged = resolve(variants, "drawdown-halted", YEARS)
    assert merged.lineage == ("baseline", "drawdown", "drawdown-halted")
    assert merged.changed == ("crisis_pool", "us_troops_in_europe")


def test_a_scenario_has_the_last_word_over_the_facts(runs: Any) -> None:
    assert (troops(runs, "below-the-floor", 2025) == 80).all()
    assert (troops(runs, "below-the-floor", 2026) == 50).all()


def test_a_floor_lifts_and_a_cap_lowers_only_what_lies_beyond_it(runs: Any) -> None:
    before = troops(runs, "baseline", 2027)
    assert before.min() < 70 < 75 < before.max()
    assert np.array_equal(troops(runs, "floor", 2027), np.maximum(before, 75))
    assert np.array_equal(troops(runs, "cap", 2027), np.minimum(before, 70))


def test_scaling_multiplies_each_run_by_itself(runs: Any) -> None:
    assert np.array_equal(troops(runs, "half", 2027), troops(runs, "baseline", 2027) * 0.5)


def test_an_organisation_stands_for_its_members(runs: Any, variants: System) -> None:
    share = runs("union-at-3")["defence_share"].sel(year=2030)
    members = variants.members("EU", variants.as_of)
    assert len(members) == 27
    at_3 = {str(one) for one in share.actor.values if (share.sel(actor=one) == 3).all()}
    assert at_3 == set(members)


def test_a_child_replaces_its_parents_course_for_its_own_actors_only(runs: Any) -> None:
    share = runs("one-of-two-at-5")["defence_share"].sel(year=2030)
    assert (share.sel(actor="DEU") == 5).all()
    assert (share.sel(actor="FRA") == 4).all()


def test_nothing_is_left_of_the_course_that_a_child_replaces(runs: Any) -> None:
    share = runs("one-of-two-at-least-1")["defence_share"].sel(year=2030)
    assert (share.sel(actor="FRA") == 4).all()
    assert (share.sel(actor="DEU") != 4).all()
    assert (share.sel(actor="DEU") >= 1).all()


def test_a_fact_may_be_changed_for_all_years_to_come(runs: Any) -> None:
    without, with_it = runs("no-pledge"), runs("baseline")
    assert np.array_equal(
        without["allies_at_3_5"].sel(year=2026).values,
        with_it["allies_at_3_5"].sel(year=2026).values,
    )
    fewer, more = (one["european_share"].sel(year=2035).values for one in (without, with_it))
    assert (fewer < more).mean() > 0.9


def test_as_in_follows_the_other_scenario_run_by_run(runs: Any) -> None:
    pinned, free = runs("shares-as-in-baseline"), runs("us-retrenches")
    baseline = runs("baseline")
    for name in ("defence_share", "european_share", "us_share_of_spending", "allies_at_3_5"):
        assert np.array_equal(pinned[name].values, baseline[name].values), name
    assert not np.array_equal(free["defence_share"].values, baseline["defence_share"].values)
    assert (pinned["us_troops_in_europe"].sel(year=2030) == 40).all()


def test_as_in_for_one_actor_leaves_the_others_free(runs: Any) -> None:
    pinned, free = (
        runs("one-as-in-baseline")["defence_share"],
        runs("us-retrenches")["defence_share"],
    )
    baseline = runs("baseline")["defence_share"]
    assert np.array_equal(pinned.sel(actor="POL").values, baseline.sel(actor="POL").values)
    assert not np.array_equal(free.sel(actor="POL").values, baseline.sel(actor="POL").values)
    assert not np.array_equal(pinned.sel(actor="EST").values, baseline.sel(actor="EST").values)


def test_a_scenario_may_follow_one_that_follows_another(runs: Any) -> None:
    share = runs("follows-a-follower")["defence_share"].values
    assert np.array_equal(share, runs("one-as-in-baseline")["defence_share"].values)


def test_a_scenario_without_changes_is_its_parent(runs: Any) -> None:
    same, parent = runs("no-changes"), runs("baseline")
    for name in parent.data_vars:
        assert np.array_equal(same[name].values, parent[name].values, equal_nan=True), name


# What is refused


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


def test_a_factor_may_exceed_the_range_of_its_variable(system: System) -> None:
    share = change("crisis_pool", unit="1", how="scale", path={2027: 500.0})
    assert change_faults(system, "test", share) == []


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
    with pytest.raises(ScenarioError, match="'twice' changes 'us_troops_in_europe' twice"):
        merge([twice])
    overlapping = scenario(
        "overlap",
        change("defence_share", actors=("DEU", "FRA"), **share),
        change("defence_share", actors=("FRA",), **share),
    )
    with pytest.raises(ScenarioError, match="'overlap' changes 'defence_share' twice"):
        merge([overlapping])
    apart = scenario(
        "apart",
        change("defence_share", actors=("DEU",), **share),
        change("defence_share", actors=("FRA",), **share),
    )
    assert len(merge([apart])) == 2


def test_an_unknown_scenario_is_offered_the_nearest(system: System) -> None:
    with pytest.raises(UnknownName, match="did you mean 'us-retrenches'"):
        resolve(system, "us-retrench", YEARS)
