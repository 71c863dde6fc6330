"""Hindcast: what the model, fitted to the years up to an origin, said of the years after it.

No fact dated after the origin's last day is used. Hindsight stays in the form of the equation, the
priors, the dates counted as hostile, the chance of a new act, bounds and ceilings, which are
today's, and in the series, which are today's editions of past years.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

import foedus
from estimation.beliefs import Belief
from estimation.fit import fit_defence, fit_economy
from foedus.facts.frozen import FrozenMapping
from foedus.facts.parameters import ParameterFile
from foedus.facts.system import System
from foedus.model.membership import european, membership
from foedus.model.panel import history_of

RUNS, SEED = 2000, 1
SPRING = (5, 31)  # by then the figures of the year before are out
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Hindcast:
    """European allies' spending over their GDP, %, forecast and observed."""

    origin: int
    years: np.ndarray
    quantiles: np.ndarray  # (level, year)
    past_years: np.ndarray
    past: np.ndarray
    observed: np.ndarray  # (year,)
    beliefs: tuple[Belief, ...]

    def inside(self, low: int, high: int) -> int:
        """Return in how many years the observed value lies between two levels."""
        return int(
            ((self.observed >= self.quantiles[low]) & (self.observed <= self.quantiles[high])).sum()
        )


def hindcast(system: System, origin: int) -> Hindcast:
    """Return the forecast from the end of the origin year, and what happened."""
    known = known_at_end_of(system, origin)
    fits = (fit_defence(known), fit_economy(known))
    beliefs = tuple(one for fit in fits for one in fit.beliefs)
    believing = replace(known, parameters=with_beliefs(known.parameters, beliefs))
    last = history_of(system).last_year
    runs = foedus.simulate(believing, "baseline", RUNS, SEED, until=last, trajectories=True)
    whole, then = _gdp_share(system), european(system)
    years = np.asarray(runs["year"].values)
    members = membership(known, known.roles.alliance, (origin,))[0] * then > 0
    money = np.asarray(runs["defence_spending"].values)[:, members]
    share = np.asarray(runs["defence_share"].values)[:, members]
    ratio = history_of(known).definition_ratio[members][:, None]
    gdp = np.divide(100 * money, share * ratio, out=np.zeros_like(money), where=share > 0)
    forecast = 100 * money.sum(axis=1) / gdp.sum(axis=1)
    return Hindcast(
        origin=origin,
        years=years,
        quantiles=np.quantile(forecast, LEVELS, axis=0),
        past_years=np.array([year for year in whole if year <= origin]),
        past=np.array([value for year, value in whole.items() if year <= origin]),
        observed=np.array([whole[int(year)] for year in years]),
        beliefs=beliefs,
    )


def known_at_end_of(system: System, origin: int) -> System:
    """Return the system with the series of the origin year but no event, pledge or plan after it.

    The origin year's figures came out in the spring after it; dated facts stop on 31 December.
    """
    spring = system.as_known_on(date(origin + 1, *SPRING))
    end = system.as_known_on(date(origin, 12, 31))
    return replace(
        spring,
        pledges=end.pledges,
        plans=end.plans,
        hostility_events=end.hostility_events,
        administrations=end.administrations,
        elections=end.elections,
        commitment_parts=end.commitment_parts,
        organisations=end.organisations,
    )


def with_beliefs(
    files: Mapping[str, ParameterFile], beliefs: tuple[Belief, ...]
) -> Mapping[str, ParameterFile]:
    """Return the parameter files with other figures, and without today's correlations."""
    return FrozenMapping({name: _with(file, name, beliefs) for name, file in files.items()})


def _with(file: ParameterFile, submodel: str, beliefs: tuple[Belief, ...]) -> ParameterFile:
    plain, families = dict(file.parameters), dict(file.families)
    for one in (b for b in beliefs if b.submodel == submodel):
        fitted = (one.low, one.central, one.high)
        low, central, high = fitted if one.fitted else one.before
        figures = {"low": low, "central": central, "high": high}
        name, _, key = one.name.partition(".")
        if key:
            values = dict(families[name].values)
            values[key] = values[key].model_copy(update=figures)
            families[name] = families[name].model_copy(update={"values": FrozenMapping(values)})
        else:
            plain[name] = plain[name].model_copy(update=figures)
    return file.model_copy(
        update={
            "parameters": FrozenMapping(plain),
            "families": FrozenMapping(families),
            "correlations": (),
        }
    )


def _gdp_share(system: System) -> dict[int, float]:
    """Return European allies' spending over their GDP by year, SIPRI, members of each year, %."""
    money, gdp = system.series("defence_spending_sipri"), system.series("real_gdp")
    found = {}
    for year in money.years:
        inside = membership(system, system.roles.alliance, (year,))[0] * european(system) > 0
        spent = money.table(system.actor_ids, (year,))[0] * inside
        made = gdp.table(system.actor_ids, (year,))[0] * inside
        both = np.isfinite(spent) & np.isfinite(made)
        found[year] = float(100 * spent[both].sum() / made[both].sum() / 1000)
    return found
