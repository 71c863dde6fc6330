"""Results: what the pages quote of runs, each scenario simulated once with the usual 2,000 runs."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import xarray
from numpy.typing import NDArray

import foedus
from foedus.analyse.clear import clear_from
from foedus.analyse.history import indicator_history, other_definitions
from foedus.analyse.measured import Measured
from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.model.inputs import Inputs, build_inputs
from foedus.model.variables import INDICATORS, Indicator

Array = NDArray[np.float64]
LEVELS = {"low": 0.05, "lower": 0.25, "median": 0.5, "upper": 0.75, "high": 0.95}
RUNS, SEED = 2000, 1


@dataclass
class Results:
    """Runs and histories of one system, each made when first asked for."""

    system: System
    held: dict[tuple[str, frozenset[str]], xarray.Dataset] = field(default_factory=dict)

    def runs(self, scenario: str, cut: frozenset[str] = frozenset()) -> xarray.Dataset:
        key = scenario, cut
        if key not in self.held:
            self.held[key] = foedus.simulate(self.system, scenario, RUNS, SEED, cut=cut)
        return self.held[key]

    def values(
        self, line: str, scenario: str, year: int, cut: frozenset[str] = frozenset()
    ) -> Array:
        """Return a line in a year over runs, (run,)."""
        runs = self.runs(scenario, cut)
        return values_of(runs, line)[:, list(runs["year"].values).index(year)]

    def gain(self, line: str, scenario: str, year: int) -> Array:
        """Return what a scenario adds to the baseline, run by run, (run,)."""
        return self.values(line, scenario, year) - self.values(line, "baseline", year)

    def clear(self, line: str, scenario: str) -> int | None:
        """Return the year from which a difference from the baseline is clear."""
        years = [int(year) for year in self.runs("baseline")["year"].values]
        gains = np.stack([self.gain(line, scenario, year) for year in years])
        low, high = np.quantile(gains, [LEVELS["low"], LEVELS["high"]], axis=1)
        return clear_from(low, high, years)

    def share(self, actor: str, year: int, cut: frozenset[str] = frozenset()) -> float:
        """Return a state's median defence share in the baseline, % of GDP."""
        found = self.runs("baseline", cut)["defence_share_quantiles"]
        return float(found.sel(actor=actor, year=year, quantile=0.5))

    def spread(self, line: str, ahead: int) -> float:
        """Return how far a line spreads so many years after the first one computed.

        The standard deviation over runs of its change since that year.
        """
        values = values_of(self.runs("baseline"), line)
        return float((values[:, ahead] - values[:, 0]).std())

    def past_spread(self, line: str, ahead: int) -> float:
        """Return the standard deviation of a measured line's changes over so many years."""
        values = np.array(self.measured[line].values)
        return float((values[ahead:] - values[:-ahead]).std(ddof=1))

    @cached_property
    def measured(self) -> dict[str, Measured]:
        return dict(indicator_history(self.system))

    @cached_property
    def rivals(self) -> dict[str, dict[str, Measured]]:
        """Other definitions of an indicator, by the series that they rest on."""
        found = other_definitions(self.system)
        names: dict[str, list[str]] = {}
        for one in self.system.definitions:
            names.setdefault(one.indicator, []).append(one.series)
        return {key: dict(zip(names[key], found[key], strict=True)) for key in found}

    @cached_property
    def inputs(self) -> Inputs:
        return build_inputs(self.system, self.system.last_year)


def indicator_of(line: str) -> Indicator:
    """Return the indicator of a line, such as `threat` of `threat_baltic`."""
    return next(one for one in INDICATORS if line == one.name or line.startswith(f"{one.name}_"))
