"""Supply facts: the rival's measured share of the union's imports, and since when it is carried."""

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System

Array = NDArray[np.float64]
SHARES = "import_shares"


def rival_shares(system: System) -> dict[int, float]:
    """Return the rival's measured share of the union's imports, %, by year; {} without a rival."""
    rival = system.roles.rival
    if rival is None:
        return {}
    series = system.series(SHARES)
    if rival not in series.partners:
        return {}
    values = series.table((system.roles.union,), series.years, rival)[:, 0]
    return {
        year: float(value)
        for year, value in zip(series.years, values, strict=True)
        if np.isfinite(value)
    }


def supply_facts(system: System, end: int) -> dict[str, Array]:
    """Return what the facts give about supply, by name of the vocabulary.

    end   the year before the first computed one; what is measured after it is not looked at
    """
    known = {year: share for year, share in rival_shares(system).items() if year <= end}
    if not known:
        return {"measured_rival_share": np.array(np.nan), "years_unmeasured": np.array(0.0)}
    last = max(known)
    return {
        "measured_rival_share": np.array(known[last]),
        "years_unmeasured": np.array(float(end - last)),
    }
