"""Posture: where governments stand by their votes in the General Assembly, beside one another.

    position_i = start_i + shift_i,   start_i = published point + its error, drawn once per run
    shift_i = (1 − influence) · anchor_i + influence · Σ_j w_ij · last year's shift_j
    Δanchor_i = threat_answer · Δthreat_i + drift · volatility_i · e_i   members, not the guarantor
    Δanchor_g = turn · Δ(transactional) + guarantor_drift · e_g          the guarantor, whose
                                                                         shift is its anchor

The form is that of Friedkin and Johnsen (1990), who let opinions be drawn to those of others and
held by an anchor of one's own. Positions at the start are taken to be in balance already, so that
without shocks nobody moves. w_ij is the number of organisations that both are members of, over the
sum of its row. The drift holds changes of government, which are not modelled one by one; states
differ in its size. Left out: what all states share, which moves nobody apart; agendas of single
years.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import answers
from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Posture:
    """One value per run, shape (run, 1). Source: parameters/posture.yaml."""

    influence: Array = unit("1", link=True)
    threat_answer: Array = unit("points", link=True)
    transactional_turn: Array = unit("points", link=True)
    drift: Array = unit("points")
    guarantor_drift: Array = unit("points")


def start(given: View, p: Posture, ready: None) -> dict[str, Array]:
    """Return anchors and shifts before the start: none."""
    nowhere = np.zeros((len(p.influence), len(given.point_at_start)))
    return {"anchor_shift": nowhere, "position_shift": nowhere}


@submodel(
    parameters=Posture,
    start=start,
    prepares_from={"point_at_start"},
    last={"anchor_shift", "position_shift", "perceived_threat", "internationalist_administration"},
    now={
        "allied",
        "in_union",
        "in_union_by_fact",
        "guarantor",
        "point_at_start",
        "point_error",
        "point_volatility",
        "perceived_threat",
        "internationalist_administration",
    },
    shocks={
        "start": Shock("normal", per_actor=True, yearly=False),
        "drift": Shock("normal", per_actor=True),
        "guarantor": Shock("normal", per_actor=False),
    },
    writes={"anchor_shift", "position_shift", "ideal_point"},
)
def posture(last: View, now: View, p: Posture, shock: View) -> dict[str, Array]:
    """Return shifts since the start and the positions, points, each (run, actor).

    A state whose point was never published has none, and no part in the mean of others.
    """
    known = np.isfinite(now.point_at_start)
    members = answers(now.allied, now.in_union, now.guarantor)
    felt = p.threat_answer * (now.perceived_threat - last.perceived_threat)
    drift = p.drift * now.point_volatility * shock.drift
    turned = last.internationalist_administration - now.internationalist_administration
    of_guarantor = p.transactional_turn[:, 0] * turned + p.guarantor_drift[:, 0] * shock.guarantor
    moved = members * felt + (1 - now.guarantor) * drift + now.guarantor * of_guarantor[:, None]
    anchor = last.anchor_shift + moved
    by_fact = last.position_shift @ shared_weights(now.allied, now.in_union_by_fact, known * 1.0).T
    entered = (now.in_union != now.in_union_by_fact).any(axis=-1, keepdims=True)
    seen = by_fact
    if entered.any():
        in_runs = mean_of_peers(last.position_shift, now.allied, now.in_union, known * 1.0)
        seen = np.where(entered, in_runs, by_fact)
    shift = anchor + p.influence * members * (seen - anchor)
    at_start = now.point_at_start + np.nan_to_num(now.point_error) * shock.start
    return {"anchor_shift": anchor, "position_shift": shift, "ideal_point": at_start + shift}


def shared_weights(allied: Array, in_union: Array, known: Array) -> Array:
    """Return the weight of each column in the mean that each row looks at, (actor, actor).

    allied, in_union  0 or 1, (actor,)   members of the year
    known             0 or 1, (actor,)   whose position is known; others have no weight

    Rows sum to 1; a state that shares no organisation with a known one looks at itself.

    >>> shared_weights(np.array([1.0, 1, 1]), np.array([1.0, 1, 0]), np.ones(3)).round(2)
    array([[0.  , 0.67, 0.33],
           [0.67, 0.  , 0.33],
           [0.5 , 0.5 , 0.  ]])
    """
    shared = (np.outer(allied, allied) + np.outer(in_union, in_union)) * known
    np.fill_diagonal(shared, 0.0)
    alone = shared.sum(axis=1) == 0
    shared[alone, alone] = 1.0
    return np.asarray(shared / shared.sum(axis=1, keepdims=True))


def mean_of_peers(shift: Array, allied: Array, in_union: Array, known: Array) -> Array:
    """Return what `shared_weights` gives where members differ from run to run, (run, actor).

    shift     points, (run, actor)
    allied    0 or 1, (actor,)
    in_union  0 or 1, (run, actor)
    known     0 or 1, (actor,)   whose position is known; others have no weight

    >>> shift = np.array([[0.0, 3.0, 6.0]])
    >>> mean_of_peers(shift, np.ones(3), np.array([[1.0, 1, 0]]), np.ones(3)).round(2)
    array([[4. , 2. , 1.5]])
    """
    own = (allied + in_union) * known
    number = allied * (allied @ known) + in_union * (in_union @ known)[:, None] - own
    among_allies = (shift @ (allied * known))[:, None]
    in_the_union = ((shift * in_union) @ known)[:, None]
    total = allied * among_allies + in_union * in_the_union - own * shift
    alone = number <= 0
    return np.where(alone, shift, total / (number + alone))
