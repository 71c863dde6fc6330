"""Personnel, fitted as it is simulated.

    Δln n − trend = spending_response · Δln spending + ε,   ε ~ t(tail_weight) · noise · volatility

on NATO's own series. The trend is left out of what is written: ten years of stable forces say
little about conscription and ageing.
"""

from dataclasses import dataclass

import numpy as np
import numpyro
import numpyro.distributions as dist

from estimation.sampling import draw_priors
from foedus.facts.system import System
from foedus.model.panel import history_of

PEOPLE, MONEY = "personnel_nato", "defence_spending_nato_2015_prices"


@dataclass(frozen=True)
class Personnel:
    """Columns of equal length, one entry per state and year."""

    actor: np.ndarray
    year: np.ndarray
    people: np.ndarray  # change of log personnel
    money: np.ndarray  # change of log spending
    volatility: np.ndarray


def personnel_of(system: System) -> Personnel:
    """Return the changes that NATO's series know."""
    people, money = system.series(PEOPLE), system.series(MONEY)
    years = [year for year in people.years if year in money.years]
    with np.errstate(invalid="ignore", divide="ignore"):
        first = np.diff(np.log(people.table(system.actor_ids, years)), axis=0)
        second = np.diff(np.log(money.table(system.actor_ids, years)), axis=0)
    time, actor = np.nonzero(np.isfinite(first) & np.isfinite(second))
    return Personnel(
        actor=actor,
        year=np.array(years[1:])[time],
        people=first[time, actor],
        money=second[time, actor],
        volatility=history_of(system).volatility[actor],
    )


def personnel_model(rows: Personnel, priors: dict, tail_weight: float, people=None) -> None:
    """Declare the joint distribution of parameters and changes of personnel."""
    p = draw_priors(priors)
    expected = p["trend"] + p["spending_response"] * rows.money
    scale = p["noise"] * rows.volatility
    numpyro.sample("people", dist.StudentT(tail_weight, expected, scale), obs=people)
