"""Pool: blocks of runs spread over processes, with the same result for any number of them."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import Inputs
from foedus.simulate.block import Recorded, run_block
from foedus.simulate.draw import ParameterTable
from foedus.simulate.keep import ACTOR_VARIABLES
from foedus.simulate.scenario import Resolved

ENOUGH_BLOCKS = 24  # below this a second process costs more than it saves
AHEAD = 4  # blocks handed out beyond those in work, so that memory stays small


@dataclass(frozen=True)
class Job:
    """What a process needs to compute any block of a run."""

    inputs: Inputs
    scenario: Resolved
    table: ParameterTable
    seed: int
    keep: Callable[[int], frozenset[str]]
    cut: frozenset[str] = frozenset()

    def block(self, number: int) -> Recorded:
        """Return one block."""
        recorded = run_block(
            ALLIANCE,
            self.inputs,
            self.scenario,
            self.table,
            self.seed,
            number,
            self.keep(number),
            self.cut,
        )
        return {
            name: value.astype(np.float32) if name in ACTOR_VARIABLES else value
            for name, value in recorded.items()
        }


_job: Job | None = None  # set once in each worker process by its initializer


def _remember(job: Job) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers


def _work(number: int) -> Recorded:
    assert _job is not None, "a worker process starts with its job"
    return _job.block(number)


def processes_for(blocks: int, wanted: int | None) -> int:
    """Return how many processes to use: as asked for, or all cores for a long run, else one."""
    if wanted is not None:
        return max(1, wanted)
    return min(os.cpu_count() or 1, blocks) if blocks >= ENOUGH_BLOCKS else 1


def run_blocks(job: Job, blocks: int, processes: int) -> Iterator[Recorded]:
    """Yield the blocks in order, each as soon as it and those before it are done."""
    if processes == 1:
        yield from map(job.block, range(blocks))
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_remember, initargs=(job,)
    )
    try:
        waiting = [pool.submit(_work, n) for n in range(min(blocks, processes + AHEAD))]
        for number in range(blocks):
            yield waiting.pop(0).result()
            following = number + processes + AHEAD
            if following < blocks:
                waiting.append(pool.submit(_work, following))
    finally:
        pool.shutdown(cancel_futures=True)
