"""History: the indicators measured on observed series, with the same formulas as the projection.

Every value is that of the edition of its series that the system ships; `as_of` hides years not yet
published on that day. Where a measure has rival definitions (`definitions.yaml`) they are measured
too, to be printed beside the headline.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_history import decision_lines
from foedus.analyse.enlargement_history import enlargement_lines
from foedus.analyse.force_history import force_lines
from foedus.analyse.measured import Measured
from foedus.analyse.mobility_history import mobility_line
from foedus.analyse.partnership_lines import partnership_lines
from foedus.analyse.supply_history import rival_share_line
from foedus.analyse.voting import unity_lines, voting_line
from foedus.facts.definitions import Definition
from foedus.facts.system import System
from foedus.instruments.burden_sharing import count_at_least, mean_of_members, share_of_total
from foedus.instruments.dependence import supplier_share
from foedus.model import equipment_facts as facts
from foedus.model.capability import stock_path
from foedus.model.hostility import hostility_path
from foedus.model.membership import european, membership, only_actor, partner_values
from foedus.model.observed import (
    aid_by_donor,
    european_allies,
    import_shares,
    imports_by_year,
    observed_levels,
    union_members,
)
from foedus.model.threat import proximity

Array = NDArray[np.float64]
THOUSAND = 1000


def indicator_history(system: System) -> Mapping[str, Measured]:
    """Return the measured history of each indicator that has one, by indicator."""
    guarantor = only_actor(system, system.roles.guarantor)
    lines = system.parameters["indicators"].parameters
    return {
        "european_share": share_line(system, "defence_spending_sipri", european(system)),
        "us_share_of_spending": share_line(system, "defence_spending_sipri", guarantor),
        "us_share_of_personnel": share_line(system, "personnel_nato", guarantor),
        "us_share_of_arms_imports": arms_line(system),
        "us_share_of_ukraine_aid": aid_line(system),
        "eu_autonomy": autonomy_line(system),
        "european_equipment": equipment_line(system),
        "us_troops_in_europe": troops_line(system),
        "allies_at_2": count_line(system, "defence_share_nato", lines["lower_line"].central),
        "allies_at_3_5": count_line(system, "defence_share_nato", lines["upper_line"].central),
        **unity_lines(system),
        **enlargement_lines(system),
        **decision_lines(system),
        **force_lines(system),
        **partnership_lines(system),
        "mobility_days": mobility_line(system),
        "rival_import_share": rival_share_line(system),
    }


def other_definitions(system: System) -> Mapping[str, tuple[Measured, ...]]:
    """Return rival measures of an indicator, by indicator, as `definitions.yaml` declares them."""
    found: dict[str, tuple[Measured, ...]] = {}
    for one in system.definitions:
        found[one.indicator] = (*found.get(one.indicator, ()), _measure(system, one))
    return found


def _measure(system: System, one: Definition) -> Measured:
    if one.kind == "spread":
        return voting_line(system, one.without, one.label)
    part = np.ones(len(system.actor_ids)) if one.area is None else european(system)
    part = part * np.array([float(actor not in one.without) for actor in system.actor_ids])
    if one.kind == "share":
        return share_line(system, one.series, part, one.label)
    if one.kind == "count":
        return count_line(system, one.series, one.at_least or 0.0, one.label)
    return sum_line(system, one.series, part, one.label)


def share_line(system: System, name: str, part: Array, label: str = "") -> Measured:
    """Return the part's share of what all members of the day contribute, by year, %."""
    years, amount, members = members_table(system, name)
    return _line(system, name, label, "%", years, share_of_total(amount, members * part, members))


def count_line(system: System, name: str, threshold: float, label: str = "") -> Measured:
    """Return how many members of the day reach the threshold, by year."""
    years, table, members = members_table(system, name)
    counted = count_at_least(table, threshold, members)
    return _line(system, name, label, "allies", years, counted)


def sum_line(system: System, name: str, part: Array, label: str = "") -> Measured:
    """Return the sum over members of the day in the part, by year, in thousands."""
    years, table, members = members_table(system, name)
    total = (table * members * part).sum(axis=1) / THOUSAND
    return _line(system, name, label, "thousand persons", years, total)


def arms_line(system: System) -> Measured:
    """Return the guarantor's share of European allies' arms imports over a trailing window, %."""
    series = system.series("arms_imports")
    years = series.years
    window = int(system.parameters["panel"].parameters["arms_window"].central)
    shares = []
    for year in years:
        allies = european_allies(system, year)
        mine, every = imports_by_year(system, allies, [y for y in years if y <= year])
        shares.append(supplier_share(mine, every, window)[-1])
    return _line(system, "arms_imports", "", "%", years, np.array(shares))


def autonomy_line(system: System) -> Measured:
    """Return 100 less the guarantor's share of the union's arms imports, trailing window, %.

    The members are those of the last measured year throughout, so that no entry or exit moves it.
    """
    last = system.series("arms_imports").last_year
    years = tuple(range(system.first_year, last + 1))
    shares = import_shares(system, union_members(system, last), last)
    return _line(system, "arms_imports", "", "%", years, 100 - shares)


