"""Partnership view: all that `foedus partnership` shows, on one day, from facts alone."""

from dataclasses import dataclass
from datetime import date

from foedus.analyse.burden import Donor, burden_lines, donors
from foedus.analyse.friction_lines import Friction, friction_lines
from foedus.analyse.measured import Measured
from foedus.analyse.partnership_lines import instruments_line, level_line
from foedus.analyse.pillar import Pillar, pillar_lines
from foedus.analyse.reinforcement import InDomain, Stability, reinforcement, stability
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.model.partnership_facts import in_force, watched_day


@dataclass(frozen=True)
class OfKind:
    """Joint instruments of one kind in force.

    figure, unit   what their documents count, added up, where all count the same; else None
    """

    kind: str
    number: int
    figure: float | None
    unit: str | None


@dataclass(frozen=True)
class PartnershipView:
    """What is in force on a day, and the lines up to the last year that is known.

    documented   the last day that the search of documents covers
    """

    day: date
    documented: date
    domains: tuple[InDomain, ...]
    kinds: tuple[OfKind, ...]
    stability: Stability
    instruments: Measured
    level: Measured
    friction: Friction
    pillar: Pillar
    burden: dict[str, Measured]
    donors: tuple[Donor, ...]

    @property
    def number(self) -> int:
        """How many joint instruments are in force."""
        return sum(len(one.joint) for one in self.domains)


def partnership_view(system: System, on: date | None = None) -> PartnershipView:
    """Return the partnership as it stands on a day, the last one known if none is given.

    Raises RangeError for a day after the system's own, or before its first year.
    """
    day = system.as_of if on is None else on
    if day > system.as_of:
        raise RangeError(f"{day} is after {system.as_of}, the last day known; choose one before")
    if day.year < system.first_year:
        raise RangeError(
            f"{day} is before {system.first_year}, the first year of the facts; choose a later day"
        )
    return PartnershipView(
        day=day,
        documented=min(day, watched_day(system)),
        domains=reinforcement(system, day),
        kinds=_kinds(system, day),
        stability=stability(system, day),
        instruments=instruments_line(system),
        level=level_line(system),
        friction=friction_lines(system),
        pillar=pillar_lines(system, day),
        burden=burden_lines(system),
        donors=donors(system),
    )


def _kinds(system: System, day: date) -> tuple[OfKind, ...]:
    held = in_force(system, day)
    found = []
    for kind in system.cooperation.kinds:
        mine = [one for one in held if one.kind == kind.id]
        units = {one.unit for one in mine}
        alike = len(units) == 1 and None not in units
        figure = sum(one.figure or 0.0 for one in mine) if alike else None
        if mine:
            unit = units.pop() if alike else None
            found.append(OfKind(kind.name, len(mine), figure, unit))
    return tuple(found)
