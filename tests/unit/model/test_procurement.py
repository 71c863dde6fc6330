"""Procurement: what is ordered today arrives years later."""

from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.procurement import Procurement, procurement


def share(orders: float, imports: float, gaps: tuple[float, float], **named: float) -> Of:
    drawn = {"base_orders": 52.0, "order_response": 0.0, "delivery_lag": 5.0} | named
    last = {
        "us_arms_orders": orders,
        "us_share_of_arms_imports": imports,
        "commitment_gap": gaps[0],
    }
    found = procurement.step(
        Of(**{name: np.array([value]) for name, value in last.items()}),
        Of(commitment_gap=np.array([gaps[1]])),
        Procurement(**{name: np.array([[value]]) for name, value in drawn.items()}),
        Of(),
    )
    return Of(**{name: value.item() for name, value in found.items()})


def test_imports_close_a_fifth_of_the_way_to_orders_when_delivery_takes_five_years() -> None:
    assert share(52, 60, (0.3, 0.3)).us_share_of_arms_imports == pytest.approx(60 - 8 / 5)


def test_imports_of_the_year_follow_the_orders_of_the_years_before() -> None:
    found = share(60, 60, (0.0, 1.0), order_response=0.5)
    assert found.us_arms_orders == pytest.approx(60 * exp(-0.5))
    assert found.us_share_of_arms_imports == pytest.approx(60)


def test_orders_stay_while_the_gap_in_commitment_does() -> None:
    assert share(52, 60, (0.4, 0.4), order_response=0.5).us_arms_orders == pytest.approx(52)


def test_a_negative_response_buys_goodwill() -> None:
    assert share(52, 60, (0.2, 0.6), order_response=-0.25).us_arms_orders > 52


def test_orders_start_at_their_drawn_base() -> None:
    p = Procurement(np.array([[52.0], [44.0]]), np.zeros((2, 1)), np.ones((2, 1)))
    assert procurement.start is not None
    assert procurement.start(Of(), p, None)["us_arms_orders"].tolist() == [52.0, 44.0]
