"""Supply: the rival's share of what the union imports, which nobody has measured lately.

    share       = last share · (1 − derisking)
    first share = measured share · exp(unmeasured_drift · years since it was measured)

The share is measured up to the last year of the series and carried from there: how far it drifted
since is judged, and so is the pace at which the union turns to other suppliers. A policy with that
aim exists, but it sets no figure for trade as a whole. The line has no noise of its own. Left out:
single goods on which more depends than their part in trade tells, what passes through third states,
what turning away costs in growth, and answers of the rival.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Supply:
    """One value per run, shape (run, 1). Source: parameters/supply.yaml."""

    unmeasured_drift: Array = unit("1/year")
    derisking: Array = unit("1/year")


def start(given: View, p: Supply, ready: None) -> dict[str, Array]:
    """Return the share in the year before the start, carried from the last measured one."""
    drifted = np.exp(p.unmeasured_drift[:, 0] * given.years_unmeasured)
    return {"rival_import_share": given.measured_rival_share * drifted}


@submodel(
    parameters=Supply,
    start=start,
    prepares_from={"measured_rival_share", "years_unmeasured"},
    last={"rival_import_share"},
    writes={"rival_import_share"},
)
def supply(last: View, now: View, p: Supply, shock: View) -> dict[str, Array]:
    """Return the rival's share of the union's imports, %, (run,)."""
    return {"rival_import_share": last.rival_import_share * (1 - p.derisking[:, 0])}
