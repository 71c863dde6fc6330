"""Scenarios side by side: the same runs as apart, and differences against brute force."""

import json
from typing import Any

import numpy as np
import pytest
import xarray
from hypothesis import given, settings
from hypothesis import strategies as some

import foedus
from foedus.analyse.clear import clear_from
from foedus.analyse.compare import comparison_card, simulate_each
from foedus.analyse.comparison import Comparison, compared
from foedus.analyse.difference import JUDGED, MIXED, SET, UNMOVED
from foedus.analyse.values import values_of
from foedus.errors import ScenarioError, UnknownName
from foedus.facts.system import System
from foedus.simulate.run import simulate

NAMES = ("baseline", "us-retrenches", "hague-kept")
RUNS, SEED, UNTIL = 200, 3, 2030


@pytest.fixture(scope="module")
def apart(system: System) -> dict[str, Any]:
    return {name: simulate(system, name, RUNS, SEED, until=UNTIL) for name in NAMES}


@pytest.fixture(scope="module")
def together(system: System) -> xarray.Dataset:
    return foedus.compare(system, NAMES, RUNS, SEED, until=UNTIL)


@pytest.fixture(scope="module")
def comparison(system: System, apart: dict[str, Any]) -> Comparison:
    return compared(system, NAMES, apart)


@pytest.mark.parametrize("name", NAMES)
def test_side_by_side_every_bit_is_that_of_the_run_alone(
    name: str, together: xarray.Dataset, apart: dict[str, Any]
) -> None:
    one = together.sel(scenario=name)
    assert set(one.data_vars) == set(apart[name].data_vars)
    for variable, alone in apart[name].data_vars.items():
        assert one[variable].dims == alone.dims, variable
        np.testing.assert_array_equal(one[variable].values, alone.values, err_msg=str(variable))
        assert one[variable].attrs == alone.attrs


def test_the_dataset_says_what_it_was_made_from(together: xarray.Dataset, apart: Any) -> None:
    card = json.loads(together.attrs["card"])
    assert card["scenarios"] == list(NAMES)
    assert card["reference"] == "baseline"
    assert (card["runs"], card["seed"], card["last_year"]) == (RUNS, SEED, UNTIL)
    for name in NAMES:
        assert card["cards"][name] == json.loads(apart[name].attrs["card"])
    assert together["scenario"].values.tolist() == list(NAMES)


def test_the_hash_of_a_comparison_names_its_runs_in_their_order(apart: Any) -> None:
    cards = {name: json.loads(one.attrs["card"]) for name, one in apart.items()}
    hashes = {comparison_card(names, cards)["hash"] for names in (NAMES, NAMES[::-1], NAMES[:2])}
    assert len(hashes) == 3


def test_a_scenario_against_itself_is_exactly_zero_everywhere(system: System) -> None:
    names = ("baseline", "baseline")
    same = foedus.compare(system, names, 130, until=UNTIL)
    first, second = (same.isel(scenario=place).drop_vars("scenario") for place in (0, 1))
    xarray.testing.assert_identical(first, second)
    found = compared(system, names, simulate_each(system, names, 130, 1, until=UNTIL))
    assert found.others == ("baseline",)
    for gaps in found.gaps.values():
        gap = gaps["baseline"]
        assert all((values == 0).all() for values in gap.quantiles.values())
        assert (gap.chance_above == 0).all()
        assert (gap.chance_equal == 1).all()
        assert gap.clear_from is None
        assert gap.rests_on == UNMOVED


def test_differences_and_chances_are_those_of_brute_force(
    comparison: Comparison, apart: dict[str, Any]
) -> None:
    for name in NAMES[1:]:
        years = list(apart[name]["year"].values)
        for line in comparison.lines:
            gap = comparison.gaps[line.name][name]
            assert gap.years == line.years
            first, second = (values_of(apart[one], line.name) for one in (name, "baseline"))
            for place, year in enumerate(gap.years):
                pairs = [
                    (first[run, years.index(year)], second[run, years.index(year)])
                    for run in range(RUNS)
                ]
                assert gap.chance_above[place] == sum(a > b for a, b in pairs) / RUNS
                assert gap.chance_equal[place] == sum(a == b for a, b in pairs) / RUNS
                change = np.array([a - b for a, b in pairs])
                for level, values in gap.quantiles.items():
                    wanted = np.quantile(change, level)
                    assert values[place] == pytest.approx(wanted, rel=1e-5, abs=1e-6)


