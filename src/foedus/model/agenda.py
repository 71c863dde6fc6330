"""Agenda: how many disputed dossiers come up, by which rule, and how ready each state is to block.

    arrivals       = Σ_f rate_f
    majority_share = Σ_f w_f · majority_f / Σ_f w_f,   w_f = rate_f · (1 − alliance_f) · (1 − law_f)
    odds(propensity_i) = odds(record_i) · exp(distance_effect · (distance_i − distance_i at start))
    distance_i = |point_i − mean point of the other members|

f runs over fields of decision. What a scenario may decide about decisions is written here: the
number of dossiers, the part that is decided by majority, and the propensity of each state. The
guarantor's distance moves nothing: it stands far from all others, and hardly ever blocks.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import answers
from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Agenda:
    """One value per run, (run, 1), or for each key, (run, key). Source: parameters/agenda.yaml."""

    rate: Array = unit("1/year", over="field of decision")
    alliance_part: Array = unit("1", over="field of decision")
    law_part: Array = unit("1", over="field of decision")
    majority_part: Array = unit("1", over="field of decision")
    record: Array = unit("1", over="actor")
    distance_effect: Array = unit("1/point", link=True)


@submodel(
    parameters=Agenda,
    now={"allied", "in_union", "guarantor", "ideal_point", "position_shift"},
    writes={"dossiers_arriving", "majority_share", "block_propensity"},
)
def agenda(last: View, now: View, p: Agenda, shock: View) -> dict[str, Array]:
    """Return dossiers a year and the share by majority, %, (run,), and propensities."""
    members = answers(now.allied, now.in_union, now.guarantor)
    moved = distance(now.ideal_point, members)
    moved -= distance(now.ideal_point - now.position_shift, members)
    return {
        "dossiers_arriving": p.rate.sum(axis=1),
        "majority_share": 100 * majority_of(p),
        "block_propensity": shifted(p.record, p.distance_effect * moved * members),
    }


def majority_of(p: Agenda) -> Array:
    """Return which part of the union's dossiers, laws apart, is decided by majority, (run,)."""
    weight = p.rate * (1 - p.alliance_part) * (1 - p.law_part)
    total = weight.sum(axis=1)
    return np.asarray((weight * p.majority_part).sum(axis=1) / np.where(total > 0, total, 1.0))


def distance(point: Array, members: Array) -> Array:
    """Return how far each actor stands from the mean of the others, points, (run, actor).

    point    points, (run, actor)   not a number where none is known, which counts for nobody
    members  0 or 1, (actor,) or (run, actor)

    0 where it has no point, or nobody is beside it.

    >>> distance(np.array([[0.0, 1.0, 3.0, np.nan]]), np.array([1.0, 1, 1, 1]))
    array([[2. , 0.5, 2.5, 0. ]])
    """
    known = np.isfinite(point)
    placed = np.where(known, point, 0.0)
    counted = members * known
    others = (placed * counted).sum(axis=-1, keepdims=True) - placed * counted
    number = counted.sum(axis=-1, keepdims=True) - counted
    apart = np.abs(placed - others / np.maximum(number, 1))
    return np.where(known & (number > 0), apart, 0.0)


def shifted(share: Array, by: Array) -> Array:
    """Return a share whose log odds are moved, (run, actor); 0 and 1 stay.

    >>> shifted(np.array([0.5, 0.0]), np.log(np.array([3.0, 3.0]))).round(3)
    array([0.75, 0.  ])
    """
    up = share * np.exp(by)
    return up / (up + (1 - share))  # in this order 1 stays exactly
