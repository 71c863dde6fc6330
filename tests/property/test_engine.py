"""What holds for every run of the engine, whatever is asked of it."""

import hashlib
import json
import subprocess
import sys
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.facts.system import System, load
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.membership import european, membership, only_actor
from foedus.model.threat import proximity
from foedus.model.variables import INDICATORS, VARIABLES
from foedus.simulate.block import run_block
from foedus.simulate.draw import parameter_table
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve
from foedus.simulate.streams import BLOCK

SCENARIOS = some.sampled_from(["baseline", "us-retrenches", "us-stays"])
SEEDS = some.integers(0, 2**63)
a_few = settings(max_examples=8, derandomize=True, database=None)


@cache
def shipped() -> System:
    return load()


def simulated(scenario: str = "baseline", runs: int = BLOCK, seed: int = 1, **named: Any) -> Any:
    return simulate(shipped(), scenario, runs, seed, **named)


def equal(one: Any, other: Any) -> bool:
    """Return whether two datasets hold the same bits in all variables that have runs."""
    return all(
        np.array_equal(one[name].values, other[name].values, equal_nan=True)
        for name in one.data_vars
        if "run" in one[name].dims
    )


def test_two_processes_give_the_same_bits_as_one() -> None:
    one = simulated("us-retrenches", 5 * BLOCK + 7, until=2028, processes=1)
    two = simulated("us-retrenches", 5 * BLOCK + 7, until=2028, processes=2)
    assert equal(one, two)
    assert json.loads(one.attrs["card"])["hash"] == json.loads(two.attrs["card"])["hash"]


def test_the_first_500_of_1000_runs_are_those_of_a_run_of_500() -> None:
    few, many = simulated(runs=500, trajectories=True), simulated(runs=1000, trajectories=True)
    assert equal(few, many.isel(run=slice(500)))
    assert few.sizes["run"] == 500


@a_few
@given(SCENARIOS, some.integers(1, 3 * BLOCK), some.integers(0, 2 * BLOCK), SEEDS)
def test_asking_for_more_runs_changes_none_of_the_first(
    scenario: str, few: int, more: int, seed: int
) -> None:
    first = simulated(scenario, few, seed, until=2027)
    assert equal(first, simulated(scenario, few + more, seed, until=2027).isel(run=slice(few)))


@a_few
@given(SCENARIOS, some.integers(2025, 2039), some.integers(1, 10), SEEDS)
def test_a_later_end_leaves_earlier_years_as_they_were(
    scenario: str, until: int, more: int, seed: int
) -> None:
    shorter = simulated(scenario, 20, seed, until=until, trajectories=True)
    longer = simulated(scenario, 20, seed, until=until + more, trajectories=True)
    assert equal(shorter, longer.sel(year=slice(None, until)))


@a_few
@given(SEEDS, SEEDS)
def test_a_run_is_the_same_again_for_its_seed_and_another_for_another(one: int, two: int) -> None:
    first = simulated(runs=3, seed=one, until=2027)
    assert equal(first, simulated(runs=3, seed=one, until=2027))
    assert equal(first, simulated(runs=3, seed=two, until=2027)) == (one == two)


def test_seed_0_is_a_seed() -> None:
    zero = simulated(seed=0, until=2027)
    assert equal(zero, simulated(seed=0, until=2027))
    assert not equal(zero, simulated(seed=1, until=2027))
    assert json.loads(zero.attrs["card"])["seed"] == 0


FRESH = """
import hashlib, sys, foedus
runs = foedus.simulate(foedus.load(), sys.argv[1], runs=200, seed=7, until=2029, processes=1)
names = sorted(name for name in runs.data_vars)
print(hashlib.sha256(b"".join(runs[name].values.tobytes() for name in names)).hexdigest())
"""


def test_two_scenarios_in_one_process_give_what_each_gives_alone_in_a_fresh_one() -> None:
    for scenario in ("us-stays", "us-retrenches"):
        runs = simulated(scenario, 200, 7, until=2029)
        names = sorted(str(name) for name in runs.data_vars)
        here = hashlib.sha256(b"".join(runs[name].values.tobytes() for name in names)).hexdigest()
        command = [sys.executable, "-W", "error", "-c", FRESH, scenario]
        alone = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        assert here == alone, scenario


