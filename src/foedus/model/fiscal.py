"""Fiscal: how much room a state's debt leaves for spending more on defence.

    debt_i = last debt_i · (1 − (growth_i − trend growth_i))
             + borrowed_part · max(0, last share_i − share_i at the start)
    room_i = exp(−debt_drag · max(0, debt_i − reference) / reference · (1 − relief_i)) / usual
    relief_i = clause_relief · (part of what the rules in force allow that is not used up)

`usual` is the mean of the same expression over the states that answer, at the debt of the last
measured year and without relief, so that the mean room of that year is 1 and coefficients fitted
without room keep their mean. Room scales what pushes a share up (`defence`), never what lowers it:
debt can forbid new spending but promises no cut. Where no debt is known room is 1.

Debt changes only by growth other than expected and by the borrowed part of defence spending above
its start: the rest of the budget is taken to hold the ratio where it is. Left out: interest, cost
of ageing, consolidation, prices, joint loans (they are debt as well), and that a rule may bind a
state of low debt, as Germany's did before 2025.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import answers
from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Fiscal:
    """One value per run, shape (run, 1). Source: parameters/fiscal.yaml."""

    debt_drag: Array = unit("1", link=True)
    reference: Array = unit("% of GDP")
    clause_relief: Array = unit("1", link=True)
    borrowed_part: Array = unit("1", link=True)


def prepare(given: View, p: Fiscal) -> Array:
    """Return the usual room, (run, 1): the mean over answering states whose debt is known."""
    member = answers(given.allied[0], given.in_union_by_fact[0], given.guarantor)
    known = (given.debt_at_start > 0) & (member > 0)
    if not known.any():
        return np.ones_like(p.debt_drag)
    bare = unscaled_room(given.debt_at_start[known], np.zeros(1), p)
    return np.asarray(bare.mean(axis=-1, keepdims=True))


@submodel(
    parameters=Fiscal,
    prepare=prepare,
    prepares_from={"allied", "in_union_by_fact", "guarantor", "debt_at_start"},
    last={"debt", "defence_share"},
    now={
        "growth",
        "growth_trend",
        "share_at_start",
        "debt_at_start",
        "covered_from",
        "covered_to",
    },
    writes={"debt", "fiscal_room"},
)
def fiscal(last: View, now: View, p: Fiscal, shock: View, ready: Array) -> dict[str, Array]:
    """Return debt, % of GDP, and fiscal room, 1, both (run, actor)."""
    above = np.maximum(0, last.defence_share - now.share_at_start)
    debt = last.debt * (1 - (now.growth - now.growth_trend)) + p.borrowed_part * above
    relief = p.clause_relief * unused(last.defence_share, now.covered_from, now.covered_to)
    room = unscaled_room(debt, relief, p) / ready
    return {"debt": debt, "fiscal_room": np.where(now.debt_at_start > 0, room, 1.0)}


def unscaled_room(debt: Array, relief: Array, p: Fiscal) -> Array:
    """Return room before it is scaled to the panel, (run, actor): 1 up to the reference.

    debt    % of GDP, (run, actor) or (actor,)
    relief  0 to 1, same shape or (1,)

    >>> one = np.ones((1, 1))
    >>> p = Fiscal(0.3 * one, 60 * one, one, one)
    >>> unscaled_room(np.array([60.0, 120.0, 120.0]), np.array([0.0, 0.0, 0.5]), p).round(2)
    array([[1.  , 0.74, 0.86]])
    """
    excess = np.maximum(0, debt - p.reference)
    return np.asarray(np.exp((-p.debt_drag / p.reference) * excess * (1 - relief)))


def unused(share: Array, low: Array, high: Array) -> Array:
    """Return the part of a rule's span that a share leaves unused, 0 to 1; 0 without a rule.

    share      % of GDP, (run, actor)
    low, high  % of GDP, (actor,)  where the span begins and ends; both 0 without a rule

    >>> unused(np.array([[2.5, 2.5, 4.0]]), np.array([2.0, 0.0, 2.0]), np.array([3.0, 0.0, 3.0]))
    array([[0.5, 0. , 0. ]])
    """
    width = high - low
    left = (high - share) / np.where(width > 0, width, 1.0)
    return np.asarray(np.minimum(1, np.maximum(0, left)))
