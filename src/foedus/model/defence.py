"""Defence spending: how a state's share of GDP moves from year to year, in logs.

    Δln s_i = m_Δ + drift + own_i − persistence · (ln s_i − m_s − own_level · (past_i − m_s))
              + push_i · (room_i where push_i > 0, else 1)
              + allies_response · persistence · (mean of other European allies' ln s − m_a)
              + growth_response · (growth_i − m_g)  +  η_t  +  ε_i
    η_t = common_persistence · η_t₋₁ + common_noise · z_t
    past_i = mean of ln s_i over every year known or computed, to last year
    push_i = threat_response · unmet_i + pull_i + assurance_response · gap · proximity_i
    unmet_i = the part of threat_demand · threat_i that its share has not risen yet above
              the level it returns to: between 0 and all of it
    pull_i = the larger of  pledge_response · max(0, ln target_i − ln s_i)
             and plan_delivery · max(0, ln plan_i − ln s_i),  less pledge_response · m_p

On the right, s, threat and the allies' shares are last year's; growth, gap, target and plan this
year's. What a government decides to spend more, for threat, pledge, plan or want of assurance, has
to pass its budget: fiscal room scales the sum of the three where it is positive, and nothing else.
This is the short-run form of the demand for military spending (Smith 1995, Handbook of
Defense Economics 1, ch. 4) with spill-in (Olson and Zeckhauser 1966, Review of Economics and
Statistics 48). The m are means over the fitted panel of states and years, so that the level of a
forecast does not hang on the slopes drawn; unmet threat, nothing before the first act on record, is
not centred. η is a shock common to the panel that fades over years, as austerity and rearmament
do, and starts from 0; ε has heavy tails, cut at a bound, and the size of each state's own past
changes. No state can spend more than a ceiling, lower for those that answer, which are at peace. A
state that has reached a target already due does not fall below it in a year in which it keeps to
the floor, which it does with a chance drawn per run. Spill-in is the part of a lasting rise among
the others that a state takes over; below 1 the alliance as a whole returns to its mean. States
outside the panel (the guarantor, powers, partners, candidates that are no allies even once they
have entered) return slowly to their last share and feel no threat, pledge or ally.

The answer to a gap in assurance is judged: no data identify it. Left out: prices, conscription,
party politics.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import answers, log_share, mean_of_others
from foedus.model.submodel import Array, Shock, View, submodel, unit

CHANGE, SHARE, PLEDGE, ALLIES, GROWTH = range(5)  # entries of panel_mean


@dataclass(frozen=True)
class Defence:
    """One value per run, shape (run, 1). Source: parameters/defence.yaml."""

    persistence: Array = unit("1/year")
    own_level: Array = unit("1")
    threat_demand: Array = unit("1")
    threat_response: Array = unit("1/year", link=True)
    pledge_response: Array = unit("1/year", link=True)
    plan_delivery: Array = unit("1/year", link=True)
    allies_response: Array = unit("1", link=True)
    assurance_response: Array = unit("1/year", link=True)
    growth_response: Array = unit("1", link=True)
    drift: Array = unit("1/year")
    own_trend: Array = unit("1/year")
    common_persistence: Array = unit("1")
    common_noise: Array = unit("1/year")
    own_noise: Array = unit("1/year")
    tail_weight: Array = unit("1")
    largest_shock: Array = unit("1/year")
    floor_keeping: Array = unit("1")
    ceiling: Array = unit("% of GDP")
    peacetime_ceiling: Array = unit("% of GDP")


def start(given: View, p: Defence, ready: None) -> dict[str, Array]:
    """Return the common shock of the year before the start, none, and each state's past level."""
    known = given.level_at_start
    return {
        "common_shock": np.zeros_like(p.common_noise[:, 0]),
        "past_level": np.broadcast_to(known, (len(p.drift), len(known))),
    }


