"""Supply: from whom one importer takes goods, fuels and arms, as far as each is measured.

All of it is facts; the one judgement is the delay of deliveries, which says how much of the arms
still to come is ordered already.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.electorate import find_voter, name_of
from foedus.errors import RangeError, UnknownName
from foedus.facts.checks.series import OTHERS
from foedus.facts.series import Series
from foedus.facts.system import System
from foedus.instruments.dependence import herfindahl_bounds, locked_in
from foedus.model.observed import union_members
from foedus.model.supply_facts import SHARES

Array = NDArray[np.float64]
LEVELS = {"all goods": "union_imports", "fuels": "union_fuel_imports"}
ARMS = "arms_imports"
HALF = 1 / 2


@dataclass(frozen=True)
class Column:
    """One column of a table by year, with its source.

    partner   id of the supplier
    what      the kind of goods, where it is not all of them
    through   last month counted, by year, where the series names it
    """

    partner: str
    name: str
    what: str
    unit: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    source: str
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lock:
    """Share of the deliveries of a year that is ordered already, for lags of the stated range."""

    year: int
    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Arms:
    """Arms imports over a window of years.

    suppliers        id, name, volume in million TIV, share in %; the largest first
    concentration    Herfindahl's index, least and greatest, since some suppliers are one sum
    guarantor_share  %
    lag              year, low, central and high
    half_until       last year of which at least half is ordered, for each lag
    """

    first_year: int
    last_year: int
    total: float
    suppliers: tuple[tuple[str, str, float, float], ...]
    concentration: tuple[float, float]
    guarantor_share: float
    lag: tuple[float, float, float]
    locked: tuple[Lock, ...]
    half_until: tuple[int, int, int]
    source: str


@dataclass(frozen=True)
class Supplied:
    """What is known of one importer's suppliers; a part without figures is empty or None."""

    importer: str
    name: str
    shares: tuple[Column, ...]
    energy: tuple[Column, ...]
    arms: Arms | None


def supply(system: System, importer: str | None = None) -> Supplied:
    """Return from whom an importer, by id or name, takes what; the union if none is named.

    Raises UnknownName for a name that is no actor's, RangeError where a series is missing.
    """
    wanted = (SHARES, *LEVELS.values(), ARMS)
    missing = [name for name in wanted if name not in system.shelf.names]
    if missing:
        raise RangeError(f"the system {system.name} has no series {', '.join(missing)}; add it")
    union = system.roles.union
    who = find_voter(system, (union,), importer or union)
    if who is None:
        known = [union, *(name_of(system, one) for one in system.actor_ids), *system.actor_ids]
        raise UnknownName("importer", str(importer), known)
    return Supplied(
        importer=who,
        name=name_of(system, who),
        shares=_shares(system, who),
        energy=_energy(system, who),
        arms=_arms(system, who),
    )


def _shares(system: System, who: str) -> tuple[Column, ...]:
    series, roles = system.series(SHARES), system.roles
    first = [one for one in (roles.rival, roles.guarantor, roles.challenger) if one]
    order = [*first, *(one for one in series.partners if one not in first)]
    return _filled(_column(system, series, who, one, "") for one in order)


def _energy(system: System, who: str) -> tuple[Column, ...]:
    partner = system.roles.challenger
    return _filled(
        _column(system, system.series(name), who, partner, what) for what, name in LEVELS.items()
    )


def _filled(columns: Iterable[Column | None]) -> tuple[Column, ...]:
    return tuple(one for one in columns if one is not None)


def _column(system: System, series: Series, who: str, partner: str, what: str) -> Column | None:
    """Return the rows of an importer and a supplier; None if there are none."""
    if series.partner is None or series.year is None:
        return None
    mine = (series.actor == who) & (series.partner == partner)
    if not mine.any():
        return None
    return Column(
        partner=partner,
        name=name_of(system, partner),
        what=what,
        unit=series.unit,
        years=tuple(series.year[mine].tolist()),
        values=tuple(series.value[mine].tolist()),
        source=series.source,
        through=() if series.edition is None else tuple(series.edition[mine].tolist()),
    )


def _arms(system: System, who: str) -> Arms | None:
    series = system.series(ARMS)
    if series.partner is None or series.year is None or not series.years:
        return None
    last = series.last_year
    window = int(system.parameters["panel"].parameters["arms_window"].central)
    first = last - window + 1
    whose = union_members(system, last) if who == system.roles.union else (who,)
    mine = np.isin(series.actor, whose) & (series.year >= first)
    volume = {
        one: float(series.value[mine & (series.partner == one)].sum())
        for one in np.unique(series.partner[mine]).tolist()
    }
    total = sum(volume.values())
    if not total:
        return None
    named = np.array([value for one, value in volume.items() if one != OTHERS])
    low, high = herfindahl_bounds(named, np.array(volume.get(OTHERS, 0.0)))
    ordered = sorted(volume.items(), key=lambda one: (-one[1], one[0]))
    lag = system.parameters["procurement"].parameters["delivery_lag"]
    lags = (lag.low, lag.central, lag.high)
    locked = _locked(last, lags)
    return Arms(
        first_year=first,
        last_year=last,
        total=total,
        suppliers=tuple(
            (one, name_of(system, one), value, 100 * value / total) for one, value in ordered
        ),
        concentration=(low.item(), high.item()),
        guarantor_share=100 * volume.get(system.roles.guarantor, 0.0) / total,
        lag=lags,
        locked=locked,
        half_until=_half_until(locked),
        source=series.source,
    )


def _locked(last: int, lags: tuple[float, float, float]) -> tuple[Lock, ...]:
    """Return the share ordered already in each year, as far as the longest lag reaches."""
    ahead = np.arange(1.0, int(lags[-1]) + 1)
    low, central, high = (locked_in(np.array(lag), ahead) for lag in lags)
    return tuple(
        Lock(last + place + 1, float(low[place]), float(central[place]), float(high[place]))
        for place in range(len(ahead))
    )


def _half_until(locked: tuple[Lock, ...]) -> tuple[int, int, int]:
    """Return the last year of which at least half is ordered, for each lag."""
    low, central, high = (
        max(one.year for one in locked if getattr(one, name) >= HALF)
        for name in ("low", "central", "high")
    )
    return low, central, high
