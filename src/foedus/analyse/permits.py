"""Permits: which regimes cover a state on a day, and so how long its permit and border take.

Regimes stand from slowest to quickest. A state takes the quickest of those up to the one asked for
that cover it; the first covers all. A state that decides on each transit keeps to the first, unless
nobody needs a permit. So a later regime never takes longer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.analyse.road_terrain import Terrain
from foedus.errors import RangeError, UnknownName
from foedus.facts.mobility import Regime
from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.instruments.roads import Array


@dataclass(frozen=True, eq=False)
class Permits:
    """One regime on one day.

    rungs   of each state, the regimes that cover it up to this one
    """

    regime: Regime
    rungs: tuple[tuple[str, ...], ...]

    def of_states(self, values: Mapping[str, float], family: str) -> Array:
        """Return the lowest value of a family over the regimes that cover each state, (state,)."""
        return np.array([min(values[f"{family}[{one}]"] for one in own) for own in self.rungs])


def permits(system: System, ground: Terrain, regime: str) -> Permits:
    """Return how a regime covers the states on the network. Raises UnknownName for none."""
    known = system.mobility.regimes
    names = [one.id for one in known]
    if regime not in names:
        raise UnknownName("regime", regime, names)
    upto = known[: names.index(regime) + 1]
    covers = {one.id: covered(system, one, ground.day) for one in upto[1:]}
    rungs = tuple(
        (
            names[0],
            *(
                one.id
                for one in upto[1:]
                if one.everybody or (state in covers[one.id] and ground.stances[state] == "grants")
            ),
        )
        for state in ground.states
    )
    return Permits(known[names.index(regime)], rungs)


def covered(system: System, regime: Regime, day: date) -> frozenset[str]:
    """Return the states that a regime covers on a day, apart from one that covers everybody."""
    members = {one for name in regime.organisations for one in system.members(name, day)}
    further = {one.state for one in regime.further if first_day(one.since) <= day}
    return frozenset(members | further)


def regime_on(system: System, day: date) -> str:
    """Return the id of the regime in force on a day: the last that is, else the first.

    Raises RangeError for a system without regimes.
    """
    held = system.mobility.regime_on(day)
    if held is None:
        raise RangeError("the system names no regime in mobility.yaml; add one")
    return held.id
