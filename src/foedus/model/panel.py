"""Panel: the history of defence shares from which the model starts and is centred.

The panel is the states that answer to threat and pledge (in the alliance or the union, without the
guarantor), from a stated first year to the last published one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.model.membership import membership

Array = NDArray[np.float64]


@dataclass(frozen=True)
class History:
    """What the series say up to the last published year, in actor order."""

    first_year: int
    last_year: int
    share: Array  # % of GDP, SIPRI, (year, actor) from first_year − 1, NaN where none
    gdp: Array  # billion 2023 USD, same shape
    latest_share: Array  # % of GDP in the alliance's definition where there is one, (actor,)
    latest_gdp: Array  # billion 2023 USD, (actor,)
    definition_ratio: Array  # SIPRI's share over the alliance's own, (actor,)
    habitual_growth: Array  # 1/year, (actor,)
    volatility: Array  # relative to the panel, (actor,)


def history_of(system: System) -> History:
    """Return the history that the system knows on its day."""
    actors = system.actor_ids
    series = system.series("defence_share_sipri")
    last = series.last_year
    first = int(system.parameters["panel"].parameters["first_year"].central)
    earliest = first - 1 + int(system.parameters["panel"].parameters["least_past"].central)
    if last < earliest:
        raise ScenarioError(
            f"as of {system.as_of} the series end in {last}; the panel begins in {first} and can "
            f"be measured once {earliest} is known: choose a later day"
        )
    years = tuple(range(first - 1, last + 1))
    share = series.table(actors, years)
    gdp = system.series("real_gdp").table(actors, years)
    latest = np.nan_to_num(last_known(share))
    own = _row(system, "defence_share_nato", last)
    both = np.isfinite(own) & (own > 0) & (latest > 0)
    window = int(system.parameters["panel"].parameters["growth_window"].central)
    return History(
        first_year=first,
        last_year=last,
        share=share,
        gdp=gdp,
        latest_share=np.where(both, own, latest),
        latest_gdp=np.nan_to_num(last_known(gdp)),
        definition_ratio=np.where(both, latest / np.where(both, own, 1.0), 1.0),
        habitual_growth=_habitual_growth(gdp, window),
        volatility=_volatility(share),
    )


def pledged_share(system: System, years: Sequence[int]) -> Array:
    """Return the highest share that each member has promised in a pledge in force, (year, actor).

    A pledge binds from the year after it was agreed: budgets of the year itself were set before.
    """
    agreed = {pledge.id: pledge.agreed.year for pledge in system.pledges}
    return np.asarray(promised_shares(system, years, after=agreed).max(axis=1, initial=0.0))


def due_targets(system: System, years: Sequence[int]) -> Array:
    """Return the target of each pledge once its year has come, (year, pledge, actor)."""
    due = {pledge.id: pledge.due for pledge in system.pledges}
    return promised_shares(system, years, after=due)


def promised_shares(system: System, years: Sequence[int], after: Mapping[str, int]) -> Array:
    """Return each member's target in each pledge, (year, pledge, actor); 0 up to `after`."""
    pledges = [one for one in system.pledges if one.variable == "defence_share"]
    target = np.zeros((len(years), len(pledges), len(system.actor_ids)))
    for place, pledge in enumerate(pledges):
        own = {exception.actor: exception.target for exception in pledge.exceptions}
        wanted = np.array([own.get(actor, pledge.target) for actor in system.actor_ids])
        in_force = np.array([[float(year > after[pledge.id])] for year in years])
        target[:, place] = wanted * in_force * membership(system, pledge.organisation, years)
    return target


def latest_personnel(system: System, year: int) -> Array:
    """Return the last known personnel up to a year, thousand persons, (actor,); 0 where unknown."""
    own = system.series("personnel_nato")
    other = system.series("personnel_cow")
    years = tuple(range(system.first_year, year + 1))
    first = last_known(own.table(system.actor_ids, years))
    second = last_known(other.table(system.actor_ids, years))
    return np.asarray(np.nan_to_num(np.where(np.isfinite(first), first, second)))


def _row(system: System, name: str, year: int) -> Array:
    return np.asarray(system.series(name).table(system.actor_ids, (year,))[0])


def last_known(table: Array) -> Array:
    """Return each column's last value that is a number; not a number where there is none."""
    result = np.full(table.shape[1], np.nan)
    for row in table:
        result = np.where(np.isfinite(row), row, result)
    return result


def _habitual_growth(gdp: Array, window: int) -> Array:
    growth = np.diff(np.log(np.where(gdp > 0, gdp, np.nan)), axis=0)[-window:]
    counted = np.isfinite(growth)
    return np.asarray(np.where(counted, growth, 0).sum(axis=0) / np.maximum(counted.sum(0), 1))


def _volatility(share: Array) -> Array:
    """Return the mean size of each state's log changes over that of the typical state."""
    change = np.abs(np.diff(np.log(np.where(share > 0, share, np.nan)), axis=0))
    known = np.isfinite(change).any(axis=0)
    size = np.ones(share.shape[1])
    size[known] = np.nanmean(change[:, known], axis=0)
    return np.asarray(np.where(known, size / np.median(size[known]), 1.0))
