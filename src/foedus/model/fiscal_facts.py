"""Fiscal facts: debt at the start, and where rules let defence spending pass their limits."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.fiscal_rules import FiscalRule
from foedus.facts.organisations import in_force
from foedus.facts.system import System
from foedus.model.membership import YEAR_END
from foedus.model.panel import History, last_known

Array = NDArray[np.float64]
DEBT = "government_debt"


def debt_at_start(system: System, year: int) -> Array:
    """Return the last known debt up to a year, % of GDP, (actor,); 0 where none is known."""
    if DEBT not in system.series_names:
        return np.zeros(len(system.actor_ids))
    years = tuple(range(system.first_year, year + 1))
    return np.nan_to_num(last_known(system.series(DEBT).table(system.actor_ids, years)))


def covered(system: System, years: Sequence[int], history: History) -> tuple[Array, Array]:
    """Return from and up to which share of GDP rules in force let spending pass their limits.

    Both are % of GDP, (year, actor), and 0 where there is no rule. A rule counts in each year at
    whose end it is in force; of several the one that reaches highest counts. One without a limit
    reaches to the whole of GDP.
    """
    low = np.zeros((len(years), len(system.actor_ids)))
    high = np.zeros_like(low)
    for rule in system.fiscal_rules:
        base = _base(system, rule, history)
        top = base + rule.allows if rule.allows is not None else np.full(len(base), 100.0)
        named = np.array([actor in rule.actors for actor in system.actor_ids])
        for place, year in enumerate(years):
            holds = named & in_force(rule.since, rule.until, date(year, *YEAR_END))
            wider = holds & (top > high[place])
            low[place] = np.where(wider, base, low[place])
            high[place] = np.where(wider, top, high[place])
    return low, high


def _base(system: System, rule: FiscalRule, history: History) -> Array:
    """Return the share of GDP from which a rule counts, (actor,)."""
    if rule.above_year is None:
        return np.full(len(system.actor_ids), float(rule.above or 0))
    base = history.latest_share
    for name in ("defence_share_sipri", "defence_share_nato"):
        found = system.series(name).table(system.actor_ids, (rule.above_year,))[0]
        base = np.where(np.isfinite(found), found, base)
    return base
