"""Competing risks: against integrals, simulated ends and counting by hand; bad input."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import minimize

from foedus.errors import RangeError
from foedus.instruments.age_pieces import events_in_pieces, time_in_pieces
from foedus.instruments.competing_risks import (
    cumulative_incidence,
    mean_time_open,
    mixed_incidence,
    posterior_hazard,
    time_by_which,
    weight_when_open,
)
from foedus.instruments.latent_classes import classed_hazards
from foedus.instruments.observed_incidence import observed_incidence

WEIGHT = np.array([0.5, 0.3, 0.2])
ONE = np.ones((1, 1))
BOUNDS, SINCE = np.array([0.5, 2.0]), 0.3
FIRST, OTHER = np.array([2.0, 0.7, 0.1]), np.array([0.1, 0.0, 0.4])
ADOPTED = np.array([[2.0, 3.0, 0.5], [0.4, 0.6, 0.1], [0.1, 0.2, 0.1]])
FAILED = np.array([[0.1, 0.1, 0.3], [0.2, 0.2, 0.6], [0.9, 0.4, 0.2]])


def test_incidence_is_the_integral_of_hazard_times_survival() -> None:
    for hazard, other, time in ((0.7, 0.3, 1.0), (2.0, 0.0, 0.4), (0.05, 1.5, 9.0)):
        density = quad(lambda t, a=hazard, b=other: a * np.exp(-(a + b) * t), 0, time)[0]
        found = cumulative_incidence(np.array([hazard]), np.array([other]), np.array([time]))
        assert found == pytest.approx(density)


def hazard_at(hazard: np.ndarray, age: float) -> float:
    return float(hazard[np.searchsorted(BOUNDS, age, side="right")])


@pytest.mark.parametrize("since", [0.0, 0.3, 1.7, 4.0])
@pytest.mark.parametrize("time", [0.1, 1.1, 6.0])
def test_hazards_by_age_agree_with_a_numerical_integral(since: float, time: float) -> None:
    """With its own survival, summed up by scipy from the hazard at each age."""

    def survival(until: float) -> float:
        points = [one for one in BOUNDS if since < one < until]
        return float(np.exp(-quad(lambda t: hazard_at(FIRST, t) + hazard_at(OTHER, t), since,
                                  until, points=points or None)[0]))  # fmt: skip

    ages = [since, *(one for one in BOUNDS if since < one < since + time), since + time]
    wanted = sum(
        quad(lambda t: hazard_at(FIRST, t) * survival(t), a, b)[0] for a, b in pairwise(ages)
    )
    spent = time_in_pieces(BOUNDS, since, since + time)
    assert cumulative_incidence(FIRST, OTHER, spent) == pytest.approx(wanted, rel=1e-6)


def test_simulated_cases_end_as_often_as_the_formula_says() -> None:
    """Hazards that go by age and class, met from an age at which some have ended."""
    rng = np.random.default_rng(1)
    kind = rng.choice(3, 200_000, p=WEIGHT)
    first, second = ages_at_end(rng, ADOPTED[kind]), ages_at_end(rng, FAILED[kind])
    still, adopted = (first > SINCE) & (second > SINCE), first < second
    kind, first, adopted = kind[still], first[still] - SINCE, adopted[still]
    weight = weight_when_open(WEIGHT, ADOPTED, FAILED, time_in_pieces(BOUNDS, 0, SINCE))
    assert weight == pytest.approx([(kind == one).mean() for one in range(3)], abs=0.01)
    for time in (0.2, 1.0, 5.0):
        spent = time_in_pieces(BOUNDS, SINCE, SINCE + time)
        share = (adopted & (first <= time)).mean()
        assert mixed_incidence(weight, ADOPTED, FAILED, spent) == pytest.approx(share, abs=0.006)
    level = np.array([0.25, 0.5, 0.95])
    found = time_by_which(weight, ADOPTED, FAILED, level, BOUNDS, SINCE)
    assert found == pytest.approx(np.quantile(first[adopted], level), rel=0.03)
    waited = np.where(adopted, np.minimum(first, 10), 10).mean()
    spent = time_in_pieces(BOUNDS, SINCE, SINCE + 10)
    assert mean_time_open(weight, ADOPTED, FAILED, spent) == pytest.approx(waited, rel=0.01)


def ages_at_end(rng: np.random.Generator, hazard: np.ndarray) -> np.ndarray:
    """Return ages at which hazards by age (case, piece) end cases, each piece drawn afresh."""
    starts, ends = np.array([0, *BOUNDS]), np.array([*BOUNDS, np.inf])
    drawn = starts + rng.exponential(1 / hazard)
    inside = drawn < ends
    return drawn[np.arange(len(drawn)), inside.argmax(axis=1)]


def test_a_hazard_without_events_stays_at_its_prior_and_falls_with_time_without_any() -> None:
    one = np.array(1.0)
    assert posterior_hazard(np.array(0.0), np.array(0.0), one, one / 2) == 2
    assert posterior_hazard(np.array(0.0), np.array(9.5), one, one / 2) == pytest.approx(0.1)


def test_without_any_hazard_nothing_ever_ends() -> None:
    assert cumulative_incidence(np.zeros(1), np.zeros(1), np.array([np.inf])).item() == 0


def test_time_is_shared_out_among_pieces_of_age() -> None:
    found = time_in_pieces(np.array([0.5, 2.0]), np.array([0.0, 1.0, 3.0]), np.inf)
    assert found.tolist() == [[0.5, 1.5, np.inf], [0.0, 1.0, np.inf], [0.0, 0.0, np.inf]]
    assert time_in_pieces(np.empty(0), 1.0, 3.5).tolist() == [2.5]
    ended = events_in_pieces(np.array([0.5, 2.0]), np.array([0.0, 0.5, 2.1]), np.ones(3, bool))
    assert ended.argmax(axis=1).tolist() == [0, 0, 2]


def test_observed_shares_follow_the_formula_by_hand() -> None:
    """Five cases: one adopted at 1, one failed at 2, one seen open to 3, two adopted at 4."""
    time = np.array([1.0, 2.0, 3.0, 4.0, 4.0])
    adopted = np.array([True, False, False, True, True])
    failed = np.array([False, True, False, False, False])
    assert observed_incidence(time, adopted, failed, 1.0) == pytest.approx(1 / 5)
    assert observed_incidence(time, adopted, failed, 3.9) == pytest.approx(1 / 5)
    assert observed_incidence(time, adopted, failed, 9.0) == pytest.approx(1 / 5 + 3 / 5)


def test_classes_that_are_not_known_are_found_by_how_long_cases_took() -> None:
    rng = np.random.default_rng(2)
    kind = rng.choice(2, 4000, p=[0.5, 0.5])
    time = rng.exponential(np.where(kind == 0, 0.1, 4.0))
    possible = np.full((4000, 2), 0.5)
    possible[:400] = np.eye(2)[kind[:400]]  # a tenth of the cases is known
    ended = np.ones((4000, 1))
    found = classed_hazards(possible, (ended, 0 * ended), time[:, None], (1.0, 0.1), (2.0, 2.0), 60)
    assert found.hazard[:, 0] == pytest.approx([10, 0.25], rel=0.1)
    assert np.allclose(found.member.sum(axis=1), 1)
    assert found.member[:400] == pytest.approx(possible[:400])


def some_cases(rng: np.random.Generator, number: int) -> tuple[np.ndarray, ...]:
    """Return known classes, events of two causes and time under risk of cases, by piece."""
    kind = rng.choice(2, number)
    end = ages_at_end(rng, np.array([[3.0, 1.0, 0.4], [0.6, 0.2, 0.08]])[kind])
    until = np.minimum(end, rng.uniform(0, 8, number))
    adopted = (end <= until) & (rng.random(number) < 0.8)
    failed = (end <= until) & ~adopted
    events = (events_in_pieces(BOUNDS, until, one) for one in (adopted, failed))
    return np.eye(2)[kind], *events, time_in_pieces(BOUNDS, 0 * until, until)


def test_hazards_by_class_and_age_are_those_of_the_highest_likelihood() -> None:
    """Against a search by scipy, with priors worth next to nothing."""
    known, adopted, failed, spent = some_cases(np.random.default_rng(6), 900)
    found = classed_hazards(known, (adopted, failed), spent, (1.0, 1.0), (1e-9, 1e-9), 200)

    def against(logs: np.ndarray) -> float:
        log = logs[:2, None] + np.append(0.0, logs[2:])
        return float(-(known.T @ adopted * log - known.T @ spent * np.exp(log)).sum())

    best = minimize(against, np.zeros(4), method="BFGS").x
    wanted = np.exp(best[:2, None] + np.append(0.0, best[2:]))
    assert found.hazard == pytest.approx(wanted, rel=1e-4)
    assert found.hazard == pytest.approx(0.8 * np.array([[3, 1, 0.4], [0.6, 0.2, 0.08]]), rel=0.35)


def test_one_piece_is_a_constant_hazard_by_hand_whatever_a_piece_is_worth() -> None:
    known, events, spent = np.eye(2), np.ones((2, 1)), np.array([[1.0], [9.0]])
    for worth in (0.1, 50.0):
        found = classed_hazards(known, (events, 0 * events), spent, (2.0, 0.5), (3.0, worth), 5)
        assert found.hazard[:, 0] == pytest.approx([4 / (1 + 1.5), 4 / (9 + 1.5)])
        assert found.other[:, 0] == pytest.approx([3 / (1 + 6), 3 / (9 + 6)])


def test_pieces_worth_a_great_deal_leave_hazards_constant() -> None:
    known, adopted, failed, spent = some_cases(np.random.default_rng(7), 50)
    given = known, (adopted, failed), spent, (1.0, 1.0)
    held = classed_hazards(*given, (2.0, 1e9), 30).hazard
    assert held == pytest.approx(held[:, :1] @ np.ones((1, 3)), rel=1e-5)
    free = classed_hazards(*given, (2.0, 2.0), 30).hazard
    assert free[0, 0] > 1.5 * free[0, 2]


def test_without_cases_hazards_are_what_was_held_before() -> None:
    none = np.empty((0, 3))
    found = classed_hazards(np.empty((0, 2)), (none, none), none, (1.5, 0.2), (2.0, 2.0), 3)
    assert found.hazard == pytest.approx(np.full((2, 3), 1.5))
    at_once = np.zeros((1, 3))
    found = classed_hazards(np.eye(2)[:1], (at_once, at_once), at_once, (1.5, 1), (2.0, 2.0), 3)
    assert found.hazard == pytest.approx(np.full((2, 3), 1.5))


@pytest.mark.parametrize(
    "call",
    [
        lambda: posterior_hazard(-np.ones(1), np.ones(1), np.ones(1), np.ones(1)),
        lambda: posterior_hazard(np.ones(1), np.ones(1), np.zeros(1), np.ones(1)),
        lambda: cumulative_incidence(-np.ones(1), np.ones(1), np.ones(1)),
        lambda: cumulative_incidence(np.ones(1), np.ones(1), -np.ones(1)),
        lambda: cumulative_incidence(np.ones(2), np.ones(3), np.ones(2)),
        lambda: mixed_incidence(np.array([0.5, 0.6]), np.ones((2, 1)), np.ones((2, 1)), np.ones(1)),
        lambda: weight_when_open(np.ones(1), ONE, ONE, np.array([np.inf])),
        lambda: time_by_which(np.ones(1), ONE, ONE, np.ones(1), np.empty(0), 0.0),
        lambda: time_in_pieces(np.array([1.0, 1.0]), 0.0, 1.0),
        lambda: time_in_pieces(np.array([-1.0]), 0.0, 1.0),
        lambda: time_in_pieces(np.array([1.0]), -1.0, 1.0),
        lambda: time_in_pieces(np.array([1.0]), 2.0, 1.0),
        lambda: time_in_pieces(np.array([1.0]), 0.0, np.nan),
        lambda: observed_incidence(-np.ones(1), np.ones(1) > 0, np.ones(1) < 0, 1.0),
    ],
)
def test_senseless_input_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(RangeError):
        call()


def test_what_never_comes_is_refused_and_not_told_as_at_once() -> None:
    with pytest.raises(RangeError, match="hazard"):
        time_by_which(np.ones(1), 0 * ONE, ONE, np.array([0.5]), np.empty(0), 0.0)
    with pytest.raises(RangeError, match="hazard"):
        mean_time_open(np.ones(1), 0 * ONE, ONE, np.ones(1))
