"""Standing: the same runs as `simulate` gives, from processes that stay."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor

import pytest
import xarray

import foedus
from foedus.facts.system import System
from foedus.simulate import standing
from foedus.simulate.keep import Keep
from foedus.simulate.pool import Job
from foedus.simulate.prepared import Prepared, prepare
from foedus.simulate.run import blocks_for, dataset_of
from foedus.simulate.scenario import resolve
from foedus.simulate.standing import MOST_DRAWN, StandingJob, begin_blocks
from foedus.simulate.workers import standing_workers

UNTIL, RUNS = 2026, 300


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    one = standing_workers(2)
    yield one
    one.shutdown(wait=True, kill_workers=True)  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def ready(system: System) -> Prepared:
    return prepare(system, UNTIL)


def job_of(system: System, ready: Prepared, scenario: str, seed: int = 1) -> StandingJob:
    resolved = resolve(system, scenario, ready.inputs.years)
    job = Job(ready.inputs, resolved, ready.table, seed, Keep(False))
    return StandingJob(job, "the same facts")


@pytest.mark.parametrize("at_once", [1, 2, 8])
def test_runs_are_those_of_simulate(
    system: System, ready: Prepared, pool: Executor, at_once: int
) -> None:
    for scenario in ("us-retrenches", "baseline"):  # the second on draws that are kept
        job = job_of(system, ready, scenario)
        blocks = begin_blocks(job, blocks_for(RUNS), pool, at_once)
        found = dataset_of(system, job.job, blocks, RUNS)
        xarray.testing.assert_identical(found, foedus.simulate(system, scenario, RUNS, until=UNTIL))


def test_a_process_keeps_few_draws(system: System, ready: Prepared) -> None:
    for seed in range(MOST_DRAWN + 2):
        job_of(system, ready, "baseline", seed).block(0)
    assert len(standing._DRAWN) == MOST_DRAWN
    standing._DRAWN.clear()


def test_a_killed_worker_is_noticed(system: System, ready: Prepared) -> None:
    own = standing_workers(1)
    os.kill(own.submit(os.getpid).result(), signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        list(begin_blocks(job_of(system, ready, "baseline"), 4, own, 2))
    own.shutdown(wait=True, kill_workers=True)  # type: ignore[call-arg]
