"""Competing risks: against integrals, simulated ends and counting by hand; bad input."""

from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad

from foedus.errors import RangeError
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
ADOPTED = np.array([2.0, 0.4, 0.1])
FAILED = np.array([0.1, 0.2, 0.9])


def test_incidence_is_the_integral_of_hazard_times_survival() -> None:
    for hazard, other, time in ((0.7, 0.3, 1.0), (2.0, 0.0, 0.4), (0.05, 1.5, 9.0)):
        density = quad(lambda t, a=hazard, b=other: a * np.exp(-(a + b) * t), 0, time)[0]
        found = cumulative_incidence(np.array(hazard), np.array(other), time)
        assert found == pytest.approx(density)


def test_simulated_cases_end_as_often_as_the_formula_says() -> None:
    rng = np.random.default_rng(1)
    kind = rng.choice(3, 200_000, p=WEIGHT)
    first, second = rng.exponential(1 / ADOPTED[kind]), rng.exponential(1 / FAILED[kind])
    adopted = first < second
    for time in (0.5, 1.0, 5.0):
        share = (adopted & (first <= time)).mean()
        assert mixed_incidence(WEIGHT, ADOPTED, FAILED, time) == pytest.approx(share, abs=0.005)
    still = (first > 1) & (second > 1)
    wanted = [(kind[still] == one).mean() for one in range(3)]
    assert weight_when_open(WEIGHT, ADOPTED, FAILED, 1.0) == pytest.approx(wanted, abs=0.01)
    level = np.array([0.25, 0.5, 0.95])
    found = time_by_which(WEIGHT, ADOPTED, FAILED, level)
    assert found == pytest.approx(np.quantile(first[adopted], level), rel=0.03)
    waited = np.where(adopted, np.minimum(first, 10), 10).mean()
    assert mean_time_open(WEIGHT, ADOPTED, FAILED, 10.0) == pytest.approx(waited, rel=0.01)


def test_a_hazard_without_events_stays_at_its_prior_and_falls_with_time_without_any() -> None:
    one = np.array(1.0)
    assert posterior_hazard(np.array(0.0), np.array(0.0), one, one / 2) == 2
    assert posterior_hazard(np.array(0.0), np.array(9.5), one, one / 2) == pytest.approx(0.1)


def test_without_any_hazard_nothing_ever_ends() -> None:
    assert cumulative_incidence(np.zeros(1), np.zeros(1), np.inf).tolist() == [0.0]


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
    ended = np.ones(4000)
    found = classed_hazards(possible, (ended, 0 * ended), time, (1.0, 0.1), 2.0, 60)
    assert found.hazard == pytest.approx([10, 0.25], rel=0.1)
    assert np.allclose(found.member.sum(axis=1), 1)
    assert found.member[:400] == pytest.approx(possible[:400])


@pytest.mark.parametrize(
    "call",
    [
        lambda: posterior_hazard(-np.ones(1), np.ones(1), np.ones(1), np.ones(1)),
        lambda: posterior_hazard(np.ones(1), np.ones(1), np.zeros(1), np.ones(1)),
        lambda: cumulative_incidence(-np.ones(1), np.ones(1), 1.0),
        lambda: cumulative_incidence(np.ones(1), np.ones(1), -1.0),
        lambda: cumulative_incidence(np.ones(2), np.ones(3), 1.0),
        lambda: mixed_incidence(np.array([0.5, 0.6]), np.ones(2), np.ones(2), 1.0),
        lambda: time_by_which(np.ones(1), np.ones(1), np.ones(1), np.ones(1)),
        lambda: observed_incidence(-np.ones(1), np.ones(1) > 0, np.ones(1) < 0, 1.0),
    ],
)
def test_senseless_input_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(RangeError):
        call()


@pytest.mark.parametrize("found", [time_by_which, mean_time_open])
def test_what_never_comes_is_refused_and_not_told_as_at_once(found: Any) -> None:
    with pytest.raises(RangeError, match="hazard"):
        found(np.ones(1), np.zeros(1), np.ones(1), np.array([0.5]))
