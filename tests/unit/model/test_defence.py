"""Defence: each term of the equation alone, with all others at zero.

Five actors: an ally, its neighbour (both European), a member of the union outside the alliance, the
guarantor, and an ally without forces. Shares of last year are 2, 1, 1.5, 3 and 0 % of GDP.
"""

from dataclasses import fields
from math import log
from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest

from foedus.model.defence import (
    ALLIES,
    CHANGE,
    GROWTH,
    PLEDGE,
    SHARE,
    Defence,
    defence,
    pull,
    reached_target,
)

ALLY, NEIGHBOUR, MEMBER, GUARANTOR, ISLAND = range(5)
LAST = np.array([2.0, 1.0, 1.5, 3.0, 0.0])
PANEL = [ALLY, NEIGHBOUR, MEMBER]


def mean(entry: int, value: float) -> np.ndarray:
    return np.eye(5)[entry] * value


def row(**of: float) -> np.ndarray:
    """Return one value per actor, 0 for those not named."""
    names = {"ally": ALLY, "neighbour": NEIGHBOUR, "member": MEMBER, "guarantor": GUARANTOR}
    found = np.zeros(5)
    for name, value in of.items():
        found[names[name]] = value
    return found


def shares(
    last: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    shock: dict[str, Any] | None = None,
    **drawn: float,
) -> np.ndarray:
    """Return this year's shares; whatever is not given is zero or does not bind."""
    values = dict.fromkeys((one.name for one in fields(Defence)), 0.0)
    values |= {"ceiling": 50.0, "peacetime_ceiling": 50.0, "largest_shock": 9.0} | drawn
    state = {"defence_share": LAST[None], "perceived_threat": np.zeros((1, 5))}
    state |= {"common_shock": np.zeros(1), "past_level": np.zeros((1, 5))} | (last or {})
    facts = {
        "allied": np.array([1.0, 1.0, 0.0, 1.0, 1.0]),
        "european": np.array([1.0, 1.0, 1.0, 0.0, 1.0]),
        "in_union_by_fact": np.array([0.0, 1.0, 1.0, 0.0, 0.0]),
        "guarantor": np.eye(5)[GUARANTOR],
        "has_forces": np.array([1.0, 1.0, 1.0, 1.0, 0.0]),
        "pledged_share": np.zeros(5),
        "due_targets": np.zeros((1, 5)),
        "planned_share": np.zeros(5),
        "volatility": np.ones(5),
        "share_at_start": LAST,
        "known_years": np.full(5, 30.0),
        "year": np.array(2025.0),
        "hostility_years": np.array([1993.0, 2024.0]),
        "panel_mean": np.zeros(5),
        "proximity": np.zeros((1, 5)),
        "commitment_gap": np.zeros(1),
        "growth": np.zeros((1, 5)),
        "fiscal_room": np.ones((1, 5)),
    } | (now or {})
    draws = {
        "own_trend": np.zeros((1, 5)),
        "common": np.zeros(1),
        "own": np.zeros((1, 5)),
        "floor": np.full((1, 5), 0.5),
    } | (shock or {})
    p = Defence(**{name: np.array([[value]]) for name, value in values.items()})
    found = defence.step(Of(**state), Of(**facts), p, Of(**draws))
    return np.asarray(found["defence_share"][0])


def moved(*arguments: Any, **named: Any) -> list[float]:
    """Return the change in logs of the four actors that have forces."""
    return list(np.log(shares(*arguments, **named)[:4] / LAST[:4]))


def test_with_every_term_at_zero_nothing_moves() -> None:
    assert moved() == pytest.approx([0, 0, 0, 0])


def test_the_panels_mean_change_is_common_to_the_panel() -> None:
    assert moved(now={"panel_mean": mean(CHANGE, 0.03)}) == pytest.approx([0.03, 0.03, 0.03, 0])


def test_persistence_pulls_back_to_the_panels_mean() -> None:
    change = moved(now={"panel_mean": mean(SHARE, log(1.5))}, persistence=0.1)
    wanted = [-0.1 * log(2 / 1.5), -0.1 * log(1 / 1.5), 0, -0.1 * log(3 / 3)]
    assert change == pytest.approx(wanted)


@pytest.mark.parametrize("part", [0.0, 0.7, 1.0])
def test_a_state_returns_to_its_own_level_as_far_as_it_counts(part: float) -> None:
    now = {"panel_mean": mean(SHARE, log(1.5))}
    last = {"past_level": row(ally=0.4, neighbour=-0.4, guarantor=0.9)[None]}
    anchors = [log(1.5) + part * 0.4, log(1.5) - part * 0.4, log(1.5)]
    wanted = [-0.1 * (log(s) - to) for s, to in zip((2.0, 1.0, 1.5), anchors, strict=True)]
    assert moved(last, now, persistence=0.1, own_level=part) == pytest.approx([*wanted, 0])


