"""Engagement: what is on record of the union with a power by year, and what was voted on it.

Counts of decisions are those of the dossiers, which were chosen: most are of recent years and most
of them were hard, so that a rise is partly the collection's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.analyse.contrasts import ContrastLine, contrast_line
from foedus.facts.disputes import Ballot, Power
from foedus.facts.dossiers import Dossier
from foedus.facts.partial_days import first_day
from foedus.facts.system import System

AGREEMENT = "un_agreement"


@dataclass(frozen=True)
class WithPower:
    """One year of the union with a power.

    agreement   median share of votes alike in the General Assembly; `guarantor` the guarantor's
                own; None where none is published
    adopted     measures of pressure decided and adopted in the year, by id
    held_up     those that some member held up for part of the year
    contacts    decided measures of engagement
    """

    year: int
    agreement: float | None
    guarantor: float | None
    adopted: tuple[str, ...]
    held_up: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Views:
    """What publics of union and guarantor think of a power, where four fifths are measured.

    best   the year in which most of the union was measured, and that part of it
    """

    power: Power
    line: ContrastLine
    best: tuple[int, float] | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which both sides are measured."""
        kept = np.isfinite(self.line.value)
        return tuple(y for y, k in zip(self.line.years, kept, strict=True) if k)

    def at(self, year: int) -> tuple[float, float]:
        """Return the union's mean less the guarantor's value in a measured year, and its error."""
        place = self.line.years.index(year)
        return float(self.line.value[place]), float(self.line.standard_error[place])


def with_power(system: System, power: str, years: Sequence[int]) -> tuple[WithPower, ...]:
    """Return what is on record with a power, by year."""
    members = system.members(system.roles.union, system.as_of)
    series = system.series(AGREEMENT)
    known = power in series.partners
    kinds = {one.dossier: one.kind for one in system.disputes.measures if one.actor == power}
    about = [one for one in system.dossiers if one.id in kinds]
    found = []
    for year in years:
        shares = series.table(members, (year,), power)[0] if known else np.full(1, np.nan)
        own = series.table((system.roles.guarantor,), (year,), power)[0] if known else shares
        decided = [one for one in about if _decided(one, year)]
        pressure = [one for one in about if kinds[one.id] == "pressure"]
        found.append(
            WithPower(
                year,
                _median(shares),
                _median(own),
                tuple(one.id for one in decided if one in pressure and _adopted(one)),
                tuple(one.id for one in pressure if _held_up(one, year)),
                tuple(one.id for one in decided if one not in pressure),
            )
        )
    return tuple(found)


def ballots(system: System) -> tuple[Ballot, ...]:
    """Return the votes of the assembly on record, by day."""
    return tuple(sorted(system.disputes.ballots, key=lambda one: one.date))


def views(system: System, power: Power) -> Views | None:
    """Return what publics think of a power; None where the system names no contrast."""
    if system.disputes.contrast is None:
        return None
    line = contrast_line(system, system.disputes.contrast, power.issue, power.proxy)
    share = np.where(line.right_share > 0, line.left_share, 0.0)
    best = int(np.argmax(share)) if len(share) else 0
    return Views(power, line, (line.years[best], float(share[best])) if share.any() else None)


def _decided(one: Dossier, year: int) -> bool:
    return one.decided is not None and first_day(one.decided).year == year


def _adopted(one: Dossier) -> bool:
    return one.outcome in ("adopted", "adopted-diluted")


def _held_up(one: Dossier, year: int) -> bool:
    """Return whether a block held in some part of the year, to the outcome if no end is known."""
    for block in one.blocks:
        end = block.until or one.decided
        last = year if end is None else first_day(end).year
        if first_day(block.since).year <= year <= last:
            return True
    return False


def _median(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float | None:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else None
