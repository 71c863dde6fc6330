"""Engine: simulates for a server, keeping what does not depend on what is asked."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
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
from foedus.simulate.block import Recorded
from foedus.simulate.keep import Keep
from foedus.simulate.lanes import NARROW, WIDE, Half, lanes_for
from foedus.simulate.pool import Job
from foedus.simulate.prepared import Prepared, prepare
from foedus.simulate.run import Progress, blocks_for, dataset_of
from foedus.simulate.standing import StandingJob, spread
from foedus.simulate.streams import BLOCK

if TYPE_CHECKING:
    import xarray

LAST_YEARS = 8  # of which inputs are kept


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

    def runs_of(
        self, asked: AskedRun, cut_too: bool, progress: Progress, long: bool = False
    ) -> tuple["xarray.Dataset", "xarray.Dataset | None"]:
        """Return a run and, if asked for, a block of it with every judged link cut.

        progress  told how far the run is; what it raises ends the run
        long      whether it may leave room for others, and its draws need not be kept

        Raises ApiError.
        """
        ready, runs = asked.prepared, asked.request.runs
        job = Job(ready.inputs, asked.resolved, ready.table, asked.request.seed, Keep(False))
        standing = StandingJob(job, asked.draws, self.judged, kept=not long)
        lanes = lanes_for(blocks_for(runs), cut_too, NARROW if long else WIDE)
        at_once = self.workers.processes * (1 if long else 2)
        halves: list[Recorded] = []

        def whole(recorded: Iterable[tuple[Half, Recorded]]) -> Iterator[Recorded]:
            for half, own in recorded:
                if half.cut:
                    halves.append(own)
                else:
                    yield own

        with (
            self.workers.watched(),
            closing(spread(standing, lanes, self.workers.pool, at_once)) as recorded,
        ):
            found = dataset_of(asked.system, job, whole(recorded), runs, progress)
        if not cut_too:
            return found, None
        return found, dataset_of(asked.system, replace(job, cut=self.judged), halves, BLOCK)

    def cut_of(self, asked: AskedRun) -> "xarray.Dataset":
        """Return a block of a run with every judged link cut. Raises ApiError."""
        one = replace(asked, request=asked.request.model_copy(update={"runs": 1}))
        _, cut = self.runs_of(one, True, unwatched)
        assert cut is not None
        return cut


def unwatched(done: int, total: int) -> None:
    """Take no notice of how far a run is."""
