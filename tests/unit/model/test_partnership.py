"""Partnership: the sub-model on made-up domains, and counts of facts told independently."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.model.partnership import Partnership, advance, level, partnership, start
from foedus.model.partnership_facts import (
    acts_by_year,
    in_force,
    instruments_in_force,
    lapse_evidence,
    open_part,
    partnership_facts,
)

ONE = np.ones((1, 1))
P = Partnership(
    burst=0 * ONE,
    half_life=8 * ONE,
    joint_step=0.3 * ONE,
    own_part=0.4 * ONE,
    alone_part=0.5 * ONE,
    window=3 * ONE,
    exchange_loss=40 * ONE,
)
NEVER = np.full((1, 2, 1), np.inf)
NOTHING = np.zeros((1, 1))


def acts(joint: float = 0, union: float = 0, alliance: float = 0) -> np.ndarray:
    return np.array([[joint], [union], [alliance]], dtype=float)


# The level


def test_a_joint_act_gives_the_full_step() -> None:
    stock, _ = advance(NOTHING, NEVER, acts(joint=1), P)
    assert stock.item() == pytest.approx(0.3)


def test_an_act_alone_gives_half_of_the_part_of_one() -> None:
    for alone in (acts(union=1), acts(alliance=1)):
        stock, _ = advance(NOTHING, NEVER, alone, P)
        assert stock.item() == pytest.approx(0.3 * 0.4 * 0.5)


@pytest.mark.parametrize(("years", "part"), [(0, 1.0), (1, 1.0), (2, 1.0), (3, 0.5), (9, 0.5)])
def test_an_answer_within_the_window_makes_the_step_whole(years: int, part: float) -> None:
    """The union acts; the alliance answers so many years later, within three or not."""
    idle, stock = NEVER, NOTHING
    stock, idle = advance(stock, idle, acts(union=1), P)
    for _ in range(years - 1):
        stock, idle = advance(stock, idle, acts(), P)
    before = stock * 2 ** (-1 / 8)
    if years == 0:
        stock, _ = advance(NOTHING, NEVER, acts(union=1, alliance=1), P)
        assert stock.item() == pytest.approx(2 * 0.3 * 0.4 * part)
        return
    stock, _ = advance(stock, idle, acts(alliance=1), P)
    assert (stock - before).item() == pytest.approx(0.3 * 0.4 * part)


def test_a_joint_act_answers_the_acts_of_both() -> None:
    stock, idle = advance(NOTHING, NEVER, acts(joint=1), P)
    later, _ = advance(stock, idle, acts(union=1), P)
    assert (later - stock * 2 ** (-1 / 8)).item() == pytest.approx(0.3 * 0.4)


def test_a_stock_halves_in_its_half_life() -> None:
    stock, idle = advance(NOTHING, NEVER, acts(joint=1), P)
    for _ in range(8):
        stock, idle = advance(stock, idle, acts(), P)
    assert stock.item() == pytest.approx(0.15)


courses = arrays(float, (12, 3, 2), elements=st.integers(0, 4).map(float))


def level_of(course: np.ndarray, capped: np.ndarray) -> np.ndarray:
    stock, idle = np.zeros((1, 2)), np.full((1, 2, 2), np.inf)
    for year in course:
        stock, idle = advance(stock, idle, year, P)
    return level(stock, capped, P.exchange_loss)


@given(course=courses, capped=arrays(float, 2, elements=st.sampled_from([0.0, 1.0])))
def test_the_level_stays_within_0_and_100_and_under_its_cap(
    course: np.ndarray, capped: np.ndarray
) -> None:
    found = level_of(course, capped)
    assert ((found >= 0) & (found <= 100)).all()
    assert (found[0, capped > 0] <= 60).all()


@given(
    course=courses,
    place=st.tuples(st.integers(0, 11), st.integers(0, 2), st.integers(0, 1)),
)
def test_one_more_act_never_lowers_the_level(
    course: np.ndarray, place: tuple[int, int, int]
) -> None:
    more = course.copy()
    more[place] += 1
    for capped in (np.zeros(2), np.ones(2)):
        assert (level_of(more, capped) >= level_of(course, capped) - 1e-9).all()


# The year


def year_of(**given: Any) -> Any:
    usual = {
        "acts_known": np.zeros((3, 2)),
        "ends_known": np.zeros(2),
        "open_part": np.float64(1.0),
        "act_shape": np.ones((3, 2)),
        "act_span": np.full((3, 1), 5.0),
        "lapse_evidence": np.array([3.0, 300.0]),
        "needs_exchange": np.array([1.0, 0.0]),
        "exchange_blocked": np.float64(1.0),
    }
    return SimpleNamespace(**{**usual, **given})


def stepped(year: Any, chance: float = 0.5, held: float = 4.0) -> Any:
    runs = 1
    last = SimpleNamespace(
        joint_instruments=np.full((runs, 2), held),
        acts_learned=np.zeros((runs, 3, 2)),
        exposure_learned=np.zeros((runs, 3, 1)),
        years_idle=np.full((runs, 2, 2), np.inf),
        reinforcement=np.zeros((runs, 2)),
    )
    shock = SimpleNamespace(
        acts=np.full((runs, 3, 2), chance),
        lapses=np.full((runs, 2), 1 - chance),
        burst=np.zeros(runs),
    )
    return partnership.step(last, year, P, shock)


def test_a_documented_year_is_as_the_record_has_it() -> None:
    known = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 2.0]])
    year = year_of(acts_known=known, ends_known=np.array([0.0, 1.0]), open_part=np.float64(0.0))
    found = stepped(year, chance=0.999)
    assert found["joint_instruments"].tolist() == [[5.0, 3.0]]
    assert found["instruments_in_force"].tolist() == [8.0]
    assert (found["acts_learned"] == 0).all()


def test_what_is_drawn_teaches_the_rate_of_later_years() -> None:
    found = stepped(year_of(), chance=0.99)
    assert found["acts_learned"][0, 0, 0] > 0
    assert found["exposure_learned"].tolist() == [[[1.0], [1.0], [1.0]]]
    assert (found["joint_instruments"] >= 4).all()


def test_instruments_lapse_and_never_below_none() -> None:
    found = stepped(year_of(lapse_evidence=np.array([300.0, 100.0])), chance=0.001, held=1.0)
    assert (found["joint_instruments"] == 0).all()


def test_lifting_the_block_frees_the_level_of_domains_that_need_exchange() -> None:
    acts_now = np.zeros((3, 2))
    acts_now[0] = 6.0
    blocked = stepped(year_of(acts_known=acts_now), chance=0.5)
    free = stepped(year_of(acts_known=acts_now, exchange_blocked=np.float64(0.0)), chance=0.5)
    assert free["partnership_level"].item() > blocked["partnership_level"].item()
    assert free["instruments_in_force"].item() == blocked["instruments_in_force"].item()


def test_the_start_adds_up_the_past() -> None:
    past = np.stack([np.tile(acts(joint=1), (1, 2)), np.zeros((3, 2))])
    given_facts = SimpleNamespace(
        past_acts=past, instruments_at_start=np.array([2.0, 1.0]), act_span=np.ones((3, 1))
    )
    found = start(given_facts, P, None)
    assert found["reinforcement"] == pytest.approx(np.full((1, 2), 0.3 * 2 ** (-1 / 8)))
    assert found["joint_instruments"].tolist() == [[2.0, 1.0]]
    assert (found["years_idle"] == 1).all()


# The facts


def counted_by_hand(system: System, day: date) -> dict[str, int]:
    """Count joint instruments straight from the YAML, sharing no code with the model."""
    folder = Path(system.directory)
    held = yaml.safe_load((folder / "cooperation.yaml").read_text("utf-8"))
    rules = yaml.safe_load((folder / "partnership.yaml").read_text("utf-8"))
    kinds = {one["kind"] for one in rules["joint"]}
    out = {one["instrument"] for one in rules["left_out"]}
    found = {one["id"]: 0 for one in held["domains"]}
    for one in held["instruments"]:
        if one["kind"] not in kinds or set(one["organisations"]) != {"EU", "NATO"}:
            continue
        begun, over = (latest(str(one[key])) if key in one else None for key in ("date", "until"))
        if one["id"] not in out and begun <= day and (over is None or day < over):
            found[one["domain"]] += 1
    return found


def latest(when: str) -> date:
    """Return the last day that a year, month or day may mean."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(*parts)


