"""Equipment facts: past spending, its part for equipment, and past military aid, by year and actor.

They are what the stock of equipment at the start is added up from, and its history.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System
from foedus.model.membership import only_actor

Array = NDArray[np.float64]
MILLIONS = 1000  # in a billion


def past_spending(system: System, year: int) -> Array:
    """Return defence spending up to a year, billion 2023 USD, (earlier, actor).

    A missing value is that of the year before, or else of the first year known; 0 where none is.
    """
    table = system.series("defence_spending_sipri").table(system.actor_ids, earlier(system, year))
    return np.asarray(np.nan_to_num(_filled(_filled(table)[::-1])[::-1]) / MILLIONS)


def past_equipment_share(system: System, year: int) -> Array:
    """Return the part of spending for equipment, %, (earlier, actor); 0 where unmeasured."""
    years = earlier(system, year)
    measured = system.series("equipment_share_nato").table(system.actor_ids, years)
    return np.asarray(np.nan_to_num(measured))


def past_military_aid(system: System, year: int) -> Array:
    """Return military aid to the supported state, EUR billion, (earlier, actor); 0 without any."""
    aid = system.series("ukraine_support_military")
    return np.asarray(np.nan_to_num(aid.table(system.actor_ids, earlier(system, year))))


def aid_turn(system: System, year: int) -> Array:
    """Return how far aid had turned from stocks to industry, 0 to 1, (earlier,).

    It turns evenly over the first full years of aid, those of `panel.aid_window`.
    """
    years = np.array(earlier(system, year), dtype=float)
    known = system.series("ukraine_support_military").years
    window = system.parameters["panel"].parameters["aid_window"].central
    if not known:
        return np.zeros(len(years))
    return np.clip((years - known[0]) / max(1, window - 1), 0, 1)


def military_aid_share(system: System) -> Array:
    """Return each donor's military aid over aid of all kinds, last years known, (actor,).

    For the guarantor it is the part of its own aid, for every other donor that of all other donors'
    aid together; 0 where there is none.
    """
    military, every = system.series("ukraine_support_military"), system.series("ukraine_support")
    window = int(system.parameters["panel"].parameters["drain_window"].central)
    years = every.years[-window:]
    given = np.nan_to_num(military.table(system.actor_ids, years)).sum(axis=0)
    guarantor = system.roles.guarantor
    chosen = np.isin(np.asarray(every.year), years)
    mine = every.value[chosen & (every.actor == guarantor)].sum()
    others = every.value[chosen & (every.actor != guarantor)].sum()
    whole = np.where(only_actor(system, guarantor) > 0, mine, others)
    return np.asarray(np.where(whole > 0, given / np.where(whole > 0, whole, 1.0), 0.0))


def earlier(system: System, year: int) -> tuple[int, ...]:
    """Return the years of history up to a year: those of the axis `earlier`."""
    return tuple(range(system.first_year, year + 1))


def _filled(table: Array) -> Array:
    result = table.copy()
    for row in range(1, len(result)):
        result[row] = np.where(np.isfinite(result[row]), result[row], result[row - 1])
    return result
