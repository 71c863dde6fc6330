"""Burden: who carries how much of defence and of aid to the supported state, by year.

    aid_i     = 100 · dollars_per_euro · aid_i / GDP_i
    burden_i  = defence share_i + aid_i                  % of GDP
    drain_i   = 100 · what aid took from stocks_i / (equipment in service_i + what it took)

Aid is that of states; what the union's institutions gave is shown with it where said, shared out by
the members' GDP. GDP is real and in dollars of 2023, aid in euros of its year.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.history import members_table, share_line, stock_and_drain
from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.instruments.burden_sharing import gini, rank_correlation, share_of_total
from foedus.model.membership import european, membership

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Donor:
    """One donor's burden in one year.

    aid, with_union   % of GDP: its own aid; with its part of that of the union's institutions
    defence           % of GDP, the alliance's own figure, else SIPRI's; None while unpublished
    military          EUR billion of military aid
    drain             % of its equipment that its military aid of the year took; None if unknown
    """

    actor: str
    year: int
    aid: float
    with_union: float
    defence: float | None
    military: float
    drain: float | None


def donors(system: System) -> tuple[Donor, ...]:
    """Return the burden of each donor and year of aid, by year, then by burden."""
    aid = _aid(system)
    if aid is None:
        return ()
    years, own, shared = aid
    own_figures, others = (
        system.series(name).table(system.actor_ids, years)
        for name in ("defence_share_nato", "defence_share_sipri")
    )
    defence = np.where(np.isfinite(own_figures), own_figures, others)
    series = system.series("ukraine_support_military")
    military = np.nan_to_num(series.table(system.actor_ids, years))
    drains = _drain(system)
    found = [
        Donor(
            actor=actor,
            year=year,
            aid=float(own[row, place]),
            with_union=float(own[row, place] + shared[row, place]),
            defence=_known(defence[row, place]),
            military=float(military[row, place]),
            drain=_known(drains[year][place]) if year in drains else None,
        )
        for row, year in enumerate(years)
        for place, actor in enumerate(system.actor_ids)
        if own[row, place] + shared[row, place] > 0
    ]
    return tuple(sorted(found, key=lambda one: (one.year, -one.with_union)))


def burden_lines(system: System) -> dict[str, Measured]:
    """Return the lines of burden sharing among allies by year, by name."""
    share_years, defence, members = members_table(system, "defence_share_sipri")
    gdp = _gdp(system, share_years)
    members = members * (gdp > 0) * (defence > 0)
    burden = defence + _aid_of(system, share_years)
    ranked = [
        rank_correlation(size[inside > 0], carried[inside > 0]).item()
        for size, carried, inside in zip(gdp, burden, members, strict=True)
    ]
    capacity = share_of_total(gdp, members * european(system), members)
    source = system.series("defence_share_sipri").source
    lines: dict[str, tuple[str, Array]] = {
        "gini": ("1", gini(burden, members)),
        "gini_without_aid": ("1", gini(defence, members)),
        "rank_correlation": ("1", np.array(ranked)),
        "european_share_of_gdp": ("%", capacity),
    }
    found = {
        name: Measured("", unit, share_years, tuple(values.tolist()), source)
        for name, (unit, values) in lines.items()
    }
    spent = share_line(system, "defence_spending_sipri", european(system))
    return {
        "european_share": spent,
        **found,
        "european_share_over_capacity": _ratio(spent, found["european_share_of_gdp"]),
        "european_aid": aid_line(system),
        "european_drain": drain_line(system),
    }


def _ratio(above: Measured, below: Measured) -> Measured:
    """Return one line over another, for the years of both."""
    under = dict(zip(below.years, below.values, strict=True))
    pairs = zip(above.years, above.values, strict=True)
    values = {year: value / under[year] for year, value in pairs if under.get(year)}
    return Measured("", "1", tuple(values), tuple(values.values()), above.source)


def aid_line(system: System) -> Measured:
    """Return European allies' aid with their part of the institutions', % of their GDP, by year."""
    aid = _aid(system)
    if aid is None:
        return Measured("", "%", (), (), "")
    years, own, shared = aid
    size = _gdp(system, years) * membership(system, system.roles.alliance, years) * european(system)
    total = size.sum(axis=1)
    values = ((own + shared) * size).sum(axis=1) / np.where(total > 0, total, np.nan)
    source = system.series("ukraine_support").source
    return Measured("", "%", years, tuple(values.tolist()), source)


def drain_line(system: System) -> Measured:
    """Return what military aid took of European allies' equipment, %, by year; computed."""
    end = system.series("defence_spending_sipri").last_year
    years = tuple(year for year in system.series("ukraine_support_military").years if year <= end)
    if not years:
        return Measured("", "%", (), (), "", computed=True)
    stock, drained = stock_and_drain(system, end)
    rows = [year - end - 1 for year in years]
    inside = membership(system, system.roles.alliance, years) * european(system)
    taken = (drained[rows] * inside).sum(axis=1)
    before = (stock[rows] * inside).sum(axis=1) + taken
    values = 100 * taken / np.where(before > 0, before, np.nan)
    return Measured("", "%", years, tuple(values.tolist()), "", computed=True)


def _aid(system: System) -> tuple[tuple[int, ...], Array, Array] | None:
    """Return years of aid, each state's own and its part of the institutions', % of GDP."""
    series = system.series("ukraine_support")
    years = series.years
    if not years:
        return None
    dollars = system.parameters["capability"].parameters["dollars_per_euro"].central
    gdp = _gdp(system, years)
    own = np.nan_to_num(series.table(system.actor_ids, years))
    common = np.nan_to_num(series.table((system.roles.union,), years))
    members = membership(system, system.roles.union, years) * gdp
    total = members.sum(axis=1, keepdims=True)
    shared = np.where(total > 0, common * members / np.where(total > 0, total, 1), 0.0)
    size = np.where(gdp > 0, gdp, np.inf)
    return years, 100 * dollars * own / size, 100 * dollars * shared / size


def _aid_of(system: System, years: tuple[int, ...]) -> Array:
    """Return all aid with the part of the institutions', % of GDP, (year, actor); 0 before any."""
    result = np.zeros((len(years), len(system.actor_ids)))
    aid = _aid(system)
    if aid is not None:
        when, own, shared = aid
        for year, carried in zip(when, own + shared, strict=True):
            if year in years:
                result[years.index(year)] = carried
    return result


def _gdp(system: System, years: tuple[int, ...]) -> Array:
    """Return real GDP, billion 2023 USD, (year, actor); the last known carried on, 0 if none."""
    series = system.series("real_gdp")
    every = tuple(range(min(series.years), max(years) + 1))
    table = series.table(system.actor_ids, every)
    for row in range(1, len(table)):
        table[row] = np.where(np.isfinite(table[row]), table[row], table[row - 1])
    return np.nan_to_num(table[[every.index(year) for year in years]])


def _drain(system: System) -> Mapping[int, Array]:
    """Return the part of each state's equipment that aid took, %, (actor,), by year."""
    end = system.series("defence_spending_sipri").last_year
    stock, drained = stock_and_drain(system, end)
    before = stock + drained
    # Without equipment in service the aid was bought, or the figures do not fit together.
    part = np.where(stock > 0, 100 * drained / np.where(before > 0, before, 1), np.nan)
    return {end - len(part) + 1 + row: values for row, values in enumerate(part)}


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
