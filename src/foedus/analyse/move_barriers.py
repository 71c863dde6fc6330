"""Barriers: what one removed barrier buys, all else as it is."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from foedus.analyse.convoy import Values, improving, terms
from foedus.analyse.move_records import Barrier, spread
from foedus.analyse.permits import Permits
from foedus.analyse.road_terrain import Terrain
from foedus.instruments.mobility import Terms, journey


def barriers(
    ground: Terrain,
    rules: Permits,
    values: Values,
    draws: Sequence[Values],
    start: int,
    end: int,
) -> tuple[Barrier, ...]:
    """Return what each removed barrier buys, the most first; the route may then be another."""
    found = []
    every = (values, *draws)
    met = [terms(ground, rules, one, start) for one in every]
    today = [journey(ground.roads, one, start, end).days for one in met]
    for what in BARRIERS:
        after = [
            journey(ground.roads, without(what, one, drawn), start, end).days
            for one, drawn in zip(met, every, strict=True)
        ]
        gains = [before - then for before, then in zip(today, after, strict=True)]
        found.append(Barrier(what, after[0], spread(gains[1:]), gains[0]))
    return tuple(sorted(found, key=lambda one: -one.central_gain))


BARRIERS = ("permits", "borders", "queue", "coverage", "roads")


def without(what: str, met: Terms, values: Values) -> Terms:
    """Return what is met once a barrier is gone.

    permits    no wait for any permit
    borders    no time lost at borders
    queue      roads and ferries take twice as many vehicles
    coverage   no state's permit takes longer than that of those which the regime covers
    roads      every road as after investment for both uses
    """
    given = np.isfinite(met.permit)
    if what == "permits":
        return replace(met, permit=np.where(given, 0.0, np.inf))
    if what == "borders":
        return replace(met, border=np.zeros_like(met.border))
    if what == "queue":
        return replace(met, queue_road=met.queue_road / 2, queue_ferry=met.queue_ferry / 2)
    if what == "coverage":
        quickest = met.permit[given & (met.permit > 0)].min(initial=np.inf)
        return replace(met, permit=np.where(given, np.minimum(met.permit, quickest), np.inf))
    return improving(met, values["improved_link_factor"])
