"""Scenarios: what a difference does to its variable, and to nothing else."""

from typing import Any

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve

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
    changed = [change.variable for change in merged.changes]
    assert changed == ["crisis_pool", "us_troops_in_europe"]


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


def test_who_is_made_an_ally_answers_from_then_on(runs: Any) -> None:
    """Outside, a state keeps to its habit; inside, it is drawn to the others' level."""
    share = [runs(name)["defence_share"].sel(actor="UKR") for name in ("another-ally", "baseline")]
    before, after = slice(None, 2026), slice(2027, None)
    assert np.array_equal(*[one.sel(year=before).values for one in share])
    inside, outside = (one.sel(year=after).values for one in share)
    at_the_ceiling = (inside == 50) & (outside == 50)
    assert ((inside != outside) | at_the_ceiling).all()
    assert at_the_ceiling.mean() < 0.2
    assert (share[0].sel(year=2035).values < share[1].sel(year=2035).values).mean() > 0.9


def test_an_organisation_and_a_state_outside_it_do_not_overlap(runs: Any) -> None:
    share = runs("two-organisations")["defence_share"].sel(year=2030)
    assert (share.sel(actor="FRA") == 3).all()
    assert (share.sel(actor="AUT") == 2).all()


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
