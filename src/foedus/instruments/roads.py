"""Roads: shortest times on a network of links, and which lost links delay most.

    d(s, t) = min over paths of Σ w_l

Times are found by Dijkstra's algorithm. Losing a link multiplies its time by a factor, so that no
loss can shorten anything. The worst set of k links is found by branching on the quickest path: a
set that holds none of its links leaves it as it is. The first link of the set on that path is
tried in turn, those before it are kept; with r links still to lose, the quickest time rises by no
more than what the r slowest of the links left on the present path add, which prunes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Quickest = Callable[[frozenset[int]], tuple[float, tuple[int, ...]]]


@dataclass(frozen=True, eq=False)
class Roads:
    """Links between places, both ways.

    places   how many there are
    starts   (link,)   number of the place at one end
    ends     (link,)   and at the other
    """

    places: int
    starts: Numbers
    ends: Numbers

    @cached_property
    def _order(self) -> tuple[Numbers, Numbers, Numbers]:
        """Links, columns and row pointers of the sparse matrix that has each link twice."""
        rows = np.concatenate([self.starts, self.ends])
        columns = np.concatenate([self.ends, self.starts])
        order = np.lexsort((columns, rows))
        pointers = np.searchsorted(rows[order], np.arange(self.places + 1))
        return order % len(self.starts), columns[order], pointers

    @cached_property
    def link_between(self) -> dict[tuple[int, int], int]:
        """The link that joins two places, in either order."""
        found = {}
        for link, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            found[int(start), int(end)] = found[int(end), int(start)] = link
        return found

    def matrix(self, times: Array) -> object:
        """Return the sparse matrix of times, (place, place); an infinite time closes a link."""
        from scipy.sparse import csr_array

        links, columns, pointers = self._order
        shape = (self.places, self.places)
        return csr_array((times[links], columns, pointers), shape=shape)


def times_from(roads: Roads, times: Array, starts: Sequence[int] | Numbers) -> Array:
    """Return the shortest time from each start to every place, (start, place); inf if none.

    times   day, (link,)   above 0; infinite where a link is closed

    >>> square = Roads(4, np.array([0, 1, 0, 3]), np.array([1, 2, 3, 2]))
    >>> times_from(square, np.array([1.0, 1.0, 5.0, 1.0]), [0])
    array([[0., 1., 2., 3.]])
    """
    from scipy.sparse.csgraph import dijkstra

    found: Array = dijkstra(roads.matrix(times), indices=list(starts))
    return found


def quickest(roads: Roads, times: Array, start: int, end: int) -> tuple[float, tuple[int, ...]]:
    """Return the shortest time between two places and the links of one such path, in order.

    times   day, (link,)   above 0; infinite where a link is closed

    Infinite and no link where there is no path.

    >>> square = Roads(4, np.array([0, 1, 0, 3]), np.array([1, 2, 3, 2]))
    >>> quickest(square, np.array([1.0, 1.0, 5.0, 1.0]), 0, 3)
    (3.0, (0, 1, 3))
    """
    from scipy.sparse.csgraph import dijkstra

    found, before = dijkstra(roads.matrix(times), indices=start, return_predecessors=True)
    if not np.isfinite(found[end]):
        return float("inf"), ()
    path, here = [], end
    while here != start:
        last = int(before[here])
        path.append(roads.link_between[last, here])
        here = last
    return float(found[end]), tuple(reversed(path))


@dataclass(frozen=True)
class Loss:
    """Links that are lost together, and the time that is then the shortest.

    exact   whether no other set of so many delays more
    """

    links: tuple[int, ...]
    time: float
    exact: bool


def worst_links(ask: Quickest, added: Array, count: int) -> Loss:
    """Return the set of links whose loss delays most, exactly.

    ask     time and path when a set of links is lost; losing more must never shorten it
    added   day, (link,)   what a link's loss adds to a path through it
    count   links to lose, none or more

    >>> square = Roads(4, np.array([0, 1, 0, 3]), np.array([1, 2, 3, 2]))
    >>> def ask(lost):
    ...     times = np.array([1.0, 1.0, 5.0, 1.0])
    ...     times[list(lost)] *= 3
    ...     return quickest(square, times, 0, 3)
    >>> worst_links(ask, 2 * np.array([1.0, 1.0, 5.0, 1.0]), 1)
    Loss(links=(0,), time=5.0, exact=True)
    """
    found = greedy_links(ask, count)
    best = Loss(found.links, found.time, exact=True)

    def branch(lost: frozenset[int], kept: frozenset[int], left: int) -> None:
        nonlocal best
        time, path = ask(lost)
        if time > best.time:
            best = Loss(tuple(sorted(lost)), time, exact=True)
        if not left:
            return
        open_links = sorted(set(path) - lost - kept, key=lambda link: -added[link])
        for place, link in enumerate(open_links):
            most = time + float(added[open_links[place : place + left]].sum())
            if most <= best.time:
                return
            branch(lost | {link}, kept.union(open_links[:place]), left - 1)

    branch(frozenset(), frozenset(), count)
    return best


def greedy_links(ask: Quickest, count: int, already: frozenset[int] = frozenset()) -> Loss:
    """Return links lost one after another, each the one that delays most after those before it.

    ask, count   as in `worst_links`; not always the worst set beyond one link
    already      links that are lost before, which count
    """
    lost = already
    time, path = ask(lost)
    for _ in range(count - len(already)):
        tried = [
            (found, link, way)
            for link in sorted(set(path) - lost)
            for found, way in (ask(lost | {link}),)
        ]
        if not tried:
            break
        time, link, path = max(tried, key=lambda one: (one[0], -one[1]))
        lost |= {link}
    return Loss(tuple(sorted(lost)), time, exact=count <= 1)


def gain_of_links(
    roads: Roads, sooner: Array, today: Array, from_start: Array, to_end: Array
) -> Array:
    """Return how much sooner each link alone makes each pair if it takes less time, (pair, link).

        gain = max(0, d(s, t) − min(d(s, u) + w′ + d(v, t), d(s, v) + w′ + d(u, t)))

    sooner       day, (link,)         after the improvement, not above today's; infinite: closed
    today        day, (pair,)         d(s, t)
    from_start   day, (pair, place)   shortest times from each pair's start
    to_end       day, (pair, place)   shortest times from each pair's end

    A pair without a path gains nothing.
    """
    one = from_start[:, roads.starts] + sooner + to_end[:, roads.ends]
    other = from_start[:, roads.ends] + sooner + to_end[:, roads.starts]
    reached = np.isfinite(today)[:, None]
    gained = np.where(reached, today[:, None], 0.0) - np.where(reached, np.minimum(one, other), 0.0)
    found: Array = np.maximum(gained, 0.0)
    return found
