"""What the shipped scenarios move against the baseline, and what each move rests on."""

from typing import Any

import numpy as np
import pytest

from foedus.analyse.difference import (
    JUDGED,
    MIXED,
    SET,
    UNMOVED,
    WORDS,
    Difference,
    differences,
)
from foedus.analyse.judged_links import judged_links
from foedus.analyse.summarise import Summary
from foedus.analyse.values import values_of
from foedus.facts.system import System

Found = dict[int, dict[str, Difference]]


WITHOUT_LINK = {  # to threat or the guarantor: none was found
    "instruments_in_force",
    "partnership_level",
    "vetoes_per_year",
    "blocked_exchange_years",
    "european_commands",
}


@pytest.fixture(scope="module")
def retrenches(system: System, runs: Any, baseline: Summary) -> Found:
    pair = runs("us-retrenches"), runs("baseline")
    return differences(system, *pair, baseline.lines, (2025, 2026, 2030, 2040))


@pytest.fixture(scope="module")
def stays(system: System, runs: Any, baseline: Summary) -> Found:
    pair = runs("us-stays"), runs("baseline")
    return differences(system, *pair, baseline.lines, (2026, 2030, 2040))


def gained(runs: Any, scenario: str, name: str, year: int) -> np.ndarray:
    place = list(runs(scenario).year.values).index(year)
    first, second = (values_of(runs(one), name)[:, place] for one in (scenario, "baseline"))
    return np.asarray(first - second)


# us-retrenches


def test_troops_are_at_most_40_000_in_every_run_from_2030(runs: Any) -> None:
    troops = runs("us-retrenches")["us_troops_in_europe"]
    assert (troops.sel(year=slice(2030, None)) <= 40).all()
    assert (troops.sel(year=2040) == 40).mean() > 0.5
    for year, cap in ((2027, 70), (2028, 60), (2029, 50)):
        assert (troops.sel(year=year) <= cap).all(), year


def test_retrenchment_never_leaves_more_troops_than_the_baseline(runs: Any) -> None:
    fewer, more = (
        runs(name)["us_troops_in_europe"].values for name in ("us-retrenches", "baseline")
    )
    assert (fewer <= more).all()
    assert (fewer < more).any()


def test_until_2026_retrenchment_is_the_baseline(retrenches: Found) -> None:
    for year in (2025, 2026):
        for one in retrenches[year].values():
            assert one.chance_of_rise == one.chance_of_fall == 0, one.name


def of_members(rests_on: dict[str, str]) -> set[str]:
    """Take out what is said of members and borders, which no change of commitment moves."""
    lines = ("union_members", "alliance_members")
    borders = ("border_with_russia_km", "union_border_with_russia_km")
    return {rests_on.pop(name) for name in (*lines, *borders)}


def test_troops_are_set_and_every_other_move_rests_on_judged_links_alone(
    retrenches: Found,
) -> None:
    rests_on = {name: one.rests_on for name, one in retrenches[2040].items()}
    assert rests_on.pop("us_troops_in_europe") == SET
    assert of_members(rests_on) == {UNMOVED}
    assert {rests_on.pop(name) for name in WITHOUT_LINK} == {UNMOVED}
    decisions = {rests_on.pop(name) for name in ("adoption", "delay", "blocked", "substance")}
    assert decisions <= {UNMOVED, JUDGED}  # by so little that most medians are the same
    assert {rests_on.pop(name) for name in ("mobility_days", "rival_import_share")} == {UNMOVED}
    assert set(rests_on.values()) == {JUDGED}
    assert set(WORDS) >= {SET, UNMOVED, JUDGED}


def test_aid_is_compared_as_long_as_it_is_projected_and_not_moved(retrenches: Found) -> None:
    aid = "us_share_of_ukraine_aid"
    assert retrenches[2030][aid].rests_on == UNMOVED
    assert aid not in retrenches[2040]


def test_with_the_judged_links_cut_nothing_moves_but_what_is_pinned(
    runs: Any, system: System, baseline: Summary
) -> None:
    cut = judged_links(system)
    scenario, without = runs("us-retrenches", cut), runs("baseline", cut)
    moved = {
        line.name
        for line in baseline.lines
        if not np.array_equal(values_of(scenario, line.name), values_of(without, line.name))
    }
    assert moved == {"us_troops_in_europe"}
    for name in ("defence_share", "defence_spending", "perceived_threat"):
        assert np.array_equal(scenario[name].values, without[name].values), name


