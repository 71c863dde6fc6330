"""Forces of a year: history is fact, later years are run, and both orders share what there is."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.analyse.force_curve import fill_curve, leans_on
from foedus.analyse.force_draws import Draws, force_draws
from foedus.analyse.force_history import SERIES, force_lines
from foedus.analyse.forces import ForceBalance, balance_of, force_balance
from foedus.errors import RangeError, ScenarioError, UnknownName
from foedus.facts.scenarios import Change
from foedus.facts.system import System
from foedus.simulate.run import simulate

RUNS = 256


@pytest.fixture(scope="module")
def of_2024(system: System) -> Draws:
    return force_draws(system, 2024, "baseline", RUNS, 1)


@pytest.fixture(scope="module")
def sixty(system: System) -> ForceBalance:
    return force_balance(system, 2030, "eu-force-60000", RUNS)


def test_history_asks_for_2_percent_before_2022_and_14_since(system: System) -> None:
    line = force_lines(system)["required_readiness"]
    asked = dict(zip(line.years, line.values, strict=True))
    assert asked[2014] == pytest.approx(1.1, abs=0.05)  # the Response Force of about 21,000
    assert asked[2021] == pytest.approx(2.0, abs=0.05)  # 40,000
    assert asked[2024] == pytest.approx(14.2, abs=0.05)  # 300,000
    assert (line.source, line.computed) == (system.series(SERIES).source, False)


def test_history_of_the_fills_says_that_it_is_computed(system: System) -> None:
    lines = force_lines(system)
    for name in ("nato_force_fill", "eu_force_fill", "double_hatted", "force_shortfall"):
        assert lines[name].computed
    before = [
        v
        for y, v in zip(
            lines["nato_force_fill"].years, lines["nato_force_fill"].values, strict=True
        )
        if y < 2022
    ]
    assert min(before) == 100


def test_measured_years_have_no_spread_in_what_is_asked_for(system: System, of_2024: Draws) -> None:
    found = balance_of(system, of_2024)
    assert found.measured
    assert found.required.low == found.required.high == pytest.approx(14.16, abs=0.01)
    assert found.ready_share.low < found.ready_share.middle < found.ready_share.high


def test_later_years_are_those_of_the_run_with_the_same_draws(system: System) -> None:
    found = force_balance(system, 2028, "us-retrenches", RUNS, seed=3)
    runs = simulate(system, "us-retrenches", RUNS, 3, until=2028)
    last = runs.isel(year=-1)
    for mine, theirs in (
        (found.required, last["required_readiness"]),
        (found.union_required, last["eu_required_readiness"]),
        (found.slots[-1].alliance_first, last["eu_force_fill"]),
    ):
        assert mine.middle == pytest.approx(float(np.median(theirs)), rel=1e-9)
    assert found.shortfall.high == pytest.approx(
        1000 * float(np.quantile(last["force_shortfall"], 0.95))
    )


def test_a_scenario_does_not_move_history(system: System, of_2024: Draws) -> None:
    again = force_balance(system, 2024, "eu-force-60000", RUNS)
    assert replace(again, scenario="baseline") == balance_of(system, of_2024)


def test_a_force_of_60000_takes_from_the_tiers_if_it_is_served_first(sixty: ForceBalance) -> None:
    *tiers, union = sixty.slots
    assert (union.persons, union.title) == (60_000, "force of the scenario")
    assert sixty.union_required.middle == pytest.approx(4.2, abs=0.1)
    assert union.union_first.middle > union.alliance_first.middle
    assert all(one.union_first.middle <= one.alliance_first.middle for one in tiers)
    assert union.moved.middle == pytest.approx(sixty.double_hatted.middle)  # draw by draw
    assert all(one.moved.high <= 1e-6 for one in tiers)
    assert min(one.moved.middle for one in tiers) < -10_000


def test_every_draw_is_bound_by_something_or_nothing(sixty: ForceBalance) -> None:
    assert sum(one.percent for one in sixty.binding) == pytest.approx(100)
    assert [one.percent for one in sixty.binding] == sorted(
        (one.percent for one in sixty.binding), reverse=True
    )
    assert {one.kind for one in sixty.binding} <= {"nothing", "pool", "part"}
    for one in sixty.binding:
        assert (one.kind == "nothing") == (one.slots == ())


def test_pools_are_those_of_members_the_quicker_within_the_slower(
    system: System, of_2024: Draws
) -> None:
    pools = {one.actor: one for one in balance_of(system, of_2024).pools}
    assert {"USA", "TUR", "AUT", "MLT"} <= pools.keys()
    assert not {"UKR", "RUS", "ISL"} & pools.keys()
    for one in pools.values():
        first, second, third = (ready.middle for ready in one.ready)
        assert 0 < first < second < third < one.personnel.middle
    assert (pools["MLT"].gives_union, pools["AUT"].gives_union) == (False, True)
    assert pools["IRL"].limit == 182
    assert pools["DEU"].offers == ("NATO: 35,000 within 30 days",)


def test_who_joins_in_few_draws_is_no_member_in_the_middle_of_them(sixty: ForceBalance) -> None:
    inside = {one.actor for one in sixty.pools if one.in_union}
    assert not {"TUR", "UKR", "MDA", "SRB"} & inside
    assert {one.actor for one in sixty.pools if not one.allied} == {"AUT", "CYP", "IRL", "MLT"}


def test_the_curve_rises_to_full_before_what_is_asked_for(system: System, of_2024: Draws) -> None:
    curve = fill_curve(of_2024)
    assert (np.diff(curve.alliance_first, axis=1) >= -1e-9).all()
    assert (np.diff(curve.union_first, axis=1) >= -1e-9).all()
    assert curve.alliance_first[:, 0].max() == 0
    assert curve.alliance_first[:, -1].min() == 100
    # The guarantor's pledge is added to what the others hold ready.
    full = curve.ready[(curve.alliance_first[:2] >= 100 - 1e-9).all(axis=0)][0]
    assert 10 < full < 14.2


def test_what_a_share_moves_between_its_ends(system: System, of_2024: Draws) -> None:
    found = {
        one.parameter: one
        for one in leans_on(of_2024, {"deployable": (0.15, 0.45), "union_part": (0.1, 0.5)})
    }
    low, high = found["deployable"].alliance
    assert low < 50 < high
    low, high = found["union_part"].alliance
    assert low == pytest.approx(high)


def test_an_earlier_day_has_the_goals_and_the_personnel_of_then(system: System) -> None:
    then = system.as_known_on(date(2022, 1, 15))
    found = force_balance(then, 2021, runs=RUNS)
    assert [(one.organisation, one.persons) for one in found.slots] == [
        ("NATO", 40_000),
        ("EU", 3_000),
    ]
    assert not force_balance(then, 2022, runs=RUNS).measured


@pytest.mark.parametrize("year", [2013, 2041])
def test_years_without_forces_are_refused(system: System, year: int) -> None:
    with pytest.raises(RangeError, match=r"choose a year from 2014 \(measured\) to 2040"):
        force_balance(system, year, runs=RUNS)


def test_a_day_before_personnel_was_published_is_refused(system: System) -> None:
    with pytest.raises(RangeError, match="was not published by 2014-01-01"):
        force_balance(system.as_known_on(date(2014, 1, 1)), 2020, runs=RUNS)


def test_a_scenario_that_is_none_is_refused(system: System) -> None:
    with pytest.raises(UnknownName, match="eu-force-60000"):
        force_balance(system, 2024, "eu-force-6000", RUNS)
    with pytest.raises(ScenarioError):
        force_balance(system, 2030, "us-stays+us-retrenches", RUNS)


def test_a_scenario_of_ones_own_may_keep_a_state_out_of_the_unions_force(
    system: System,
) -> None:
    sixty = system.scenario("eu-force-60000")
    (size,) = sixty.changes
    without = Change(
        variable="gives_union_forces",
        actors=("FRA", "DEU", "ITA", "ESP", "POL"),
        unit="0 or 1",
        path={2030: 0.0},
        why="A test.",
    )
    own = sixty.model_copy(update={"name": "own", "changes": (size, without)})
    changed = replace(system, scenarios={**system.scenarios, "own": own})
    found = force_balance(changed, 2030, "own", RUNS)
    pools = {one.actor: one for one in found.pools}
    assert (pools["FRA"].gives_union, pools["ROU"].gives_union) == (False, True)
    whole = force_balance(system, 2030, "eu-force-60000", RUNS)
    assert found.slots[-1].union_first.middle < 0.8 * whole.slots[-1].union_first.middle
