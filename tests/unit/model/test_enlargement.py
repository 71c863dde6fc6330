"""Enlargement: nobody enters while held up, better grades are never later, members add up."""

from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.enlargement import Candidates, Enlargement, enlargement, prepare, work_needed

CERTAIN = {
    "talks_rate": 1.0,
    "opening_rate": 1.0,
    "closing_rate": 1.0,
    "entry_lag": 1.0,
    "stage_spread": 0.0,
    "preparedness_slope": 1.0,
    "score_drift": 0.0,
    "score_spread": 0.0,
    "hold_rate": 0.0,
    "release_rate": 0.0,
    "suspension_rate": 0.0,
    "resumption_rate": 0.0,
}
GIVEN = {
    "candidate": np.array([0.0, 1.0, 1.0]),
    "accession_left": np.array([[0.0, 0, 1], [0, 0, 1], [0, 0.5, 1]]),
    "preparedness": np.array([0.0, 3.0, 3.0]),
    "preparedness_age": np.zeros(3),
    "hold_weight": np.array([1.0, 0.2, 0.2]),
    "in_union_by_fact": np.array([[1.0, 0.0, 0.0]]),
}
NONE = ("accession_clock", "accession_held", "accession_part_held", "accession_suspended")


def parameters(**changed: float) -> Enlargement:
    return Enlargement(**{n: np.array([[v]]) for n, v in (CERTAIN | changed).items()})


def years(number: int, given: dict[str, Any] | None = None, **world: Any) -> list[dict[str, Any]]:
    """Return some years of one member and two candidates, with chance at its middle."""
    p = parameters(**world.pop("p", {}))
    facts = GIVEN | (given or {})
    ready = prepare(Of(**facts), p)
    state = {name: np.zeros((1, 3)) for name in NONE} | {
        "in_union": facts["in_union_by_fact"].copy()
    }
    state |= {name: np.array([value]) for name, value in world.pop("start", {}).items()}
    drawn = {name: np.zeros((1, 3)) for name in ("talks", "opening", "closing", "score")}
    drawn |= {name: np.full((1, 3), 0.5) for name in ("hold", "suspension")} | world
    found = []
    for _ in range(number):
        now = Of(
            in_union_by_fact=facts["in_union_by_fact"][0],
            accession_open=np.array(1.0),
        )
        state = dict(enlargement.step(Of(**state), now, p, Of(**drawn), ready))
        found.append(state)
    return found


def entered(found: list[dict[str, Any]]) -> list[list[float]]:
    return [one["in_union"][0].tolist() for one in found]


def test_years_by_hand() -> None:
    # Half a year of closing and one of ratification: the second candidate is in after two years;
    # the third has three stages of a year each before it.
    assert entered(years(4)) == [[1, 0, 0], [1, 1, 0], [1, 1, 0], [1, 1, 1]]


@given(st.integers(1, 60), st.floats(0, 0.999), st.floats(0, 3))
def test_nobody_enters_while_a_hold_is_certain_to_last(
    number: int, drawn: float, slope: float
) -> None:
    start = {"accession_held": [0.0, 1.0, 1.0]}
    hold = np.full((1, 3), drawn)
    found = years(number, start=start, hold=hold, p={"preparedness_slope": slope})
    assert entered(found)[-1] == [1, 0, 0]


def test_a_suspended_way_stands_still() -> None:
    found = years(30, start={"accession_suspended": [0.0, 1.0, 0.0]})
    assert [one["accession_clock"][0, 1] for one in found] == [0.0] * 30
    assert entered(found)[-1] == [1, 0, 1]


def test_a_hold_of_a_part_lets_the_rest_go_on_but_not_to_the_end() -> None:
    start = {"accession_part_held": [0.0, 1.0, 0.0]}
    found = years(20, start=start)
    assert found[-1]["accession_clock"][0, 1] == 0.5  # what closing takes, and no more
    assert entered(found)[-1] == [1, 0, 1]
    # Let go in the first year, the treaty can follow from the second.
    free = years(2, start=start, p={"release_rate": 50.0})
    assert [one["accession_clock"][0, 1] for one in free] == [0.5, 1.5]
    assert [one["in_union"][0, 1] for one in free] == [0, 1]


def test_a_hold_that_ends_lets_the_clock_run_from_the_next_year() -> None:
    start = {"accession_held": [0.0, 1.0, 0.0]}
    found = years(3, start=start, p={"release_rate": 50.0})
    assert [one["accession_clock"][0, 1] for one in found] == [0.0, 1.0, 2.0]


def test_more_members_hold_up_more_often() -> None:
    rate = {"p": {"hold_rate": 0.6}}
    alone = 1 - np.exp(-0.6)
    three = 1 - np.exp(-0.6 * 1.4)
    between = np.full((1, 3), (alone + three) / 2)
    first = years(1, hold=between, **rate)[0]
    assert first["accession_held"][0, 2] == 0
    all_in = {"in_union_by_fact": np.ones((1, 3))}
    assert years(1, all_in, hold=between, p={"hold_rate": 0.6})[0]["accession_held"][0, 2] == 1


@given(st.floats(1, 5), st.floats(0, 3), st.floats(0, 3), st.floats(-3, 3))
def test_the_better_prepared_never_needs_longer(
    score: float, better: float, slope: float, luck: float
) -> None:
    grades = np.array([score, score + better])
    ready = Candidates(np.arange(2), np.ones((3, 2)), grades, np.ones(2), np.array(3.0), grades)
    same = np.full((1, 2), luck)
    p = parameters(preparedness_slope=slope, score_drift=0.1, stage_spread=0.5)
    lower, higher = work_needed(ready, p, same, same, same, same)[0]
    assert higher <= lower


def test_what_is_done_need_not_be_done_again_even_at_no_pace() -> None:
    ready = prepare(Of(**GIVEN), parameters())
    none = np.zeros((1, 2))
    p = parameters(talks_rate=0.0, opening_rate=0.0)
    assert work_needed(ready, p, none, none, none, none)[0] == pytest.approx([0.5, np.inf])


def test_without_pace_nobody_enters() -> None:
    still = dict.fromkeys(("talks_rate", "opening_rate", "closing_rate"), 0.0)
    assert entered(years(50, p=still))[-1] == [1, 0, 0]


def test_a_grade_never_published_is_drawn_around_the_others() -> None:
    unknown = {"preparedness": np.array([0.0, 3.0, 0.0])}
    p = parameters(score_spread=0.5)
    ready = prepare(Of(**(GIVEN | unknown)), p)
    none, up = np.zeros((1, 2)), np.ones((1, 2))
    usual, lucky = (work_needed(ready, p, luck, none, none, none)[0] for luck in (none, up))
    assert lucky[1] == pytest.approx(usual[1] * np.exp(-0.5))
    assert lucky[0] == usual[0]
