"""Relations: how union and guarantor stand to a power in the General Assembly, and who moved.

    nearer = |guarantor − power| − |union − power|,   union = median of its members' points

`nearer` is by how much the union stands nearer to the power than the guarantor does. A change of
it, or of one distance, is split into what each mover adds (see `instruments.moved_parts`): the
members of the union, its membership, the guarantor, the power. Lines count the members of the
system's day, as the other contrasts do; a split those of each year, so that entries and exits
are a part of their own. Ranges draw each point from its posterior, years apart as independent,
which makes them rather too wide for a change.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.instruments.moved_parts import moved_parts
from foedus.model.membership import membership
from foedus.simulate.quantiles import HIGH, LOW

Array = NDArray[np.float64]
POINTS = "un_ideal_point"
MOVERS = ("members", "membership", "guarantor", "power")


@dataclass(frozen=True)
class Estimate:
    """A number with the range that errors of measurement leave, 5 to 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Stand:
    """How union and guarantor stand to a power in a year, points.

    above       the guarantor's point less the union's: high is near the guarantor by construction
    union       distance of the union to the power; `guarantor` that of the guarantor
    """

    year: int
    above: Estimate
    union: Estimate
    guarantor: Estimate


@dataclass(frozen=True)
class Split:
    """A change between two years, points, and what each mover adds; the parts add up to it.

    what   "nearer", or whose distance to the power: "union" or "guarantor"
    """

    what: str
    first: int
    last: int
    change: Estimate
    parts: dict[str, Estimate]


def point_years(system: System) -> tuple[int, ...]:
    """Return the years for which points are published on the system's day.

    Raises RangeError if there are none.
    """
    years = system.series(POINTS).years
    if not years:
        raise RangeError(f"no ideal points are published by {system.as_of}; choose a later day")
    return years


def check_year(system: System, year: int) -> int:
    """Return the year. Raises RangeError where no positions are published for it."""
    years = point_years(system)
    if year not in years:
        said = f"{years[0]} to {years[-1]}"
        raise RangeError(f"no ideal points are published for {year}; choose from {said}")
    return year


def stands(system: System, power: str, years: Sequence[int]) -> tuple[Stand, ...]:
    """Return how union and guarantor stand to a power, by year.

    Raises RangeError for a year without points, UnknownName for an actor that is none.
    """
    now = _is_member(system, system.as_of.year)
    found = []
    for year in years:
        drawn = _drawn(system, check_year(system, year))
        middle = _median(drawn, now)
        mine, other = (_of(system, drawn, one, year) for one in (system.roles.guarantor, power))
        found.append(
            Stand(
                year,
                _estimate(mine - middle),
                _estimate(np.abs(middle - other)),
                _estimate(np.abs(mine - other)),
            )
        )
    return tuple(found)


def splits(system: System, power: str, first: int, last: int) -> tuple[Split, ...]:
    """Return who moved between two years: in `nearer`, and in the distance of either to the power.

    Raises RangeError for a year without points.
    """
    ends = []
    for year in (check_year(system, first), check_year(system, last)):
        drawn = _drawn(system, year)
        mine, other = (_of(system, drawn, one, year) for one in (system.roles.guarantor, power))
        ends.append((drawn, _is_member(system, year), mine, other))
    values: dict[str, Callable[..., Array]] = {
        "nearer": _nearer,
        "union": _union_distance,
        "guarantor": _guarantor_distance,
    }
    return tuple(_split(what, value, first, last, ends) for what, value in values.items())


def _split(
    what: str, value: Callable[..., Array], first: int, last: int, ends: Sequence[tuple[Array, ...]]
) -> Split:
    parts = moved_parts(value, *ends)
    told = {name: _estimate(part) for name, part in zip(MOVERS, parts, strict=True)}
    return Split(what, first, last, _estimate(parts.sum(axis=0)), told)


def _union_distance(drawn: Array, members: Array, guarantor: Array, power: Array) -> Array:
    return np.abs(_median(drawn, members) - power)


def _guarantor_distance(drawn: Array, members: Array, guarantor: Array, power: Array) -> Array:
    return np.abs(guarantor - power)


def _nearer(*movers: Array) -> Array:
    return _guarantor_distance(*movers) - _union_distance(*movers)


def _drawn(system: System, year: int) -> Array:
    """Return published points in the first row, then draws of them, (1 + draw, actor).

    Points without a published error stay as they are. A year has its own draws, the same for all
    that is asked of it.
    """
    draws = int(system.parameters["relations"].parameters["error_draws"].central)
    series = system.series(POINTS)
    point = series.table(system.actor_ids, (year,))[0]
    error = np.nan_to_num(series.errors(system.actor_ids, (year,))[0])
    noise = np.random.default_rng((0, year)).standard_normal((draws, len(point)))
    return np.vstack([point, point + noise * error])


def _is_member(system: System, year: int) -> Array:
    """Return 1 for members of the union at the end of a year, on the last day known in its year."""
    if year < system.as_of.year:
        return np.asarray(membership(system, system.roles.union, (year,))[0])
    inside = system.members(system.roles.union, system.as_of)
    return np.array([float(actor in inside) for actor in system.actor_ids])


def _median(drawn: Array, members: Array) -> Array:
    """Return the median point of members that have one, (1 + draw,); NaN where none has."""
    inside = drawn[:, (members > 0) & np.isfinite(drawn[0])]
    if not inside.shape[1]:
        return np.full(len(drawn), np.nan)
    return np.asarray(np.median(inside, axis=1))


def _of(system: System, drawn: Array, actor: str, year: int) -> Array:
    """Return an actor's points, (1 + draw,). Raises RangeError where it has none."""
    found = np.asarray(drawn[:, system.actor_ids.index(system.actor(actor).id)])
    if not np.isfinite(found[0]):
        raise RangeError(f"{actor} has no ideal point in {year}; choose a later year")
    return found


def _estimate(values: Array) -> Estimate:
    """Return the value from published points, with the range over the draws."""
    low, high = np.quantile(values[1:], (LOW, HIGH))
    return Estimate(float(values[0]), float(low), float(high))