def test_computed_years_join_the_past_level() -> None:
    """In the second computed year, last year's share of 2 is the 31st that is known."""
    now = {"year": np.array(2026.0), "panel_mean": mean(SHARE, log(1.5))}
    past = (log(2) - log(1.5)) / 31
    anchor = log(1.5) + past
    assert moved(now=now, persistence=0.1, own_level=1.0)[ALLY] == pytest.approx(
        -0.1 * (log(2) - anchor)
    )


def test_last_years_threat_asks_for_a_rise_above_the_level_returned_to() -> None:
    """Shares are 2, 1 and 1.5; the level returned to is 1.5 for all."""
    last = {"perceived_threat": row(ally=0.8, neighbour=0.3, member=0.1, guarantor=0.9)[None]}
    at = {"panel_mean": mean(SHARE, log(1.5))}
    change = moved(last, now=at, threat_demand=1.0, threat_response=0.5)
    risen = log(2 / 1.5)  # by which the ally stands above it already
    assert change == pytest.approx([0.5 * (0.8 - risen), 0.5 * 0.3, 0.5 * 0.1, 0])


def test_a_share_that_has_risen_as_far_as_threat_asks_rises_no_further() -> None:
    last = {"perceived_threat": row(ally=0.2)[None]}
    at = {"panel_mean": mean(SHARE, log(1.5))}
    assert moved(last, now=at, threat_demand=1.0, threat_response=0.5)[ALLY] == 0


def test_threat_never_lowers_a_share() -> None:
    last = {"perceived_threat": row(ally=0.1, neighbour=0.1)[None]}
    for level in (0.2, 1.0, 5.0, 20.0):
        change = moved(
            last,
            now={"panel_mean": mean(SHARE, log(level))},
            threat_demand=1.0,
            threat_response=0.5,
        )
        assert min(change) >= 0


def test_a_pledge_closes_part_of_the_gap_and_without_one_the_usual_pull_is_missing() -> None:
    now = {
        "pledged_share": row(ally=3.5, neighbour=2.0, guarantor=3.5),
        "panel_mean": mean(PLEDGE, 0.1),
    }
    change = moved(now=now, pledge_response=0.09)
    usual = 0.09 * 0.1
    assert change == pytest.approx([0.09 * log(1.75) - usual, 0.09 * log(2) - usual, -usual, 0])


def test_a_pledge_does_not_hold_back_who_spends_more_than_it() -> None:
    now = {"pledged_share": row(ally=1.0), "planned_share": row(ally=1.0)}
    assert moved(now=now, pledge_response=0.09, plan_delivery=0.6)[ALLY] == pytest.approx(0)


def test_a_plan_is_delivered_in_part() -> None:
    now = {"planned_share": row(ally=2.4, guarantor=3.5)}
    assert moved(now=now, plan_delivery=0.6) == pytest.approx([0.6 * log(1.2), 0, 0, 0])


def test_the_larger_of_pledge_and_plan_counts_and_not_their_sum() -> None:
    def one(pledged: float, planned: float, usual: float = 0.0) -> float:
        zero = {name.name: np.zeros((1, 1)) for name in fields(Defence)}
        p = Defence(**zero | {"pledge_response": np.array(0.1), "plan_delivery": np.array(0.5)})
        targets = np.array([pledged]), np.array([planned])
        return float(pull(np.log([[2.0]]), *targets, np.array(usual), p).item())

    pledge_alone, plan_alone = 0.1 * log(1.75), 0.5 * log(1.2)
    assert one(3.5, 0.0) == pytest.approx(pledge_alone)
    assert one(0.0, 2.4) == pytest.approx(plan_alone)
    assert one(3.5, 2.4) == pytest.approx(max(pledge_alone, plan_alone))
    assert one(3.5, 2.01) == pytest.approx(pledge_alone)
    # What is usual in the panel is taken off whichever counts, so the rest may be negative.
    assert one(0.0, 2.4, usual=0.3) == pytest.approx(plan_alone - 0.1 * 0.3)
    assert one(3.5, 0.0, usual=0.3) == pytest.approx(pledge_alone - 0.1 * 0.3)
    assert one(0.0, 0.0, usual=0.3) == pytest.approx(-0.1 * 0.3)


