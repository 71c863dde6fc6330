"""Standing: many short runs, one after the other, by processes that stay.

What chance decides in a lane does not depend on the scenario, so each process keeps what it drew
last, and a lane goes to the same process each time. The caller computes nothing itself: it may have
others to answer.
"""

from collections import OrderedDict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from foedus.model.alliance import ALLIANCE
from foedus.simulate.block import Drawn, Recorded, draw_block, step_through
from foedus.simulate.lanes import Half, Lane, side_by_side, taken_apart
from foedus.simulate.pool import Job, in_single_precision

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

MOST_DRAWN = 8  # lanes whose draws a process keeps, 17 MB each
_DRAWN: OrderedDict[tuple[object, ...], Drawn] = OrderedDict()


class Places(Protocol):
    """Processes that stay, each known by its place."""

    def submit_to(
        self, place: int, work: "Callable[[Lane], Recorded]", lane: Lane
    ) -> "Future[Recorded]":
        """Begin work in the process at a place, counted on from the first after the last."""
        ...


@dataclass(frozen=True)
class StandingJob:
    """A job whose draws are kept by the process that computes a lane.

    facts   names what the draws depend on beside seed and lane: facts and years
    judged  links that are cut in halves of the lane that say so
    kept    whether the draws are kept for the next job
    """

    job: Job
    facts: str
    judged: frozenset[str]
    kept: bool = True

    def lane(self, lane: Lane) -> Recorded:
        """Return what is recorded of a lane, of each run the same as the job itself returns."""
        job = self.job
        drawn = self._drawn(lane)
        keep = frozenset[str]().union(*(job.keep(one.number) for one in lane))
        kept = step_through(ALLIANCE, job.inputs, job.scenario, drawn, keep)
        return in_single_precision({**kept, "parameters": drawn.levels})

    def _drawn(self, lane: Lane) -> Drawn:
        if not self.kept:
            return side_by_side(lane, self._draw)
        key = (self.facts, self.job.seed, lane)
        if key not in _DRAWN:
            _DRAWN[key] = side_by_side(lane, self._draw)
            while len(_DRAWN) > MOST_DRAWN:
                _DRAWN.popitem(last=False)
        _DRAWN.move_to_end(key)
        return _DRAWN[key]

    def _draw(self, number: int, cut: bool) -> Drawn:
        job, links = self.job, self.judged if cut else frozenset[str]()
        return draw_block(ALLIANCE, job.inputs, job.table, job.seed, number, links)


def spread(
    job: StandingJob, lanes: Sequence[Lane], places: Places, at_once: int
) -> Generator[tuple[Half, Recorded], None, None]:
    """Begin the first lanes at once, and return what is recorded of all halves in their order.

    at_once   lanes that are in work or done and not yet taken, so that memory stays small and
              little is done in vain when nobody wants the rest
    """
    handed = [places.submit_to(place, job.lane, lanes[place]) for place in _first(lanes, at_once)]
    return _in_order(job, lanes, places, handed)


def _first(lanes: Sequence[Lane], at_once: int) -> range:
    return range(min(len(lanes), at_once))


def _in_order(
    job: StandingJob, lanes: Sequence[Lane], places: Places, handed: "list[Future[Recorded]]"
) -> Generator[tuple[Half, Recorded], None, None]:
    ahead = len(handed)
    try:
        for place, lane in enumerate(lanes):
            recorded = handed.pop(0).result()
            for half, own in taken_apart(lane, recorded):
                names = {*job.job.keep(half.number), "parameters"}
                yield half, {name: value for name, value in own.items() if name in names}
            if place + ahead < len(lanes):  # unless what was yielded ended it
                handed.append(places.submit_to(place + ahead, job.lane, lanes[place + ahead]))
    finally:
        for one in handed:
            one.cancel()
