"""Voting facts: what the model starts from in the General Assembly, and whom it sets apart.

Points are those of the last year published by the year before the start, with their errors. How
much a state moves by habit is the size of its yearly changes beside the mean of those that are
members at the start, over that of the typical member.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.positions import Contrast, Group
from foedus.facts.system import System
from foedus.model.membership import members_of, membership, only_actor
from foedus.model.operations import answers
from foedus.model.panel import last_known

Array = NDArray[np.float64]
SERIES = "un_ideal_point"
GAPS = ("eu_us_gap", "eu_gbr_gap", "eu_tur_gap", "franco_german_gap")
_NOBODY = Contrast.model_construct(
    id="",
    left=Group.model_construct(title="nobody", actors=()),
    right=Group.model_construct(title="nobody", actors=()),
)


def voting_facts(system: System, year: int) -> dict[str, Array]:
    """Return what the facts give to posture and its indicators, by name of the vocabulary."""
    point, error = points_at(system, year)
    return {
        "point_at_start": point,
        "point_error": error,
        "point_volatility": point_volatility(system, year),
        "gap_sides": np.array(
            [
                [_inside(system, side) for side in (one.left, one.right)]
                for one in gap_contrasts(system).values()
            ]
        ),
    }


def points_at(system: System, year: int) -> tuple[Array, Array]:
    """Return the last point published up to a year and its error, (actor,); NaN where none is."""
    series = system.series(SERIES)
    years = tuple(one for one in series.years if one <= year)
    point = series.table(system.actor_ids, years)
    error = np.where(np.isfinite(point), series.errors(system.actor_ids, years), np.nan)
    return last_known(point), last_known(error)


def point_volatility(system: System, year: int) -> Array:
    """Return the size of each state's own yearly changes over the typical member's, (actor,).

    1 where no two years running are known.
    """
    first = int(system.parameters["panel"].parameters["first_year"].central)
    years = tuple(one for one in system.series(SERIES).years if first <= one <= year)
    members = members_at(system, year)
    size = own_size(system.series(SERIES).table(system.actor_ids, years), members)
    typical = np.median(size[members & np.isfinite(size)]) if np.isfinite(size).any() else 1.0
    return np.asarray(np.where(np.isfinite(size), size / typical, 1.0))


def members_at(system: System, year: int) -> NDArray[np.bool_]:
    """Return who is in alliance or union at the end of a year, the guarantor apart, (actor,)."""
    allied, in_union = (
        membership(system, name, (year,))[0] for name in (system.roles.alliance, system.roles.union)
    )
    return answers(allied, in_union, only_actor(system, system.roles.guarantor)) > 0


def own_size(point: Array, members: NDArray[np.bool_]) -> Array:
    """Return the root mean square of yearly changes beside the members' mean, points, (actor,).

    point    points, (year, actor); NaN where there is none
    members  (actor,)

    >>> own_size(np.array([[0.0, 1.0], [0.5, 1.5], [1.0, 3.0]]), np.array([True, True])).round(2)
    array([0.35, 0.35])
    """
    change = np.diff(point, axis=0)
    inside = np.isfinite(change) & members
    number = inside.sum(axis=1, keepdims=True)
    mean = np.where(inside, change, 0.0).sum(axis=1, keepdims=True) / np.maximum(number, 1)
    square = np.square(change - mean)
    known = np.isfinite(square)
    total = np.where(known, square, 0.0).sum(axis=0)
    return np.asarray(np.sqrt(total / np.where(known.any(axis=0), known.sum(axis=0), np.nan)))


def gap_contrasts(system: System) -> Mapping[str, Contrast]:
    """Return the contrast behind each gap that is an indicator; of nobody where none is declared.

    Raises ScenarioError for a contrast that asks for an indicator that is no gap.
    """
    asked = {one.indicator: one for one in system.positions.contrasts if one.indicator}
    wrong = [name for name in asked if name not in GAPS]
    if wrong:
        raise ScenarioError(
            f"positions.yaml: no gap is called {', '.join(wrong)}; choose from {', '.join(GAPS)}"
        )
    return {name: asked.get(name, _NOBODY) for name in GAPS}


def _inside(system: System, group: Group) -> Array:
    members = members_of(system, group)
    return np.array([float(actor in members) for actor in system.actor_ids])
