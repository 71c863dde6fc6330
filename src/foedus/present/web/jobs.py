"""Jobs: long work done aside, one after the other, that can be watched and stopped."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Event, Lock
from typing import Any

from foedus.errors import FoedusError, UnknownName
from foedus.present.web.api_error import ApiError, busy
from foedus.present.web.errors_as_json import LOG, api_error_of
from foedus.present.web.limits import JOBS, JOBS_WAITING
from foedus.present.web.stopped import Stopped
from foedus.present.web.workers_kept import WorkersKept
from foedus.simulate.run import Progress

Result = Mapping[str, Any]
WAITING, RUNNING, DONE, FAILED, STOPPED = "waiting", "running", "done", "failed", "stopped"
BYTES_OF_ID = 12


@dataclass
class Job:
    """One piece of long work: how far it is, and what came of it."""

    id: str
    stage: str
    state: str = WAITING
    done: int = 0
    total: int = 0
    hash: str | None = None
    result: Result | None = None
    error: ApiError | None = None
    stop: Event = field(default_factory=Event)

    def moved(self, done: int, total: int) -> None:
        """Note how far the work is. Raises Stopped once that was asked for."""
        if self.stop.is_set():
            raise Stopped
        self.done, self.total = done, total

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (DONE, FAILED, STOPPED)

    def told(self) -> dict[str, Any]:
        """Return the job as plain values."""
        error = self.error.told()["error"] if self.error is not None else None
        return {
            "job": self.id,
            "state": self.state,
            "stage": self.stage,
            "done": self.done,
            "total": self.total,
            "hash": self.hash,
            "error": error,
        }


class JobList:
    """The jobs of a server; those that ended longest ago are forgotten first."""

    def __init__(self, workers: WorkersKept) -> None:
        self._workers = workers
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, "jobs")

    def start(self, stage: str, work: Callable[[Progress, Executor], Result]) -> str:
        """Start work and return the id of its job; see `context.Jobs`. Raises ApiError if busy."""

        def run(job: Job) -> None:
            with self._workers.watched():
                job.result = work(job.moved, self._workers.pool)

        return self._start(Job(token_hex(BYTES_OF_ID), stage), run)

    def start_run(self, name: str, make: Callable[[Progress], object]) -> str:
        """Start a run and return the id of its job; the same run has one job at a time."""
        with self._lock:
            for job in self._jobs.values():
                if job.hash == name and not job.ended and not job.stop.is_set():
                    return job.id
        job = Job(token_hex(BYTES_OF_ID), "run", hash=name)
        return self._start(job, lambda job: ignored(make(job.moved)))

    def find(self, name: str) -> Job:
        """Return a job. Raises UnknownName."""
        with self._lock:
            if name in self._jobs:
                return self._jobs[name]
        raise UnknownName("job", name, (), "POST /api/v1/runs")

    def close(self) -> None:
        """Stop all jobs and take no more."""
        with self._lock:
            for job in self._jobs.values():
                job.stop.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _start(self, job: Job, run: Callable[[Job], None]) -> str:
        with self._lock:
            if sum(not one.ended for one in self._jobs.values()) > JOBS_WAITING:
                raise busy()
            over = len(self._jobs) + 1 - JOBS
            ended = [name for name, one in self._jobs.items() if one.ended]
            for name in ended[: max(over, 0)]:
                del self._jobs[name]
            self._jobs[job.id] = job
        future: Future[None] = self._thread.submit(_work, job, run)
        future.add_done_callback(lambda done: _unless_begun(job, done))
        return job.id


def _work(job: Job, run: Callable[[Job], None]) -> None:
    job.state = RUNNING
    try:
        job.moved(job.done, job.total)
        run(job)
        job.state = DONE
    except Stopped:
        job.state = STOPPED
    except ApiError as error:
        job.error, job.state = error, FAILED
    except FoedusError as error:
        job.error, job.state = api_error_of(error, ""), FAILED
    except Exception as error:
        LOG.error("job %s failed", job.id, exc_info=error)
        told = ApiError(500, "failed", "the server failed in this job; its log tells why")
        job.error, job.state = told, FAILED


def _unless_begun(job: Job, done: "Future[None]") -> None:
    if done.cancelled():
        job.state = STOPPED


def ignored(value: object) -> None:
    """Let go of a value."""
