"""Friction facts: the dated block of formal exchange, and dossiers held up, by year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.cooperation import Instrument
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.model.membership import YEAR_END
from foedus.model.partnership_facts import DAYS_OF_YEAR, holds_on, watched_day

Array = NDArray[np.float64]


def friction_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to the sub-model, by name of the vocabulary.

    years   the computed ones
    """
    window = system.parameters["panel"].parameters["act_window"].central
    strength = system.parameters["panel"].parameters["act_strength"].central
    held_up = dossiers_held_up(system)
    day = watched_day(system)
    first = date.fromordinal(day.toordinal() - round(window * DAYS_OF_YEAR))
    found = sum(first < one <= day for one in held_up)
    by_year = Counter(one.year for one in held_up)
    before = date(years[0] - 1, *YEAR_END)
    return {
        "exchange_blocked": exchange_blocked(system, years),
        "blocked_years_at_start": np.array(blocked_years(system, before)),
        "vetoes_known": np.array([float(by_year[year]) for year in years]),
        "veto_shape": np.array(found + strength),
        "veto_span": np.array(window + strength / max(found / window, 1 / window)),
    }


def exchange_block(system: System) -> Instrument | None:
    """Return the instrument that records the block of formal exchange; None while there is none."""
    wanted = system.partnership.exchange_block
    return next((one for one in system.cooperation.instruments if one.id == wanted), None)


def exchange_blocked(system: System, years: Sequence[int]) -> Array:
    """Return 1 for years at whose end formal exchange is blocked, else 0, (year,).

    After the last day known the state of that day holds on.
    """
    block = exchange_block(system)
    ends = [min(date(year, *YEAR_END), system.as_of) for year in years]
    return np.array([float(block is not None and holds_on(system, block, day)) for day in ends])


def blocked_years(system: System, day: date) -> float:
    """Return for how many years up to a day formal exchange was blocked."""
    block = exchange_block(system)
    if block is None:
        return 0.0
    began = known_since(block.date, system.today)
    ended = day if block.until is None else min(day, known_since(block.until, system.today))
    return max(0, (ended - began).days) / DAYS_OF_YEAR


def dossiers_held_up(system: System) -> list[date]:
    """Return the day on which each blocked dossier was first known to be blocked, in order."""
    first = [
        min(known_since(block.known_since or block.since, system.today) for block in one.blocks)
        for one in system.dossiers
        if one.blocks
    ]
    return sorted(first)
