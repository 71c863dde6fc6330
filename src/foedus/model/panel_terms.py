"""Panel terms: what the defence equation reads, year by year, over the states that answer.

The model is centred on the means of these terms and the estimation is fitted to their rows, so
that what is fitted is what is simulated. A state counts once enough of its past is known.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System
from foedus.model.membership import european, membership, only_actor
from foedus.model.operations import answers, log_share
from foedus.model.panel import History, pledged_share

Array = NDArray[np.float64]


@dataclass(frozen=True)
class PanelTerms:
    """Tables (year, actor) from the panel's first year on, in logs where the equation has logs."""

    years: tuple[int, ...]
    change: Array  # of the log share, into the year
    log_share: Array  # last year's
    past_level: Array  # mean log share of the state up to last year
    level_at_end: Array  # the same up to the panel's last year, (actor,)
    gap: Array  # of last year's share to the pledge in force
    allies: Array  # mean log share of the other European allies, last year
    growth: Array  # into the year
    used: NDArray[np.bool_]  # which states and years count
    inside: NDArray[np.bool_]  # (actor,) states of the panel
    known_years: Array  # number of known shares, (actor,)

    def mean(self) -> Array:
        """Return means of change, log share, gap, allies and growth."""
        tables = (self.change, self.log_share, self.gap, self.allies, self.growth)
        return np.array([table[self.used].mean() for table in tables])

    def own_level(self) -> Array:
        """Return each state's past level less the panel's mean, as of the last year, (actor,).

        It is 0 outside the panel.
        """
        level = self.level_at_end - self.log_share[self.used].mean()
        return np.asarray(np.where(self.used.any(axis=0), level, 0.0))


def panel_terms(system: System, history: History) -> PanelTerms:
    """Return the terms of the panel that the system knows on its day."""
    years = tuple(range(history.first_year, history.last_year + 1))
    roles, ends = system.roles, (history.last_year,)
    alliance = membership(system, roles.alliance, ends)[0]
    union = membership(system, roles.union, ends)[0]
    inside = answers(alliance, union, only_actor(system, roles.guarantor)) > 0
    known = np.isfinite(history.share) & (history.share > 0)
    logs = log_share(np.nan_to_num(history.share))
    past = np.cumsum(known, axis=0)
    pledged = pledged_share(system, years)
    growth = np.diff(np.log(np.where(history.gdp > 0, history.gdp, np.nan)), axis=0)
    least = system.parameters["panel"].parameters["least_past"].central
    enough = (past >= least)[:-1] & inside & np.isfinite(growth)
    mean_to_date = np.cumsum(logs * known, axis=0) / np.maximum(past, 1)
    return PanelTerms(
        years=years,
        change=np.diff(logs, axis=0),
        log_share=logs[:-1],
        past_level=mean_to_date[:-1],
        level_at_end=mean_to_date[-1],
        gap=np.where(pledged > 0, np.maximum(0, log_share(pledged) - logs[:-1]), 0.0),
        allies=_mean_of_others(logs, known & (alliance > 0) & (european(system) > 0))[:-1],
        growth=growth,
        used=known[1:] & known[:-1] & enough,
        inside=inside,
        known_years=past[-1].astype(np.float64),
    )


def _mean_of_others(logs: Array, among: NDArray[np.bool_]) -> Array:
    """Return the mean over the other states that count in the year, (year, actor)."""
    counted = logs * among
    total, count = counted.sum(axis=1, keepdims=True), among.sum(axis=1, keepdims=True)
    return np.asarray((total - counted) / np.maximum(count - among, 1))
