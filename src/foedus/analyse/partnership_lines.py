"""Partnership lines: the history of partnership, friction and pillar, by year.

A year counts once it is over and documents cover it to its end.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.measured import Measured
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.model.friction_facts import blocked_years, dossiers_held_up, exchange_blocked
from foedus.model.membership import YEAR_END
from foedus.model.partnership import Partnership, advance, level
from foedus.model.partnership_facts import (
    acts_by_year,
    counted,
    instruments_in_force,
    needs_exchange,
    watched_day,
)
from foedus.model.pillar_facts import LEVEL, commands_held

Array = NDArray[np.float64]
SOURCE = "foedus-dated-facts"  # of counts over many facts, each with a source of its own


def partnership_lines(system: System) -> dict[str, Measured]:
    """Return the history of each indicator of these groups, by indicator."""
    return {
        "instruments_in_force": instruments_line(system),
        "partnership_level": level_line(system),
        "vetoes_per_year": vetoes_line(system),
        "blocked_exchange_years": blocked_line(system),
        "european_commands": commands_line(system),
    }


def covered_years(system: System, first: int) -> tuple[int, ...]:
    """Return the years from a first one that documents cover to their end."""
    return tuple(range(first, watched_day(system).year))


def first_act(system: System) -> int:
    """Return the year of the first joint act on record; the year after today if there is none."""
    found = [
        known_since(one.date, system.today).year for side, one in counted(system) if side == "joint"
    ]
    return min(found, default=system.as_of.year + 1)


def instruments_line(system: System) -> Measured:
    """Return the number of joint instruments in force at the end of each year."""
    years = covered_years(system, first_act(system))
    held = [sum(instruments_in_force(system, date(y, *YEAR_END)).values()) for y in years]
    return Measured("", "instruments", years, tuple(map(float, held)), SOURCE)


def level_line(system: System) -> Measured:
    """Return the mean level over the domains at the end of each year, computed."""
    years = covered_years(system, first_act(system))
    levels = level_by_domain(system, years)
    return Measured(
        "", "index 0-100", years, tuple(levels.mean(axis=1).tolist()), "", computed=True
    )


def level_by_domain(system: System, years: Sequence[int], day: date | None = None) -> Array:
    """Return the level of each domain at the end of each year, (year, domain).

    day   the last day whose acts count

    Judged parameters are at their central values.
    """
    return levels_with(system, years, central(system), day)[:, 0]


def central(system: System) -> Partnership:
    """Return the parameters of the level at their central values, each (1, 1)."""
    file = system.parameters["partnership"].parameters
    return Partnership(**{name: np.array([[one.central]]) for name, one in file.items()})


def levels_with(
    system: System, years: Sequence[int], p: Partnership, day: date | None = None
) -> Array:
    """Return the same for parameters of many runs, (year, run, domain)."""
    every = range(system.first_year, max(years, default=system.first_year) + 1)
    acts = acts_by_year(system, every, day)
    runs, domains = len(p.window), acts.shape[-1]
    stock = np.zeros((runs, domains))
    idle = np.full((runs, acts.shape[1] - 1, domains), np.inf)
    needs, blocked = needs_exchange(system), exchange_blocked(system, every)
    found = []
    for place, year in enumerate(every):
        stock, idle = advance(stock, idle, acts[place], p)
        if year in years:
            found.append(level(stock, needs * blocked[place], p.exchange_loss))
    return np.array(found).reshape(len(years), runs, domains)


def vetoes_line(system: System) -> Measured:
    """Return in how many dossiers a block was first known, by year."""
    days = dossiers_held_up(system)
    by_year = Counter(day.year for day in days)
    first = min(by_year, default=system.as_of.year + 1)
    years = covered_years(system, first)
    return Measured("", "dossiers", years, tuple(float(by_year[y]) for y in years), SOURCE)


def blocked_line(system: System) -> Measured:
    """Return for how many years formal exchange had been blocked at the end of each year."""
    years = covered_years(system, system.first_year)
    values = [(year, blocked_years(system, date(year, *YEAR_END))) for year in years]
    kept = [(year, value) for year, value in values if value > 0]
    return Measured("", "year", tuple(y for y, _ in kept), tuple(v for _, v in kept), SOURCE)


def commands_line(system: System, levels: Sequence[str] = (LEVEL,)) -> Measured:
    """Return the share of commands that Europeans held at the end of each year, %."""
    held = {
        year: commands_held(system, date(year, *YEAR_END), levels)
        for year in covered_years(system, system.first_year)
    }
    known = {year: 100 * mine / every for year, (mine, every) in held.items() if every}
    return Measured("", "%", tuple(known), tuple(known.values()), SOURCE)
