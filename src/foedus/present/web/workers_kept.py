"""Workers kept: a pool of processes that is made anew when one of them was lost."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from threading import Lock
from typing import Any

from foedus.present.web.api_error import worker_lost
from foedus.simulate.workers import standing_workers


class WorkersKept:
    """A pool for a server: begun at once, and begun anew whenever it breaks."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._lock = Lock()
        self._closed = False
        self._pool: Any = standing_workers(processes)

    @property
    def pool(self) -> Executor:
        """The pool as it is now; use it within `watched`."""
        pool: Executor = self._pool
        return pool

    @contextmanager
    def watched(self, pool: Executor) -> Iterator[None]:
        """If the pool breaks meanwhile, begin another and raise ApiError."""
        try:
            yield
        except BrokenExecutor as error:
            self._renew(pool)
            raise worker_lost() from error

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            self._closed = True
            self._pool.shutdown(wait=True, kill_workers=True)

    def _renew(self, broken: Any) -> None:
        with self._lock:
            if self._pool is broken and not self._closed:
                broken.shutdown(wait=False, kill_workers=True)
                self._pool = standing_workers(self.processes)
