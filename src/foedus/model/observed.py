"""Observed: what the facts say of years that the model computes, as pins; and where it starts.

A more recent published share, the level of a part of commitment, the administration in office, a
legal floor: each overrules the equation for the years it speaks of.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.series import Series
from foedus.facts.system import System
from foedus.instruments.dependence import supplier_share
from foedus.model.commitment import PARTS
from foedus.model.membership import YEAR_END, european, membership
from foedus.model.panel import History
from foedus.model.pin import Pin

Array = NDArray[np.float64]
VARIABLE_OF_PART = {
    "presence": "us_troops_in_europe",
    "crisis_pool": "crisis_pool",
    "arms_and_aid": "arms_and_aid",
    "alignment": "political_alignment",
}


def kind_in_office(system: System, year: int) -> str | None:
    """Return the kind of the guarantor's administration on 1 July of a year, if it is known."""
    day = date(year, 7, 1)
    for one in system.administrations:
        mine = one.actor == system.roles.guarantor
        if mine and one.since <= day and (one.until is None or day < one.until):
            return str(one.kind)
    return None


def observed_levels(system: System) -> dict[str, dict[int, float]]:
    """Return, by part, the last observed level of each year; aid is measured from its series."""
    levels: dict[str, dict[int, float]] = {}
    for part in system.commitment_parts:
        dated = sorted(part.observations, key=lambda one: one.date)
        levels[part.id] = {one.date.year: one.value for one in dated}
    aid, reference = aid_by_donor(system)[0], aid_reference(system)
    if reference > 0:
        levels["arms_and_aid"] = {year: value / reference for year, value in aid.items()}
    return levels


def commitment_reference(system: System) -> Array:
    """Return the level of each part that counts as full commitment, (part,)."""
    reference = {str(part.id): part.reference.value for part in system.commitment_parts}
    return np.array([reference[part] for part in PARTS])


def commitment_at_start(system: System, year: int) -> Array:
    """Return the level of each part in the year before the start, (part,).

    Where nothing was observed by then, presence is the permanent forces of the series and the
    other parts are at their reference.
    """
    levels = observed_levels(system)
    reference = commitment_reference(system)
    result = []
    for place, part in enumerate(PARTS):
        earlier = [level for when, level in sorted(levels.get(part, {}).items()) if when <= year]
        if earlier:
            result.append(earlier[-1])
        elif part == "presence":
            result.append(permanent_troops(system, year) / 1000)
        else:
            result.append(float(reference[place]))
    return np.array(result)


def european_allies(system: System, year: int) -> tuple[str, ...]:
    """Return the European members of the alliance at the end of a year, in actor order."""
    mask = membership(system, system.roles.alliance, (year,))[0] * european(system)
    return tuple(a for a, inside in zip(system.actor_ids, mask, strict=True) if inside)


def permanent_troops(system: System, year: int) -> float:
    """Return the guarantor's permanent forces in European allies, persons, last known by a year."""
    troops = system.series("us_troops")
    known = max(y for y in troops.years if y <= year)
    return float(np.nansum(troops.table(european_allies(system, known), (known,))))


def aid_reference(system: System) -> float:
    """Return the guarantor's mean aid in the first full years, EUR billion; 0 without data."""
    aid = [value for _, value in sorted(aid_by_donor(system)[0].items())]
    window = int(system.parameters["panel"].parameters["aid_window"].central)
    return float(np.mean(aid[:window])) if aid else 0.0


def aid_counted(system: System, years: Sequence[int]) -> Array:
    """Return 1 for years up to the horizon of aid after its last known year, (year,)."""
    known = max(system.series("ukraine_support").years, default=0)
    horizon = system.parameters["panel"].parameters["aid_horizon"].central
    return np.array([float(year <= known + horizon) for year in years])


def other_aid(system: System, year: int) -> float:
    """Return the aid of all other donors in a year, EUR billion; 0 where there is none."""
    return aid_by_donor(system)[1].get(year, 0.0)


def arms_import_share(system: System, year: int) -> float:
    """Return the guarantor's share of European allies' arms imports, %, trailing window."""
    return float(import_shares(system, european_allies(system, year), year)[-1])


def union_import_ratio(system: System, year: int) -> float:
    """Return the guarantor's share of the union members' imports over that of European allies'.

    1 where the latter is 0.
    """
    allies = arms_import_share(system, year)
    union = float(import_shares(system, union_members(system, year), year)[-1])
    return union / allies if allies > 0 else 1.0


