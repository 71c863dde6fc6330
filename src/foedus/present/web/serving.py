"""Serving: the engine, the runs and the jobs of one server, begun and ended together."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from foedus.facts.system import System
from foedus.present.web.context import Context
from foedus.present.web.disk_answers import DiskAnswers
from foedus.present.web.engine import Engine
from foedus.present.web.jobs import JobList
from foedus.present.web.run_store import RunStore

CONTENT = "content"  # folder of answers that are no runs


@dataclass(frozen=True)
class Serving:
    """All that the routes of runs and jobs work with."""

    system: System
    engine: Engine
    runs: RunStore
    jobs: JobList
    answers: DiskAnswers

    @property
    def context(self) -> Context:
        """What the routes of content work with."""
        return Context(self.system, self.runs, self.jobs, self.answers)

    def close(self) -> None:
        """Stop jobs and processes."""
        self.jobs.close()
        self.runs.close()
        self.engine.workers.close()


def begin_serving(system: System, answers: Path | None, processes: int | None = None) -> Serving:
    """Begin the processes of a server.

    answers    folder in which answers are kept; None for memory alone
    processes  by default one for each core
    """
    engine = Engine(system, processes or os.cpu_count() or 1)
    store = RunStore(engine, DiskAnswers(answers))
    beside = DiskAnswers(None if answers is None else answers / CONTENT)
    return Serving(system, engine, store, JobList(engine.workers), beside)


def serving_of(request: Request) -> Serving:
    """Return what the app that answers a request works with."""
    serving: Serving = request.app.state.serving
    return serving


Served = Annotated[Serving, Depends(serving_of)]
