"""Residuals: what the defence equation leaves unexplained at the posterior's medians."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from estimation.defence import explained
from estimation.panel import Panel
from estimation.sampling import Posterior

DECADES = ((1993, 2003), (2004, 2013), (2014, 2019), (2020, 2024))


@dataclass(frozen=True)
class Residuals:
    """By row, the change less what is expected, over the state's own scale; and summaries."""

    scaled: np.ndarray
    year: np.ndarray
    explained: float  # share of the squared change that the terms explain
    kurtosis: float  # excess, of the scaled residuals
    free_tail: float  # degrees of freedom that fit them best
    autocorrelation: float  # of a state's residual with that of the year before

    def by_period(self) -> list[tuple[int, int, int, float, float]]:
        """Return first and last year, rows, mean and spread of the scaled residuals."""
        found = []
        for first, last in DECADES:
            inside = self.scaled[(self.year >= first) & (self.year <= last)]
            if len(inside):
                spread = float(stats.median_abs_deviation(inside, scale="normal"))
                begin = max(first, int(self.year.min()))
                found.append((begin, last, len(inside), float(np.median(inside)), spread))
        return found

    def yearly(self) -> dict[int, float]:
        """Return the median residual of each year."""
        years = np.unique(self.year)
        return {int(y): float(np.median(self.scaled[self.year == y])) for y in years}


def residuals_of(panel: Panel, posterior: Posterior) -> Residuals:
    """Return the residuals, common shocks of years and own trends left in them."""
    p = {name: posterior.median(name) for name in posterior.draws}
    rest = panel.change - np.asarray(explained(panel, p))
    scaled = rest / (p["own_noise"] * panel.volatility)
    weight = 1 / panel.volatility**2
    order = np.lexsort((panel.year, panel.state))
    follows = (np.diff(panel.state[order]) == 0) & (np.diff(panel.year[order]) == 1)
    pairs = scaled[order][:-1][follows], scaled[order][1:][follows]
    return Residuals(
        scaled=scaled,
        year=panel.year,
        explained=float(1 - (weight * rest**2).sum() / (weight * panel.change**2).sum()),
        kurtosis=float(stats.kurtosis(scaled)),
        free_tail=float(stats.t.fit(scaled, floc=0)[0]),
        autocorrelation=float(stats.spearmanr(*pairs).statistic),
    )
