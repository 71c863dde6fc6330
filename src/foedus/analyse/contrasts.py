"""Contrasts: how far the mean positions of two groups stand apart, where enough is measured.

    difference = mean of left − mean of right
    error²     = Σ error_l² / n_l² + Σ error_r² / n_r²

Members are those of the system's day in every year. Only what was measured in the year counts, not
what is held from another, and a group only where its members measured hold a stated part of its
population: else a contrast would move as waves drop out. Nothing is subtracted across levels of a
source. Errors of members are taken as independent; where a source measures all of them against one
actor they are not quite.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError, UnknownName
from foedus.facts.positions import Contrast, Group
from foedus.facts.system import System
from foedus.model.membership import members_of
from foedus.model.position_sources import positions
from foedus.model.positions import MEASURED, Difference, Positions, check_levels, held

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ContrastLine:
    """One contrast on one issue by one source, by year; NaN where too little is measured.

    value                     points, (year,)
    left_share, right_share   part of each group's population that is measured, (year,)
    level                     of the source, (year,); without meaning where nothing is measured
    """

    contrast: Contrast
    issue: str
    source: str
    years: tuple[int, ...]
    value: Array
    standard_error: Array
    left_share: Array
    right_share: Array
    level: NDArray[np.int64]

    def change(self, first: int, last: int) -> Difference:
        """Return by how much the contrast changed between two years, points.

        Raises BreakError if a break of the source lies between the values, and RangeError for a
        year in which the contrast was not measured.
        """
        places = [self._place(year) for year in (first, last)]
        what = f"{self.contrast.id}, {self.issue}, {self.source}"
        levels = (int(self.level[places[0]]), int(self.level[places[1]]))
        check_levels(what, (first, last), levels)
        error = float(np.hypot(*self.standard_error[places]))
        return Difference(float(self.value[places[1]] - self.value[places[0]]), error)

    def _place(self, year: int) -> int:
        if year in self.years and np.isfinite(self.value[self.years.index(year)]):
            return self.years.index(year)
        measured = [y for y, v in zip(self.years, self.value, strict=True) if np.isfinite(v)]
        said = ", ".join(map(str, measured)) or "none"
        name = f"{self.contrast.id} on {self.issue}"
        raise RangeError(f"{name} is not measured in {year}; choose from {said}")


def contrast_line(system: System, contrast: str, issue: str, source: str) -> ContrastLine:
    """Return a contrast on an issue by a source, from the system's first year to that of its day.

    Raises UnknownName for a contrast, issue or source that the system does not have.
    """
    chosen = {one.id: one for one in system.positions.contrasts}
    if contrast not in chosen:
        raise UnknownName("contrast", contrast, chosen)
    found = positions(system, issue, source)
    population = _population(system, found.years)
    groups = [_inside(system, side) for side in (chosen[contrast].left, chosen[contrast].right)]
    counted = found.status == MEASURED
    (left, left_error, left_share), (right, right_error, right_share) = (
        _mean(found, counted, group, population) for group in groups
    )
    least = system.parameters["positions"].parameters["least_population"].central
    enough = (left_share >= least) & (right_share >= least)
    return ContrastLine(
        contrast=chosen[contrast],
        issue=issue,
        source=source,
        years=found.years,
        value=np.where(enough, left - right, np.nan),
        standard_error=np.where(enough, np.hypot(left_error, right_error), np.nan),
        left_share=left_share,
        right_share=right_share,
        level=np.where(counted, found.level, 0).max(axis=1),
    )


def _inside(system: System, group: Group) -> Array:
    members = members_of(system, group)
    return np.array([float(actor in members) for actor in system.actor_ids])


def _population(system: System, years: tuple[int, ...]) -> Array:
    """Return populations, (year, actor), the last one known held to the end, 0 where unknown."""
    span = tuple(range(min(system.first_year, *years), years[-1] + 1))
    known = held(system.series("population").table(system.actor_ids, span), len(span))[0]
    return np.nan_to_num(known[[span.index(year) for year in years]])


def _mean(
    found: Positions, counted: NDArray[np.bool_], group: Array, population: Array
) -> tuple[Array, Array, Array]:
    """Return a group's mean, its error and the part of its population that is measured, (year,)."""
    weight = counted * group
    number = np.where(weight.sum(axis=1) > 0, weight.sum(axis=1), np.nan)
    mean = (np.nan_to_num(found.value) * weight).sum(axis=1) / number
    error = np.sqrt((np.square(np.nan_to_num(found.standard_error)) * weight).sum(axis=1)) / number
    people = (population * group).sum(axis=1)
    share = (population * weight).sum(axis=1) / np.where(people > 0, people, np.nan)
    return mean, error, np.nan_to_num(share)
