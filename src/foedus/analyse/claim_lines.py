"""Claim lines: figures, trends and differences of measured numbers against what is claimed."""

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.claim_counts import durations_found
from foedus.analyse.claim_findings import (
    SURE,
    Evidence,
    Found,
    Strength,
    points,
    verdict_on_bound,
    verdict_on_sign,
)
from foedus.analyse.claim_quantities import Line, line_of, number_of, series_of
from foedus.analyse.contrasts import contrast_line
from foedus.errors import BreakError, NotPublished, RangeError
from foedus.facts.claim_tests import Difference, Figure, Trend
from foedus.facts.series import Series
from foedus.facts.system import System
from foedus.instruments.mean_difference import mean_difference
from foedus.instruments.monotone_trend import monotone_trend
from foedus.model.membership import members_of

Array = NDArray[np.float64]
COMPUTED = "the line is computed by the model's own formula, with judged parameters"


def figure_found(system: System, test: Figure, what: str | None) -> Found:
    """Return a number, or its share of another, against a threshold.

    Raises NotPublished if it is not known.
    """
    top = number_of(system, test.quantity)
    value, evidence, parts = top.values[0], top.evidence, [top]
    label = f"{top.label}, {top.years[0]}"
    if test.of is not None:
        base = number_of(system, test.of)
        if base.values[0] == 0:
            raise NotPublished(f"'{base.label}' above 0, of which a share could be taken")
        value, evidence, parts = (
            100 * value / base.values[0],
            (*evidence, *base.evidence),
            [top, base],
        )
        label = f"{label}, of {base.label}"
    verdict = verdict_on_bound(value, value, test.claimed, test.threshold)
    strength = Strength(label, value, value, value, test.unit, test.claimed, test.threshold)
    return Found("figure", what, verdict, strength, evidence, None, _computed(parts))


def trend_found(system: System, test: Trend, what: str | None) -> Found:
    """Return the slope of a line against the course that is claimed.

    Raises NotPublished for fewer than three years.
    """
    line = line_of(system, test.quantity).between(test.since, test.until)
    found = monotone_trend(line.years, line.values, SURE)
    if found is None:
        raise NotPublished(f"three years of '{line.label}' from {test.since} on")
    verdict = verdict_on_sign(found.low, found.high, test.claimed)
    label = f"slope of {line.label}, {line.years[0]}–{line.years[-1]}"
    numbers = found.slope, found.low, found.high
    strength = Strength(label, *numbers, f"{points(line.unit)} a year", test.claimed, 0.0)
    first, last = line.values[0], line.values[-1]
    told = f"{line.label}: {first:.3g} in {line.years[0]}, {last:.3g} in {line.years[-1]}"
    evidence = tuple(Evidence(told, one.source, one.checked) for one in line.evidence)
    return Found("trend", what, verdict, strength, evidence, None, _computed([line]))


def difference_found(system: System, test: Difference, what: str | None) -> Found:
    """Return how far two groups stand apart, or by how much longer dossiers take.

    Raises NotPublished if too little is known.
    """
    if test.longer is not None:
        return durations_found(system, test, what)
    if test.contrast is not None:
        return _contrast(system, test, what)
    assert test.series is not None
    assert test.left is not None
    assert test.right is not None
    series = series_of(system, test.series)
    year = series.last_year if test.year is None else test.year
    if year not in series.years:
        raise NotPublished(f"series '{series.name}' of {year}, not published by {system.as_of}")
    sides = [members_of(system, group) for group in (test.left, test.right)]
    known = [_known(series, members, year) for members in sides]
    if not all(len(values) for values, _ in known):
        raise NotPublished(f"a member of each group in series '{series.name}' in {year}")
    numbers = _between(*known)
    verdict = verdict_on_sign(numbers[1], numbers[-1], test.claimed, test.threshold)
    label = f"{series.title}, {year}: {test.left.title} less {test.right.title}"
    strength = Strength(label, *numbers, test.unit, test.claimed, test.threshold)
    told = f"{label} ({len(known[0][0])} and {len(known[1][0])} members)"
    evidence = (Evidence(told, series.source, series.checked),)
    return Found("difference", what, verdict, strength, evidence)


def _known(series: Series, members: tuple[str, ...], year: int) -> tuple[Array, Array]:
    """Return the values of a year that are known, and their standard errors, 0 where none."""
    values, errors = series.table(members, (year,))[0], series.errors(members, (year,))[0]
    kept = np.isfinite(values)
    return values[kept], np.nan_to_num(errors[kept])


def _between(first: tuple[Array, Array], second: tuple[Array, Array]) -> tuple[float, float, float]:
    """Return a difference of means with the ends of its range.

    The range is that between members; of a group of one, that of standard errors, if there are any.
    """
    found = mean_difference(first[0].tolist(), second[0].tolist(), SURE)
    if found is not None:
        return found.value, found.low, found.high
    from scipy.stats import norm

    value = float(first[0].mean() - second[0].mean())
    error = float(np.hypot(*(np.hypot.reduce(one) / len(one) for _, one in (first, second))))
    margin = error * float(norm.ppf(SURE))
    return value, value - margin, value + margin


def _contrast(system: System, test: Difference, what: str | None) -> Found:
    """Return a contrast of mean positions, or its change, with its range from errors of members."""
    line = contrast_line(system, str(test.contrast), str(test.issue), str(test.measure))
    measured = [y for y, v in zip(line.years, line.value, strict=True) if np.isfinite(v)]
    if not measured:
        raise NotPublished(f"a year of {test.measure} for both groups by {system.as_of}")
    year = measured[-1] if test.year is None else test.year
    if year not in measured:
        raise NotPublished(f"{test.measure} of {year} for both groups, by {system.as_of}")
    place = line.years.index(year)
    value, error = float(line.value[place]), float(line.standard_error[place])
    sides = f"{line.contrast.left.title} less {line.contrast.right.title}"
    label = f"{sides} on {line.issue} ({line.source}), {year}"
    if test.earlier is not None:
        try:
            change = line.change(test.earlier, year)
        except (BreakError, RangeError) as error_met:
            raise NotPublished(f"a comparable value of {test.earlier}: {error_met}") from None
        value, error = change.value, change.standard_error
        label = f"change of {sides} on {line.issue} ({line.source}), {test.earlier}–{year}"
    from scipy.stats import norm

    margin = error * float(norm.ppf(SURE))
    verdict = verdict_on_sign(value - margin, value + margin, test.claimed, test.threshold)
    numbers = value, value - margin, value + margin
    strength = Strength(label, *numbers, test.unit, test.claimed, test.threshold)
    evidence = (_measure(system, str(test.issue), str(test.measure)),)
    return Found("difference", what, verdict, strength, evidence)


def _measure(system: System, issue: str, measure: str) -> Evidence:
    one = next(
        source
        for of in system.positions.issues
        if of.id == issue
        for source in of.sources
        if source.id == measure
    )
    return Evidence(f"{one.title}; misses: {one.misses}", one.source, one.checked)


def _computed(lines: list[Line]) -> tuple[str, ...]:
    return (COMPUTED,) if any(one.computed for one in lines) else ()
