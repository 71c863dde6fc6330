"""Accession facts: where each candidate stands, as the arrays that `enlargement` starts from."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.facts.series import Series
from foedus.facts.system import System
from foedus.model.accession_record import OVER, candidates, held, holds_by_member, work_left
from foedus.model.membership import YEAR_END, membership, partner_values

Array = NDArray[np.float64]
NOTHING = (0.0, 0.0, 0.0)  # is left of any stage, where nobody seeks entry
GRADES, POINTS = "accession_preparedness", "accession_points"


def accession_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to enlargement and its indicators, by name of the vocabulary."""
    known = candidates(system)
    choices = system.parameters["accession"].parameters
    counts = choices["chapters"].central, choices["clusters"].central
    left = {actor: work_left(way, *counts) for actor, way in known.items()}

    def by_actor(values: dict[str, float]) -> Array:
        return np.array([values.get(actor, 0.0) for actor in system.actor_ids])

    score, age = preparedness(system)
    return {
        "in_union_by_fact": membership(system, system.roles.union, years),
        "accession_open": np.array([float(year > system.as_of.year) for year in years]),
        "candidate": by_actor(dict.fromkeys(known, 1.0)),
        "accession_left": np.array([left.get(actor, NOTHING) for actor in system.actor_ids]).T,
        "accession_clock_at_start": by_actor(
            {actor: _since(system, way.first(*OVER)) for actor, way in known.items()}
        ),
        "held_at_start": by_actor({one: float(bool(held(way))) for one, way in known.items()}),
        "part_held_at_start": by_actor(
            {one: float(bool(held(way, part=True))) for one, way in known.items()}
        ),
        "suspended_at_start": by_actor({one: float(way.suspended) for one, way in known.items()}),
        "hold_weight": hold_weight(system),
        "preparedness": score,
        "preparedness_age": age,
        "border_length": partner_values(system, "border_length"),
    }


def preparedness(system: System) -> tuple[Array, Array]:
    """Return the last published grade, 1 to 5, 0 where none is, and its age in years, (actor,).

    Where the main count has none, the other count's points over the number of chapters stand in.
    """
    chapters = system.parameters["accession"].parameters["chapters"].central
    score, age = np.zeros(len(system.actor_ids)), np.zeros(len(system.actor_ids))
    for name, scale in ((POINTS, chapters), (GRADES, 1.0)):
        for place, actor in enumerate(system.actor_ids):
            found = last_value(system.series(name), actor)
            if found is not None:
                score[place] = found[1] / scale
                age[place] = system.as_of.year - found[0]
    return score, age


def last_value(series: Series, actor: str) -> tuple[int, float] | None:
    """Return year and value of an actor's last row; None without one."""
    if series.year is None:
        return None
    rows = np.flatnonzero(series.actor == actor)
    if not len(rows):
        return None
    row = rows[series.year[rows].argmax()]
    return int(series.year[row]), float(series.value[row])


def hold_weight(system: System) -> Array:
    """Return each actor's share in holding up, (actor,); members of the day sum to 1.

    The counts on record, drawn to the common mean as far as the spread of the counts allows:
    (holds + shape), over the sum.
    """
    counts = holds_by_member(system)
    shape = system.parameters["accession"].parameters["hold_shape"].central
    weight = np.array([counts[actor] + shape for actor in system.actor_ids])
    inside = membership(system, system.roles.union, (system.as_of.year,))[0]
    return np.asarray(weight / (weight @ inside))


def _since(system: System, day: date | None) -> float:
    """Return the years from a day to the end of the year of the system's day; 0 without one."""
    if day is None:
        return 0.0
    end = date(system.as_of.year, *YEAR_END)
    return (end - day).days / ((end - date(end.year - 1, *YEAR_END)).days)
