"""Pool: in which order blocks arrive, and how many are under way."""

import os
from concurrent.futures import Executor, Future
from typing import Any, cast

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.simulate.draw import parameter_table
from foedus.simulate.keep import ACTOR_VARIABLES, Keep
from foedus.simulate.pool import AHEAD, Job, run_blocks
from foedus.simulate.scenario import resolve


@pytest.fixture(scope="module")
def job(system: System) -> Job:
    inputs = build_inputs(system, until=2026)
    table = parameter_table(system, ALLIANCE, inputs.families)
    return Job(inputs, resolve(system, "baseline", inputs.years), table, 1, Keep(False))


def test_blocks_come_in_their_order(job: Job) -> None:
    for number, recorded in enumerate(run_blocks(job, 3, None)):
        assert np.array_equal(recorded["parameters"], job.block(number)["parameters"])


def test_without_a_pool_blocks_are_computed_as_they_are_asked_for(job: Job) -> None:
    blocks = run_blocks(job, 10**9, None)
    assert next(blocks)["european_share"].shape == (2, 128)


class Clerk(Executor):
    """A pool that does its work when asked for the result, the last order first."""

    def __init__(self) -> None:
        self.open: list[tuple[Future[Any], Any, int]] = []
        self.most = 0

    def submit(self, work: Any, /, number: int) -> Future[Any]:  # type: ignore[override]
        paper = Paper(self)
        self.open.append((paper, work, number))
        self.most = max(self.most, len(self.open))
        return paper


class Paper(Future[Any]):
    def __init__(self, clerk: Clerk) -> None:
        super().__init__()
        self.clerk = clerk

    def result(self, timeout: float | None = None) -> Any:
        for paper, work, number in reversed(self.clerk.open):
            if not paper.done():
                paper.set_result(work(number))
        self.clerk.open = [one for one in self.clerk.open if one[0] is not self]
        return super().result(timeout)


class Counting:
    """A job that notes which blocks the caller computes itself."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.asked: list[int] = []

    def block(self, number: int) -> Any:
        self.asked.append(number)
        return self.job.block(number)


def test_with_a_pool_they_come_in_order_whatever_is_done_first(job: Job) -> None:
    many = 2 * ((os.cpu_count() or 1) + AHEAD)
    clerk = Clerk()
    found = list(run_blocks(job, many, clerk))
    assert len(found) == many
    for number, recorded in enumerate(found):
        assert np.array_equal(recorded["parameters"], job.block(number)["parameters"])


def test_only_a_few_blocks_are_handed_out_ahead_so_that_memory_stays_small(job: Job) -> None:
    clerk, own = Clerk(), Counting(job)
    next(run_blocks(cast(Job, own), 1000, clerk))
    assert clerk.most <= (os.cpu_count() or 1)
    assert len(set(own.asked)) == len(own.asked) <= (os.cpu_count() or 1) + AHEAD


def test_actor_variables_travel_in_single_precision_and_indicators_in_double(job: Job) -> None:
    recorded = job.block(0)
    assert {recorded[name].dtype for name in ACTOR_VARIABLES} == {np.dtype(np.float32)}
    assert recorded["european_share"].dtype == np.float64
