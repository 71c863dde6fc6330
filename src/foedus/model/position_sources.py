"""Position sources: each proxy read from the facts and put on the scale from 0 to 100.

    cabinets   answers of experts about the parties of the government; see cabinet_positions
    series     the value;            error² = design_effect · sampling error²
    distance   |x_i − x_j|;          error² = error_i² + error_j²
    supplier   100 Σ m / Σ M, trailing window; the error is judged

A value that is held gains yearly_drift² for each year. What a source does not measure stands in its
own entry and in docs/explanation/positions.md.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from foedus.errors import UnknownName
from foedus.facts.governments import Governments
from foedus.facts.positions import Issue, PositionSource
from foedus.facts.system import System
from foedus.instruments.dependence import supplier_share, trailing_sum
from foedus.model.cabinet_positions import CabinetYear, Limits, cabinet_year
from foedus.model.positions import (
    ABSENT,
    CARRIED,
    JUDGED,
    MEASURED,
    Array,
    Codes,
    Positions,
    held,
    scaled,
)

Parts = tuple[Array, Array, Codes, Codes, Array]
"""Value, standard error, status, level and coverage, each (year, actor)."""


def positions(
    system: System, issue: str, source: str, years: Sequence[int] | None = None
) -> Positions:
    """Return the positions of all actors on an issue by one source, as known on the system's day.

    years   without them, every year from the first of the system to that of its day

    Raises UnknownName for an issue or source that the system does not have.
    """
    chosen = issue_of(system, issue)
    one = next((each for each in chosen.sources if each.id == source), None)
    if one is None:
        raise UnknownName(f"source of '{issue}'", source, (each.id for each in chosen.sources))
    span = tuple(range(system.first_year, system.as_of.year + 1) if years is None else years)
    value, error, status, level, coverage = _READ[one.kind](system, one, span)
    left_out = [actor for doubt in one.doubts if not doubt.used for actor in doubt.actors]
    hidden = np.isin(system.actor_ids, left_out)[None, :] | ~np.isfinite(value)
    return Positions(
        issue=issue,
        source=one,
        actors=system.actor_ids,
        years=span,
        value=np.where(hidden, np.nan, value),
        standard_error=np.where(hidden, np.nan, error),
        status=np.where(hidden, ABSENT, status),
        level=level,
        coverage=coverage,
        doubted={actor: doubt.why for doubt in one.doubts for actor in doubt.actors},
    )


def issue_of(system: System, issue: str) -> Issue:
    """Return an issue. Raises UnknownName with the nearest known id."""
    for one in system.positions.issues:
        if one.id == issue:
            return one
    raise UnknownName("issue", issue, (one.id for one in system.positions.issues))


def government_year(
    system: System, issue: str, source: str, actor: str, year: int
) -> CabinetYear | None:
    """Return a government's year with its parties, None where no cabinet is known.

    Raises UnknownName for an issue, or a source of it that does not rest on cabinets.
    """
    of_cabinets = {each.id: each for each in issue_of(system, issue).sources if each.question}
    if source not in of_cabinets:
        raise UnknownName(f"source of '{issue}' on cabinets", source, of_cabinets)
    found = of_cabinets[source]
    return cabinet_year(_asked(system, found), found, actor, year, _limits(system))


def _choices(system: System) -> Mapping[str, float]:
    held_in = system.parameters["positions"].parameters
    return {name: one.central for name, one in held_in.items()}


def _limits(system: System) -> Limits:
    choice = _choices(system)
    return Limits(system.as_of, choice["least_coverage"], int(choice["held_years"]))


def _from_cabinets(system: System, source: PositionSource, years: tuple[int, ...]) -> Parts:
    choice, limits = _choices(system), _limits(system)
    governments = _asked(system, source)
    shape = (len(years), len(system.actor_ids))
    value = np.full(shape, np.nan)
    error, coverage = value.copy(), value.copy()
    status = np.zeros(shape, dtype=np.int64)
    level = status.copy()
    for column, actor in enumerate(system.actor_ids):
        for row, year in enumerate(years if actor in governments.cabinets_of else ()):
            found = cabinet_year(governments, source, actor, year, limits)
            if found is None:
                continue
            place = row, column
            value[place], coverage[place] = found.position, found.coverage
            error[place] = _cabinet_error(found, source, choice)
            status[place] = _status(found, choice["least_coverage"])
            level[place] = found.level
    return scaled(value, source.low, source.high), error, status, level, coverage


def _asked(system: System, source: PositionSource) -> Governments:
    """Return the governments. Raises UnknownName for a question that no survey ever asked."""
    asked = {question for question, _ in system.government_shelf.governments().answers}
    if asked and source.question not in asked:
        raise UnknownName(f"question of '{source.id}'", str(source.question), sorted(asked))
    return system.governments()


def _cabinet_error(
    found: CabinetYear, source: PositionSource, choice: Mapping[str, float]
) -> float:
    spread = 100 * found.spread / abs(source.high - source.low)
    drift = np.square(choice["yearly_drift"]) * found.held
    return float(np.sqrt(np.square(choice["least_error"]) + np.square(spread) + drift))


def _status(found: CabinetYear, least_coverage: float) -> int:
    if found.from_later:
        return JUDGED
    return MEASURED if found.this_year >= least_coverage else CARRIED


def _from_series(system: System, source: PositionSource, years: tuple[int, ...]) -> Parts:
    series = system.series(str(source.series))
    span = _with_earlier(system, years)
    value = series.table(system.actor_ids, span)
    error = series.errors(system.actor_ids, span)
    error = error * np.sqrt(_choices(system)["design_effect"])
    return _over_time(system, source, years, value, error)


def _from_distance(system: System, source: PositionSource, years: tuple[int, ...]) -> Parts:
    series = system.series(str(source.series))
    span, other = _with_earlier(system, years), _other(system, source)
    value = series.table(system.actor_ids, span)
    error = series.errors(system.actor_ids, span)
    far = np.abs(value - series.table((other,), span))
    both = np.hypot(error, series.errors((other,), span))
    own = np.array([actor == other for actor in system.actor_ids])
    return _over_time(system, source, years, far, np.where(own & np.isfinite(far), 0.0, both))


def _from_supplier(system: System, source: PositionSource, years: tuple[int, ...]) -> Parts:
    choice = _choices(system)
    series, other = system.series(str(source.series)), _other(system, source)
    window = int(system.parameters["panel"].parameters["arms_window"].central)
    span = tuple(range(min(system.first_year, *years), max(years) + 1))
    known = np.isin(span, series.years)[:, None]
    mine = np.where(known, series.table(system.actor_ids, span, other), np.nan)
    every = np.where(known, series.table(system.actor_ids, span), np.nan)
    share = np.full(every.shape, np.nan)
    rows = np.flatnonzero(known[:, 0])
    if len(rows) >= window:
        enough = trailing_sum(every[rows], window) >= choice["least_imports"]
        share[rows] = np.where(enough, supplier_share(mine[rows], every[rows], window), np.nan)
    share[:, [actor == other for actor in system.actor_ids]] = np.nan
    wanted = [span.index(year) for year in _with_earlier(system, years)]
    error = np.full(share.shape, choice["revealed_error"]) * abs(source.high - source.low) / 100
    return _over_time(system, source, years, share[wanted], error[wanted])


def _over_time(
    system: System, source: PositionSource, years: tuple[int, ...], value: Array, error: Array
) -> Parts:
    """Return what a yearly source says, its last value held for some years."""
    choice = _choices(system)
    filled, age = held(value, int(choice["held_years"]))
    errors = held(error, int(choice["held_years"]))[0] * 100 / abs(source.high - source.low)
    errors = np.sqrt(np.square(errors) + np.square(choice["yearly_drift"]) * age)
    last = -len(years)
    status = np.where(age[last:] > 0, CARRIED, MEASURED)
    coverage = np.where(np.isfinite(filled[last:]), 1.0, np.nan)
    place = scaled(filled[last:], source.low, source.high)
    return place, errors[last:], status, np.zeros(status.shape, dtype=np.int64), coverage


def _with_earlier(system: System, years: tuple[int, ...]) -> tuple[int, ...]:
    """Return the years with those before them of which a value may be held."""
    before = range(years[0] - int(_choices(system)["held_years"]), years[0])
    return (*(year for year in before if year >= system.first_year), *years)


def _other(system: System, source: PositionSource) -> str:
    roles = {"guarantor": system.roles.guarantor, "challenger": system.roles.challenger}
    return roles.get(str(source.other), str(source.other))


_READ: Mapping[str, Callable[[System, PositionSource, tuple[int, ...]], Parts]] = {
    "cabinets": _from_cabinets,
    "series": _from_series,
    "distance": _from_distance,
    "supplier": _from_supplier,
}