def equipment_line(system: System) -> Measured:
    """Return European allies' stock of equipment, last measured year = 100.

    It is computed, by the formula of `capability` at central parameters, for the years of which the
    equipment share is measured.
    """
    end = system.series("defence_spending_sipri").last_year
    years = facts.earlier(system, end)
    share = facts.past_equipment_share(system, end)
    path, _ = stock_and_drain(system, end)
    allies = membership(system, system.roles.alliance, (end,))[0] * european(system)
    total = path @ allies
    kept = (share > 0).any(axis=1) & (total[-1] > 0)
    return Measured(
        "",
        "index",
        tuple(np.array(years, dtype=int)[kept].tolist()),
        tuple((100 * total[kept] / total[-1]).tolist()),
        "",
        computed=True,
    )


def stock_and_drain(system: System, end: int) -> tuple[Array, Array]:
    """Return equipment in service and what aid took from it, billion 2023 USD, (year, actor) each.

    From the system's first year to `end`, by the formula of `capability` at central parameters.
    """
    share = facts.past_equipment_share(system, end)
    central = {
        name: one.central for name, one in system.parameters["capability"].parameters.items()
    }
    part = np.where(share > 0, share, central["unmeasured_share"]) / 100
    turn = facts.aid_turn(system, end)[:, None]
    taken = central["first_from_stocks"] * (1 - turn) + central["from_stocks"] * turn
    drained = taken * central["dollars_per_euro"] * facts.past_military_aid(system, end)
    lag = system.parameters["procurement"].parameters["delivery_lag"].central
    bought = facts.past_spending(system, end) * part
    return stock_path(bought, drained, lag, central["retirement"]), drained


def aid_line(system: System) -> Measured:
    """Return the guarantor's share of all donors' aid, by year, %."""
    mine, others = aid_by_donor(system)
    years = tuple(sorted(others))
    share = np.array([100 * mine.get(y, 0.0) / (mine.get(y, 0.0) + others[y]) for y in years])
    return _line(system, "ukraine_support", "", "%", years, share)


def troops_line(system: System) -> Measured:
    """Return the dated reports of the guarantor's total forces in Europe, thousand persons."""
    levels = observed_levels(system).get("presence", {})
    years = tuple(sorted(levels))
    source = next(
        (
            part.observations[-1].source
            for part in system.commitment_parts
            if part.id == "presence" and part.observations
        ),
        "",
    )
    return Measured("", "thousand persons", years, tuple(levels[y] for y in years), source)


def threat_history(system: System) -> Mapping[str, Measured]:
    """Return the threat felt in each region, by the formula at central parameters, by region.

    It is computed, not observed: it rests on estimated and judged levels, reach and half-life.
    """
    files = [system.parameters[name] for name in ("hostility", "threat")]
    central = {n: np.array([[p.central]]) for file in files for n, p in file.parameters.items()}
    levels = files[0].families["event_level"].values
    events = system.hostility_events
    known = system.series("defence_spending_sipri").last_year
    years = np.arange(float(system.first_year), known + 1)
    path = hostility_path(
        years,
        np.array([float(event.date.year) for event in events]),
        np.array([[levels[event.id].central for event in events]]),
        central["half_life"],
    )[0]
    felt = proximity(
        partner_values(system, "capital_distance"),
        partner_values(system, "land_border"),
        central["reach"],
        central["border_bonus"],
    )[0]
    allied = membership(system, system.roles.alliance, years.astype(int).tolist())
    found = {}
    for region in system.regions:
        inside = allied * np.array([float(a.region == region.id) for a in system.actors])
        values = path * mean_of_members(felt, inside)
        kept = np.isfinite(values)
        found[region.id] = Measured(
            region.name,
            "1",
            tuple(years[kept].astype(int).tolist()),
            tuple(values[kept].tolist()),
            "",
            computed=True,
        )
    return found


def members_table(system: System, name: str) -> tuple[tuple[int, ...], Array, Array]:
    """Return the years known for enough members, their values, and who is a member.

    A missing value is carried over from the last year that has one; one never known counts as 0.
    """
    series = system.series(name)
    years = series.years
    table = series.table(system.actor_ids, years)
    members = membership(system, system.roles.alliance, years)
    counted = members * np.isfinite(table).any(axis=0)
    known = (np.isfinite(table) * counted).sum(axis=1) / np.maximum(counted.sum(axis=1), 1)
    least = system.parameters["panel"].parameters["least_coverage"].central
    kept = known >= least
    for row in range(1, len(table)):
        table[row] = np.where(np.isfinite(table[row]), table[row], table[row - 1])
    chosen = tuple(int(year) for year in np.array(years, dtype=int)[kept])
    return chosen, np.nan_to_num(table[kept]), members[kept]


def _line(
    system: System, name: str, label: str, unit: str, years: tuple[int, ...], values: Array
) -> Measured:
    kept = np.isfinite(values)
    series = system.series(name)
    last = max((year for year, k in zip(years, kept, strict=True) if k), default=0)
    editions = (
        ()
        if series.edition is None
        else tuple(sorted(set(series.edition[series.year == last].tolist())))
    )
    return Measured(
        label,
        unit,
        tuple(np.array(years, dtype=int)[kept].tolist()),
        tuple(values[kept].tolist()),
        series.source,
        editions,
    )
