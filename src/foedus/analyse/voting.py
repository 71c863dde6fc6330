"""Voting: how far groups of actors stand apart in the General Assembly, and how united each is.

Groups are fixed sets of actors, so that no entry or exit moves a line. An ideal point comes with an
error of about a tenth, so that most differences within a group are noise: read the dispersion net
of it. The gap between a group and the guarantor is mostly the guarantor's own movement.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.instruments.dispersion import dispersion
from foedus.instruments.group_difference import group_difference
from foedus.model.membership import members_of
from foedus.model.voting_facts import SERIES, gap_contrasts

Array = NDArray[np.float64]


def voting_gap(
    system: System, left: Sequence[str], right: Sequence[str], years: Sequence[int]
) -> Measured:
    """Return the median ideal point of one group less that of another, by year.

    left, right   ids of actors; those without a point in a year are left out of it
    """
    point, _, there = _points(system, years)
    gap = group_difference(
        point, there * _inside(system, left), there * _inside(system, right), "median"
    )
    return _line(system, years, gap)


def voting_dispersion(
    system: System, members: Sequence[str], years: Sequence[int], *, net: bool = True
) -> Measured:
    """Return the standard deviation of a group's ideal points, by year.

    net   without the part that is error of measurement
    """
    point, error, there = _points(system, years)
    inside = there * _inside(system, members)
    return _line(system, years, dispersion(point, error * net, inside))


def unity_lines(system: System) -> dict[str, Measured]:
    """Return the history of spreads and gaps that are indicators, by indicator.

    Groups are those of the system's day in every year.
    """
    union = system.members(system.roles.union, system.as_of)
    lines = {
        "eu_cohesion": voting_dispersion(system, union, _years_of(system, union)),
        "nato_cohesion": voting_line(system),
    }
    for name, contrast in gap_contrasts(system).items():
        left, right = (members_of(system, side) for side in (contrast.left, contrast.right))
        lines[name] = voting_gap(system, right, left, _years_of(system, (*left, *right)))
    return lines


def voting_line(system: System, without: Sequence[str] = (), label: str = "") -> Measured:
    """Return the spread among allies, net of error, some of them left out."""
    allies = system.members(system.roles.alliance, system.as_of)
    counted = tuple(actor for actor in allies if actor not in without)
    return replace(voting_dispersion(system, counted, _years_of(system, counted)), label=label)


def _years_of(system: System, members: Sequence[str]) -> tuple[int, ...]:
    """Return the years in which enough of the members have a point."""
    series = system.series(SERIES)
    years = tuple(year for year in series.years if year >= system.first_year)
    there = np.isfinite(series.table(members, years)) if members else np.zeros((len(years), 1))
    least = system.parameters["panel"].parameters["least_coverage"].central
    return tuple(y for y, part in zip(years, there.mean(axis=1), strict=True) if part >= least)


def _points(system: System, years: Sequence[int]) -> tuple[Array, Array, Array]:
    """Return points and errors, 0 where there is none, and where there is one, (year, actor)."""
    series = system.series(SERIES)
    point = series.table(system.actor_ids, years)
    error = np.nan_to_num(series.errors(system.actor_ids, years))
    return np.nan_to_num(point), error, np.isfinite(point).astype(np.float64)


def _inside(system: System, group: Sequence[str]) -> Array:
    return np.array([float(actor in group) for actor in system.actor_ids])


def _line(system: System, years: Sequence[int], values: Array) -> Measured:
    kept = np.isfinite(values)
    chosen = tuple(year for year, keep in zip(years, kept, strict=True) if keep)
    source = system.series(SERIES).source
    return Measured("", "points", chosen, tuple(values[kept].tolist()), source)
