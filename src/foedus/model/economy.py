"""Economy: real growth, with a shock that all states share and one of their own.

    trend_i = own_weight · habitual_i + (1 − own_weight) · common_trend
    growth_i = trend_i + common_noise · z + own_noise · e_i, e_i with heavy tails, cut at a bound
    gdp_i = last gdp_i · exp(growth_i)

Growth of the last ten years says little about the next ten, so a state's own habit is drawn
towards a trend common to all. Debt is in `fiscal`. Left out: prices, exchange rates, and what
defence spending does to growth.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Economy:
    """One value per run, shape (run, 1). Source: parameters/economy.yaml."""

    common_trend: Array = unit("1/year")
    own_weight: Array = unit("1")
    common_noise: Array = unit("1/year")
    own_noise: Array = unit("1/year")
    tail_weight: Array = unit("1")
    largest_shock: Array = unit("1/year")


@submodel(
    parameters=Economy,
    last={"gdp"},
    now={"habitual_growth"},
    shocks={
        "common": Shock("normal", per_actor=False),
        "own": Shock("student_t", per_actor=True, degrees_of_freedom="tail_weight"),
    },
    writes={"growth", "growth_trend", "gdp"},
)
def economy(last: View, now: View, p: Economy, shock: View) -> dict[str, Array]:
    """Return growth and its trend, 1/year, and real GDP, billion 2023 USD, all (run, actor)."""
    trend = p.own_weight * now.habitual_growth + (1 - p.own_weight) * p.common_trend
    own = np.clip(p.own_noise * shock.own, -p.largest_shock, p.largest_shock)
    growth = trend + p.common_noise * shock.common[:, None] + own
    return {"growth": growth, "growth_trend": trend, "gdp": last.gdp * np.exp(growth)}
