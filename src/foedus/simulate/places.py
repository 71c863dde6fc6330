"""Places: processes that stay, each of which can be given work by its place.

A process keeps what it worked out before; who asks for the same again asks the same process. One
that was lost is begun anew, and the others go on meanwhile.
"""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from threading import Lock
from typing import Any

from foedus.simulate.workers import standing_worker


class StandingPlaces(Executor):
    """A pool whose processes stay until it is shut down."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._lock = Lock()
        self._closed = False
        self._next = 0
        self._members: list[Any] = [standing_worker() for _ in range(processes)]

    def submit_to(self, place: int, work: Callable[..., Any], /, *given: Any) -> "Future[Any]":
        """Begin work in the process at a place, counted on from the first after the last."""
        found: Future[Any] = self._members[place % self.processes].submit(work, *given)
        return found

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Begin work in one process after the other."""
        with self._lock:
            place = self._next = (self._next + 1) % self.processes
        found: Future[Any] = self._members[place].submit(work, *given, **named)
        return found

    def renew(self) -> None:
        """Begin anew each process that was lost."""
        with self._lock:
            for place, one in enumerate(self._members):
                if not self._closed and _broken(one):
                    one.shutdown(wait=False, kill_workers=True)
                    self._members[place] = standing_worker()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all processes, whatever they do."""
        with self._lock:
            self._closed = True
            for one in self._members:
                one.shutdown(wait=wait, kill_workers=True)


def _broken(member: Any) -> bool:
    try:
        member.submit(int)
    except BrokenExecutor:
        return True
    return False
