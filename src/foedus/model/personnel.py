"""Personnel: active forces follow spending, slowly and with noise.

    Δln n_i = trend + spending_response · Δln spending_i + noise · volatility_i · e_i,
    e_i with heavy tails, cut at a bound

Money buys equipment before it buys people, so the response is small; the slope was fitted to NATO's
series. Left out:
conscription, demography, pay.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import log_share
from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Personnel:
    """One value per run, shape (run, 1). Source: parameters/personnel.yaml."""

    trend: Array = unit("1/year")
    spending_response: Array = unit("1", link=True)
    noise: Array = unit("1/year")
    tail_weight: Array = unit("1")
    largest_shock: Array = unit("1/year")


@submodel(
    parameters=Personnel,
    last={"personnel", "defence_spending"},
    now={"defence_spending", "volatility"},
    shocks={"own": Shock("student_t", per_actor=True, degrees_of_freedom="tail_weight")},
    writes={"personnel"},
)
def personnel(last: View, now: View, p: Personnel, shock: View) -> dict[str, Array]:
    """Return military personnel, thousand persons, (run, actor)."""
    change = log_share(now.defence_spending) - log_share(last.defence_spending)
    own = np.clip(p.noise * now.volatility * shock.own, -p.largest_shock, p.largest_shock)
    growth = p.trend + p.spending_response * change + own
    return {"personnel": last.personnel * np.exp(growth)}
