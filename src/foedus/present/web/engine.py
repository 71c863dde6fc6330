"""Engine: simulates for a server, keeping what does not depend on what is asked."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from foedus.analyse.judged_links import judged_links
from foedus.analyse.summarise import Histories, histories_of
from foedus.errors import FoedusError
from foedus.facts.system import System
from foedus.present.web.asked_run import AskedRun, asked_run
from foedus.present.web.errors_as_json import api_error_of
from foedus.present.web.run_request import RunRequest
from foedus.present.web.workers_kept import WorkersKept
from foedus.simulate.keep import Keep
from foedus.simulate.pool import Job
from foedus.simulate.prepared import Prepared, prepare
from foedus.simulate.run import Progress, blocks_for, dataset_of
from foedus.simulate.standing import StandingJob, begin_blocks
from foedus.simulate.streams import BLOCK

if TYPE_CHECKING:
    import xarray

LAST_YEARS = 8  # of which inputs are kept
Begun = Callable[[], "xarray.Dataset"]


class Engine:
    """The system, its processes, and what every run of it shares."""

    def __init__(self, system: System, processes: int) -> None:
        self.system = system
        self.workers = WorkersKept(processes)
        self.prepared: Callable[[int | None], Prepared] = lru_cache(LAST_YEARS)(
            lambda until: prepare(system, until)
        )

    @cached_property
    def histories(self) -> Histories:
        """What was measured of the indicators."""
        return histories_of(self.system)

    @cached_property
    def judged(self) -> frozenset[str]:
        """The links that rest on a judged parameter."""
        return judged_links(self.system)

    def asked(self, request: RunRequest) -> AskedRun:
        """Return what a request asks for. Raises ApiError with the field that is at fault."""
        try:
            prepared = self.prepared(request.until)
        except FoedusError as error:
            raise api_error_of(error, "until") from error
        return asked_run(self.system, prepared, request)

    def begin(self, asked: AskedRun, progress: Progress | None = None) -> Begun:
        """Begin a run and return what waits for its dataset. Both raise ApiError."""
        return self._begin(asked, asked.request.runs, frozenset(), progress)

    def begin_cut(self, asked: AskedRun) -> Begun:
        """Begin one block of a run with every judged link cut, and return what waits for it."""
        return self._begin(asked, BLOCK, self.judged, None)

    def _begin(
        self, asked: AskedRun, runs: int, cut: frozenset[str], progress: Progress | None
    ) -> Begun:
        ready, seed = asked.prepared, asked.request.seed
        job = Job(ready.inputs, asked.resolved, ready.table, seed, Keep(False), cut)
        standing = StandingJob(job, asked.draws)
        at_once = self.workers.processes * (1 if progress else 2)  # a job leaves room for others
        pool = self.workers.pool
        with self.workers.watched(pool):
            blocks = begin_blocks(standing, blocks_for(runs), pool, at_once)

        def finish() -> "xarray.Dataset":
            with self.workers.watched(pool):
                return dataset_of(asked.system, job, blocks, runs, progress)

        return finish
