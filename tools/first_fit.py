"""A first, plain fit of defence shares, growth and personnel on the series that the project ships.

`python tools/first_fit.py` prints the figures that docs/explanation/first-fit.md quotes and on
which the parameters with source `foedus-first-fit` rest. It needs no reference folder.
"""

import numpy as np
from scipy import stats

import foedus
from foedus.facts.system import System
from foedus.model.membership import european, membership, only_actor, partner_values
from foedus.model.operations import log_share
from foedus.model.panel import History, history_of, pledged_share
from foedus.model.threat import hostility_path, proximity

TERMS = ("log share", "threat", "pledge gap", "allies", "growth")


def main() -> None:
    system = foedus.load()
    history = history_of(system)
    defence(system, history)
    noise(system, history)
    growth(system)
    personnel(system)


def central_threat(system: System, years: np.ndarray) -> np.ndarray:
    beliefs = system.parameters["threat"]
    value = {name: np.array([[p.central]]) for name, p in beliefs.parameters.items()}
    levels = beliefs.families["event_level"].values
    path = hostility_path(
        years,
        np.array([float(event.date.year) for event in system.hostility_events]),
        np.array([[levels[event.id].central for event in system.hostility_events]]),
        value["half_life"],
    )[0]
    near = proximity(
        partner_values(system, "capital_distance"),
        partner_values(system, "land_border"),
        value["reach"],
        value["border_bonus"],
    )[0]
    return path[:, None] * near


def design(system: System, history: History) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return changes, terms and state number of the panel, one row per state and year."""
    years = np.arange(history.first_year, history.last_year + 1)
    alliance = membership(system, system.roles.alliance, (int(years[-1]),))[0]
    union = membership(system, system.roles.union, (int(years[-1]),))[0]
    inside = np.maximum(alliance, union) * (1 - only_actor(system, system.roles.guarantor)) > 0
    logs = log_share(np.nan_to_num(history.share))
    known = np.isfinite(history.share) & (history.share > 0) & inside
    among = known & (alliance > 0) & (european(system) > 0)
    allies = (logs * among).sum(axis=1) / among.sum(axis=1)
    pledged = pledged_share(system, years.tolist())
    gap = np.where(pledged > 0, np.maximum(0, log_share(pledged) - logs[:-1]), 0)
    threat = central_threat(system, years - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        rise = np.diff(np.log(history.gdp), axis=0)
    used = known[1:] & known[:-1] & np.isfinite(rise)
    spread = np.broadcast_to(allies[:-1, None], used.shape)
    terms = np.column_stack([logs[:-1][used], threat[used], gap[used], spread[used], rise[used]])
    return np.diff(logs, axis=0)[used], terms, np.argwhere(used)


def defence(system: System, history: History) -> None:
    change, terms, place = design(system, history)
    print(f"defence: {len(change)} state-years, {len(set(place[:, 1]))} states")
    for label, effects in (("pooled", False), ("state effects", True)):
        columns = [terms, np.ones((len(change), 1))]
        if effects:
            columns = [terms, (place[:, 1][:, None] == np.unique(place[:, 1])).astype(float)]
        slope, error = by_year_clusters(change, np.hstack(columns), place[:, 0])
        found = ", ".join(
            f"{name} {b:+.3f} (t {b / e:.1f})"
            for name, b, e in zip(TERMS, slope, error, strict=False)
        )
        print(f"  {label}: {found}")


def by_year_clusters(
    change: np.ndarray, columns: np.ndarray, year: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return slopes and their standard errors, clustered by year."""
    slope, *_ = np.linalg.lstsq(columns, change, rcond=None)
    rest = change - columns @ slope
    bread = np.linalg.pinv(columns.T @ columns)
    scores = np.array([columns[year == y].T @ rest[year == y] for y in np.unique(year)])
    return slope, np.sqrt(np.diag(bread @ (scores.T @ scores) @ bread))


def noise(system: System, history: History) -> None:
    change, terms, place = design(system, history)
    columns = np.column_stack([terms, np.ones(len(change))])
    slope, *_ = np.linalg.lstsq(columns, change, rcond=None)
    rest = change - columns @ slope
    common = np.array([rest[place[:, 0] == y].mean() for y in np.unique(place[:, 0])])
    own = rest - common[place[:, 0]]
    scaled = own / history.volatility[place[:, 1]]
    degrees, _, scale = stats.t.fit(scaled, floc=0)
    plain, _, _ = stats.t.fit(own, floc=0)
    print(
        f"noise: year means {common.std():.3f}; own shock over volatility: scale {scale:.3f}, "
        f"degrees of freedom {degrees:.1f} ({plain:.1f} unscaled), "
        f"excess kurtosis {stats.kurtosis(own):.1f} unscaled, {stats.kurtosis(scaled):.1f} scaled"
    )


def growth(system: System) -> None:
    series = system.series("real_gdp_nato")
    change = np.diff(np.log(series.table(system.actor_ids, series.years)), axis=0)
    change = change[:, np.isfinite(change).all(axis=0)]
    middle = np.median(change, axis=1)
    own = change - middle[:, None]
    quiet = np.abs(middle - np.median(middle)) < 2 * stats.median_abs_deviation(middle, scale=1)
    print(
        f"growth: mean {change.mean():.4f}, since 2022 {change[-3:].mean():.4f}; yearly medians "
        f"{middle.std():.4f} ({middle[quiet].std():.4f} without outlying years); own "
        f"{stats.median_abs_deviation(own, axis=None, scale='normal'):.4f} robust, "
        f"{own.std():.4f} plain"
    )


def personnel(system: System) -> None:
    people, money = (
        system.series("personnel_nato"),
        system.series("defence_spending_nato_2015_prices"),
    )
    years = [year for year in people.years if year in money.years]
    with np.errstate(invalid="ignore", divide="ignore"):
        first = np.diff(np.log(people.table(system.actor_ids, years)), axis=0)
        second = np.diff(np.log(money.table(system.actor_ids, years)), axis=0)
    used = np.isfinite(first) & np.isfinite(second) & (np.abs(first) < 0.5)
    slope, level = np.polyfit(second[used], first[used], 1)
    rest = first[used] - level - slope * second[used]
    print(
        f"personnel: response {slope:.3f}, trend {level:.4f}, spread "
        f"{stats.median_abs_deviation(rest, scale='normal'):.3f} robust, {rest.std():.3f} plain, "
        f"{used.sum()} changes"
    )


if __name__ == "__main__":
    main()