@submodel(
    parameters=Defence,
    start=start,
    prepares_from={"level_at_start"},
    last={"defence_share", "perceived_threat", "common_shock", "past_level"},
    now={
        "allied",
        "european",
        "in_union_by_fact",
        "guarantor",
        "has_forces",
        "pledged_share",
        "due_targets",
        "planned_share",
        "volatility",
        "share_at_start",
        "known_years",
        "year",
        "hostility_years",
        "panel_mean",
        "proximity",
        "commitment_gap",
        "growth",
        "fiscal_room",
    },
    shocks={
        "own_trend": Shock("normal", per_actor=True, yearly=False),
        "common": Shock("normal", per_actor=False),
        "own": Shock("student_t", per_actor=True, degrees_of_freedom="tail_weight"),
        "floor": Shock("uniform", per_actor=True),
    },
    writes={"defence_share", "common_shock", "past_level"},
)
def defence(last: View, now: View, p: Defence, shock: View) -> dict[str, Array]:
    """Return this year's defence share, % of GDP, (run, actor)."""
    habit = log_share(last.defence_share)
    mean = now.panel_mean
    europeans = now.allied * now.european * now.has_forces
    common = p.common_persistence[:, 0] * last.common_shock + p.common_noise[:, 0] * shock.common
    responds = answers(now.allied, now.in_union_by_fact, now.guarantor)
    computed = now.year - now.hostility_years[-1] - 1  # years before this one
    weight = (computed > 0) / np.maximum(now.known_years + computed, 1)
    past = last.past_level + weight * (habit - mean[SHARE] - last.past_level)
    anchor = mean[SHARE] + p.own_level * past
    push = (
        p.threat_response * unmet_threat(habit - anchor, last.perceived_threat, p.threat_demand)
        + pull(habit, now.pledged_share, now.planned_share, mean[PLEDGE], p)
        + p.assurance_response * now.commitment_gap[:, None] * now.proximity * now.allied
    )
    answer = (
        mean[CHANGE]
        + p.drift
        + p.own_trend * shock.own_trend
        - p.persistence * (habit - anchor)
        + push * np.where(push > 0, now.fiscal_room, 1.0)
        + p.allies_response * p.persistence * (mean_of_others(habit, europeans) - mean[ALLIES])
        + common[:, None]
    )
    keeping = -p.persistence * (habit - log_share(now.share_at_start))
    change = (
        np.where(responds > 0, answer, keeping)
        + p.growth_response * (now.growth - mean[GROWTH]) * responds
        + np.clip(p.own_noise * now.volatility * shock.own, -p.largest_shock, p.largest_shock)
    )
    ceiling = np.where(responds > 0, p.peacetime_ceiling, p.ceiling)
    share = np.minimum(np.exp(habit + change), ceiling)
    held = np.maximum(share, reached_target(last.defence_share, now.due_targets))
    share = np.where(shock.floor < p.floor_keeping, held, share)
    return {"defence_share": share * now.has_forces, "common_shock": common, "past_level": past}


def unmet_threat(raised: Array, threat: Array, demand: Array) -> Array:
    """Return how far a share has yet to rise to what threat asks for, in logs, (run, actor).

    raised  ln of the share over the level it returns to, (run, actor)
    threat  1, (run, actor)  1 = next door in 2022
    demand  1, (run, 1)      rise of the log share that full threat asks for

    >>> raised, threat = np.array([[-0.1, 0.2, 0.9]]), np.full((1, 3), 0.5)
    >>> unmet_threat(raised, threat, np.ones((1, 1))).round(1)
    array([[0.5, 0.3, 0. ]])
    """
    wanted = demand * threat
    return np.asarray(np.clip(wanted - raised, 0.0, wanted))


def pull(habit: Array, pledged: Array, planned: Array, usual: Array, p: Defence) -> Array:
    """Return the yearly pull of pledge or national plan on the log share, (run, actor).

    habit    ln % of GDP, (run, actor)  last year's share
    pledged  % of GDP, (actor,)         target in force; 0 for none
    planned  % of GDP, (actor,)         national plan for this year; 0 for none
    usual    1                          mean pledge gap in the panel, in logs

    The larger of the two counts: a plan is how a state keeps its pledge, not a second promise.

    >>> def one(x):
    ...     return np.full((1, 1), x)
    >>> zero = one(0.0)
    >>> p = Defence(zero, zero, zero, zero, one(0.1), one(0.5), *[zero] * 13)
    >>> pull(np.log(one(2.0)), np.array([3.5]), np.array([0.0]), np.array(0.0), p).round(3).item()
    0.056
    >>> pull(np.log(one(2.0)), np.array([3.5]), np.array([2.5]), np.array(0.0), p).round(3).item()
    0.112
    """
    pledge_gap = np.where(pledged > 0, np.maximum(0, log_share(pledged) - habit), 0.0)
    plan_gap = np.where(planned > 0, np.maximum(0, log_share(planned) - habit), 0.0)
    stronger = np.maximum(p.pledge_response * pledge_gap, p.plan_delivery * plan_gap)
    return np.asarray(stronger - p.pledge_response * usual)


def reached_target(share: Array, due: Array) -> Array:
    """Return the highest target already due that a state has reached, % of GDP; 0 for none.

    share  % of GDP, (run, actor)     last year's share
    due    % of GDP, (pledge, actor)  targets whose year has come; 0 for none

    >>> due = np.array([[2.0, 2.0], [3.5, 3.5]])
    >>> reached_target(np.array([[2.4, 1.9]]), due)
    array([[2., 0.]])
    """
    reached = np.where(share[:, None, :] >= due, due, 0.0)
    return np.asarray(reached.max(axis=1, initial=0.0))
