"""Voting weights: how much each voter weighs on a day, and where each figure comes from.

The first series of a measure is the one the rule goes by, and its value of a year is in force in
that year. Where it has none, other series stand in, with values as old as the rule's file says, and
where even those are missing the latest earlier value is carried on. Nothing of this is hidden: each
figure says what it is, and how far such figures have missed those in force when both are known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from foedus.facts.rules import Weight, YearlySeries, YearlyWeight
from foedus.facts.series import Series
from foedus.facts.system import System

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
    series = [(system.series(one.name), one) for one in measure.series]
    weights, origins, faults = [], [], []
    for voter in voters:
        found = _value(series, voter, year)
        if found is None:
            names = " or ".join(one.name for one in measure.series)
            faults.append(f"no {measure.id} of {voter} is known by {year}; add it to {names}")
            found = 0, Origin("carried", measure.series[0].name)
        weights.append(found[0])
        origins.append(found[1])
    known = all(one.how == "in_force" for one in origins)
    misses = {} if known or faults else dict(_misses(system, series[0][0], voters, origins, year))
    return Measure(measure.id, measure.unit, tuple(weights), tuple(origins), misses), faults


Used = Sequence[tuple[Series, YearlySeries]]


def _misses(
    system: System, official: Series, voters: Sequence[str], origins: Sequence[Origin], year: int
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield for each year what shares in force exceeded those by figures as old as these are."""
    used = {one.source: system.series(one.source) for one in origins}
    for known in official.years:
        in_force = official.table(voters, [known])[0]
        instead = np.array(
            [
                used[one.source].table([voter], [known - year + (one.year or year)])[0, 0]
                for voter, one in zip(voters, origins, strict=True)
            ]
        )
        if np.isfinite(in_force).all() and np.isfinite(instead).all():
            miss = 100 * (in_force / in_force.sum() - instead / instead.sum())
            yield known, tuple(miss.tolist())


def _value(series: Used, voter: str, year: int) -> tuple[int, Origin] | None:
    """Return the value in force, else one that stands in, else the latest of any earlier year."""
    earlier: list[tuple[int, Origin]] = []
    for place, (one, used) in enumerate(series):
        wanted = year - used.years_before
        latest = _latest(one, voter, wanted)
        if latest is None:
            continue
        value, origin = latest
        if origin.year == wanted:
            return value, replace(origin, how="stand_in" if place else "in_force")
        earlier.append(latest)
    nearest = max(earlier, key=lambda found: found[1].year or 0, default=None)
    return None if nearest is None else (nearest[0], replace(nearest[1], how="carried"))


def _latest(series: Series, voter: str, last: int) -> tuple[int, Origin] | None:
    """Return a voter's latest value up to a year, as if it were in force; None without any."""
    if series.year is None:
        return None
    rows = np.flatnonzero((series.actor == voter) & (series.year <= last))
    if not len(rows):
        return None
    row = int(rows[series.year[rows].argmax()])
    edition = None if series.edition is None else str(series.edition[row]) or None
    origin = Origin("in_force", series.name, series.publisher, int(series.year[row]), edition)
    return round(float(series.value[row])), origin
