"""Pillar facts: who holds the alliance's commands on a day, and which are to be handed over."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.command_posts import CommandPost, Holder
from foedus.facts.partial_days import known_since, middle_day
from foedus.facts.system import System
from foedus.model.membership import YEAR_END
from foedus.model.partnership_facts import DAYS_OF_YEAR

Array = NDArray[np.float64]
LEVEL = "joint-force"


def pillar_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to the sub-model, by name of the vocabulary.

    years   the computed ones
    """
    days = [min(date(year, *YEAR_END), system.as_of) for year in years]
    held = [commands_held(system, day) for day in days]
    return {
        "commands_european": np.array([float(mine) for mine, _ in held]),
        "commands_counted": np.array([float(every) for _, every in held]),
        "handover_decided": np.array(list(_handovers(system))),
    }


def commands_held(system: System, day: date, levels: Sequence[str] = (LEVEL,)) -> tuple[int, int]:
    """Return how many commands of the alliance Europeans held on a day, and of how many.

    levels   of command; a command whose holder on that day is unknown is not counted
    """
    held = [
        holder
        for post in posts(system, levels)
        if known_since(post.since, system.today) <= day
        and (post.until is None or day < known_since(post.until, system.today))
        and (holder := holder_on(system, post, day)) is not None
    ]
    return sum(is_european(system, one) for one in held), len(held)


def posts(system: System, levels: Sequence[str]) -> tuple[CommandPost, ...]:
    """Return the alliance's commands of some levels."""
    return tuple(
        one
        for one in system.command_posts.posts
        if one.organisation == system.roles.alliance and one.level in levels
    )


def holder_on(system: System, post: CommandPost, day: date) -> Holder | None:
    """Return who held a command on a day, as far as is known."""
    return next(
        (
            one
            for one in post.holders
            if one.since is not None
            and known_since(one.since, system.today) <= day
            and (one.until is None or day < known_since(one.until, system.today))
        ),
        None,
    )


def is_european(system: System, holder: Holder) -> bool:
    """Return whether every state from which a command is filled lies in the alliance's own area."""
    return all(system.actor(actor).area == system.roles.area for actor in holder.actors)


def _handovers(system: System) -> Iterator[float]:
    """Yield the year, with its part passed, in which each handover to Europeans was decided."""
    for post in posts(system, (LEVEL,)):
        now = holder_on(system, post, system.as_of)
        if now is None or is_european(system, now):
            continue
        for one in post.holders:
            if one.since is None and one.decided is not None and is_european(system, one):
                day = middle_day(one.decided)
                yield day.year + (day - date(day.year, 1, 1)).days / DAYS_OF_YEAR
                break
