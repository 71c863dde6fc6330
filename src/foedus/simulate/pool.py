"""Pool: blocks of runs spread over processes, with the same result for any number of them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import Inputs
from foedus.simulate.block import Recorded, run_block
from foedus.simulate.draw import ParameterTable
from foedus.simulate.keep import ACTOR_VARIABLES, Keep
from foedus.simulate.scenario import Resolved

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

AHEAD = 4  # blocks handed out beyond those in work, so that memory stays small


class Blocks(Protocol):
    """What can be computed block by block, in any process."""

    def block(self, number: int) -> Recorded:
        """Return what is recorded of one block."""
        ...


@dataclass(frozen=True)
class Job:
    """What a process needs to compute any block of a run."""

    inputs: Inputs
    scenario: Resolved
    table: ParameterTable
    seed: int
    keep: Keep
    cut: frozenset[str] = frozenset()

    def block(self, number: int) -> Recorded:
        """Return one block, actor variables in single precision."""
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
        return in_single_precision(recorded)


def in_single_precision(recorded: Recorded) -> Recorded:
    """Return what is recorded of a block, actor variables in single precision."""
    return {
        name: value.astype(np.float32) if name in ACTOR_VARIABLES else value
        for name, value in recorded.items()
    }


def run_blocks(job: Blocks, blocks: int, pool: "Executor | None") -> Iterator[Recorded]:
    """Return the blocks in order, each as soon as it and those before it are done.

    With a pool the first blocks are begun at once, before they are asked for, and the caller
    computes the next ones itself for as long as those of the workers are not done.
    """
    if pool is None:
        return map(job.block, range(blocks))
    begun = min(blocks, os.cpu_count() or 1)
    return _in_order(
        job, blocks, pool, {number: pool.submit(job.block, number) for number in range(begun)}
    )


def _in_order(
    job: Blocks, blocks: int, pool: "Executor", handed: "dict[int, Future[Recorded]]"
) -> Iterator[Recorded]:
    own: dict[int, Recorded] = {}
    at_work, ahead = len(handed), len(handed) + AHEAD
    following = at_work
    for number in range(blocks):
        while not (number in own or handed[number].done()):
            busy = sum(not one.done() for one in handed.values())
            if following >= min(blocks, number + ahead):
                break
            if busy < at_work:
                handed[following] = pool.submit(job.block, following)
            else:
                own[following] = job.block(following)
            following += 1
        yield own.pop(number) if number in own else handed.pop(number).result()
        if following == number + 1 and following < blocks:
            handed[following] = pool.submit(job.block, following)
            following += 1
