"""Moment: the day as of which a chart is drawn, as a place on its axis of years and in words."""

from dataclasses import dataclass

from foedus.facts.system import System

DAYS = 366  # of the longest year, so that 31 December still lies within its own


@dataclass(frozen=True)
class Moment:
    """A place on an axis of years, and what is written beside it."""

    year: float
    words: str = "today"


def moment_of(system: System) -> Moment:
    """Return the day as of which a system is known: "today", or the earlier day's date."""
    day = system.as_of
    place = day.year + (day.timetuple().tm_yday - 1) / DAYS
    return Moment(place) if day == system.today else Moment(place, f"as of {day}")
