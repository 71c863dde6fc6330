"""Procurement: what European allies order from the guarantor arrives years later.

    orders = last orders · exp(−order_response · (gap − last gap)), first base_orders
    imports = last imports + (last orders − last imports) / delivery_lag

Orders placed now arrive over years (`delivery_lag`, which `capability` shares), so the share in
imports is nearly fixed for years to come, whatever is decided today. Whether distrust lowers
orders (buy at home) or raises them (buy goodwill) is open: the response is judged and may have
either sign.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Procurement:
    """One value per run, shape (run, 1). Source: parameters/procurement.yaml."""

    base_orders: Array = unit("%")
    order_response: Array = unit("1", link=True)
    delivery_lag: Array = unit("year")


def start(given: View, p: Procurement, ready: None) -> dict[str, Array]:
    """Return the share of orders in the year before the start."""
    return {"us_arms_orders": p.base_orders[:, 0]}


@submodel(
    parameters=Procurement,
    start=start,
    last={"us_arms_orders", "us_share_of_arms_imports", "commitment_gap"},
    now={"commitment_gap"},
    writes={"us_arms_orders", "us_share_of_arms_imports"},
)
def procurement(last: View, now: View, p: Procurement, shock: View) -> dict[str, Array]:
    """Return the guarantor's share of orders and of imports, %, both (run,)."""
    change = -p.order_response[:, 0] * (now.commitment_gap - last.commitment_gap)
    arrived = (last.us_arms_orders - last.us_share_of_arms_imports) / p.delivery_lag[:, 0]
    return {
        "us_arms_orders": last.us_arms_orders * np.exp(change),
        "us_share_of_arms_imports": last.us_share_of_arms_imports + arrived,
    }
