"""Run store: each run is made once, however many ask for it, and kept in memory and on disk."""

import json
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from foedus.analyse.difference import differences
from foedus.analyse.judged_links import moved_lines
from foedus.analyse.summarise import Summary, summarise
from foedus.errors import UnknownName
from foedus.facts.system import System
from foedus.present.as_json import Moved
from foedus.present.told_years import compared_years
from foedus.present.web.asked_run import AskedRun, baseline_of
from foedus.present.web.disk_answers import DiskAnswers
from foedus.present.web.engine import Engine, unwatched
from foedus.present.web.flights import Flight, Flights
from foedus.present.web.held import Held
from foedus.present.web.limits import ANSWERS, AT_ONCE, DATASETS, SUMMARIES, WARMED
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
        self.flights = Flights()

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

    def board(self, asked: AskedRun) -> Flight:
        """Return what will hold the answer of a run, see `Flights.board`. Raises ApiError."""
        return self.flights.board(asked.hash, lambda progress: self.make(asked, progress))

    def make(self, asked: AskedRun, progress: Progress = unwatched) -> bytes:
        """Return the answer of a run as JSON, made if it is not kept."""
        found = self.find(asked.hash)
        return found or self._answers.get(asked.hash, lambda: self._made(asked, progress))

    def detail(self, asked: AskedRun, progress: Progress = unwatched) -> "Detail":
        """Return a run summed up, the differences from its baseline, and the baseline's sum."""
        base = baseline_of(asked, self.engine.system)
        if base.hash == asked.hash:
            summary = self._summary(asked, self._runs(asked, progress))
            return summary, {}, summary
        runs_of = asked.request.runs
        other, cut_other = self._with_cut(base, part_of(progress, 0, runs_of))
        runs, cut = self._with_cut(asked, part_of(progress, runs_of, runs_of))
        summary = self._summary(asked, runs)
        firm = moved_lines(cut, cut_other, [line.name for line in summary.lines])
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
        return self._runs(self.asked(name), unwatched) if found is None else found

    def keep_dataset(self, runs: "xarray.Dataset") -> None:
        """Keep what was recorded of a run that was made elsewhere."""
        self._datasets.keep(json.loads(runs.attrs["card"])["hash"], runs)

    def cut(self, name: str) -> "xarray.Dataset":
        """Return a block of a run with every judged link cut. Raises UnknownName."""
        return self._cut(self.asked(name))

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
            self.flights.aside(partial(self._warm, RunRequest(runs=runs)))

    def close(self) -> None:
        """Take no more work."""
        self.flights.close()

    def _warm(self, request: RunRequest) -> None:
        asked = self.engine.asked(request)
        self._with_cut(asked, unwatched)
        self.make(asked)

    def _made(self, asked: AskedRun, progress: Progress) -> bytes:
        told = run_answer(asked, *self.detail(asked, progress))
        data = json.dumps(told, allow_nan=False, separators=(",", ":")).encode()
        self._disk.keep(asked.hash, data)
        return data

    def _summary(self, asked: AskedRun, runs: "xarray.Dataset") -> Summary:
        return self._summaries.get(
            asked.hash, lambda: summarise(asked.system, runs, self.engine.histories)
        )

    def _runs(self, asked: AskedRun, progress: Progress) -> "xarray.Dataset":
        return self._datasets.get(
            asked.hash, lambda: self.engine.runs_of(asked, False, progress, _long(asked))[0]
        )

    def _cut(self, asked: AskedRun) -> "xarray.Dataset":
        return self._datasets.get(_cut_name(asked), lambda: self.engine.cut_of(asked))

    def _with_cut(
        self, asked: AskedRun, progress: Progress
    ) -> tuple["xarray.Dataset", "xarray.Dataset"]:
        """Return a run and a block of it with every judged link cut, made together."""
        cut = self._datasets.find(_cut_name(asked))

        def made() -> "xarray.Dataset":
            nonlocal cut
            runs, new = self.engine.runs_of(asked, cut is None, progress, _long(asked))
            if new is not None:
                self._datasets.keep(_cut_name(asked), new)
                cut = new
            return runs

        runs = self._datasets.get(asked.hash, made)
        return runs, self._cut(asked) if cut is None else cut


def _cut_name(asked: AskedRun) -> str:
    return f"{asked.draws} {asked.request.seed} {asked.name}{CUT}"


def _long(asked: AskedRun) -> bool:
    return asked.request.runs > AT_ONCE


def part_of(progress: Progress, before: int, runs: int) -> Progress:
    """Return progress of the first or second half of work on a run and its baseline.

    before   runs that are done when the half begins, 0 or as many as it has
    """
    return lambda done, total: progress(before + done, 2 * runs)


Detail = tuple[Summary, Moved, Summary]
