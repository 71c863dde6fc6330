"""Workers kept: processes that stay, made anew when one of them was lost."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager

from foedus.present.web.api_error import worker_lost
from foedus.simulate.places import StandingPlaces


class WorkersKept:
    """A pool for a server: begun at once; a process that breaks is begun anew."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self.pool = StandingPlaces(processes)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """If a process breaks meanwhile, begin another and raise ApiError."""
        try:
            yield
        except BrokenExecutor as error:
            self.pool.renew()
            raise worker_lost() from error

    def close(self) -> None:
        """End all processes."""
        self.pool.shutdown(wait=True)
