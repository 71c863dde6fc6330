"""Standing: many short runs, one after the other, by processes that stay.

What chance decides in a block does not depend on the scenario, so each process keeps what it drew
last. The caller computes nothing itself: it may have others to answer.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.model.alliance import ALLIANCE
from foedus.simulate.block import Drawn, Recorded, draw_block, step_through
from foedus.simulate.pool import Job, in_single_precision

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

MOST_DRAWN = 6  # blocks whose draws a process keeps, 17 MB each
_DRAWN: OrderedDict[tuple[object, ...], Drawn] = OrderedDict()


@dataclass(frozen=True)
class StandingJob:
    """A job whose draws are kept by the process that computes a block.

    facts   names what the draws depend on beside seed and block: facts and years
    """

    job: Job
    facts: str

    def block(self, number: int) -> Recorded:
        """Return what is recorded of one block, the same as the job itself returns."""
        job = self.job
        drawn = self._drawn(number)
        kept = step_through(ALLIANCE, job.inputs, job.scenario, drawn, job.keep(number))
        return in_single_precision({**kept, "parameters": drawn.levels})

    def _drawn(self, number: int) -> Drawn:
        job = self.job
        key = (self.facts, job.seed, number, job.cut)
        if key not in _DRAWN:
            _DRAWN[key] = draw_block(ALLIANCE, job.inputs, job.table, job.seed, number, job.cut)
            while len(_DRAWN) > MOST_DRAWN:
                _DRAWN.popitem(last=False)
        _DRAWN.move_to_end(key)
        return _DRAWN[key]


def begin_blocks(
    job: StandingJob, blocks: int, pool: "Executor", at_once: int
) -> Iterator[Recorded]:
    """Begin the first blocks at once and return all in order, each as soon as it is done.

    at_once   blocks that are in work or done and not yet taken, so that memory stays small
    """
    handed = [pool.submit(job.block, number) for number in range(min(blocks, at_once))]
    return _in_order(job, blocks, pool, handed)


def _in_order(
    job: StandingJob, blocks: int, pool: "Executor", handed: "list[Future[Recorded]]"
) -> Iterator[Recorded]:
    try:
        for number in range(len(handed), blocks + len(handed)):
            recorded = handed.pop(0).result()
            if number < blocks:
                handed.append(pool.submit(job.block, number))
            yield recorded
    finally:
        for one in handed:
            one.cancel()