@a_few
@given(SCENARIOS, SEEDS)
def test_every_variable_stays_within_its_range_in_every_run(scenario: str, seed: int) -> None:
    runs = simulated(scenario, seed=seed, trajectories=True)
    for one in INDICATORS:
        values = runs[one.name].values
        assert np.nanmin(values) >= one.minimum, one.name
        assert np.nanmax(values) <= one.maximum, one.name
        assert not np.isinf(values).any()
        if not one.dims:
            assert not np.isnan(values).any(), one.name
    for name in ("defence_share", "defence_spending", "perceived_threat"):
        values = runs[name].values
        assert VARIABLES[name].minimum <= values.min() <= values.max() <= VARIABLES[name].maximum
        assert values.min() >= 0


@a_few
@given(SCENARIOS, SEEDS)
def test_shares_are_those_of_the_spending_of_each_run_and_sum_to_100(
    scenario: str, seed: int
) -> None:
    runs = simulated(scenario, 50, seed, trajectories=True)
    spending = runs["defence_spending"].transpose("run", "year", "actor").values.astype(float)
    system = shipped()
    allied = membership(system, system.roles.alliance, runs.year.values.tolist())
    guarantor = only_actor(system, system.roles.guarantor)
    parts = {"european_share": european(system), "us_share_of_spending": guarantor}
    total = (spending * allied).sum(axis=-1)
    rest = 100 * (spending * allied * (1 - european(system) - guarantor)).sum(axis=-1) / total
    for name, part in parts.items():
        wanted = 100 * (spending * allied * part).sum(axis=-1) / total
        assert runs[name].values == pytest.approx(wanted, rel=1e-6)
    summed = runs["european_share"].values + runs["us_share_of_spending"].values + rest
    assert summed == pytest.approx(np.full(summed.shape, 100.0), rel=1e-6)
    assert rest.min() > 0, "there is an ally beyond the Atlantic"


@a_few
@given(SCENARIOS, SEEDS)
def test_counts_of_allies_are_whole_and_nested(scenario: str, seed: int) -> None:
    runs = simulated(scenario, seed=seed)
    lower, upper = runs["allies_at_2"].values, runs["allies_at_3_5"].values
    assert (lower == np.round(lower)).all()
    assert (upper <= lower).all()
    assert lower.max() <= len(shipped().members("NATO", shipped().as_of))


@a_few
@given(SCENARIOS, some.integers(0, 5), some.integers(0, 100))
def test_threat_is_not_negative_and_rises_with_proximity(
    scenario: str, block: int, seed: int
) -> None:
    system = shipped()
    inputs = build_inputs(system, 2035)
    table = parameter_table(system, ALLIANCE, inputs.families)
    keep = frozenset({"proximity", "perceived_threat", "hostility", "commitment_gap"})
    resolved = resolve(system, scenario, inputs.years)
    found = run_block(ALLIANCE, inputs, resolved, table, seed, block, keep)
    near, threat = found["proximity"], found["perceived_threat"]
    order = near.argsort(axis=-1)
    assert (np.diff(np.take_along_axis(threat, order, axis=-1), axis=-1) >= 0).all()
    assert threat.min() >= 0
    assert 0 <= near.min() <= near.max() <= 1
    assert (near == near[0]).all(), "who is near does not change from year to year"
    for name in ("hostility", "commitment_gap"):
        assert 0 <= found[name].min() <= found[name].max() <= 1, name


@settings(a_few, max_examples=100)
@given(
    some.floats(0, 20_000),
    some.floats(0, 5_000),
    some.booleans(),
    some.floats(10, 5_000),
    some.floats(0, 1),
)
def test_proximity_falls_with_distance_and_never_with_a_border(
    distance: float, farther: float, border: bool, reach: float, bonus: float
) -> None:
    def near(kilometres: float, borders: bool) -> float:
        given_reach, given_bonus = np.array([[reach]]), np.array([[bonus]])
        distances, land = np.array([kilometres]), np.array([float(borders)])
        return float(proximity(distances, land, given_reach, given_bonus).item())

    assert near(distance + farther, border) <= near(distance, border)
    assert near(distance, True) >= near(distance, False)
    assert 0 <= near(distance, border) <= 1
