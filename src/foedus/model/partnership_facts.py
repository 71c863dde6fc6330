"""Partnership facts: the dated instruments that count, as counts by domain, side and year.

Three sides act in a domain: both organisations together, the union alone, the alliance alone. What
counts is said in `partnership.yaml`. A partial date counts from the end of its period.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.cooperation import Instrument
from foedus.facts.partial_days import known_since, last_day
from foedus.facts.system import System
from foedus.model.membership import YEAR_END

Array = NDArray[np.float64]
SIDES = ("joint", "union", "alliance")
DAYS_OF_YEAR = 365.25


def partnership_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to the sub-model, by name of the vocabulary.

    years   the computed ones
    """
    last = years[0] - 1
    domains = domain_ids(system)
    acts = acts_by_year(system, range(system.first_year, years[-1] + 1))
    past = last + 1 - system.first_year
    ends = ends_by_year(system, years)
    held = instruments_in_force(system, date(last, *YEAR_END))
    shape, span = act_evidence(system)
    ended, watched = lapse_evidence(system)
    choices = system.parameters["panel"].parameters
    strength, lasting = choices["act_strength"].central, choices["lapse_span"].central
    return {
        "past_acts": acts[:past],
        "acts_known": acts[past:],
        "ends_known": ends,
        "instruments_at_start": np.array([float(held[one]) for one in domains]),
        "act_shape": shape,
        "act_span": span,
        "lapse_evidence": np.array([ended + strength, watched + strength * lasting]),
        "open_part": open_part(system, years),
        "needs_exchange": needs_exchange(system),
    }


def domain_ids(system: System) -> tuple[str, ...]:
    """Return the ids of the domains of cooperation, in the order of the axis `domain`."""
    return tuple(one.id for one in system.cooperation.domains)


def needs_exchange(system: System) -> Array:
    """Return 1 for domains in which the exchange of classified information matters, (domain,)."""
    touched = {one.domain for one in system.partnership.exchange_domains}
    return np.array([float(one in touched) for one in domain_ids(system)])


def side_of(system: System, one: Instrument) -> str | None:
    """Return the side whose act an instrument is; None if it does not count."""
    file, roles = system.partnership, system.roles
    if any(left.instrument == one.id for left in file.left_out):
        return None
    who = set(one.organisations) & {roles.union, roles.alliance}
    kinds = file.joint if len(who) > 1 else file.own
    if not who or all(kind.kind != one.kind for kind in kinds):
        return None
    if len(who) > 1:
        return SIDES[0]
    return SIDES[1] if roles.union in who else SIDES[-1]


def counted(system: System) -> Iterator[tuple[str, Instrument]]:
    """Yield each instrument that counts, with the side whose act it is, in the file's order."""
    for one in system.cooperation.instruments:
        side = side_of(system, one)
        if side is not None:
            yield side, one


def holds_on(system: System, one: Instrument, day: date) -> bool:
    """Return whether an instrument is in force on a day: begun, and not over as far as is known."""
    begun = known_since(one.date, system.today) <= day
    return begun and (one.until is None or day < known_since(one.until, system.today))


def in_force(system: System, day: date, side: str = SIDES[0]) -> tuple[Instrument, ...]:
    """Return the instruments of a side in force on a day, joint ones if no other is named."""
    return tuple(
        one for whose, one in counted(system) if whose == side and holds_on(system, one, day)
    )


def instruments_in_force(system: System, day: date) -> Mapping[str, int]:
    """Return the number of joint instruments in force on a day, by domain."""
    held = [one.domain for one in in_force(system, day)]
    return {domain: held.count(domain) for domain in domain_ids(system)}


def acts_by_year(system: System, years: Sequence[int], until: date | None = None) -> Array:
    """Return how many instruments each side began, (year, side, domain), up to a day if given."""
    domains = domain_ids(system)
    acts = np.zeros((len(years), len(SIDES), len(domains)))
    for side, one in counted(system):
        day = known_since(one.date, system.today)
        if day.year in years and (until is None or day <= until):
            acts[years.index(day.year), SIDES.index(side), domains.index(one.domain)] += 1
    return acts


def ends_by_year(system: System, years: Sequence[int]) -> Array:
    """Return how many joint instruments ended, (year, domain)."""
    domains = domain_ids(system)
    ends = np.zeros((len(years), len(domains)))
    for side, one in counted(system):
        if side == SIDES[0] and one.until is not None:
            year = known_since(one.until, system.today).year
            if year in years:
                ends[years.index(year), domains.index(one.domain)] += 1
    return ends


def watched_day(system: System) -> date:
    """Return the last day that the search of documents covers, not after the system's day."""
    until = system.partnership.documents_until
    return system.as_of if until is None else min(system.as_of, last_day(until))


def open_part(system: System, years: Sequence[int]) -> Array:
    """Return the part of each year that no document covers yet, 0 to 1, (year,)."""
    day = watched_day(system)
    left = (date(day.year, *YEAR_END) - day).days / DAYS_OF_YEAR
    passed = np.array(years) - day.year
    return np.where(passed > 0, 1.0, np.where(passed < 0, 0.0, left))


def act_evidence(system: System) -> tuple[Array, Array]:
    """Return shape and span, years, of the gamma belief about each rate of acts.

    The prior of every domain has the mean of all domains of its side, and the weight of so many
    acts as `panel.act_strength` says. Shape is (side, domain), span (side, 1).
    """
    choices = system.parameters["panel"].parameters
    window, strength = choices["act_window"].central, choices["act_strength"].central
    day = watched_day(system)
    first = date.fromordinal(day.toordinal() - round(window * DAYS_OF_YEAR))
    domains = domain_ids(system)
    found = np.zeros((len(SIDES), len(domains)))
    for side, one in counted(system):
        if first < known_since(one.date, system.today) <= day:
            found[SIDES.index(side), domains.index(one.domain)] += 1
    mean = np.maximum(found.sum(axis=1, keepdims=True), 1) / max(1, len(domains)) / window
    return found + strength, strength / mean + window


def lapse_evidence(system: System) -> tuple[float, float]:
    """Return how many joint instruments ended, and the instrument-years that were watched."""
    day = watched_day(system)
    ended, years = 0, 0.0
    for side, one in counted(system):
        began = known_since(one.date, system.today)
        if side == SIDES[0] and began <= day:
            over = one.until is not None and known_since(one.until, system.today) <= day
            end = known_since(one.until, system.today) if over and one.until else day
            years += (end - began).days / DAYS_OF_YEAR
            ended += over
    return float(ended), years
