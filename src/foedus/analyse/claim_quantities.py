"""Claim quantities: the number, or the line by year, that a test of a claim names.

Groups have the members of the system's day in every year, so that a line moves with its members'
values and not with who joins.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.claim_counts import counted, period
from foedus.analyse.claim_findings import Evidence
from foedus.analyse.history import indicator_history
from foedus.errors import NotPublished
from foedus.facts.claim_selections import Quantity, Selection
from foedus.facts.partial_days import first_day, known_since
from foedus.facts.series import Series
from foedus.facts.system import System
from foedus.model.membership import members_of
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words

Array = NDArray[np.float64]
STATISTICS: Mapping[str, Callable[[Array], np.float64]] = {
    "sum": np.sum,
    "mean": np.mean,
    "median": np.median,
}


@dataclass(frozen=True)
class Line:
    """Values by year, in order, with what they rest on.

    computed   by the model's own formula, so not observed
    """

    label: str
    unit: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    evidence: tuple[Evidence, ...]
    computed: bool = False

    def between(self, first: int, last: int | None) -> "Line":
        """Return the part from a first year to a last one, inclusive."""
        ends = max(self.years, default=first) if last is None else last
        kept = [(y, v) for y, v in zip(self.years, self.values, strict=True) if first <= y <= ends]
        years, values = tuple(y for y, _ in kept), tuple(v for _, v in kept)
        return Line(self.label, self.unit, years, values, self.evidence, self.computed)


def series_of(system: System, name: str) -> Series:
    """Return a series as known on the system's day. Raises NotPublished if there is none."""
    if name not in system.series_names:
        raise NotPublished(f"series '{name}', which this system does not have")
    series = system.series(name)
    if series.year is not None and not series.years:
        raise NotPublished(f"a year of series '{name}' that was published by {system.as_of}")
    return series


def line_of(system: System, quantity: Quantity) -> Line:
    """Return a series over a group, or the measured history of an indicator, by year.

    Raises NotPublished for a series that is missing, or without a year known for its group.
    """
    if quantity.series is not None and quantity.group is not None:
        return _series_line(system, quantity)
    if quantity.indicator is None:
        raise NotPublished("a line by year: this is a single number")
    variable = VARIABLES[quantity.indicator]
    label = in_words(variable.label, system)
    found = indicator_history(system).get(quantity.indicator)
    if found is None or not found.years:
        raise NotPublished(f"a measured year of '{label}' by {system.as_of}")
    years, values = found.years[: found.observed], found.values[: found.observed]  # not carried
    if not years:
        raise NotPublished(f"a measured year of '{label}' by {system.as_of}")
    evidence = Evidence(f"{label}, {years[0]}–{years[-1]}", found.source or None)
    return Line(label, found.unit, years, values, (evidence,), found.computed)


def number_of(system: System, quantity: Quantity) -> Line:
    """Return a single number as a line of one year.

    Raises NotPublished if it is not known on the system's day.
    """
    if quantity.counted is not None:
        return _counted(system, quantity.counted)
    if quantity.commitment is not None:
        return _persons(system, quantity.commitment)
    if quantity.series is None and quantity.group is not None:
        count = float(len(members_of(system, quantity.group)))
        what = f"{quantity.group.title}: {count:.0f} members on {system.as_of}"
        source = _members_source(system, quantity)
        year = system.as_of.year
        return Line(quantity.group.title, "members", (year,), (count,), (Evidence(what, source),))
    line = line_of(system, quantity)
    year = line.years[-1] if quantity.year is None else quantity.year
    if year not in line.years:
        raise NotPublished(f"{line.label} of {year}, which was not published by {system.as_of}")
    return line.between(year, year)


def _counted(system: System, selection: Selection) -> Line:
    """Return how many facts fit a selection, as a line of the last year of its period."""
    found = counted(system, selection)
    last = period(system, selection)[-1] - timedelta(1)
    return Line(selection.label, "facts", (last.year,), (float(found.number),), found.evidence)


def _members_source(system: System, quantity: Quantity) -> str | None:
    """Return the source of the last membership that began, for a group of an organisation."""
    group = quantity.group
    if group is None or group.organisation is None:
        return None
    joined = system.organisation(group.organisation).memberships
    return max(joined, key=lambda one: one.since).source if joined else None


def _series_line(system: System, quantity: Quantity) -> Line:
    assert quantity.series is not None
    assert quantity.group is not None
    series = series_of(system, quantity.series)
    members = members_of(system, quantity.group)
    years = series.years
    table = series.table(members, years)
    known: NDArray[np.bool_] = np.isfinite(table)
    least = system.parameters["panel"].parameters["least_coverage"].central
    wanted = 1.0 if quantity.statistic == "sum" else least
    enough = (known.mean(axis=1) >= wanted).tolist()
    kept = [row for row in range(len(years)) if members and enough[row]]
    if not kept:
        raise NotPublished(f"values of series '{series.name}' for {quantity.group.title}")
    reduce = STATISTICS[quantity.statistic]
    values = tuple(float(reduce(table[row][known[row]])) for row in kept)
    label = f"{series.title}: {quantity.group.title}, {quantity.statistic}"
    chosen = tuple(years[row] for row in kept)
    what = f"{label}, {chosen[0]}–{chosen[-1]}"
    return Line(
        label, series.unit, chosen, values, (Evidence(what, series.source, series.checked),)
    )


def _persons(system: System, id: str) -> Line:
    """Return the persons last stated for a promise; where nobody stated any, those of its tiers."""
    known = {one.id: one for one in system.force_commitments.commitments}
    if id not in known:
        raise NotPublished(f"the commitment '{id}', which was not made by {system.as_of}")
    one = known[id]
    stated = [step for step in one.steps if step.persons is not None]
    if stated:
        last = max(stated, key=lambda step: known_since(step.date, system.today))
        what = f"{one.title}, {last.date}: {last.what}"
        evidence = Evidence(what, last.source, last.checked)
        year = first_day(last.date).year
        return Line(one.title, "persons", (year,), (float(last.persons or 0),), (evidence,))
    if not one.tiers:
        raise NotPublished(f"the number of persons of '{one.title}'")
    total = float(sum(tier.persons for tier in one.tiers))
    evidence = Evidence(f"{one.title}: {total:,.0f} persons", one.source, one.checked)
    return Line(one.title, "persons", (first_day(one.agreed).year,), (total,), (evidence,))
