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
from foedus.model.membership import european, membership, only_actor
from foedus.model.operations import answers, log_share

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
    if last < first:
        raise ScenarioError(
            f"as of {system.as_of} the series end in {last}, before the panel begins ({first}); "
            "choose a later day"
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


def panel_mean(system: System, history: History) -> Array:
    """Return panel means of: change of log share, log share, pledge gap, allies' log share, growth.

    All but the change and the growth are of the year before, as the equation reads them.
    """
    years = tuple(range(history.first_year, history.last_year + 1))
    roles, ends = system.roles, (years[-1],)
    logs = log_share(np.nan_to_num(history.share))
    known = _panel(system, history)
    allied = membership(system, roles.alliance, ends)[0] > 0
    among = known & allied & (european(system) > 0)
    allies = (logs * among).sum(axis=1) / np.maximum(among.sum(axis=1), 1)
    gap = np.maximum(0, log_share(pledged_share(system, years)) - logs[:-1])
    gap = np.where(pledged_share(system, years) > 0, gap, 0.0)
    used = known[1:] & known[:-1]
    growth = np.diff(np.log(np.where(history.gdp > 0, history.gdp, np.nan)), axis=0)
    return np.array(
        [
            np.diff(logs, axis=0)[used].mean(),
            logs[:-1][used].mean(),
            gap[used].mean(),
            np.broadcast_to(allies[:-1, None], used.shape)[used].mean(),
            np.nanmean(growth[used]),
        ]
    )


def own_level(system: System, history: History) -> Array:
    """Return each state's mean log share less the panel's, (actor,); 0 outside the panel."""
    known = _panel(system, history)
    logs = log_share(np.nan_to_num(history.share))
    mean = np.where(known, logs, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return np.asarray(np.where(known.any(axis=0), mean - logs[known].mean(), 0.0))


def _panel(system: System, history: History) -> NDArray[np.bool_]:
    """Return which shares belong to the panel: known, of states that answer, (year, actor)."""
    roles, ends = system.roles, (history.last_year,)
    members = answers(
        membership(system, roles.alliance, ends)[0],
        membership(system, roles.union, ends)[0],
        only_actor(system, roles.guarantor),
    )
    return np.asarray(np.isfinite(history.share) & (history.share > 0) & (members > 0))


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