def test_allies_follow_the_mean_of_the_other_european_allies_with_forces() -> None:
    change = moved(
        now={"panel_mean": mean(ALLIES, log(1.2)) + mean(SHARE, 0.0)},
        allies_response=0.5,
        persistence=0.1,
    )
    pulled_back = [-0.1 * log(share) for share in (2.0, 1.0, 1.5)]
    # To the ally the others are its neighbour alone, and the reverse; the member outside sees both.
    others = [log(1.0), log(2.0), (log(2.0) + log(1.0)) / 2]
    wanted = [back + 0.05 * (o - log(1.2)) for back, o in zip(pulled_back, others, strict=True)]
    assert change[:3] == pytest.approx(wanted)
    assert change[GUARANTOR] == pytest.approx(0)


def test_a_gap_in_assurance_moves_allies_as_far_as_they_are_near() -> None:
    now = {
        "commitment_gap": np.array([0.4]),
        "proximity": row(ally=0.9, neighbour=0.1, member=0.8, guarantor=0.7)[None],
    }
    change = moved(now=now, assurance_response=0.2)
    assert change == pytest.approx([0.2 * 0.4 * 0.9, 0.2 * 0.4 * 0.1, 0, 0])


def test_growth_above_the_panels_mean_lowers_the_share_in_the_panel() -> None:
    now = {
        "growth": row(ally=0.04, neighbour=0.01, member=0.02, guarantor=0.09)[None],
        "panel_mean": mean(GROWTH, 0.02),
    }
    assert moved(now=now, growth_response=-0.5) == pytest.approx([-0.01, 0.005, 0, 0])


def test_the_common_shock_is_the_same_for_the_whole_panel() -> None:
    change = moved(shock={"common": np.array([2.0])}, common_noise=0.03)
    assert change == pytest.approx([0.06, 0.06, 0.06, 0])


def test_a_states_own_trend_lasts_and_is_the_panels_alone() -> None:
    trend = row(ally=1.0, neighbour=-2.0, guarantor=3.0)[None]
    change = moved(shock={"own_trend": trend}, own_trend=0.02)
    assert change == pytest.approx([0.02, -0.04, 0, 0])


def test_own_shocks_have_the_size_of_the_states_own_past() -> None:
    own = row(ally=1.0, neighbour=1.0, guarantor=-1.0)[None]
    now = {"volatility": row(ally=2.0, neighbour=0.5, member=1.0, guarantor=1.0)}
    change = moved(now=now, shock={"own": own}, own_noise=0.06)
    assert change == pytest.approx([0.12, 0.03, 0, -0.06])


def test_no_own_shock_is_larger_than_the_largest_on_record() -> None:
    own = row(ally=1e6, neighbour=-1e6)[None]
    change = moved(shock={"own": own}, own_noise=0.06, largest_shock=0.8)
    assert change == pytest.approx([0.8, -0.8, 0, 0])


def test_outside_the_panel_a_state_returns_to_its_last_share_and_to_nothing_else() -> None:
    last = {"perceived_threat": row(guarantor=1.0)[None]}
    now = {
        "share_at_start": np.array([2.0, 1.0, 1.5, 3.4, 0.0]),
        "pledged_share": row(guarantor=5.0),
        "planned_share": row(guarantor=5.0),
        "commitment_gap": np.ones(1),
        "proximity": row(guarantor=1.0)[None],
        "growth": row(guarantor=0.1)[None],
        "panel_mean": np.full(5, 0.3),
    }
    shock = {"common": np.ones(1), "own_trend": row(guarantor=1.0)[None]}
    every = dict.fromkeys((one.name for one in fields(Defence)), 0.5)
    every |= {"ceiling": 50.0, "peacetime_ceiling": 50.0, "persistence": 0.1}
    change = moved(last, now, shock, **every)
    assert change[GUARANTOR] == pytest.approx(0.1 * log(3.4 / 3))
    assert all(abs(change[one]) > 0.1 for one in PANEL)


def test_who_joins_the_alliance_answers_and_who_is_outside_keeps_to_its_habit() -> None:
    last = {"perceived_threat": row(ally=0.8, neighbour=0.8, member=0.8)[None]}
    nobody = {"in_union_by_fact": np.zeros(5)}
    outside = {**nobody, "allied": np.array([0.0, 1.0, 0.0, 1.0, 1.0])}
    inside = {**nobody, "allied": np.array([1.0, 1.0, 0.0, 1.0, 1.0])}
    assert moved(last, outside, threat_demand=5.0, threat_response=0.1) == pytest.approx(
        [0, 0.4, 0, 0]
    )
    assert moved(last, inside, threat_demand=5.0, threat_response=0.1) == pytest.approx(
        [0.4 - 0.1 * log(2), 0.4, 0, 0]
    )


def test_nobody_spends_more_than_the_ceiling() -> None:
    own = row(guarantor=9.0)[None]
    assert shares(shock={"own": own}, own_noise=1.0, ceiling=50.0)[GUARANTOR] == 50.0


