"""Positions: where actors stand on an issue by one source, with error, and what may be compared.

    error of a difference = √(error₁² + error₂²)

Values of one source are comparable within a level: a break of the source begins a new one. Nothing
here subtracts across levels or between sources; it raises BreakError instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import BreakError, UnknownName
from foedus.facts.positions import PositionSource

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

STATUSES = ("absent", "measured", "carried", "judged")
"""What a value is: none; of that year; the last one held; or held back from a later wave."""
ABSENT, MEASURED, CARRIED, JUDGED = range(len(STATUSES))


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's position in one year by one source, 0 to 100.

    level      of the source on which the value stands, counted from 0; see `breaks` of the source
    coverage   part of the government's seats and days that have a value; 1 for other sources
    """

    issue: str
    source: str
    actor: str
    year: int
    value: float
    standard_error: float
    status: str
    level: int
    coverage: float

    def less(self, other: "Position") -> "Difference":
        """Return this position less another one, points.

        Raises BreakError if the two are of different sources or on different levels of one.

        >>> one = Position("i", "s", "AAA", 2014, 80.0, 3.0, "measured", 0, 1.0)
        >>> two = Position("i", "s", "BBB", 2014, 70.0, 4.0, "measured", 0, 1.0)
        >>> one.less(two)
        Difference(value=10.0, standard_error=5.0)
        """
        if (self.issue, self.source) != (other.issue, other.source):
            raise BreakError(
                f"{self.issue}, {self.source} and {other.issue}, {other.source} are two scales; "
                "compare positions of one source"
            )
        what, years = f"{self.issue}, {self.source}", (self.year, other.year)
        check_levels(what, years, (self.level, other.level))
        error = float(np.hypot(self.standard_error, other.standard_error))
        return Difference(self.value - other.value, error)


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two positions, points, with its standard error."""

    value: float
    standard_error: float


def check_levels(what: str, years: tuple[int, int], levels: tuple[int, int]) -> None:
    """Raise BreakError if the values of two years stand on different levels of their source.

    >>> check_levels("issue, source", (2019, 2024), (1, 1))
    """
    if levels[0] != levels[1]:
        raise BreakError(
            f"{what}: the values of {years[0]} and {years[1]} stand on two sides of a break of the "
            "source and cannot be subtracted; compare years on one side, or actors within a year"
        )


@dataclass(frozen=True, eq=False)
class Positions:
    """All positions on an issue by one source; arrays are (year, actor), NaN where there is none.

    status     codes of STATUSES
    level      of the source, counted from 0; without meaning where there is no value
    coverage   part of the government's seats and days with a value; NaN without a government
    doubted    why the values of some actors are not to be trusted, by actor
    """

    issue: str
    source: PositionSource
    actors: tuple[str, ...]
    years: tuple[int, ...]
    value: Array
    standard_error: Array
    status: Codes
    level: Codes
    coverage: Array
    doubted: Mapping[str, str]

    def at(self, actor: str, year: int) -> Position | None:
        """Return one position, None where there is none.

        Raises UnknownName for an actor or year that is not on the axes.
        """
        if actor not in self.actors:
            raise UnknownName("actor", actor, self.actors)
        if year not in self.years:
            raise UnknownName("year", str(year), map(str, self.years))
        place = self.years.index(year), self.actors.index(actor)
        if self.status[place] == ABSENT:
            return None
        return Position(
            self.issue,
            self.source.id,
            actor,
            year,
            float(self.value[place]),
            float(self.standard_error[place]),
            STATUSES[self.status[place]],
            int(self.level[place]),
            float(self.coverage[place]),
        )


def scaled(value: Array, low: float, high: float) -> Array:
    """Return values on the scale from 0 at `low` to 100 at `high`, cut off at the ends.

    value   any unit and shape

    >>> scaled(np.array([1.0, 5.5, 12.0]), 10.0, 0.0)
    array([90., 45.,  0.])
    """
    return np.asarray(np.clip(100 * (value - low) / (high - low), 0.0, 100.0))


def held(value: Array, years: int) -> tuple[Array, Array]:
    """Return values with the last one held for some years, and for how long each has been held.

    value   any unit, (year, actor); NaN where there is none
    years   for which a value is held at most

    >>> filled, age = held(np.array([[5.0], [np.nan], [np.nan]]), 1)
    >>> filled.ravel().tolist(), age.ravel().tolist()
    ([5.0, 5.0, nan], [0.0, 1.0, nan])
    """
    filled, age = value.copy(), np.where(np.isfinite(value), 0.0, np.nan)
    for row in range(1, len(value)):
        older = age[row - 1] + 1
        take = ~np.isfinite(value[row]) & (older <= years)
        filled[row, take] = filled[row - 1, take]
        age[row, take] = older[take]
    return filled, age
