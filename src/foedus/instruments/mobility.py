"""Mobility: days until the last vehicle of a brigade is there.

    days = permit + Σ moving + Σ border + queue
    permit = the longest wait among the states entered, for all are asked on the same day
    moving = road kilometres / (speed · hours of march), or the hours of a ferry with its port
    queue  = vehicles / what the narrowest part of the route takes in a day

The first vehicle needs permit, moving and border; the last one comes a queue later. Permit and
queue are not sums over links, so the quickest route is sought in classes: with ferries, then
without if one was used, and among the states whose permit takes no longer than each wait that
occurs. Left out: rail, barges, air, loads that a bridge bears, fuel, damage, and time to gather.
"""

from dataclasses import dataclass

import numpy as np

from foedus.instruments.roads import Array, Flags, Roads, quickest


@dataclass(frozen=True, eq=False)
class Terms:
    """What a move meets, at one value of each parameter.

    moving        day, (link,)    above 0; infinite where a link is closed
    border        day, (link,)    at the border that a link crosses, 0 if none
    ferry         (link,)         whether it is one
    permit        day, (place,)   wait for the permit of the place's state, 0 in the state of the
                                  start; infinite: none is given
    queue_road    day             from the first to the last vehicle on a road
    queue_ferry   day             and over a ferry; the longer of the two holds
    """

    moving: Array
    border: Array
    ferry: Flags
    permit: Array
    queue_road: float
    queue_ferry: float


@dataclass(frozen=True)
class Journey:
    """The quickest move; infinite days and no link if there is none."""

    days: float
    permit: float = 0.0
    moving: float = 0.0
    border: float = 0.0
    queue: float = 0.0
    links: tuple[int, ...] = ()


NONE = Journey(float("inf"))


def journey(roads: Roads, terms: Terms, start: int, end: int) -> Journey:
    """Return the quickest move between two places.

    >>> pair = Roads(2, np.array([0]), np.array([1]))
    >>> road, permit = np.array([False]), np.array([0.0, 7.0])
    >>> one = Terms(np.array([3.0]), np.array([0.5]), road, permit, queue_road=2.0, queue_ferry=4.0)
    >>> journey(pair, one, 0, 1).days
    12.5
    """
    permit = terms.permit
    if not np.isfinite(permit[start]) or not np.isfinite(permit[end]):
        return NONE
    cost = terms.moving + terms.border
    longest = np.maximum(permit[roads.starts], permit[roads.ends])
    least = max(permit[start], permit[end])
    best = NONE
    for wait in np.unique(permit[np.isfinite(permit)]):
        if wait < least or wait + min(terms.queue_road, terms.queue_ferry) >= best.days:
            continue
        for closed in (longest > wait, (longest > wait) | terms.ferry):
            _, links = quickest(roads, np.where(closed, np.inf, cost), start, end)
            if links or start == end:
                found = told(roads, terms, links, start, end)
                best = min(best, found, key=lambda one: one.days)
            if not terms.ferry[list(links)].any():
                break
    return best


def told(roads: Roads, terms: Terms, links: tuple[int, ...], start: int, end: int) -> Journey:
    """Return what a move over given links takes, term by term."""
    over = list(links)
    places = {start, end, *roads.starts[over], *roads.ends[over]}
    permit = max(float(terms.permit[place]) for place in places)
    moving, border = float(terms.moving[over].sum()), float(terms.border[over].sum())
    by_sea = bool(terms.ferry[over].any())
    queue = max(terms.queue_road, terms.queue_ferry) if by_sea else terms.queue_road
    queue = queue if links else 0.0
    return Journey(permit + moving + border + queue, permit, moving, border, queue, links)
