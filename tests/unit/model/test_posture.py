"""Posture: anchors wander, others draw along, and without shocks nobody moves."""

from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.model.posture import Posture, posture, shared_weights

# Two members of both, one of the union alone, the guarantor, and one outside.
ALLIED = np.array([1.0, 1.0, 0.0, 1.0, 0.0])
IN_UNION = np.array([1.0, 1.0, 1.0, 0.0, 0.0])
POINTS = np.array([1.0, 1.2, 0.8, 2.2, -1.0])
STILL: dict[str, Any] = {
    "influence": 0.1,
    "threat_answer": 0.0,
    "transactional_turn": 0.0,
    "drift": 0.0,
    "guarantor_drift": 0.0,
}
BITS = arrays(np.float64, 6, elements=st.sampled_from([0.0, 1.0]))
SHIFTS = arrays(np.float64, (1, 5), elements=st.floats(-1, 1))


def year(world: dict[str, Any] | None = None, **parameters: float) -> dict[str, np.ndarray]:
    """Return one year of a small world; without changes everybody stands still."""
    state: dict[str, Any] = {
        "anchor": np.zeros((1, 5)),
        "shift": np.zeros((1, 5)),
        "threat": (np.zeros((1, 5)), np.zeros((1, 5))),
        "kind": (1.0, 1.0),
        "points": POINTS,
        "error": np.full(5, 0.1),
        "volatility": np.ones(5),
        "start": np.zeros((1, 5)),
        "drift": np.zeros((1, 5)),
        "guarantor_shock": np.zeros(1),
    } | (world or {})
    p = Posture(**{name: np.array([[value]]) for name, value in (STILL | parameters).items()})
    last = Of(
        anchor_shift=state["anchor"],
        position_shift=state["shift"],
        perceived_threat=state["threat"][0],
        internationalist_administration=np.array([state["kind"][0]]),
    )
    now = Of(
        allied=ALLIED,
        in_union=np.broadcast_to(IN_UNION, state["shift"].shape),
        in_union_by_fact=IN_UNION,
        guarantor=np.array([0.0, 0.0, 0.0, 1.0, 0.0]),
        point_at_start=state["points"],
        point_error=state["error"],
        point_volatility=state["volatility"],
        perceived_threat=state["threat"][1],
        internationalist_administration=np.array([state["kind"][1]]),
    )
    shock = Of(start=state["start"], drift=state["drift"], guarantor=state["guarantor_shock"])
    return dict(posture.step(last, now, p, shock))


def test_a_year_by_hand() -> None:
    # Anchors have moved before; the first state meets a shock of twice its usual size this year.
    before = np.array([[0.1, 0.0, 0.0, 0.4, 0.0]])
    after = year(
        {"anchor": before, "shift": before, "drift": np.array([[2.0, 0, 0, 0, 0]])},
        influence=0.2,
        drift=0.05,
    )
    assert after["anchor_shift"][0] == pytest.approx([0.2, 0, 0, 0.4, 0])
    # Weights of the first: two organisations with the second, one with the third, one with the
    # guarantor; of the second the same; of the third one with each of the first two.
    wanted = [0.8 * 0.2 + 0.2 * 0.4 / 4, 0.2 * (2 * 0.1 + 0.4) / 4, 0.2 * 0.1 / 2, 0.4, 0.0]
    assert after["position_shift"][0] == pytest.approx(wanted)
    assert after["ideal_point"][0] == pytest.approx(POINTS + wanted)


def test_a_turn_moves_the_guarantor_alone_at_first() -> None:
    after = year({"kind": (1.0, 0.0)}, transactional_turn=0.3)
    assert after["position_shift"][0] == pytest.approx([0, 0, 0, 0.3, 0])
    back = year(
        {"kind": (0.0, 1.0), "anchor": after["anchor_shift"], "shift": after["position_shift"]},
        transactional_turn=0.3,
    )
    assert back["anchor_shift"][0] == pytest.approx(np.zeros(5))
    assert back["position_shift"][0, 0] == pytest.approx(0.1 * 0.3 / 4)


def test_threat_moves_members_and_neither_guarantor_nor_outsiders() -> None:
    after = year({"threat": (np.zeros((1, 5)), np.ones((1, 5)))}, threat_answer=0.1, influence=0.0)
    assert after["anchor_shift"][0] == pytest.approx([0.1, 0.1, 0.1, 0, 0])


def test_a_drawn_start_lies_its_error_away_and_stays_so() -> None:
    start = np.array([[1.0, -2.0, 0, 0, 0]])
    after = year({"start": start})
    assert after["ideal_point"][0] == pytest.approx(POINTS + 0.1 * start[0])
    assert (after["position_shift"] == 0).all()


def test_a_state_without_a_point_has_none_and_moves_nobody() -> None:
    points, error = POINTS.copy(), np.full(5, 0.1)
    points[1] = error[1] = np.nan
    shift = np.array([[0.0, 5.0, 0.0, 0.0, 0.0]])
    after = year({"points": points, "error": error, "shift": shift, "anchor": 0 * shift})
    assert np.isnan(after["ideal_point"][0, 1])
    assert after["position_shift"][0, [0, 2]] == pytest.approx([0, 0])


@given(SHIFTS, SHIFTS)
def test_without_influence_only_anchors_count(anchor: np.ndarray, shift: np.ndarray) -> None:
    after = year({"anchor": anchor, "shift": shift}, influence=0.0)
    assert after["position_shift"] == pytest.approx(anchor)


@given(SHIFTS, SHIFTS, st.floats(0, 1))
def test_without_shocks_shifts_stay_within_those_of_anchors_and_of_last_year(
    anchor: np.ndarray, shift: np.ndarray, influence: float
) -> None:
    found = year({"anchor": anchor, "shift": shift}, influence=influence)["position_shift"]
    low, high = min(anchor.min(), shift.min()), max(anchor.max(), shift.max())
    assert (found >= low - 1e-12).all()
    assert (found <= high + 1e-12).all()


@given(st.floats(-1, 1), st.floats(0, 1))
def test_states_alike_stay_alike(where: float, influence: float) -> None:
    same = np.full((1, 5), where)
    world = {"anchor": same, "shift": same, "points": np.ones(5)}
    found = year(world, influence=influence)["ideal_point"]
    assert found == pytest.approx(np.full((1, 5), 1 + where))


@given(BITS, BITS, BITS)
def test_weights_sum_to_one_in_each_row_and_none_is_negative(
    allied: np.ndarray, in_union: np.ndarray, known: np.ndarray
) -> None:
    weights = shared_weights(allied, in_union, known)
    assert weights.sum(axis=1) == pytest.approx(np.ones(6))
    assert (weights >= 0).all()
    # Nobody unknown is looked at, but by one that is alone and looks at itself.
    others = weights - np.diag(np.diag(weights))
    assert (others[:, known == 0] == 0).all()
    assert ((np.diag(weights) == 0) | (others.sum(axis=1) == 0)).all()
