"""What forces rest on, in words: judged shares, what was written of them, and the figures."""

from collections.abc import Iterator
from math import isfinite

from foedus.analyse.force_curve import Lean
from foedus.analyse.force_history import SERIES
from foedus.analyse.forces import ForceBalance
from foedus.facts.system import System
from foedus.present.facts_text import cited
from foedus.present.sentences import number

OTHERS = "personnel_cow"  # of members that the alliance does not list


def judged(system: System, leans: tuple[Lean, ...]) -> Iterator[str]:
    """Yield each judged share with its range, what it moves between its ends, and its reason."""
    roles, days = system.roles, system.force_generation.headline_days
    moved = {lean.parameter: lean for lean in leans}
    for name, one in system.parameters["forces"].parameters.items():
        if one.basis != "judged":
            continue
        yield f"{one.central:g} ({one.low:g} to {one.high:g}): {one.meaning} {one.why}"
        if name in moved:
            alliance, union = _ends(moved[name].alliance), _ends(moved[name].union)
            yield (
                f"→ From low to high {roles.alliance}'s slots of the first {days} days {alliance}, "
                f"the {roles.union}'s force, served last, {union}."
            )
    reviewed = max(one.reviewed for one in system.parameters["forces"].parameters.values())
    if reviewed > system.as_of:
        yield f"All of it was judged on {reviewed}, with what was known by then."


def _ends(pair: tuple[float, float]) -> str:
    """Return how a fill moves between the ends of a share, in words.

    >>> _ends((44.2, 100.0)), _ends((99.8, 100.0))
    ('go from 44 to 100 %', 'stay at 100 %')
    """
    low, high = (number(one, 0) if isfinite(one) else "unknown" for one in pair)
    return f"stay at {low} %" if low == high else f"go from {low} to {high} %"


def figures(system: System, found: ForceBalance) -> Iterator[str]:
    """Yield where personnel comes from."""
    names = (SERIES, OTHERS)
    for name in names:
        series = system.series(name)
        if series.years:
            last = f"to {series.last_year}"
            yield f"Personnel, {last}: {cited(system, series.source)}."
    if not found.measured:
        yield "Personnel of this year is projected: it follows spending, slowly and with noise."


def studies(system: System) -> Iterator[str]:
    """Yield what others wrote of deployable and ready shares, oldest first."""
    for one in sorted(system.force_generation.studies, key=lambda one: one.date):
        yield f"{one.date}: {one.percent:g} % of {one.of}. {one.what} ({one.source}, {one.checked})"