def test_the_reverse_comparison_is_the_mirror(system: System, apart: Any) -> None:
    there = compared(system, NAMES[:2], apart).gaps["european_share"]["us-retrenches"]
    back = compared(system, NAMES[1::-1], apart).gaps["european_share"]["baseline"]
    assert back.quantiles[0.5] == pytest.approx(-there.quantiles[0.5], abs=1e-7)
    assert back.quantiles[0.05] == pytest.approx(-there.quantiles[0.95], abs=1e-6)
    above_or_equal = there.chance_above + there.chance_equal + back.chance_above
    assert above_or_equal == pytest.approx(np.ones(len(there.years)))
    assert back.rests_on == there.rests_on == JUDGED


def test_what_a_difference_rests_on_is_told_for_each_pair(comparison: Comparison) -> None:
    troops = comparison.gaps["us_troops_in_europe"]
    assert troops["us-retrenches"].rests_on == SET
    assert troops["hague-kept"].rests_on == UNMOVED
    share = comparison.gaps["european_share"]
    assert share["us-retrenches"].rests_on == JUDGED
    assert share["hague-kept"].rests_on == MIXED


def test_what_both_set_alike_is_no_difference(system: System) -> None:
    names = ("us-retrenches", "us-retrenches+hague-kept")
    found = compared(system, names, simulate_each(system, names, 128, 1, until=UNTIL))
    assert found.gaps["us_troops_in_europe"][names[1]].rests_on == UNMOVED
    assert found.gaps["european_share"][names[1]].rests_on == MIXED


@pytest.mark.parametrize("count", [0, 1, 7])
def test_too_few_or_too_many_are_refused(count: int, system: System) -> None:
    with pytest.raises(ScenarioError, match=f"name 2 to 6 scenarios to compare, not {count}"):
        foedus.compare(system, ["baseline"] * count, runs=1)


def test_an_unknown_scenario_is_offered_the_nearest(system: System) -> None:
    with pytest.raises(UnknownName, match="did you mean 'hague-kept'"):
        foedus.compare(system, ["baseline", "hague-keep"], runs=1)


def test_the_number_of_processes_changes_nothing(system: System, together: Any) -> None:
    again = foedus.compare(system, NAMES, RUNS, SEED, until=UNTIL, processes=2)
    xarray.testing.assert_identical(again, together)


def test_trajectories_are_kept_when_asked_for(system: System) -> None:
    kept = foedus.compare(system, NAMES[:2], 4, until=2026, trajectories=True)
    assert kept["defence_share"].dims == ("scenario", "run", "actor", "year")


# Clear from


def by_hand(low: list[float], high: list[float], years: list[int]) -> int | None:
    """Try every year: is the range on one and the same side of zero from there to the end?"""
    for place, year in enumerate(years):
        above = all(one > 0 for one in low[place:])
        below = all(one < 0 for one in high[place:])
        if above or below:
            return year
    return None


RANGES = some.lists(
    some.tuples(some.sampled_from([-2.0, -1.0, 0.0, 1.0]), some.sampled_from([0.0, 0.5, 1.0, 3.0])),
    max_size=8,
)


@settings(max_examples=400, derandomize=True, database=None)
@given(RANGES)
def test_clear_from_is_what_trying_every_year_finds(ranges: list[tuple[float, float]]) -> None:
    low = [one for one, _ in ranges]
    high = [one + width for one, width in ranges]
    years = list(range(2027, 2027 + len(ranges)))
    assert clear_from(np.array(low), np.array(high), years) == by_hand(low, high, years)


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        ([1, 1, 1], [2, 2, 2], 2027),
        ([-1, 1, 1], [1, 2, 2], 2028),
        ([-2, -2, 0], [-1, -1, 0], None),
        ([1, -2], [2, -1], 2028),
        ([-2, 1], [-1, 2], 2028),
        ([0, 1], [1, 2], 2028),
        ([], [], None),
    ],
    ids=["at once", "later", "not at the end", "turns", "turns up", "touches zero", "no years"],
)
def test_clear_from_in_plain_cases(low: list[int], high: list[int], wanted: int | None) -> None:
    years = range(2027, 2027 + len(low))
    assert clear_from(np.array(low, float), np.array(high, float), years) == wanted
