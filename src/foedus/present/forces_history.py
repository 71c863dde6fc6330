"""Forces so far, in words and by year: promises, what became of them, turns on standby."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from foedus.analyse.force_history import force_lines
from foedus.facts.force_commitments import ForceCommitment
from foedus.facts.force_generation import ForceGoal
from foedus.facts.system import System
from foedus.model.force_entries import INDICATORS
from foedus.model.wording import in_words
from foedus.present.run_table import literal
from foedus.present.sentences import number

SHOWN = 9  # years of the table, the latest ones
RECALLED = "recalled"
ENOUGH = (
    "Full means that enough forces were ready as judged, not that states offered them: turns on "
    "standby stayed empty all the same, as told under promises."
)


def promises(system: System) -> Iterator[str]:
    """Yield each promise with its day and size, what became of it, and who stood by when."""
    known = {one.id: one for one in system.force_commitments.commitments}
    told: set[str] = set()
    for goal in sorted(system.force_generation.goals, key=lambda one: one.since):
        if goal.commitment not in known:
            continue
        held = known[goal.commitment]
        yield _promise(held, goal)
        if held.id not in told:
            yield from _course(held, {one.id: one.title for one in known.values()})
        told.add(held.id)
    for held in known.values():
        yield from _turns(held)


def _promise(held: ForceCommitment, goal: ForceGoal) -> str:
    sizes = [(tier.persons, tier.within_days) for tier in held.tiers]
    if goal.persons is not None and goal.within_days is not None:
        sizes = [(goal.persons, goal.within_days)]
    told = ", ".join(f"{size:,} within {days} days" for size, days in sizes)
    recalled = goal.checked == RECALLED or (
        goal.persons is None and any(tier.checked == RECALLED for tier in held.tiers)
    )
    mark = " (in part recalled)" if recalled else ""
    return f"{goal.since}: {held.title} ({held.organisation}), {told}{mark}."


def _course(held: ForceCommitment, titles: dict[str, str]) -> Iterator[str]:
    """Yield the dated steps of a promise and its end, in one line, then what is noted of it."""
    steps = [
        f"{one.date}: {one.what.rstrip('.')}"
        + (f" ({RECALLED})" if one.checked == RECALLED else "")
        for one in held.steps
    ]
    if held.until is not None:
        after = titles.get(held.replaced_by or "")
        steps.append(f"{held.until}: ended" + (f", {after} took its place" if after else ""))
    if steps:
        yield f"→ {'; '.join(steps)}."
    if held.note:
        yield f"→ {held.note}"


def _turns(held: ForceCommitment) -> Iterator[str]:
    """Yield how many groups each half-year had when its schedule was public, and the gaps."""
    if held.slots is None or not held.rotation:
        return
    gaps, taken = held.empty_slots(), Counter(turn.half for turn in held.rotation)
    halves = sorted({*taken, *gaps})
    counts = ", ".join(f"{half} {taken[half]}" for half in halves)
    planned = sorted({turn.planned for turn in held.rotation})
    yield (
        f"{held.title}, groups on standby by half-year, of {held.slots}, as planned by "
        f"{' and '.join(planned)}: {counts}."
    )
    if gaps:
        yield (
            f"{held.title}: {sum(gaps.values())} turns that nobody had taken when planned "
            f"({', '.join(gaps)})."
        )


def by_year(system: System) -> Any:
    """Return the lines of forces by year of history as a table; ~ marks what is computed."""
    from rich import box
    from rich.table import Table

    lines = force_lines(system)
    years = sorted({year for line in lines.values() for year in line.years})[-SHOWN:]
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
        title="by year; ~ computed at central values of the judged shares",
        title_justify="left",
    )
    table.add_column("line")
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    for one in INDICATORS:
        line = lines[one.name]
        known = dict(zip(line.years, line.values, strict=True))
        mark = "~" if line.computed else ""
        cells = [f"{mark}{number(known[y], one.places)}" if y in known else "·" for y in years]
        table.add_row(literal(f"{in_words(one.label, system)}, {one.unit}"), *cells)
    return table
