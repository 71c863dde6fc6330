"""Context: what every route works with, made once when the server starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from fastapi import Depends, Request

from foedus.facts.system import System
from foedus.present.web.run_request import RunRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    import xarray

    Reported = Callable[[int, int], None]  # (done, total); raises Cancelled once that is asked for


class Runs(Protocol):
    """The runs that a server holds, by the hash of their card; all three raise UnknownName."""

    def answer(self, name: str) -> Mapping[str, Any]:
        """Return a run as it was answered: a dict ready for JSON."""
        ...

    def dataset(self, name: str) -> "xarray.Dataset":
        """Return what was recorded of a run, as `simulate` does; recomputed if it is gone."""
        ...

    def request(self, name: str) -> RunRequest:
        """Return what was asked for when the run was made."""
        ...

    def scenario(self, name: str) -> tuple[System, str]:
        """Return a system that holds the run's scenario, moved levers included, and its name."""
        ...


class Jobs(Protocol):
    """Long work, done aside."""

    def start(self, stage: str, work: "Callable[[Reported, Executor], Mapping[str, Any]]") -> str:
        """Start a job and return its id; its result is at GET /jobs/{id}/result.

        stage  what it does, for the one who waits
        work   called with a function to report progress and a pool of processes; what it
               returns is ready for JSON
        """
        ...


class Answers(Protocol):
    """Answers that outlive a server, by hash."""

    def find(self, name: str) -> bytes | None:
        """Return an answer that is kept and whole, None if there is none."""
        ...

    def keep(self, name: str, answer: bytes) -> None:
        """Keep an answer."""
        ...


class Forgotten:
    """Answers of a server that keeps none."""

    def find(self, name: str) -> bytes | None:
        """Return nothing: none is kept."""

    def keep(self, name: str, answer: bytes) -> None:
        """Let go of an answer."""


@dataclass(frozen=True)
class Context:
    """The system, the runs, the jobs and the kept answers of a server."""

    system: System
    runs: Runs
    jobs: Jobs
    answers: Answers = Forgotten()


def context_of(request: Request) -> Context:
    """Return the context of the app that answers a request."""
    context: Context = request.app.state.context
    return context


Known = Annotated[Context, Depends(context_of)]
