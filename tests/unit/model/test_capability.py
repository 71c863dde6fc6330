"""Capability: what is paid is delivered or on order; stocks add up and never fall below nothing."""

from collections.abc import Mapping
from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.facts.system import System
from foedus.model.capability import (
    AtStart,
    Capability,
    capability,
    prepare,
    start,
    stock_path,
    weights,
)
from foedus.model.inputs import build_inputs

BELIEFS = {
    "retirement": 0.06,
    "unmeasured_share": 17.0,
    "equipment_target": 28.0,
    "equipment_speed": 0.0,
    "first_from_stocks": 0.7,
    "from_stocks": 0.3,
    "dollars_per_euro": 1.081,
    "delivery_lag": 5.0,
}


def drawn(**named: float) -> Capability:
    return Capability(**{n: np.array([[v]]) for n, v in (BELIEFS | named).items()})


def year(
    last: Mapping[str, float], aid: float = 0.0, spending: float = 100.0, **named: float
) -> Of:
    """Return a year of one European ally, the only donor beside the guarantor."""
    state = {"equipment_share": 20.0, "equipment_backlog": 50.0, "equipment_stock": 200.0}
    before = {name: np.array([[value]]) for name, value in (state | dict(last)).items()}
    now = {
        "allied": np.ones(1),
        "european": np.ones(1),
        "guarantor": np.zeros(1),
        "defence_spending": np.array([[spending]]),
        "other_aid": np.array([aid]),
        "arms_and_aid": np.zeros(1),
        "guarantor_aid_reference": np.array(40.0),
        "military_aid_share": np.ones(1),
        "aid_counted": np.ones(1),
    }
    ready = AtStart(np.array([[200.0]]), np.array([[50.0]]))
    found = capability.step(Of(**before), Of(**now), drawn(**named), Of(), ready)
    return Of(**{name: value.item() for name, value in found.items()})


def test_what_is_paid_is_delivered_or_on_order() -> None:
    found = year({}, retirement=0.0)
    delivered = found.equipment_stock - 200
    assert delivered == pytest.approx(50 / 5)
    assert found.equipment_backlog - 50 == pytest.approx(100 * 0.2 - delivered)


def test_the_share_moves_to_its_target_or_holds() -> None:
    assert year({}).equipment_share == pytest.approx(20)
    assert year({}, equipment_speed=0.25).equipment_share == pytest.approx(22)
    assert year({"equipment_share": 40.0}, equipment_speed=0.5).equipment_share == pytest.approx(34)


def test_a_part_of_aid_comes_from_stocks_in_dollars() -> None:
    lost = year({}).equipment_stock - year({}, aid=10.0).equipment_stock
    assert lost == pytest.approx(10 * 0.3 * 1.081)
    assert year({}, aid=10.0, from_stocks=0.0).equipment_stock == year({}).equipment_stock


def test_the_guarantors_own_aid_drains_its_own_stock_alone() -> None:
    now = {
        "allied": np.ones(2),
        "european": np.array([1.0, 0.0]),
        "guarantor": np.array([0.0, 1.0]),
        "defence_spending": np.zeros((1, 2)),
        "other_aid": np.zeros(1),
        "arms_and_aid": np.array([0.5]),
        "guarantor_aid_reference": np.array(40.0),
        "military_aid_share": np.array([0.4, 0.6]),
        "aid_counted": np.ones(1),
    }
    last = Of(
        equipment_share=np.full((1, 2), 20.0),
        equipment_backlog=np.zeros((1, 2)),
        equipment_stock=np.full((1, 2), 100.0),
    )
    ready = AtStart(np.full((1, 2), 100.0), np.zeros((1, 2)))
    p = drawn(retirement=0.0)
    stock = capability.step(last, Of(**now), p, Of(), ready)["equipment_stock"][0]
    assert stock == pytest.approx([100, 100 - 0.5 * 40 * 0.6 * 0.3 * 1.081])


def test_the_index_is_of_the_same_allies_now_and_at_the_start() -> None:
    assert year({}).european_equipment == pytest.approx(100 * year({}).equipment_stock / 200)


