"""Why a scenario moves a line: parts add up, nothing comes from nothing, the way is real."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import foedus
from foedus.analyse.asked_line import asked_line
from foedus.analyse.contributions import can_matter
from foedus.analyse.explain import Explanation, explain
from foedus.errors import RangeError, ScenarioError, UnknownName
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.simulate.run import simulate

LINES = ("european_share", "nato_force_fill", "threat_baltic", "partnership_level", "blocked")


@cache
def shipped() -> System:
    return foedus.load()


def change(variable: str, path: dict[int, float], *actors: str, how: str = "set") -> Change:
    named = {"actors": actors} if actors else {}
    unit = VARIABLES[variable].unit
    return Change(variable=variable, unit=unit, path=path, how=how, why="Test.", **named)


def system_with(*changes: Change) -> System:
    mine = ScenarioFile(name="mine", question="Why?", based_on="baseline", changes=changes)
    return replace(shipped(), scenarios={**shipped().scenarios, "mine": mine})


CHANGES = some.lists(
    some.sampled_from(
        [
            change("us_troops_in_europe", {2027: 30.0}),
            change("crisis_pool", {2028: 0.2}),
            change("hostility", {2026: 1.0}, how="at_least"),
            change("in_union", {2030: 1.0}, "UKR", how="at_least"),
            change("exchange_blocked", {2028: 0.0}),
            change("defence_share", {2027: 4.0}, "POL", "DEU"),
            change("block_propensity", {2027: 0.3}, "FRA"),
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@settings(max_examples=12, derandomize=True, database=None)
@given(CHANGES, some.sampled_from(LINES), some.integers(2026, 2034))
def test_contributions_add_up_to_the_difference(
    changes: list[Change], line: str, year: int
) -> None:
    found = explain(system_with(*changes), "mine", line, year, runs=40)
    assert abs(sum(one.value for one in found.contributions) - found.difference) < 1e-6
    assert found.difference == pytest.approx(found.scenario - found.baseline)


@pytest.fixture(scope="module")
def retrenches() -> Explanation:
    return explain(shipped(), "us-retrenches", "european_share", 2035, runs=256)


def test_the_difference_is_that_of_the_runs(retrenches: Explanation) -> None:
    first, second = (
        simulate(shipped(), name, 256, 1, until=2035)["european_share"].values[:, -1]
        for name in ("us-retrenches", "baseline")
    )
    assert retrenches.difference == pytest.approx((first - second).mean())
    assert retrenches.quantiles[0.5] == pytest.approx(np.median(first - second))


def test_one_change_alone_is_the_whole_difference() -> None:
    found = explain(shipped(), "mobility-union", "mobility_days", 2035, runs=64)
    assert [one.value for one in found.contributions] == [pytest.approx(found.difference)]
    assert found.contributions[0].quantiles == pytest.approx(found.quantiles)


def test_what_cannot_matter_adds_exactly_nothing() -> None:
    late = change("hostility", {2036: 1.0})
    elsewhere = change("exchange_blocked", {2027: 0.0})
    slack = change("us_troops_in_europe", {2027: 0.0}, how="at_least")
    moves = change("crisis_pool", {2027: 0.1})
    found = explain(
        system_with(late, elsewhere, slack, moves), "mine", "european_share", 2035, runs=64
    )
    assert [one.value for one in found.contributions[:3]] == [0.0, 0.0, 0.0]
    assert {one.rests_on for one in found.contributions[:3]} == {"unmoved"}
    assert found.contributions[3].value == found.difference != 0


def test_wiring_and_years_decide_what_is_run_at_all() -> None:
    assert can_matter(change("crisis_pool", {2030: 1.0}), "european_share", 2030)
    assert not can_matter(change("crisis_pool", {2031: 1.0}), "european_share", 2030)
    assert not can_matter(change("crisis_pool", {2030: 1.0}), "mobility_days", 2040)


def test_beyond_five_changes_orders_are_drawn_and_still_add_up() -> None:
    found = explain(shipped(), "europe-stalls", "european_share", 2032, runs=128)
    assert len(found.contributions) == 17
    assert found.orders >= 16
    assert abs(sum(one.value for one in found.contributions) - found.difference) < 1e-6
    errors = [one.error for one in found.contributions]
    assert all(error is not None and error >= 0 for error in errors)
    assert max(error for error in errors if error is not None) > 0
    largest = min(found.contributions, key=lambda one: one.value)
    assert "DEU" in largest.change.actors


def test_drawn_orders_come_near_the_exact_values(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("us-retrenches+ceasefire", "european_share", 2033)
    exact = explain(shipped(), *names, runs=64)
    monkeypatch.setattr("foedus.analyse.contributions.EXACT", 1)
    drawn = explain(shipped(), *names, runs=64)
    assert (exact.orders, drawn.orders) == (0, 16)
    for one in (exact, drawn):
        assert len(one.contributions) == 5
        assert abs(sum(each.value for each in one.contributions) - one.difference) < 1e-6
    # Aid of the other donors reaches this line by the wiring, and does nothing to it by then.
    idle = {one.change.variable for one in exact.contributions if one.value == 0}
    assert idle == {"other_aid"}
    for mine, other in zip(drawn.contributions, exact.contributions, strict=True):
        assert mine.error is not None
        assert abs(mine.value - other.value) <= 5 * mine.error + 1e-9


def test_the_result_is_the_same_for_any_number_of_processes(retrenches: Explanation) -> None:
    names = ("us-retrenches", "european_share", 2035)
    other = explain(shipped(), *names, runs=256, processes=2)
    assert other == retrenches


def test_a_scenario_without_changes_explains_nothing() -> None:
    found = explain(shipped(), "baseline", "european_share", 2030, runs=128)
    assert found.difference == 0
    assert found.contributions == ()
    assert found.chain is None
    assert found.of_difference.rest is None
    assert found.of_level.rest is not None


def test_judged_links_are_marked_as_elsewhere(retrenches: Explanation) -> None:
    assert retrenches.rests_on == "judged alone"
    assert {one.rests_on for one in retrenches.contributions} == {"judged alone"}
    escalates = explain(shipped(), "russia-escalates", "european_share", 2035, runs=64)
    assert escalates.rests_on == "not judged alone"
    troops = explain(shipped(), "us-retrenches", "us_troops_in_europe", 2030, runs=64)
    assert [one.rests_on for one in troops.contributions] == ["set", "unmoved"]


def test_the_spread_of_the_effect_goes_with_the_response_that_it_acts_through(
    retrenches: Explanation,
) -> None:
    first = retrenches.of_difference.shares[0]
    assert (first.name, first.basis, first.judged_link) == (
        "defence.assurance_response",
        "judged",
        True,
    )
    shares = sum(one.share for one in retrenches.of_difference.shares)
    assert retrenches.of_difference.rest == pytest.approx(1 - shares)


def test_the_way_leads_from_what_is_set_over_the_gap_to_the_line(retrenches: Explanation) -> None:
    way = retrenches.chain
    assert way is not None
    assert [one.variable for one in way.set] == ["crisis_pool", "us_troops_in_europe"]
    names = [one.submodel for one in way.steps]
    assert names[0] == "assurance"
    assert names[-1] == "indicators"
    assert names.index("defence") < names.index("spending")
    written = {one.variable: one for step in way.steps for one in step.writes}
    # Everything goes through the gap in commitment, and through what is spent.
    for name in ("commitment_gap", "defence_spending"):
        assert written[name].carries == pytest.approx(written["defence_share"].carries, rel=0.05), (
            name
        )
    assert "personnel" not in written  # it moves, and no way leads from it to this line
    gap = written["commitment_gap"]
    assert gap.scenario > gap.reference


def test_the_shown_run_is_the_median_one(retrenches: Explanation) -> None:
    way = retrenches.chain
    assert way is not None
    line = way.steps[-1].writes[-1]
    assert line.variable == "european_share"
    assert line.scenario - line.reference == pytest.approx(retrenches.quantiles[0.5], abs=0.05)


def test_the_run_is_counted_from_zero_and_the_last_step_names_what_it_reads(
    retrenches: Explanation,
) -> None:
    way = retrenches.chain
    assert way is not None
    apart = (
        simulate(shipped(), "us-retrenches", 256, 1, until=2035)["european_share"].values[:, -1]
        - simulate(shipped(), "baseline", 256, 1, until=2035)["european_share"].values[:, -1]
    )
    line = way.steps[-1].writes[-1]
    assert apart[way.run] == pytest.approx(line.scenario - line.reference)
    assert way.steps[-1].reads == ("defence_spending",)  # not shares of GDP, though it reads them
    # The whole effect goes over the steps, none of it past them.
    assert way.direct is None
    assert way.difference == pytest.approx(apart[:128].mean())


def test_what_goes_past_the_steps_is_measured() -> None:
    """A cap on shares moves who reaches 2 % directly; spending and threat answer on top of it."""
    found = explain(shipped(), "europe-stalls", "allies_at_2", 2030, runs=128)
    way = found.chain
    assert way is not None
    assert way.direct is not None
    assert way.direct < 0
    carried = {one.variable: one.carries for step in way.steps for one in step.writes}
    # Who spends less feels more threatened, so what lies between works the other way.
    assert carried["perceived_threat"] > 0
    assert way.direct + carried["perceived_threat"] == pytest.approx(way.difference, abs=0.1)
    force = explain(shipped(), "eu-force-60000", "eu_force_fill", 2030, runs=64).chain
    assert force is not None
    assert force.direct == pytest.approx(force.difference)


def test_of_a_set_of_states_the_chain_names_who_is_added_or_left_out() -> None:
    joins = explain(shipped(), "ukraine-joins-2030", "union_members", 2032, runs=64).chain
    assert joins is not None
    assert [(one.entered, one.left) for one in joins.set] == [(("UKR",), ())]


def test_steps_rest_on_parameters_facts_and_series(retrenches: Explanation) -> None:
    held = {one.submodel: one for one in retrenches.grounds}
    response = next(
        one for one in held["defence"].parameters if one.name == "defence.assurance_response"
    )
    assert response.judged_link
    assert "planned_share" in held["defence"].facts
    assert "real_gdp" in held["defence"].series
    assert held["defence"].history["share_at_start"] == (
        "defence_share_nato",
        "defence_share_sipri",
    )
    assert "arms_imports" in held["indicators"].read
    for one in retrenches.grounds:
        for ground in one.parameters:
            assert all(each.split("#")[0] in shipped().sources for each in ground.sources)


def test_what_is_asked_wrongly_is_told_gently() -> None:
    system = shipped()
    with pytest.raises(UnknownName, match="did you mean 'european_share'"):
        asked_line(system, "european_shar")
    with pytest.raises(ScenarioError, match="threat_baltic"):
        asked_line(system, "threat")
    with pytest.raises(RangeError, match="2025 to 2040; choose a year of these, not 2041"):
        asked_line(system, "european_share", 2041)
    with pytest.raises(RangeError, match="not 2024"):
        asked_line(system, "european_share", 2024)
    with pytest.raises(UnknownName, match="us-retrenches"):
        explain(system, "us-retrenchs", "european_share", runs=1)
    with pytest.raises(ScenarioError, match="at least 1"):
        explain(system, "us-stays", "european_share", runs=0)


def test_without_a_year_it_is_the_last_that_is_told() -> None:
    assert asked_line(shipped(), "european_share").year == shipped().last_year
    ends = {one.name for one in foedus_lines() if asked_line(shipped(), one.name).year < 2040}
    horizons = {one.name for one in foedus_lines() if one.horizon}
    assert ends <= horizons


def foedus_lines() -> list:
    from foedus.model.variables import INDICATORS

    return [one for one in INDICATORS if not one.dims]


def test_few_runs_still_add_up_and_say_nothing_of_parameters() -> None:
    found = explain(shipped(), "us-retrenches", "european_share", 2030, runs=1)
    assert sum(one.value for one in found.contributions) == pytest.approx(found.difference)
    assert found.of_difference.rest is None
