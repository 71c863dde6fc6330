"""Position coverage: which cells of issue, source and year are measured, carried or judged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.facts.system import System
from foedus.model.position_sources import positions
from foedus.model.positions import STATUSES


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many actors have a position on an issue by a source in a year, by status.

    source    None where the issue has no proxy
    doubted   actors of which the source is not to be trusted
    """

    issue: str
    source: str | None
    year: int
    measured: int
    carried: int
    judged: int
    doubted: tuple[str, ...]

    @property
    def counted(self) -> int:
        """How many actors have a position."""
        return self.measured + self.carried + self.judged


def position_coverage(
    system: System, actors: Sequence[str], years: Sequence[int] | None = None
) -> tuple[CoverageRow, ...]:
    """Return one row for each issue, source and year, in that order.

    actors   counted; see `membership.members_of` for those of a group
    years    without them, every year from the first of the system to that of its day
    """
    span = tuple(range(system.first_year, system.as_of.year + 1) if years is None else years)
    columns = [place for place, actor in enumerate(system.actor_ids) if actor in actors]
    found: list[CoverageRow] = []
    for issue in system.positions.issues:
        if not issue.sources:
            found += [CoverageRow(issue.id, None, year, 0, 0, 0, ()) for year in span]
        for source in issue.sources:
            held = positions(system, issue.id, source.id, span)
            doubted = tuple(actor for actor in actors if actor in held.doubted)
            for year, codes in zip(span, held.status[:, columns], strict=True):
                measured, carried, judged = np.bincount(codes, minlength=len(STATUSES)).tolist()[1:]
                row = CoverageRow(issue.id, source.id, year, measured, carried, judged, doubted)
                found.append(row)
    return tuple(found)