@given(st.floats(0, 500), st.floats(0, 500), st.floats(0, 2000))
def test_no_aid_takes_a_stock_below_nothing(stock: float, backlog: float, aid: float) -> None:
    found = year({"equipment_stock": stock, "equipment_backlog": backlog}, aid=aid)
    assert found.equipment_stock >= 0
    assert found.equipment_backlog >= 0


def by_hand(paid: np.ndarray, drain: np.ndarray, lag: float, retirement: float) -> float:
    """Follow every year's payment and every item in service for itself."""
    arrived = np.zeros(len(paid))
    stock = paid[0] / retirement
    waiting = {-1: lag * paid[0]}
    for place, bought in enumerate(paid):
        arrived[place] = sum(waiting.values()) / lag
        waiting = {when: left - left / lag for when, left in waiting.items()}
        waiting[place] = float(bought)
        stock = stock * (1 - retirement) + arrived[place] - drain[place]
    return float(stock)


HISTORY = st.lists(st.floats(0.1, 100), min_size=1, max_size=40)


@given(HISTORY, st.floats(1, 9), st.floats(0.02, 0.2))
@settings(max_examples=50)
def test_weights_add_history_up_as_a_loop_over_years_and_payments_does(
    paid: list[float], lag: float, retirement: float
) -> None:
    series = np.array(paid)
    drain = 0.001 * series
    kept, ordered, left = weights(len(paid), np.array([[lag]]), np.array([[retirement]]))
    stock = (kept @ series - left @ drain).item()
    assert stock == pytest.approx(by_hand(series, drain, lag, retirement), rel=1e-9)
    assert stock == pytest.approx(stock_path(series, drain, lag, retirement)[-1], rel=1e-9)
    assert (ordered @ series).item() >= paid[-1] * (1 - 1e-9)


@given(st.floats(1, 9), st.floats(0, 5), st.integers(1, 40))
def test_a_longer_lag_never_brings_an_order_sooner(lag: float, more: float, years: int) -> None:
    """After any number of years no more of one payment has arrived."""

    def arrived(wait: float) -> float:
        backlog = 100.0
        for _ in range(years):
            last = {"equipment_backlog": backlog}
            backlog = year(last, spending=0.0, delivery_lag=wait).equipment_backlog
        return 100 - backlog

    assert arrived(lag + more) <= arrived(lag) + 1e-9


def test_steady_payments_keep_stock_and_backlog_steady() -> None:
    kept, ordered, _ = weights(30, np.array([[4.0]]), np.array([[0.05]]))
    assert kept.sum() == pytest.approx(1 / 0.05)
    assert ordered.sum() == pytest.approx(4.0)


@pytest.fixture(scope="module")
def facts(system: System) -> Any:
    return Of(**build_inputs(system, until=2030).given)


def test_the_stock_at_the_start_rests_on_measured_shares_where_there_are_any(
    facts: Any, system: System
) -> None:
    p = drawn()
    ready = prepare(facts, p)
    begun = start(facts, p, ready)
    place = system.actor_ids.index
    measured = system.series("equipment_share_nato").table(("POL",), (2024,)).item()
    assert begun["equipment_share"][0, place("POL")] == pytest.approx(measured)
    assert begun["equipment_share"][0, place("AUT")] == pytest.approx(17)
    assert (ready.stock >= 0).all()
    richer = prepare(facts, drawn(unmeasured_share=22.0)).stock
    assert richer[0, place("CHN")] == pytest.approx(ready.stock[0, place("CHN")] * 22 / 17)
    assert richer[0, place("POL")] > ready.stock[0, place("POL")]
    assert ready.stock[0, place("ISL")] == 0


def test_past_aid_has_drained_the_donors_and_nobody_else(facts: Any, system: System) -> None:
    none = prepare(facts, drawn(first_from_stocks=0.0, from_stocks=0.0)).stock[0]
    some = prepare(facts, drawn()).stock[0]
    assert (some <= none).all()
    place = system.actor_ids.index
    assert some[place("DNK")] < none[place("DNK")]
    assert some[place("MNE")] == none[place("MNE")]
    aid = system.series("ukraine_support_military").table(("DNK",), (2022, 2023, 2024))[:, 0]
    gone = 1.081 * (aid * [0.7, 0.5, 0.3] * (1 - 0.06) ** np.array([2, 1, 0])).sum()
    assert none[place("DNK")] - some[place("DNK")] == pytest.approx(gone)
