"""What forces rest on, in words: judged shares, what was written of them, promises so far."""

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
            lean = moved[name]
            yield (
                f"→ From low to high {roles.alliance}'s slots of the first {days} days go from "
                f"{_ends(lean.alliance)} %, the {roles.union}'s force, served last, from "
                f"{_ends(lean.union)} %."
            )


def _ends(pair: tuple[float, float]) -> str:
    low, high = (number(one, 0) if isfinite(one) else "unknown" for one in pair)
    return f"{low} to {high}"


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


def promises(system: System) -> Iterator[str]:
    """Yield each promise with its day and size, and the turns on standby that nobody took."""
    known = {one.id: one for one in system.force_commitments.commitments}
    for goal in sorted(system.force_generation.goals, key=lambda one: one.since):
        if goal.commitment not in known:
            continue
        held = known[goal.commitment]
        sizes = [(tier.persons, tier.within_days) for tier in held.tiers]
        if goal.persons is not None and goal.within_days is not None:
            sizes = [(goal.persons, goal.within_days)]
        told = ", ".join(f"{size:,} within {days} days" for size, days in sizes)
        yield f"{goal.since}: {held.title} ({held.organisation}), {told}."
    for held in known.values():
        gaps = held.empty_slots()
        if gaps:
            missing, halves = sum(gaps.values()), ", ".join(gaps)
            yield f"{held.title}: {missing} turns that nobody had taken when planned ({halves})."