DAYS = [date(year, 12, 31) for year in range(2001, 2026)]
DAYS += [date(2024, 9, 21), date(2024, 10, 4), date(2023, 4, 1), date(2026, 11, 22)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_instruments_in_force_match_the_facts(system: System, day: date) -> None:
    assert instruments_in_force(system, day) == counted_by_hand(system, day)


def test_six_structured_dialogues_before_the_seventh(system: System) -> None:
    def dialogues(day: date) -> int:
        return sum(one.kind == "structured-dialogue" for one in in_force(system, day))

    assert dialogues(date(2024, 9, 21)) == 6
    assert dialogues(date(2024, 10, 3)) == 6
    assert dialogues(date(2024, 10, 4)) == 7


def test_seventy_four_proposals(system: System) -> None:
    sets = [one for one in in_force(system, date(2018, 1, 1)) if one.kind == "common-proposals"]
    assert sum(one.figure or 0 for one in sets) == 74


def test_every_kind_counts_somewhere_or_says_why_not(system: System) -> None:
    file = system.partnership
    named = {one.kind for one in (*file.joint, *file.own, *file.not_counted)}
    assert named == {one.id for one in system.cooperation.kinds}


def test_every_own_act_has_one_purpose(system: System) -> None:
    coded = [name for one in system.partnership.purposes for name in one.holds]
    assert len(coded) == len(set(coded))
    out = {one.instrument for one in system.partnership.left_out}
    own = {
        one.id
        for one in system.cooperation.instruments
        if len(one.organisations) == 1
        and one.kind in {kind.kind for kind in system.partnership.own}
        and one.id not in out
    }
    assert set(coded) == own


@given(days=st.tuples(st.dates(date(2001, 1, 1), date(2026, 11, 22)), st.integers(0, 4000)))
def test_a_later_day_never_loses_an_instrument_without_an_end(
    system: System, days: tuple[date, int]
) -> None:
    day = days[0]
    later = min(day + timedelta(days=days[1]), system.as_of)
    now = {one.id for one in in_force(system, later)}
    for one in in_force(system, day):
        if one.until is None or later < known_since(one.until, system.today):
            assert one.id in now


def test_as_of_hides_what_was_not_known(system: System) -> None:
    then = system.as_known_on(date(2024, 9, 21))
    assert in_force(then, date(2024, 9, 21)) == in_force(system, date(2024, 9, 21))
    assert len(in_force(then, date(2026, 1, 1))) == len(in_force(system, date(2024, 9, 21)))
    assert open_part(then, [2023, 2024, 2025])[[0, 2]].tolist() == [0.0, 1.0]


def test_facts_fit_together(system: System) -> None:
    found = partnership_facts(system, range(2025, 2031))
    whole = acts_by_year(system, range(1990, 2031))
    assert found["past_acts"].shape[0] + found["acts_known"].shape[0] == len(whole)
    ended, watched = lapse_evidence(system)
    assert 0 < ended < watched
    assert found["instruments_at_start"].sum() == 26
    assert (found["act_shape"] >= 1).all()


def test_a_scenario_can_lift_the_block(system: System) -> None:
    changed = system.scenario("exchange-unblocked").changes
    assert [one.variable for one in changed] == ["exchange_blocked"]


def test_without_domains_nothing_is_counted(system: System) -> None:
    empty = replace(system, cooperation=system.cooperation.model_copy(update={"domains": ()}))
    empty = replace(empty, cooperation=empty.cooperation.model_copy(update={"instruments": ()}))
    found = partnership_facts(empty, range(2025, 2027))
    assert found["instruments_at_start"].size == 0
