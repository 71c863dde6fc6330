"""Standing: the same runs as `simulate` gives, from processes that stay."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
import xarray

import foedus
from foedus.analyse.judged_links import judged_links, without_judged_links
from foedus.facts.system import System
from foedus.simulate import standing
from foedus.simulate.keep import QUANTILE_BLOCKS, Keep
from foedus.simulate.lanes import HALF, NARROW, WIDE, lanes_for
from foedus.simulate.places import StandingPlaces
from foedus.simulate.pool import Job
from foedus.simulate.prepared import Prepared, prepare
from foedus.simulate.run import blocks_for, dataset_of
from foedus.simulate.scenario import resolve
from foedus.simulate.standing import MOST_DRAWN, StandingJob, spread

UNTIL, RUNS = 2026, 300


@pytest.fixture(scope="module")
def places() -> Iterator[StandingPlaces]:
    one = StandingPlaces(2)
    yield one
    one.shutdown()


@pytest.fixture(scope="module")
def ready(system: System) -> Prepared:
    return prepare(system, UNTIL)


def job_of(system: System, ready: Prepared, scenario: str, seed: int = 1) -> StandingJob:
    resolved = resolve(system, scenario, ready.inputs.years)
    job = Job(ready.inputs, resolved, ready.table, seed, Keep(False))
    return StandingJob(job, "the same facts", judged_links(system))


@pytest.mark.parametrize(("at_once", "widest"), [(1, WIDE), (2, NARROW), (8, WIDE)])
def test_runs_are_those_of_simulate_however_they_are_split(
    system: System, ready: Prepared, places: StandingPlaces, at_once: int, widest: int
) -> None:
    for scenario in ("us-retrenches", "baseline"):  # the second on draws that are kept
        job = job_of(system, ready, scenario)
        halves = list(spread(job, lanes_for(blocks_for(RUNS), True, widest), places, at_once))
        whole = [one for half, one in halves if not half.cut]
        found = dataset_of(system, job.job, whole, RUNS)
        xarray.testing.assert_identical(found, foedus.simulate(system, scenario, RUNS, until=UNTIL))
        cut = dataset_of(
            system, replace(job.job, cut=job.judged), [one for half, one in halves if half.cut], 128
        )
        xarray.testing.assert_identical(cut, without_judged_links(system, scenario, 1, UNTIL))


def test_the_last_year_rests_on_no_split_either(system: System) -> None:
    job = job_of(system, prepare(system), "us-retrenches")
    wide, narrow = (
        [
            own
            for lane in lanes_for(3, False, widest)
            for own in np.split(job.lane(lane)["european_share"], len(lane), axis=1)
        ]
        for widest in (WIDE, NARROW)
    )
    assert np.array_equal(np.stack(wide), np.stack(narrow))


@pytest.mark.parametrize("blocks", [1, 2, 3, 16, 157])
@pytest.mark.parametrize("cut_too", [False, True])
@pytest.mark.parametrize("widest", [NARROW, WIDE])
def test_lanes_hold_every_run_once_and_in_order(blocks: int, cut_too: bool, widest: int) -> None:
    lanes = lanes_for(blocks, cut_too, widest)
    assert {len(lane) for lane in lanes} <= {NARROW, WIDE}
    runs = [(one.cut, one.number, one.runs.start) for one in chain.from_iterable(lanes)]
    assert runs == sorted(runs)
    assert len(set(runs)) == len(runs) == 2 * (blocks + cut_too)


def test_actors_are_kept_of_the_first_runs_alone(
    system: System, ready: Prepared, places: StandingPlaces
) -> None:
    lanes = lanes_for(QUANTILE_BLOCKS + 1, False)[-2:]
    halves = list(spread(job_of(system, ready, "baseline"), lanes, places, 2))
    for half, own in halves:
        assert ("perceived_threat" in own) == (half.number < QUANTILE_BLOCKS)
        assert own["european_share"].shape[1] == len(own["parameters"]) == HALF


def test_a_process_keeps_few_draws(system: System, ready: Prepared) -> None:
    (lane,) = lanes_for(1, False)
    for seed in range(MOST_DRAWN + 2):
        job_of(system, ready, "baseline", seed).lane(lane)
    assert len(standing._DRAWN) == MOST_DRAWN
    replace(job_of(system, ready, "baseline", 99), kept=False).lane(lane)
    assert not any(99 in key for key in standing._DRAWN)
    standing._DRAWN.clear()


def test_a_lane_goes_to_the_same_process_and_a_killed_one_is_replaced(
    system: System, ready: Prepared
) -> None:
    own = StandingPlaces(2)
    first, second = (own.submit_to(place, os.getpid).result() for place in (0, 1))
    assert own.submit_to(2, os.getpid).result() == first != second
    os.kill(first, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        list(spread(job_of(system, ready, "baseline"), lanes_for(4, False), own, 2))
    own.renew()
    assert own.submit_to(0, os.getpid).result() not in (first, second)
    assert own.submit_to(1, os.getpid).result() == second
    own.shutdown()
