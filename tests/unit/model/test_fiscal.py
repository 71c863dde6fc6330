"""Fiscal room: 1 on the panel's average, less with debt, more with a rule that lifts a limit."""

from math import exp
from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.facts.system import System
from foedus.model.fiscal import Fiscal, fiscal, prepare, unscaled_room, unused
from foedus.model.inputs import build_inputs
from foedus.model.operations import answers

DEBTS = st.floats(0, 300)
DRAGS = st.floats(0, 1.5)


def drawn(**named: float) -> Fiscal:
    values = {"debt_drag": 0.3, "reference": 60.0, "clause_relief": 0.5, "borrowed_part": 0.6}
    return Fiscal(**{name: np.array([[value]]) for name, value in (values | named).items()})


def year(
    debt: float,
    share: float = 2.0,
    growth: float = 0.0,
    covered: tuple[float, float] = (0.0, 0.0),
    usual: float = 1.0,
    **named: float,
) -> tuple[float, float]:
    """Return debt and room of one state that starts at a share of 2 % and expects growth of 1 %."""
    found = fiscal.step(
        Of(debt=np.array([[debt]]), defence_share=np.array([[share]])),
        Of(
            growth=np.array([[0.01 + growth]]),
            growth_trend=np.array([[0.01]]),
            share_at_start=np.array([2.0]),
            debt_at_start=np.nan_to_num(np.array([debt])),
            covered_from=np.array([covered[0]]),
            covered_to=np.array([covered[1]]),
        ),
        drawn(**named),
        Of(),
        np.array([[usual]]),
    )
    return found["debt"].item(), found["fiscal_room"].item()


def test_debt_stays_while_growth_and_spending_are_as_at_the_start() -> None:
    assert year(80.0)[0] == pytest.approx(80.0)


def test_growth_above_the_trend_lowers_the_ratio() -> None:
    assert year(100.0, growth=0.02)[0] == pytest.approx(98.0)
    assert year(100.0, growth=-0.05)[0] == pytest.approx(105.0)


def test_the_borrowed_part_of_spending_above_the_start_is_added_and_less_saves_nothing() -> None:
    assert year(100.0, share=3.5)[0] == pytest.approx(100.9)
    assert year(100.0, share=1.0)[0] == pytest.approx(100.0)
    assert year(100.0, share=3.5, borrowed_part=0.0)[0] == pytest.approx(100.0)


def test_room_is_lost_with_debt_above_the_reference_only() -> None:
    assert year(30.0)[1] == year(60.0)[1] == 1
    assert year(120.0)[1] == pytest.approx(exp(-0.3))
    assert year(120.0, usual=0.9)[1] == pytest.approx(exp(-0.3) / 0.9)


def test_without_a_known_debt_room_is_one_and_debt_is_no_number() -> None:
    debt, room = year(float("nan"), usual=0.9)
    assert np.isnan(debt)
    assert room == 1


def test_a_rule_raises_room_by_the_part_that_is_not_used_up() -> None:
    none, whole = year(120.0)[1], year(120.0, covered=(2.0, 3.5))[1]
    half = year(120.0, share=2.75, borrowed_part=0.0, covered=(2.0, 3.5))[1]
    used = year(120.0, share=3.5, borrowed_part=0.0, covered=(2.0, 3.5))[1]
    assert none == used < half < whole < 1
    assert whole == pytest.approx(exp(-0.3 * 0.5))
    assert year(120.0, covered=(2.0, 3.5), clause_relief=0.0)[1] == pytest.approx(none)


@given(DEBTS, DEBTS, DRAGS, st.floats(0, 1), st.floats(0, 1))
def test_more_debt_never_gives_more_room_and_more_relief_never_less(
    one: float, other: float, drag: float, some: float, more: float
) -> None:
    debt, relief = sorted((one, other)), sorted((some, more))
    p = drawn(debt_drag=drag)
    room = [unscaled_room(np.array([[d]]), np.array([[0.0]]), p).item() for d in debt]
    eased = [unscaled_room(np.array([[debt[1]]]), np.array([[r]]), p).item() for r in relief]
    assert room[0] >= room[1] > 0
    assert eased[0] <= eased[1] <= 1


@given(st.floats(0, 20), st.floats(0, 5), st.floats(0.1, 5))
def test_what_is_left_of_a_rule_lies_between_none_and_all(
    share: float, low: float, width: float
) -> None:
    left = unused(np.array([[share]]), np.array([low]), np.array([low + width])).item()
    assert 0 <= left <= 1
    assert (left == 0) == (share >= low + width)


@pytest.fixture(scope="module")
def facts(system: System) -> Any:
    return Of(**build_inputs(system, until=2030).given)


@pytest.mark.parametrize("drag", [0.0, 0.3, 1.0])
def test_the_mean_room_of_the_last_measured_year_is_one(facts: Any, drag: float) -> None:
    p = drawn(debt_drag=drag)
    usual = prepare(facts, p)
    member = answers(facts.allied[0], facts.in_union_by_fact[0], facts.guarantor) > 0
    known = facts.debt_at_start > 0
    room = unscaled_room(facts.debt_at_start, np.zeros(1), p)[0] / usual[0, 0]
    assert room[member & known].mean() == pytest.approx(1, rel=1e-12)
    assert (room[member & known].std() > 0) == (drag > 0)


def test_where_nobodys_debt_is_known_nothing_is_scaled(facts: Any) -> None:
    blank = Of(**{**vars(facts), "debt_at_start": np.zeros_like(facts.debt_at_start)})
    assert prepare(blank, drawn()) == 1


def test_without_drag_room_is_exactly_one() -> None:
    assert year(154.8, share=3.0, debt_drag=0.0)[1] == 1