def union_members(system: System, year: int) -> tuple[str, ...]:
    """Return the members of the union at the end of a year, in actor order."""
    return system.members(system.roles.union, date(year, *YEAR_END))


def import_shares(system: System, recipients: Sequence[str], year: int) -> Array:
    """Return the guarantor's share of the recipients' imports, %, by year up to one, (year,)."""
    years = range(system.first_year, year + 1)
    mine, every = imports_by_year(system, recipients, years)
    window = int(system.parameters["panel"].parameters["arms_window"].central)
    return np.asarray(supplier_share(mine, every, window))


def imports_by_year(
    system: System, recipients: Sequence[str], years: Sequence[int]
) -> tuple[Array, Array]:
    """Return the recipients' arms imports from the guarantor and from all, by year."""
    series = system.series("arms_imports")
    mine = np.nan_to_num(series.table(recipients, years, system.roles.guarantor))
    every = np.nan_to_num(series.table(recipients, years))
    return mine.sum(axis=1), every.sum(axis=1)


def planned_share(system: System, years: Sequence[int], history: History) -> Array:
    """Return the path of national plans, % of GDP, (year, actor); 0 where there is none.

    A plan holds its last value for as long again as it ran: one budget is no lasting floor.
    """
    result = np.zeros((len(years), len(system.actor_ids)))
    own = system.series("defence_share_nato")
    for plan in system.plans:
        if plan.variable != "defence_share":
            continue
        place = system.actor_ids.index(plan.actor)
        known = own.table((plan.actor,), tuple(range(history.last_year, years[-1] + 1)))[:, 0]
        published = np.flatnonzero(np.isfinite(known))
        base_year = history.last_year + (int(published[-1]) if len(published) else 0)
        base = known[published[-1]] if len(published) else history.latest_share[place]
        points = {base_year: float(base), **{y: v for y, v in plan.path if y > base_year}}
        line = np.interp(years, list(points), list(points.values()))
        last = plan.path[-1][0]
        line = np.where(np.array(years) <= last + last - plan.agreed.year, line, 0.0)
        result[:, place] = np.maximum(result[:, place], line)
    return result


def fact_pins(system: System, years: tuple[int, ...]) -> tuple[Pin, ...]:
    """Return the pins that the facts put on the years of the run."""
    return tuple(_all_pins(system, years))


def _all_pins(system: System, years: tuple[int, ...]) -> Iterator[Pin]:
    levels = observed_levels(system)
    for part, variable in VARIABLE_OF_PART.items():
        yield _exact(variable, years, levels.get(part, {}))
    kinds = {year: kind_in_office(system, year) for year in years}
    yield _exact(
        "internationalist_administration",
        years,
        {year: float(kind == "internationalist") for year, kind in kinds.items() if kind},
    )
    yield _exact("other_aid", years, aid_by_donor(system)[1])
    yield _floors(system, years)
    yield _published_shares(system, years)


def _exact(variable: str, years: tuple[int, ...], known: dict[int, float]) -> Pin:
    pin = Pin.free(variable, (len(years),), "facts")
    for place, year in enumerate(years):
        if year in known:
            pin.lower[place] = pin.upper[place] = known[year]
    return pin


def _floors(system: System, years: tuple[int, ...]) -> Pin:
    pin = Pin.free("us_troops_in_europe", (len(years),), "facts")
    for part in system.commitment_parts:
        for floor in part.floors if part.id == "presence" else ():
            for place, year in enumerate(years):
                day = date(year, 7, 1)
                if floor.since <= day and (floor.until is None or day < floor.until):
                    pin.lower[place] = max(pin.lower[place], floor.value)
    return pin


def _published_shares(system: System, years: tuple[int, ...]) -> Pin:
    pin = Pin.free("defence_share", (len(years), len(system.actor_ids)), "facts")
    known = system.series("defence_share_nato").table(system.actor_ids, years)
    found = np.isfinite(known)
    pin.lower[found] = known[found]
    pin.upper[found] = known[found]
    return pin


def aid_by_donor(system: System) -> tuple[dict[int, float], dict[int, float]]:
    """Return the guarantor's aid and that of all other donors, EUR billion, by year."""
    series = system.series("ukraine_support")
    mine = series.actor == system.roles.guarantor
    return _sum_by_year(series, mine), _sum_by_year(series, ~mine)


def _sum_by_year(series: Series, rows: NDArray[np.bool_]) -> dict[int, float]:
    return {year: float(series.value[rows & (series.year == year)].sum()) for year in series.years}
