"""Capability: the equipment that a state has, from what it pays, waits for, retires and gives away.

    equipment share_i = last + equipment_speed · (equipment_target − last)
    paid_i       = defence spending_i · equipment share_i
    delivered_i  = last backlog_i / delivery_lag
    backlog_i    = last backlog_i + paid_i − delivered_i
    stock_i      = max(0, (1 − retirement) · last stock_i + delivered_i − drain_i)
    drain_i      = from_stocks · dollars_per_euro · military aid_i
    military aid_i = aid of the other donors · donor's military part of it   (guarantor: of its own)

This is the perpetual inventory method (OECD 2009, Measuring Capital) with a backlog between paying
and receiving. What is paid is either delivered or on order, so nothing is lost. The lag is the one
of `procurement`, and first-order as there: contracts deliver over years, the first items soon, the
last ones late. The stock before the start is added up the same way from the system's first year on,
in which it is taken to be in balance. Measured are spending, the equipment share since 2014 and
military aid; judged are the share before that and in states outside the alliance's tables,
retirement, the lag, and how much aid comes from stocks.

The stock is money at constant prices, not fighting power. It does not know what was bought: lift,
refuelling, reconnaissance, air defence and command are missing, since no open table of them by
state was found. Left out: readiness, ammunition used up, arms that grow dearer than other goods,
equipment bought for the supported state, and what that state itself receives.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import approach
from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Capability:
    """One value per run, shape (run, 1). Source: parameters/capability.yaml."""

    retirement: Array = unit("1/year")
    unmeasured_share: Array = unit("%")
    equipment_target: Array = unit("%")
    equipment_speed: Array = unit("1/year")
    first_from_stocks: Array = unit("1")
    from_stocks: Array = unit("1", link=True)
    dollars_per_euro: Array = unit("USD/EUR")
    delivery_lag: Array = unit("year", of="procurement")


@dataclass(frozen=True)
class AtStart:
    """Stock and backlog in the year before the start, billion 2023 USD, (run, actor)."""

    stock: Array
    backlog: Array


def prepare(given: View, p: Capability) -> AtStart:
    """Return what the history of payments and aid adds up to."""
    paid = given.past_spending * given.past_equipment_share / 100
    unmeasured = np.where(given.past_equipment_share > 0, 0.0, given.past_spending) / 100
    kept, ordered, left = weights(len(paid), p.delivery_lag, p.retirement)
    turn = given.aid_turn  # from the first year of aid, 0, to its settled form, 1
    taken = left * (p.first_from_stocks * (1 - turn) + p.from_stocks * turn)
    given_away = p.dollars_per_euro * (taken @ given.past_military_aid)
    stock = kept @ paid + p.unmeasured_share * (kept @ unmeasured) - given_away
    backlog = ordered @ paid + p.unmeasured_share * (ordered @ unmeasured)
    return AtStart(np.maximum(0, stock), backlog)


def start(given: View, p: Capability, ready: AtStart) -> dict[str, Array]:
    """Return share, backlog and stock in the year before the start."""
    share = np.zeros(given.past_equipment_share.shape[1])
    for row in given.past_equipment_share:
        share = np.where(row > 0, row, share)
    return {
        "equipment_share": np.where(share > 0, share, p.unmeasured_share),
        "equipment_backlog": ready.backlog,
        "equipment_stock": ready.stock,
    }


@submodel(
    parameters=Capability,
    prepare=prepare,
    start=start,
    prepares_from={"past_spending", "past_equipment_share", "past_military_aid", "aid_turn"},
    last={"equipment_share", "equipment_backlog", "equipment_stock"},
    now={
        "allied",
        "european",
        "guarantor",
        "defence_spending",
        "other_aid",
        "arms_and_aid",
        "guarantor_aid_reference",
        "military_aid_share",
        "aid_counted",
    },
    writes={"equipment_share", "equipment_backlog", "equipment_stock", "european_equipment"},
)
def capability(
    last: View, now: View, p: Capability, shock: View, ready: AtStart
) -> dict[str, Array]:
    """Return share, %, backlog and stock, billion 2023 USD, (run, actor), and the index, (run,)."""
    share = approach(last.equipment_share, p.equipment_target, p.equipment_speed)
    delivered = last.equipment_backlog / p.delivery_lag
    taken = p.from_stocks * p.dollars_per_euro
    own = now.arms_and_aid[:, None] * now.guarantor_aid_reference
    drain = np.where(now.guarantor > 0, taken * own, taken * now.other_aid[:, None])
    drain = drain * now.aid_counted
    kept = (1 - p.retirement) * last.equipment_stock + delivered
    stock = np.maximum(0, kept - drain * now.military_aid_share)
    europeans = now.allied * now.european
    before = ready.stock @ europeans
    backlog = last.equipment_backlog - delivered + now.defence_spending * (share / 100)
    return {
        "equipment_share": share,
        "equipment_backlog": backlog,
        "equipment_stock": stock,
        "european_equipment": 100 * (stock @ europeans) / np.where(before > 0, before, np.nan),
    }


def weights(years: int, lag: Array, retirement: Array) -> tuple[Array, Array, Array]:
    """Return what a unit paid, ordered or owned in each past year is worth now, (run, year) each.

    years       number of past years, the first one in balance with all before it
    lag         year, (run, 1)     mean years from payment to delivery
    retirement  1/year, (run, 1)

    Returned are the weights of payments in today's stock and in today's backlog, and of what left
    or joined the stock in that year.

    >>> lag, retirement = np.array([[2.0]]), np.array([[0.1]])
    >>> [part.round(2).tolist() for part in weights(3, lag, retirement)]
    [[[9.5, 0.5, 0.0]], [[0.5, 0.5, 1.0]], [[0.81, 0.9, 1.0]]]
    """
    age = np.arange(years - 1, -1, -1)
    rate = 1 / lag
    waiting, left = (1 - rate) ** age, (1 - retirement) ** age
    kept = np.zeros((len(lag), years + 1))  # by years since payment
    for since in range(1, years + 1):
        arrives = rate[:, 0] * (1 - rate[:, 0]) ** (since - 1)
        kept[:, since] = (1 - retirement[:, 0]) * kept[:, since - 1] + arrives
    in_stock = kept[:, age]
    # Before the first year as much was delivered as paid, and as much retired as delivered.
    old_stock = (1 - retirement[:, 0]) ** years / retirement[:, 0]
    in_stock[:, 0] += lag[:, 0] * kept[:, years] + old_stock
    waiting[:, 0] += lag[:, 0] * (1 - rate[:, 0]) ** years
    return in_stock, waiting, left


def stock_path(paid: Array, drain: Array, lag: float, retirement: float) -> Array:
    """Return the stock year by year, billion 2023 USD, (year, actor), from the first in balance.

    paid, drain  billion 2023 USD, (year, actor)

    >>> even = np.ones((3, 1))
    >>> stock_path(even, 0 * even, 5.0, 0.05)[:, 0].round(1).tolist()
    [20.0, 20.0, 20.0]
    """
    backlog, stock = lag * paid[0], paid[0] / retirement
    path = []
    for bought, gone in zip(paid, drain, strict=True):
        delivered = backlog / lag
        backlog = backlog + bought - delivered
        stock = np.maximum(0, (1 - retirement) * stock + delivered - gone)
        path.append(stock)
    return np.stack(path)
