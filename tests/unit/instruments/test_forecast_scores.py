"""Scores of forecasts, propensities and what is fitted to them: by hand, by search, bad input."""

import numpy as np
import pytest
from scipy.stats import beta

from foedus.errors import RangeError
from foedus.instruments.forecast_scores import brier, concordance, known_by
from foedus.instruments.paired_bootstrap import mean_interval
from foedus.instruments.propensity import shrunk_share, sign_ratios, updated
from foedus.instruments.proportional_hazard import log_ratio

YES, NO = np.array([True]), np.array([False])


def test_fifty_scores_a_quarter_whatever_happens() -> None:
    assert brier(np.array([0.5, 0.5]), np.array([True, False])) == 0.25


def test_the_true_probability_scores_best_on_average() -> None:
    happened = np.random.default_rng(1).random(100_000) < 0.3
    scores = {p: brier(np.full(happened.size, p), happened) for p in (0.2, 0.3, 0.4, 1.0)}
    assert min(scores, key=lambda p: scores[p]) == 0.3


def test_who_was_last_seen_open_before_the_horizon_is_not_scored() -> None:
    time, ended = np.array([0.2, 0.2, 1.0]), np.array([True, False, False])
    assert known_by(time, ended, 1.0).tolist() == [True, False, True]


def test_concordance_agrees_with_going_through_all_pairs() -> None:
    rng = np.random.default_rng(3)
    forecast, time = rng.integers(0, 5, 40).astype(float), rng.integers(1, 9, 40).astype(float)
    seen = rng.random(40) < 0.6
    time[rng.random(40) < 0.2] = np.inf
    seen &= np.isfinite(time)
    right = pairs = 0.0
    for i in range(40):
        for j in range(40):
            comes_later = time[j] > time[i] or (time[j] == time[i] and not seen[j])
            if i != j and seen[i] and comes_later:
                pairs += 1
                right += (forecast[j] > forecast[i]) + 0.5 * (forecast[j] == forecast[i])
    assert concordance(forecast, time, seen) == pytest.approx(right / pairs)


def test_a_forecast_that_knows_the_times_is_right_and_its_reverse_wrong() -> None:
    time, seen = np.array([1.0, 2.0, 3.0, 4.0]), np.array([True, True, False, True])
    assert concordance(time, time, seen) == 1
    assert concordance(-time, time, seen) == 0
    assert concordance(0 * time, time, seen) == 0.5


def test_without_comparable_pairs_there_is_no_concordance() -> None:
    assert np.isnan(concordance(np.ones(2), np.ones(2), np.zeros(2, bool)))


def test_a_share_is_the_mean_of_the_beta_distribution_after_the_cases() -> None:
    found = shrunk_share(np.array(3.0), np.array(10.0), 0.2, 5.0)
    assert found == pytest.approx(beta(0.2 * 5 + 3, 0.8 * 5 + 7).mean())


def test_signs_that_never_went_with_the_deed_speak_against_it() -> None:
    ratio = sign_ratios(np.array([9.0, 1.0, 0.0]), np.array([1.0, 30.0, 0.0]), 2.0)
    assert ratio[0] > 1 > ratio[1]
    assert ratio[2] == 1
    assert sign_ratios(np.zeros(2), np.ones(2), 2.0).tolist() == [1.0, 1.0]


def test_odds_are_multiplied() -> None:
    assert updated(np.array(0.5), np.array(3.0)) == pytest.approx(0.75)
    assert updated(np.array(0.0), np.array(9.0)) == 0


def test_the_effect_on_a_hazard_is_the_highest_point_of_its_likelihood() -> None:
    rng = np.random.default_rng(4)
    covariate, expected = rng.normal(size=60), rng.random(60) * 2
    events = (rng.random(60) < 0.5).astype(float)
    grid = np.linspace(-3, 3, 60_001)
    shown = (events @ covariate) * grid - (
        expected[:, None] * np.exp(covariate[:, None] * grid)
    ).sum(0)
    best = grid[np.argmax(shown - grid**2 / (2 * 0.7**2))]
    assert log_ratio(covariate, events, expected, 0.7) == pytest.approx(best, abs=1e-4)


def test_without_events_and_expectation_the_effect_stays_at_none() -> None:
    assert log_ratio(np.ones(3), np.zeros(3), np.zeros(3), 1.0) == 0


def test_the_interval_of_a_mean_is_as_wide_as_its_standard_error_says() -> None:
    sample = np.random.default_rng(5).normal(1.0, 2.0, 400)
    low, high = mean_interval(sample, 0.9, draws=4000, seed=1)
    error = sample.std() / np.sqrt(sample.size)
    assert low == pytest.approx(sample.mean() - 1.645 * error, abs=0.02)
    assert high == pytest.approx(sample.mean() + 1.645 * error, abs=0.02)
    assert np.isnan(mean_interval(np.zeros(0), 0.9, draws=9, seed=1)).all()


@pytest.mark.parametrize(
    "call",
    [
        lambda: brier(np.array([1.1]), YES),
        lambda: brier(np.array([0.1, 0.2]), np.array([True, False, True])),
        lambda: shrunk_share(np.array(2.0), np.array(1.0), 0.5, 1.0),
        lambda: shrunk_share(np.array(0.0), np.array(1.0), 1.5, 1.0),
        lambda: log_ratio(np.array([np.nan]), np.ones(1), np.ones(1), 1.0),
        lambda: log_ratio(np.ones(1), np.ones(1), np.ones(1), 0.0),
        lambda: mean_interval(np.array([np.inf]), 0.9, draws=9, seed=1),
    ],
)
def test_senseless_input_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(RangeError):
        call()
