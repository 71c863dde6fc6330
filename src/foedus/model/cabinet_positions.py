"""Cabinet positions: a government's position in a year, from surveys of its parties.

    error² = least_error² + spread² + yearly_drift² · years held

A year takes the last wave up to it, for some years. Where too few seats have such a value, those
of the next wave are held back, and the position counts as judged. All values of one position stand
on one level of the source: between the years of a break either side may serve, but never both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from foedus.facts.governments import Cabinet, Governments
from foedus.facts.positions import PositionSource
from foedus.instruments.government_position import government_position, seat_day_weights

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a position may rest on.

    last_day         to which days count, if a year is not over
    least_coverage   part of seats and days that must have a value, 0 to 1
    held_years       for which an answer may be held, on or back
    """

    last_day: date
    least_coverage: float
    held_years: int


@dataclass(frozen=True, slots=True)
class PartyShare:
    """A party's part in a government's year, and its answer; None where it has none."""

    name: str
    survey_party: int | None
    weight: float
    value: float | None
    wave: int | None


@dataclass(frozen=True, slots=True)
class CabinetYear:
    """A government's year by one source, in the unit of the source; NaN where refused.

    coverage      part of its seats and days that have a value
    spread        weighted standard deviation between its parties
    held          mean number of years between the year and the waves used
    this_year     part of its seats and days with a value of that very year
    from_later    whether values of a later wave were held back
    level         of the source, counted from 0
    """

    position: float
    coverage: float
    spread: float
    held: float
    this_year: float
    from_later: bool
    level: int
    parties: tuple[PartyShare, ...]


def cabinet_year(
    governments: Governments,
    source: PositionSource,
    actor: str,
    year: int,
    limits: Limits,
) -> CabinetYear | None:
    """Return a government's year, None where no cabinet is known or the source says nothing.

    A year that is refused has the highest coverage that could be had.
    """
    shares = _shares(governments, actor, year, limits.last_day)
    if shares is None or (source.since is not None and year < source.since):
        return None
    best: CabinetYear | None = None
    for level, later in _attempts(source, year):
        span = range(year - limits.held_years, year + (limits.held_years if later else 0) + 1)
        answered = [_answered(governments, source, one, year, level, span) for one in shares]
        found = _measured(answered, year, level, later, limits.least_coverage)
        if np.isfinite(found.position):
            return found
        if best is None or found.coverage > best.coverage:
            best = found
    return best


def level_of(source: PositionSource, wave: int) -> int:
    """Return the level of the source on which a wave stands, counted from 0."""
    return sum(wave >= one.before for one in source.breaks)


def _attempts(source: PositionSource, year: int) -> Iterator[tuple[int, bool]]:
    """Yield levels to try, each with whether later waves may be held back."""
    own = level_of(source, year)
    yield own, False
    yield own, True
    if any(one.after < year < one.before for one in source.breaks):
        yield own + 1, True


def _shares(
    governments: Governments, actor: str, year: int, last_day: date
) -> list[PartyShare] | None:
    """Return the parties that governed in a year with their weights, None without a cabinet."""
    served = list(_served(governments.cabinets_of.get(actor, ()), year, last_day))
    if not served:
        return None
    parts = [
        (name, survey_party, seats, place)
        for place, (cabinet, _) in enumerate(served)
        for name, survey_party, seats in _parts(governments, cabinet)
    ]
    if not parts:
        return []
    weights = seat_day_weights(
        np.array([seats for _, _, seats, _ in parts]),
        np.array([place for _, _, _, place in parts]),
        np.array([float(days) for _, days in served]),
    )
    return [
        PartyShare(name, survey_party, float(weight), None, None)
        for (name, survey_party, _, _), weight in zip(parts, weights, strict=True)
    ]


def _served(
    cabinets: tuple[Cabinet, ...], year: int, last_day: date
) -> Iterator[tuple[Cabinet, int]]:
    first = date(year, 1, 1)
    after = min(date(year + 1, 1, 1), last_day + timedelta(days=1))
    for one in cabinets:
        until = after if one.until is None else min(one.until, after)
        days = (until - max(one.since, first)).days
        if days > 0:
            yield one, days


def _parts(governments: Governments, cabinet: Cabinet) -> Iterator[tuple[str, int | None, float]]:
    """Yield the parties of a cabinet by those of the surveys, with seats; None for the rest."""
    for party in governments.parties_of.get((cabinet.actor, cabinet.since), ()):
        if party.role != "government":
            continue
        rest = 1.0
        for link in governments.links_of.get(party.party, ()):
            if link.share is not None and link.holds(cabinet.since.year):
                rest -= link.share
                yield party.name, link.survey_party, party.seats * link.share
        # Shares are given to two decimals.
        if round(rest, 2) > 0:
            yield party.name, None, party.seats * rest


def _answered(
    governments: Governments,
    source: PositionSource,
    one: PartyShare,
    year: int,
    level: int,
    span: range,
) -> PartyShare:
    """Return a party's share with its answer of the wave that counts for the year.

    span   years of the waves that may
    """
    answers: Mapping[int, float] = {}
    if one.survey_party is not None and source.question is not None:
        answers = governments.answers.get((source.question, one.survey_party), {})
    waves = [wave for wave in answers if wave in span and level_of(source, wave) == level]
    earlier = [wave for wave in waves if wave <= year]
    wave = max(earlier) if earlier else min(waves, default=None)
    value = None if wave is None else answers[wave]
    return PartyShare(one.name, one.survey_party, one.weight, value, wave)


def _measured(
    parties: list[PartyShare], year: int, level: int, later: bool, least_coverage: float
) -> CabinetYear:
    value = np.array([np.nan if one.value is None else one.value for one in parties])
    weight = np.array([one.weight for one in parties])
    found = government_position(value, weight, least_coverage)
    counted = [one for one in parties if one.wave is not None]
    years = sum(one.weight * abs(year - (one.wave or year)) for one in counted)
    return CabinetYear(
        position=found.position,
        coverage=found.coverage,
        spread=found.spread,
        held=years / found.coverage if found.coverage > 0 else np.nan,
        this_year=sum(one.weight for one in counted if one.wave == year),
        from_later=later,
        level=level,
        parties=tuple(sorted(parties, key=lambda one: -one.weight)),
    )
