"""Mobility facts: the regime of permits in each year, and the routes that are asked for most."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System
from foedus.model.membership import YEAR_END

Array = NDArray[np.float64]


def regimes(system: System) -> tuple[str, ...]:
    """Return the ladder of regimes, by the order of their parameters; () for a system without."""
    file = system.parameters.get("mobility")
    return () if file is None else tuple(file.families["permit_days"].values)


def rungs(system: System, years: Sequence[int]) -> Array:
    """Return the rung of the regime in force at the end of each year, (year,)."""
    ladder = regimes(system)
    held = (system.mobility.regime_on(date(year, *YEAR_END)) for year in years)
    return np.array([float(ladder.index(one.id)) if one is not None else 0.0 for one in held])


def mobility_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give about mobility, by name of the vocabulary."""
    examples = system.mobility.examples
    return {
        "permit_regime": rungs(system, years),
        "road_time_factor": np.ones(len(years)),
        "example_kilometres": np.array([one.kilometres for one in examples] or [np.nan]),
        "example_borders": np.array([float(one.borders) for one in examples] or [np.nan]),
    }
