"""Agenda: how far a state stands from the others, what that does, and the share by majority."""

from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedus.model.agenda import Agenda, agenda, distance, shifted

POINTS = np.array([[1.0, 1.4, 0.6, 3.0]])


def year(shift: Any = 0.0, *, effect: float = 4.0, **world: Any) -> dict[str, np.ndarray]:
    state: dict[str, Any] = {
        "allied": np.array([1.0, 1, 0, 1]),
        "in_union": np.array([1.0, 0, 1, 0]),
        "guarantor": np.array([0.0, 0, 0, 1]),
        "position_shift": np.zeros((1, 4)) + shift,
    } | world
    p = Agenda(
        rate=np.array([[4.0, 2.0]]),
        alliance_part=np.array([[0.5, 0.0]]),
        law_part=np.array([[0.0, 0.5]]),
        majority_part=np.array([[0.1, 0.7]]),
        record=np.array([[0.1, 0.2, 0.3, 0.1]]),
        distance_effect=np.array([[effect]]),
    )
    now = Of(ideal_point=POINTS + state["position_shift"], **state)
    return dict(agenda.step(None, now, p, Of()))


def test_a_year_by_hand() -> None:
    # The first moves from the mean of the second and third (both 1.0) to 0.2 away from it.
    found = year(np.array([[0.2, 0, 0, 0]]))
    assert found["dossiers_arriving"] == pytest.approx([6])
    assert found["majority_share"] == pytest.approx([100 * (2 * 0.1 + 1 * 0.7) / 3])
    # The second was 0.6 from the others' mean and is 0.5; the third was 0.6 and is 0.7.
    odds = np.array([0.1 / 0.9 * np.exp(0.8), 0.2 / 0.8 * np.exp(-0.4), 0.3 / 0.7 * np.exp(0.4)])
    assert found["block_propensity"][0, :3] == pytest.approx(odds / (1 + odds))
    assert found["block_propensity"][0, 3] == pytest.approx(0.1)


@pytest.mark.parametrize("shift", [0.0, 0.7])
def test_where_nobody_moves_apart_the_record_stands(shift: float) -> None:
    # A movement that all share moves nobody apart.
    assert year(shift)["block_propensity"][0] == pytest.approx([0.1, 0.2, 0.3, 0.1])


def test_without_the_link_movement_tells_nothing() -> None:
    moved = np.array([[0.5, -0.3, 0.1, 0.2]])
    assert year(moved, effect=0)["block_propensity"][0] == pytest.approx([0.1, 0.2, 0.3, 0.1])


def test_membership_by_run_gives_what_membership_for_all_does() -> None:
    shift = np.array([[0.2, 0.1, 0, 0]])
    same = {"allied": np.array([[1.0, 1, 0, 1]]), "in_union": np.array([[1.0, 0, 1, 0]])}
    for name, value in year(shift).items():
        assert np.array_equal(value, year(shift, **same)[name]), name


def test_who_has_no_point_is_nowhere_and_counts_for_nobody() -> None:
    with_it = distance(np.array([[0.0, 1.0, np.nan]]), np.ones(3))
    assert with_it[0] == pytest.approx([1, 1, 0])


@given(st.floats(0, 1), st.floats(-30, 30))
@example(1 - 2**-53, -30.0)
def test_a_shifted_share_is_a_share_and_goes_where_it_is_pushed(share: float, by: float) -> None:
    found = shifted(np.array([share]), np.array([by])).item()
    assert 0 <= found <= 1
    assert (found - share) * by >= -1e-12
