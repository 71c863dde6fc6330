"""Voting weights: how much each voter weighs on a day, and where each figure comes from.

The first series of a measure is the one the rule goes by, and its value of a year is in force in
that year. The others stand in, with the value of two years before: figures in force in a year are
collected in the year before, as of its beginning, and of the years for which both are known that
comes nearest in every one. Where even that is missing, the latest earlier value is carried on.
Nothing of this is hidden: each figure says what it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from foedus.facts.rules import Weight, YearlyWeight
from foedus.facts.series import Series
from foedus.facts.system import System

LAG = 2  # years from a stand-in's value to the year in which it stands in

How = Literal["in_force", "stand_in", "carried", "rule"]
"""In force that year, standing in for it, carried on from earlier, or set by the rule itself."""


@dataclass(frozen=True)
class Origin:
    """Where one figure comes from.

    source    a series, or the source of the rule
    year      of the value; None for what the rule itself says
    edition   of the value, where the series says it
    """

    how: How
    source: str
    publisher: str | None = None
    year: int | None = None
    edition: str | None = None


@dataclass(frozen=True)
class Measure:
    """A weight of each voter, as whole numbers.

    weights   (voter,)
    origins   (voter,)
    misses    by how much figures that stand in missed each voter's share, in points: for each year
              of which the figures in force and their stand-ins are both known, (voter,)
    """

    id: str
    unit: str
    weights: tuple[int, ...]
    origins: tuple[Origin, ...]
    misses: Mapping[int, tuple[float, ...]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The sum over all voters."""
        return sum(self.weights)

    def by_origin(self, voters: Sequence[str]) -> dict[Origin, list[str]]:
        """Return the voters whose figures have the same origin, by origin."""
        found: dict[Origin, list[str]] = {}
        for voter, origin in zip(voters, self.origins, strict=True):
            found.setdefault(origin, []).append(voter)
        return found

    def percent(self, place: int) -> float:
        """Return the share of one voter, %."""
        return 100 * self.weights[place] / self.total if self.total else 0.0


def of_the_rule(weight: Weight, voters: Sequence[str]) -> tuple[Measure, list[str]]:
    """Return the weights that a rule itself gives, and a fault for each voter without one."""
    held = dict(weight.of)
    faults = [
        f"the rule gives {voter} no weight '{weight.id}'; leave it out or write a rule that does"
        for voter in voters
        if voter not in held
    ]
    origin = Origin("rule", weight.source)
    weights = tuple(held.get(voter, 0) for voter in voters)
    return Measure(weight.id, weight.unit, weights, (origin,) * len(voters)), faults


def of_the_year(
    system: System, measure: YearlyWeight, voters: Sequence[str], year: int
) -> tuple[Measure, list[str]]:
    """Return the weights in force in a year, and a fault for each voter of whom none is known."""
    series = [system.series(name) for name in measure.series]
    weights, origins, faults = [], [], []
    for voter in voters:
        found = _value(series, voter, year)
        if found is None:
            names = " or ".join(measure.series)
            faults.append(f"no {measure.id} of {voter} is known by {year}; add it to {names}")
            found = 0, Origin("carried", measure.series[0])
        weights.append(found[0])
        origins.append(found[1])
    known = all(one.how == "in_force" for one in origins)
    misses = {} if known or faults else dict(_misses(series, voters))
    return Measure(measure.id, measure.unit, tuple(weights), tuple(origins), misses), faults


def _misses(
    series: Sequence[Series], voters: Sequence[str]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield for each year with both what the shares in force exceed those of the stand-ins by."""
    first, *others = series
    for year in first.years:
        in_force = first.table(voters, [year])[0]
        for other in others:
            stood_in = other.table(voters, [year - LAG])[0]
            if np.isfinite(in_force).all() and np.isfinite(stood_in).all():
                miss = 100 * (in_force / in_force.sum() - stood_in / stood_in.sum())
                yield year, tuple(miss.tolist())
                break


def _value(series: Sequence[Series], voter: str, year: int) -> tuple[int, Origin] | None:
    """Return the value in force, else a stand-in, else the latest of any earlier year."""
    first, *others = series
    held = list(_held(first, voter, year))
    standing = [one for other in others for one in _held(other, voter, year - LAG)]
    for value, origin in held:
        if origin.year == year:
            return value, origin
    for value, origin in standing:
        if origin.year == year - LAG:
            return value, Origin("stand_in", origin.source, origin.publisher, origin.year)
    earlier = sorted([*held, *standing], key=lambda one: -(one[1].year or 0))
    for value, origin in earlier:
        return value, Origin("carried", *_rest(origin))
    return None


def _rest(origin: Origin) -> tuple[str, str | None, int | None, str | None]:
    return origin.source, origin.publisher, origin.year, origin.edition


def _held(series: Series, voter: str, last: int) -> Iterator[tuple[int, Origin]]:
    """Yield a voter's values up to a year, as if each were in force."""
    if series.year is None:
        return
    for row in np.flatnonzero((series.actor == voter) & (series.year <= last)).tolist():
        edition = None if series.edition is None else str(series.edition[row]) or None
        origin = Origin("in_force", series.name, series.publisher, int(series.year[row]), edition)
        yield round(float(series.value[row])), origin
