"""Run store: each run is made once, however many ask for it, and kept in memory and on disk."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any

from foedus.analyse.difference import differences
from foedus.analyse.judged_links import moved_lines
from foedus.analyse.summarise import Summary, summarise
from foedus.errors import UnknownName
from foedus.facts.system import System
from foedus.present.as_json import Moved
from foedus.present.told_years import compared_years
from foedus.present.web.api_error import busy
from foedus.present.web.asked_run import AskedRun, baseline_of
from foedus.present.web.disk_answers import DiskAnswers
from foedus.present.web.engine import Begun, Engine
from foedus.present.web.held import Held
from foedus.present.web.limits import ANSWERS, DATASETS, QUICK_THREADS, SUMMARIES, WAITING, WARMED
from foedus.present.web.run_answer import run_answer
from foedus.present.web.run_request import RunRequest
from foedus.simulate.run import Progress

if TYPE_CHECKING:
    import xarray

CUT = "/cut"  # behind the hash of a run: its block with every judged link cut


class RunStore:
    """The runs of a server, by the hash of their card."""

    def __init__(self, engine: Engine, disk: DiskAnswers) -> None:
        self.engine, self._disk = engine, disk
        self._answers: Held[bytes] = Held(ANSWERS, len)
        self._datasets: Held[xarray.Dataset] = Held(DATASETS, lambda one: one.nbytes)
        self._summaries: Held[Summary] = Held(SUMMARIES, lambda one: 1)
        self._flying: dict[str, Future[bytes]] = {}
        self._lock = Lock()
        self._threads = ThreadPoolExecutor(QUICK_THREADS, "runs")

    @property
    def weight(self) -> int:
        """Bytes of runs and answers that are kept in memory."""
        return self._answers.weight + self._datasets.weight

    def find(self, name: str) -> bytes | None:
        """Return the answer of a run that is kept, as JSON; None if it is not."""
        found = self._answers.find(name)
        if found is None:
            found = self._disk.find(name)
            if found is not None:
                self._answers.keep(name, found)
        return found

    def kept(self, name: str) -> bytes:
        """Return the answer of a run that is kept, as JSON. Raises UnknownName."""
        found = self.find(name)
        if found is None:
            raise UnknownName("run", name, (), "POST /api/v1/runs")
        return found

    def submit(self, asked: AskedRun) -> "Future[bytes]":
        """Return what will hold the answer of a run; the same run is made once at a time.

        Raises ApiError if too many are waiting.
        """
        with self._lock:
            flying = self._flying.get(asked.hash)
            if flying is None:
                if len(self._flying) >= WAITING:
                    raise busy()
                flying = self._threads.submit(self.make, asked)
                self._flying[asked.hash] = flying
                flying.add_done_callback(lambda done: self._landed(asked.hash))
            return flying

    def make(self, asked: AskedRun, progress: Progress | None = None) -> bytes:
        """Return the answer of a run as JSON, made if it is not kept."""
        found = self.find(asked.hash)
        return found or self._answers.get(asked.hash, lambda: self._made(asked, progress))

    def detail(self, asked: AskedRun, progress: Progress | None = None) -> "Detail":
        """Return a run summed up, the differences from its baseline, and the baseline's sum."""
        base = baseline_of(asked, self.engine.system)
        if base.hash == asked.hash:
            summary = self._summary(asked, self._begin(asked, progress)())
            return summary, {}, summary
        runs_of = asked.request.runs
        begun = self._begin(asked, part_of(progress, runs_of, runs_of))
        cut_begun = self._begin_cut(asked)
        other = self._begin(base, part_of(progress, 0, runs_of))()
        cut_other, runs = self._begin_cut(base)(), begun()
        summary = self._summary(asked, runs)
        firm = moved_lines(cut_begun(), cut_other, [line.name for line in summary.lines])
        years = compared_years(summary)
        moved = differences(asked.system, runs, other, summary.lines, years, firm)
        return summary, moved, self._summary(base, other)

    def answer(self, name: str) -> Mapping[str, Any]:
        """Return a run as it was answered. Raises UnknownName."""
        found: dict[str, Any] = json.loads(self.kept(name))
        return found

    def dataset(self, name: str) -> "xarray.Dataset":
        """Return what was recorded of a run; recomputed if it is gone. Raises UnknownName."""
        found = self._datasets.find(name)
        return self._begin(self.asked(name), None)() if found is None else found

    def keep_dataset(self, runs: "xarray.Dataset") -> None:
        """Keep what was recorded of a run that was made elsewhere."""
        self._datasets.keep(json.loads(runs.attrs["card"])["hash"], runs)

    def cut(self, name: str) -> "xarray.Dataset":
        """Return a block of a run with every judged link cut. Raises UnknownName."""
        return self._begin_cut(self.asked(name))()

    def request(self, name: str) -> RunRequest:
        """Return what was asked for when a run was made. Raises UnknownName."""
        return RunRequest.model_validate(self.answer(name)["request"])

    def asked(self, name: str) -> AskedRun:
        """Return a run that is kept, ready to be made again. Raises UnknownName."""
        return self.engine.asked(self.request(name))

    def scenario(self, name: str) -> tuple[System, str]:
        """Return a system that holds the scenario of a run, and its name. Raises UnknownName."""
        asked = self.asked(name)
        return asked.system, asked.name

    def warm(self) -> None:
        """Begin the baselines that most runs are held against, so that the first need not wait."""
        for runs in WARMED:
            self._threads.submit(self._warm, RunRequest(runs=runs))

    def close(self) -> None:
        """Take no more work."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _warm(self, request: RunRequest) -> None:
        asked = self.engine.asked(request)
        self.make(asked)
        self._begin(asked, None)()
        self._begin_cut(asked)()

    def _landed(self, name: str) -> None:
        with self._lock:
            self._flying.pop(name, None)

    def _made(self, asked: AskedRun, progress: Progress | None) -> bytes:
        told = run_answer(asked, *self.detail(asked, progress))
        data = json.dumps(told, allow_nan=False, separators=(",", ":")).encode()
        self._disk.keep(asked.hash, data)
        return data

    def _summary(self, asked: AskedRun, runs: "xarray.Dataset") -> Summary:
        return self._summaries.get(
            asked.hash, lambda: summarise(asked.system, runs, self.engine.histories)
        )

    def _begin(self, asked: AskedRun, progress: Progress | None) -> Begun:
        """Begin a run unless it is kept, and return what waits for it and keeps it."""
        return self._kept_or(asked.hash, lambda: self.engine.begin(asked, progress))

    def _begin_cut(self, asked: AskedRun) -> Begun:
        return self._kept_or(
            f"{asked.draws} {asked.request.seed} {asked.name}{CUT}",
            lambda: self.engine.begin_cut(asked),
        )

    def _kept_or(self, key: str, begin: Callable[[], Begun]) -> Begun:
        found = self._datasets.find(key)
        if found is not None:
            return lambda: found
        begun = begin()

        def finish() -> "xarray.Dataset":
            return self._datasets.get(key, begun)

        return finish


def part_of(progress: Progress | None, before: int, runs: int) -> Progress | None:
    """Return progress of the first or second half of work on a run and its baseline.

    before   runs that are done when the half begins, 0 or as many as it has
    """
    if progress is None:
        return None
    return lambda done, total: progress(before + done, 2 * runs)


Detail = tuple[Summary, Moved, Summary]
