"""Relations: positions towards two powers with who moved, and what was decided on the challenger.

Members of the union are those of the system's day in every year, as in the other contrasts, so
entries do not look like moves. Their position is the median, unweighted.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.instruments.who_moved import Moved, who_moved

Array = NDArray[np.float64]
POINTS, AGREEMENT = "un_ideal_point", "un_agreement"


@dataclass(frozen=True)
class Stand:
    """Ideal points of one year; the range of the gap is None where no errors are published.

    parts   of group, guarantor and power in the change since the stand before
    """

    year: int
    gap: float
    gap_range: tuple[float, float] | None
    union_to_power: float
    guarantor_to_power: float
    parts: Moved | None


@dataclass(frozen=True)
class Engagement:
    """One year with the challenger; agreement is None where none is published."""

    year: int
    agreement: float | None
    adopted: int
    held_up: int


def span_of(system: System) -> tuple[int, ...]:
    """Return the years for which ideal points are published on the system's day."""
    return system.series(POINTS).years


def check_year(system: System, year: int) -> int:
    """Return the year. Raises RangeError where no positions are published for it."""
    years = span_of(system)
    if year not in years:
        said = f"{years[0]} to {years[-1]}" if years else "none on this day"
        raise RangeError(f"no positions are published for {year}; choose from {said}")
    return year


def stands(system: System, power: str, years: tuple[int, ...]) -> tuple[Stand, ...]:
    """Return how union and guarantor stand to a power, with who moved since the year before.

    Raises RangeError for a year without positions.
    """
    found: list[Stand] = []
    before: Array | None = None
    for year in years:
        point, gap_range = _positions(system, power, check_year(system, year))
        group, guarantor, target = point.tolist()
        parts = None if before is None else who_moved(before, point)
        found.append(
            Stand(
                year,
                guarantor - group,
                gap_range,
                abs(group - target),
                abs(guarantor - target),
                parts,
            )
        )
        before = point
    return tuple(found)


def _positions(system: System, power: str, year: int) -> tuple[Array, tuple[float, float] | None]:
    members = system.members(system.roles.union, system.as_of)
    series, actors = system.series(POINTS), (*members, system.roles.guarantor, power)
    point = series.table(actors, [year])[0]
    error = series.errors(actors, [year])[0]
    number = len(members)
    position = np.array([np.nanmedian(point[:number]), *point[number:]])
    shown = system.disputes.shown
    if shown is None or not np.isfinite(error).all():
        return position, None
    noise = np.random.default_rng(year).standard_normal((shown.draws, len(point)))
    drawn = point + noise * error
    gap = drawn[:, number] - np.nanmedian(drawn[:, :number], axis=1)
    low, high = np.quantile(gap, [shown.tail, 1 - shown.tail])
    return position, (float(low), float(high))


def engagement(system: System, years: tuple[int, ...]) -> tuple[Engagement, ...]:
    """Return agreement with the challenger and decisions on it, by year."""
    members = system.members(system.roles.union, system.as_of)
    shares = system.series(AGREEMENT).table(members, years, system.roles.challenger)
    shown = system.disputes.shown
    about = [one for one in system.dossiers if shown is not None and one.issue == shown.issue]
    found = []
    for year, row in zip(years, shares, strict=True):
        known = row[np.isfinite(row)]
        decided = [one for one in about if (one.decided or "").startswith(str(year))]
        found.append(
            Engagement(
                year,
                float(np.median(known)) if len(known) else None,
                sum(one.outcome.startswith("adopted") for one in decided),
                sum(bool(one.blocks) and one.proposed.startswith(str(year)) for one in about),
            )
        )
    return tuple(found)