def test_the_sign_of_the_response_to_assurance_decides_which_way_europe_moves(runs: Any) -> None:
    response = runs("baseline")["parameters"].sel(parameter="defence.assurance_response").values
    change = gained(runs, "us-retrenches", "european_share", 2030)
    # Not in all: where the baseline falls faster at first, the scenario narrows the gap for a year.
    assert (np.sign(change) == np.sign(response)).mean() > 0.95
    assert 0.6 < (change > 0).mean() < 0.95, "more spending is likelier, not certain"


def test_with_the_response_to_assurance_cut_spending_does_not_move_at_all(runs: Any) -> None:
    cut = frozenset({"defence.assurance_response"})
    scenario, without = runs("us-retrenches", cut), runs("baseline", cut)
    for name in ("european_share", "us_share_of_personnel", "allies_at_3_5", "threat"):
        assert np.array_equal(scenario[name].values, without[name].values, equal_nan=True), name
    imports = "us_share_of_arms_imports"
    assert not np.array_equal(scenario[imports].values, without[imports].values)


def test_the_guarantors_share_moves_against_europes(retrenches: Found) -> None:
    europe, guarantor = (
        retrenches[2040][name] for name in ("european_share", "us_share_of_spending")
    )
    assert europe.quantiles[0.5] > 0 > guarantor.quantiles[0.5]
    assert europe.chance_of_rise == pytest.approx(guarantor.chance_of_fall, abs=0.02)


def test_distrust_sends_orders_home_where_its_response_says_so(runs: Any) -> None:
    response = runs("baseline")["parameters"].sel(parameter="procurement.order_response").values
    change = gained(runs, "us-retrenches", "us_share_of_arms_imports", 2040)
    assert (np.sign(change) == -np.sign(response)).all()


def test_imports_lag_so_that_by_2030_little_has_moved(retrenches: Found) -> None:
    imports = "us_share_of_arms_imports"
    early, late = (abs(retrenches[year][imports].quantiles[0.5]) for year in (2030, 2040))
    assert early < late / 2


# us-stays


def test_troops_never_fall_below_the_floor_from_2027(runs: Any) -> None:
    troops = runs("us-stays")["us_troops_in_europe"]
    assert (troops.sel(year=slice(2027, None)) >= 76).all()
    assert (runs("baseline")["us_troops_in_europe"].sel(year=slice(2027, None)) < 76).any()


def test_an_internationalist_administration_brings_aid_back(runs: Any, stays: Found) -> None:
    aid = "us_share_of_ukraine_aid"
    assert stays[2030][aid].quantiles[0.5] > 0
    assert stays[2030][aid].chance_of_fall < 0.01
    assert 0.3 < stays[2030][aid].chance_of_rise < 0.7
    assert aid not in stays[2040]
    # Where the coin of 2029 falls the same way in the baseline nothing moves in that term.
    same = gained(runs, "us-stays", aid, 2030) == 0
    assert 0.3 < same.mean() < 0.7


def test_before_the_term_of_2029_the_scenarios_differ_in_what_they_pin_alone(runs: Any) -> None:
    """The administration of 2025 to 2028 is a fact: it does not differ between scenarios."""
    for scenario in ("us-retrenches", "us-stays"):
        for year in range(2025, 2029):
            assert (gained(runs, scenario, "us_share_of_ukraine_aid", year) == 0).all()


def test_moves_of_us_stays_rest_on_judged_links_but_for_the_american_point(stays: Found) -> None:
    rests_on = {name: one.rests_on for name, one in stays[2040].items()}
    assert rests_on.pop("us_troops_in_europe") == SET
    assert of_members(rests_on) == {UNMOVED}
    assert {rests_on.pop(name) for name in ("mobility_days", "rival_import_share")} == {UNMOVED}
    assert {rests_on.pop(name) for name in ("eu_us_gap", "nato_cohesion")} == {MIXED}
    assert {rests_on.pop(name) for name in WITHOUT_LINK} == {UNMOVED}
    assert set(rests_on.values()) == {JUDGED}


# Any scenario


def test_quantiles_of_a_difference_are_over_paired_runs(runs: Any, retrenches: Found) -> None:
    change = gained(runs, "us-retrenches", "us_share_of_arms_imports", 2030)
    found = retrenches[2030]["us_share_of_arms_imports"]
    levels = list(found.quantiles)
    wanted = np.quantile(change, levels)
    assert list(found.quantiles.values()) == pytest.approx(wanted, rel=1e-5, abs=1e-6)
    assert found.chance_of_rise == (change > 0).mean()
    assert found.chance_of_fall == (change < 0).mean()


def test_a_scenario_against_itself_moves_nothing(
    system: System, runs: Any, baseline: Summary
) -> None:
    found = differences(system, runs("baseline"), runs("baseline"), baseline.lines, (2040,))
    assert {one.rests_on for one in found[2040].values()} == {UNMOVED}