def test_states_that_answer_have_a_lower_ceiling() -> None:
    own = row(ally=9.0, guarantor=9.0)[None]
    found = shares(shock={"own": own}, own_noise=1.0, ceiling=50.0, peacetime_ceiling=12.0)
    assert found[ALLY] == 12.0
    assert found[GUARANTOR] == 50.0


def test_who_has_no_forces_spends_nothing() -> None:
    everything = {"pledged_share": np.full(5, 3.5), "due_targets": np.full((1, 5), 2.0)}
    found = shares(now=everything, pledge_response=0.5, floor_keeping=1.0)
    assert found[ISLAND] == 0
    assert found[ALLY] > 2


@pytest.mark.parametrize(("chance", "wanted"), [(1.0, 2.0), (0.0, 2.0 * np.exp(-0.5))])
def test_a_target_once_due_and_reached_is_a_floor_that_holds_with_its_chance(
    chance: float, wanted: float
) -> None:
    found = shares(
        now={"due_targets": row(ally=2.0, neighbour=2.0)[None]},
        shock={"own": row(ally=-5.0, neighbour=-5.0)[None]},
        own_noise=0.1,
        floor_keeping=chance,
    )
    assert found[ALLY] == pytest.approx(wanted)
    # The neighbour has not reached the target: nothing holds it up.
    assert found[NEIGHBOUR] == pytest.approx(np.exp(-0.5))


def test_each_state_keeps_the_floor_by_a_draw_of_its_own() -> None:
    found = shares(
        last={"defence_share": np.array([[2.0, 2.0, 1.5, 3.0, 0.0]])},
        now={"due_targets": row(ally=2.0, neighbour=2.0)[None]},
        shock={
            "own": row(ally=-5.0, neighbour=-5.0)[None],
            "floor": row(ally=0.79, neighbour=0.81)[None],
        },
        own_noise=0.1,
        floor_keeping=0.8,
    )
    assert found[ALLY] == 2.0
    assert found[NEIGHBOUR] < 2.0


def test_the_floor_does_not_stop_a_rise() -> None:
    found = shares(
        now={"due_targets": row(ally=2.0)[None], "panel_mean": mean(CHANGE, 0.1)}, floor_keeping=1.0
    )
    assert found[ALLY] == pytest.approx(2 * np.exp(0.1))


def test_of_several_targets_due_the_highest_one_reached_is_kept() -> None:
    due = np.array([[2.0, 2.0, 2.0, 0.0], [3.5, 3.5, 2.1, 0.0]])
    found = reached_target(np.array([[3.6, 2.4, 2.1, 9.0]]), due)
    assert found.tolist() == [[3.5, 2.0, 2.1, 0.0]]


def test_while_no_pledge_is_due_there_is_no_floor() -> None:
    assert reached_target(np.array([[3.6, 2.4]]), np.zeros((0, 2))).tolist() == [[0.0, 0.0]]


PUSHED = {
    "threat_demand": 3.0,
    "threat_response": 0.3,
    "pledge_response": 0.1,
    "assurance_response": 0.2,
}
THREAT = {"perceived_threat": np.full((1, 5), 0.4)}
ROOM = {"fiscal_room": np.array([[0.5, 2.0, 1.0, 1.0, 1.0]])}


def test_fiscal_room_scales_the_sum_of_threat_pledge_and_assurance() -> None:
    now = {
        "pledged_share": row(ally=3.0, neighbour=3.0),
        "proximity": np.full((1, 5), 0.5),
        "commitment_gap": np.ones(1),
    }
    unmet = 3.0 * 0.4 - np.log(LAST[:2])  # above the level returned to, 1 % of GDP
    push = 0.3 * unmet + 0.1 * np.log(3 / LAST[:2]) + 0.2 * 0.5
    found = shares(THREAT, now | ROOM, **PUSHED)
    assert np.log(found[:2] / LAST[:2]) == pytest.approx(push * [0.5, 2.0])


def test_what_lowers_a_share_is_not_held_back_by_debt_nor_eased_by_the_lack_of_it() -> None:
    usual = {"panel_mean": mean(PLEDGE, 1.0)}
    plain = shares(None, usual, **PUSHED)
    assert (plain[:3] < LAST[:3]).all()
    assert shares(None, usual | ROOM, **PUSHED) == pytest.approx(plain)


@pytest.mark.parametrize("drawn", [{"persistence": 0.1}, {"growth_response": -0.5}, {}])
def test_room_touches_neither_habit_nor_growth_nor_shocks(drawn: dict[str, float]) -> None:
    grown = {"growth": np.full((1, 5), 0.03)}
    shock = {"common": np.ones(1)}
    plain = shares(None, grown, shock, common_noise=0.03, **drawn)
    assert shares(None, grown | ROOM, shock, common_noise=0.03, **drawn) == pytest.approx(plain)
