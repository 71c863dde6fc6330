"""Flights: quick runs under way, each made once, and stopped when nobody waits for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock

from foedus.present.web.api_error import busy
from foedus.present.web.limits import QUICK_THREADS, WAITING
from foedus.present.web.stopped import Stopped
from foedus.simulate.run import Progress


@dataclass
class Flight:
    """One run under way, and how many wait for it."""

    name: str
    stop: Event = field(default_factory=Event)
    waiting: int = 0
    future: "Future[bytes]" = field(default_factory=Future)

    def moved(self, done: int, total: int) -> None:
        """Take note that the run goes on. Raises Stopped once nobody waits for it."""
        if self.stop.is_set():
            raise Stopped


class Flights:
    """The quick runs of a server that are under way."""

    def __init__(self) -> None:
        self._flying: dict[str, Flight] = {}
        self._lock = Lock()
        self._threads = ThreadPoolExecutor(QUICK_THREADS, "runs")

    @property
    def under_way(self) -> int:
        """How many runs are under way or wait for their turn."""
        return len(self._flying)

    def board(self, name: str, make: Callable[[Progress], bytes]) -> Flight:
        """Return the flight of a run, with one more who waits; begun if there is none.

        Whoever boards must `leave`. Raises ApiError if too many are under way.
        """
        with self._lock:
            flight = self._flying.get(name)
            if flight is None:
                if len(self._flying) >= WAITING:
                    raise busy()
                flight = self._flying[name] = Flight(name)
                flight.future = self._threads.submit(_flown, flight, make)
                flight.future.add_done_callback(lambda _, own=flight: self._landed(own))  # type: ignore[misc]
            flight.waiting += 1
            return flight

    def leave(self, flight: Flight) -> None:
        """Note that one who waited does so no longer; the last one stops what is not done."""
        with self._lock:
            flight.waiting -= 1
            if flight.waiting:
                return
            flight.stop.set()
            if self._flying.get(flight.name) is flight:
                del self._flying[flight.name]
        flight.future.cancel()

    def aside(self, work: Callable[[], object]) -> None:
        """Do work for which nobody waits, after what is begun already."""
        self._threads.submit(work)

    def close(self) -> None:
        """Take no more, and stop all."""
        with self._lock:
            for one in self._flying.values():
                one.stop.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _landed(self, flight: Flight) -> None:
        with self._lock:
            if self._flying.get(flight.name) is flight:
                del self._flying[flight.name]


def _flown(flight: Flight, make: Callable[[Progress], bytes]) -> bytes:
    flight.moved(0, 0)
    return make(flight.moved)
