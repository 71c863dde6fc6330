"""Growth, fitted as it is simulated.

    growth = own_weight · habit + (1 − own_weight) · common_trend + common_noise · z_year + ε,
    ε ~ t(tail_weight) · own_noise

Habit is the mean growth of the years before, as many as the panel's window, and not fewer than it
asks for. The states are those of the panel and the guarantor.
"""

from dataclasses import dataclass

import numpy as np
import numpyro
import numpyro.distributions as dist

from estimation.sampling import draw_priors
from foedus.facts.system import System
from foedus.model.membership import only_actor
from foedus.model.panel import history_of
from foedus.model.panel_terms import panel_terms


@dataclass(frozen=True)
class Growth:
    """Columns of equal length, one entry per state and year."""

    actor: np.ndarray
    year: np.ndarray
    growth: np.ndarray
    habit: np.ndarray
    first_year: int
    last_year: int


def growth_of(system: System) -> Growth:
    """Return growth and habit of the states of the panel and of the guarantor."""
    history = history_of(system)
    choices = system.parameters["panel"].parameters
    window, least = (int(choices[name].central) for name in ("growth_window", "least_past"))
    terms = panel_terms(system, history)
    counted = terms.inside | (only_actor(system, system.roles.guarantor) > 0)
    habit = np.full(terms.growth.shape, np.nan)
    for row in range(least, len(habit)):
        past = terms.growth[max(0, row - window) : row]
        enough = np.isfinite(past).sum(axis=0) >= least
        habit[row, enough] = np.nanmean(past[:, enough], axis=0)
    time, actor = np.nonzero(np.isfinite(habit) & np.isfinite(terms.growth) & counted)
    return Growth(
        actor=actor,
        year=np.array(terms.years)[time],
        growth=terms.growth[time, actor],
        habit=habit[time, actor],
        first_year=terms.years[0],
        last_year=terms.years[-1],
    )


def growth_model(rows: Growth, priors: dict, tail_weight: float, growth=None) -> None:
    """Declare the joint distribution of parameters and growth."""
    p = draw_priors(priors)
    years = rows.last_year - rows.first_year + 1
    shock = numpyro.sample("shock", dist.Normal(0, 1).expand([years]))
    expected = (
        p["own_weight"] * rows.habit
        + (1 - p["own_weight"]) * p["common_trend"]
        + p["common_noise"] * shock[rows.year - rows.first_year]
    )
    numpyro.sample("growth", dist.StudentT(tail_weight, expected, p["own_noise"]), obs=growth)
