"""Accession record: what is known of the ways into the union, as work left, stops and who held up.

A way has three stages of work: until talks open, until all chapters or clusters are open, until all
are closed. Then the treaty is signed and ratified. Part of a stage counts as part of its work.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.facts.accession import AccessionStep, Block
from foedus.facts.partial_days import middle_day
from foedus.facts.system import System

STAGES = ("before talks", "opening chapters", "closing chapters", "treaty")
OVER = ("all_closed", "treaty_signed", "entered")
PROGRESS = ("talks_opened", "cluster_opened", "chapters_closed", "all_opened", *OVER)
Spell = tuple[date, date | None]


@dataclass(frozen=True)
class Way:
    """The way of states that went it together, as far as it was known on the system's day."""

    actors: tuple[str, ...]
    steps: tuple[AccessionStep, ...]
    blocks: tuple[Block, ...]

    def first(self, *kinds: str) -> date | None:
        """Return the first day of any of the kinds of step; None if there was none."""
        days = [middle_day(one.date) for one in self.steps if one.kind in kinds]
        return min(days, default=None)

    def last_kind(self, *kinds: str) -> str:
        """Return the last of the named kinds of step; empty if there was none."""
        found = [(middle_day(one.date), one.kind) for one in self.steps if one.kind in kinds]
        return max(found)[1] if found else ""

    @property
    def suspended(self) -> bool:
        """Whether the union as a whole, or the state itself, has stopped it for now."""
        return self.last_kind("suspended", *PROGRESS) == "suspended"

    @property
    def withdrawn(self) -> bool:
        """Whether the state turned back."""
        return any(one.kind == "withdrawn" for one in self.steps)


def ways(system: System) -> tuple[Way, ...]:
    """Return every way to the union on record: candidates one by one, earlier states by round."""
    union, held = system.roles.union, system.accession
    alone = (
        Way((one.actor,), one.steps, one.blocks)
        for one in held.candidacies
        if one.organisation == union
    )
    together = (
        Way(one.actors, one.steps, one.blocks) for one in held.rounds if one.organisation == union
    )
    return (*alone, *together)


def candidates(system: System) -> dict[str, Way]:
    """Return the way of each state that seeks entry on the system's day, in actor order.

    A perspective or a promise is none: a way begins with an application.
    """
    inside = system.members(system.roles.union, system.as_of)
    known = {
        actor: way
        for way in ways(system)
        for actor in way.actors
        if actor not in inside and not way.withdrawn and way.first("application", "candidate")
    }
    return {actor: known[actor] for actor in system.actor_ids if actor in known}


def work_left(way: Way, chapters: float, clusters: float) -> tuple[float, float, float]:
    """Return what is left of each stage of work, from 1 (all) to 0 (done).

    chapters, clusters   how many there are in all
    """
    opened = max((one.opened or 0 for one in way.steps), default=0) / chapters
    opened = max(opened, sum(one.kind == "cluster_opened" for one in way.steps) / clusters)
    closed = max((one.closed or 0 for one in way.steps), default=0) / chapters
    over = way.first(*OVER) is not None
    if over or way.first("all_opened") is not None:
        opened = 1.0
    return (
        float(way.first("talks_opened", "all_opened", *OVER) is None),
        max(0.0, 1.0 - opened),
        0.0 if over else max(0.0, 1.0 - closed),
    )


def stage_of(left: Sequence[float]) -> str:
    """Return the stage in words in which a way stands.

    >>> stage_of((0.0, 0.5, 1.0))
    'opening chapters'
    """
    return next(
        (name for name, part in zip(STAGES, left, strict=False) if part > 0), STAGES[len(left)]
    )


def held(way: Way, *, part: bool = False) -> tuple[Block, ...]:
    """Return the blocks that still last, of all of the way or, with `part`, of a part of it."""
    return tuple(one for one in way.blocks if one.until is None and (one.part is not None) == part)


def stops(way: Way) -> Iterator[Spell]:
    """Yield the spells in which the whole way was stopped, by members or altogether."""
    for block in way.blocks:
        if block.part is None:
            yield middle_day(block.since), middle_day(block.until) if block.until else None
    days = sorted((middle_day(one.date), one.kind) for one in way.steps)
    for day, kind in days:
        if kind == "suspended":
            later = [other for other, what in days if other > day and what in PROGRESS]
            yield day, min(later, default=None)


def holds_by_member(system: System) -> Counter[str]:
    """Return how often each member held a candidate up, by the record of the system's day."""
    return Counter(actor for way in ways(system) for block in way.blocks for actor in block.actors)
