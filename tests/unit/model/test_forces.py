"""Forces: what is asked for, what can be filled, and what each fact and parameter does to it."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from foedus.analyse.force_history import central, year_of_facts
from foedus.facts.system import System
from foedus.instruments.force_generation import fill_in_order, most_given
from foedus.model.force_facts import class_of, promise_of
from foedus.model.forces import (
    ALLIANCE_FIRST,
    UNION,
    UNION_FIRST,
    Forces,
    forces,
    needs_of,
    offered_forces,
    ready_parts,
    supply,
)
from foedus.model.inputs import build_inputs

Array = NDArray[np.float64]
FILLS = ("nato_force_fill", "eu_force_fill")


def stepped(system: System, p: Forces, now: Any, runs: int = 1) -> dict[str, Array]:
    """Return what the sub-model writes where every state is the typical one."""
    typical = np.broadcast_to(p.spread / 2, (runs, len(system.actor_ids)))
    return dict(forces.step(None, now, p, SimpleNamespace(state=typical)))


@pytest.fixture(scope="module")
def now(system: System) -> Any:
    return year_of_facts(system, 2024)


def with_(now: Any, **changed: Any) -> Any:
    return SimpleNamespace(**{**vars(now), **changed})


def test_the_headline_figures_of_2024(system: System, now: Any) -> None:
    found = stepped(system, central(system), now)
    assert found["required_readiness"][0] == pytest.approx(14.2, abs=0.05)
    sixty = stepped(system, central(system), with_(now, union_force_goal=60.0))
    assert sixty["eu_required_readiness"][0] == pytest.approx(4.3, abs=0.05)
    assert found["eu_required_readiness"][0] == pytest.approx(0.36, abs=0.005)


def test_all_of_nato_with_the_guarantor_would_have_to_hold_less_ready(
    system: System, now: Any
) -> None:
    found = stepped(system, central(system), with_(now, guarantor=0 * now.guarantor))
    assert found["required_readiness"][0] == pytest.approx(8.8, abs=0.05)


def test_promises_in_force_by_year(system: System) -> None:
    def asked(organisation: str, year: int) -> tuple[str, int] | None:
        found = promise_of(system, organisation, year)
        return None if found is None else (found.commitment.id, sum(s.persons for s in found.slots))

    alliance, union = system.roles.alliance, system.roles.union
    assert asked(alliance, 2005) is None
    assert asked(alliance, 2014) == ("nato-response-force", 21_000)
    assert asked(alliance, 2021) == ("nato-response-force", 40_000)
    assert asked(alliance, 2024) == ("nato-force-model", 800_000)
    assert asked(union, 1998) is None
    assert asked(union, 2003) == ("helsinki-goal", 60_000)
    assert asked(union, 2021) == ("eu-battlegroups", 3_000)
    assert asked(union, 2026) == ("eu-rapid-deployment-capacity", 5_000)


def test_an_earlier_day_knows_only_the_promises_of_then(system: System) -> None:
    then = system.as_known_on(date(2022, 1, 15))
    assert promise_of(then, then.roles.alliance, 2024).commitment.id == "nato-response-force"  # type: ignore[union-attr]
    assert promise_of(then, then.roles.union, 2024).commitment.id == "eu-battlegroups"  # type: ignore[union-attr]


def test_slots_are_sorted_by_readiness(now: Any) -> None:
    assert needs_of(now).tolist() == [100.0, 200.0, 500.0, 5.0]
    assert now.headline_slots.tolist() == [1, 1, 0]
    assert class_of(now.readiness_days, now.union_force_days) == 1


def test_who_takes_no_part_in_the_forces_of_the_union(system: System) -> None:
    def part(actor: str, year: int) -> tuple[float, float]:
        place = system.actor_ids.index(actor)
        facts = year_of_facts(system, year)
        return facts.gives_union_forces[place], round(facts.union_force_limit[place], 3)

    assert part("DNK", 2021)[0] == 0  # opted out of defence until 1 July 2022
    assert part("DNK", 2022)[0] == 1
    assert part("MLT", 2024) == (0, 0)
    assert part("IRL", 2024) == (1, 0.182)
    assert part("AUT", 2024) == (1, 0)


def test_states_outside_both_give_nothing_and_the_guarantor_only_what_it_pledged(
    system: System, now: Any
) -> None:
    p = central(system)
    part = np.full((1, len(system.actor_ids)), 0.28)
    offered = offered_forces(p, part, now)
    us, ukraine = (system.actor_ids.index(one) for one in ("USA", "UKR"))
    assert offered[0, us] == pytest.approx(now.personnel[0, us] * 0.28 * 0.2)
    halved = offered_forces(p, part, with_(now, crisis_pool=np.array([0.5])))
    assert halved[0, us] == pytest.approx(offered[0, us] / 2)
    assert halved[0, ukraine] == offered[0, ukraine]
    more = now.personnel.copy()
    more[0, ukraine] *= 10
    alike = [stepped(system, p, one) for one in (now, with_(now, personnel=more))]
    assert all(alike[0][name] == alike[1][name] for name in FILLS)


def test_a_cut_of_the_guarantors_pool_is_felt_by_the_alliance(system: System, now: Any) -> None:
    full, cut = (
        stepped(system, central(system), with_(now, crisis_pool=np.array([level])))
        for level in (1.0, 0.66)
    )
    assert cut["nato_force_fill"] < full["nato_force_fill"]
    assert cut["required_readiness"] == full["required_readiness"]


def test_nothing_promised_is_neither_full_nor_empty(system: System, now: Any) -> None:
    nothing = with_(now, alliance_force_goal=np.zeros(3), union_force_goal=np.array(0.0))
    found = stepped(system, central(system), nothing)
    assert np.isnan(found["nato_force_fill"]).all()
    assert np.isnan(found["eu_force_fill"]).all()
    assert found["force_shortfall"] == 0


def test_the_union_served_first_takes_what_would_else_be_counted_for_both(
    system: System, now: Any
) -> None:
    p = central(system)
    offered = offered_forces(p, np.full((1, len(system.actor_ids)), 0.28), now)
    needs, given = needs_of(now), supply(p, offered, now).given()
    last, first = (fill_in_order(needs, given, order) for order in (ALLIANCE_FIRST, UNION_FIRST))
    taken = (last - first)[:UNION].sum()
    found = stepped(system, p, now)
    assert found["double_hatted"][0] == pytest.approx(taken)
    assert found["double_hatted"][0] == pytest.approx((first - last)[UNION, 0])
    assert found["eu_force_fill"][0] == pytest.approx(100 * last[UNION, 0] / 5)


@settings(max_examples=25)
@given(st.data())
def test_summing_states_that_differ_in_size_only_is_exact(
    system: System, data: st.DataObject
) -> None:
    """Against an allocation in which every state stands for itself, with memberships per run."""
    rng = np.random.default_rng(data.draw(st.integers(0, 10_000)))
    runs, actors = 3, 12
    share = {name: rng.uniform(0.05, 0.9, (runs, 1)) for name in Forces.__dataclass_fields__}
    p = Forces(**share)
    limit = np.where(rng.random(actors) < 0.3, rng.uniform(0.1, 20, actors), 0.0)
    now = SimpleNamespace(
        personnel=rng.uniform(0, 400, (runs, actors)),
        crisis_pool=rng.random(runs),
        allied=(rng.random((runs, actors)) < 0.6) * 1.0,
        in_union=(rng.random(actors) < 0.6) * 1.0,
        guarantor=np.eye(actors)[0],
        readiness_days=np.array([10.0, 30, 180]),
        headline_slots=np.array([1.0, 1, 0]),
        alliance_force_goal=rng.uniform(0, 300, 3),
        union_force_goal=np.array(rng.uniform(0, 100)),
        union_force_days=np.array(data.draw(st.sampled_from([5.0, 10, 60, 180]))),
        union_force_limit=limit,
        gives_union_forces=(rng.random(actors) < 0.8) * 1.0,
        union_served_first=np.array(0.0),
    )
    offered = offered_forces(p, rng.uniform(0, 0.8, (runs, actors)), now)
    pools = ready_parts(p)[:, :, None] * offered
    place = class_of(now.readiness_days, now.union_force_days)
    inside = now.in_union * now.gives_union_forces
    to_union = np.minimum(p.union_part * pools[place], np.where(limit > 0, limit, np.inf)) * inside
    caps = np.concatenate([pools * now.allied, to_union[None]])
    alone = most_given(pools, caps, (0, 1, 2, place))
    assert supply(p, offered, now).given() == pytest.approx(alone, abs=1e-9)


@settings(max_examples=25)
@given(st.sampled_from(["deployable", "high_readiness", "very_high_readiness"]), st.floats(0, 0.4))
def test_readier_forces_lower_no_fill(system: System, name: str, more: float) -> None:
    now, p = year_of_facts(system, 2024), central(system)
    readier = replace(p, **{name: getattr(p, name) + more})
    before, after = stepped(system, p, now), stepped(system, readier, now)
    for fill in FILLS:
        assert after[fill][0] >= before[fill][0] - 1e-9, fill
    assert after["force_shortfall"][0] <= before["force_shortfall"][0] + 1e-9


def test_no_state_deploys_more_than_it_has(system: System, now: Any) -> None:
    p = replace(central(system), deployable=np.array([[0.9]]), spread=np.array([[0.6]]))
    wild = SimpleNamespace(state=np.full((1, len(system.actor_ids)), 3.0))
    assert (forces.step(None, now, p, wild)["deployable_part"] <= 1).all()


def test_a_state_of_the_typical_size_keeps_the_typical_share_on_average() -> None:
    rng = np.random.default_rng(2)
    p = Forces(*(np.full((1, 1), value) for value in (0.2, 0.4, 0.3, 0.4, 0.3, 0.2)))
    from foedus.model.forces import deployable_part

    part = deployable_part(p, rng.standard_normal((1, 200_000)))
    assert part.mean() == pytest.approx(0.2, rel=0.01)


def test_the_goals_of_a_run_are_those_of_the_last_promise(system: System) -> None:
    given = build_inputs(system, 2030).given
    assert given["alliance_force_goal"].tolist() == [[100, 200, 500]] * 6
    assert given["union_force_goal"].tolist() == [5] * 6
