"""Invariants of competing risks, propensities and scores, for any input."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.instruments.age_pieces import time_in_pieces
from foedus.instruments.competing_risks import (
    cumulative_incidence,
    mean_time_open,
    mixed_incidence,
    time_by_which,
    weight_when_open,
)
from foedus.instruments.forecast_scores import concordance
from foedus.instruments.observed_incidence import observed_incidence
from foedus.instruments.propensity import shrunk_share, updated

BOUNDS = np.array([0.5, 2.0])
PIECES = arrays(float, 3, elements=st.floats(1e-3, 20))
CLASSED = arrays(float, (4, 3), elements=st.floats(1e-3, 20))
SHARES = arrays(float, 4, elements=st.floats(0.01, 1))
SHARE = st.floats(0, 1)


@given(PIECES, PIECES, st.floats(0, 5), st.floats(0, 30), st.floats(0, 30))
def test_incidence_rises_with_time_and_both_causes_leave_room(
    first: np.ndarray, second: np.ndarray, since: float, time: float, more: float
) -> None:
    to, beyond = (time_in_pieces(BOUNDS, since, since + one) for one in (time, time + more))
    early, late = (
        cumulative_incidence(first, second, to),
        cumulative_incidence(first, second, beyond),
    )
    assert 0 <= early <= late + 1e-12 <= 1 + 1e-9
    open_still = 1 - late - cumulative_incidence(second, first, beyond)
    assert np.isclose(open_still, np.exp(-((first + second) * beyond).sum()), atol=1e-9)


@given(SHARES, CLASSED, CLASSED, st.floats(0.01, 5), st.floats(0.01, 5))
def test_a_mixture_seen_in_two_steps_is_the_same_as_in_one(
    weight: np.ndarray, first: np.ndarray, second: np.ndarray, age: float, more: float
) -> None:
    """Whoever is open at an age starts there."""
    weight = weight / weight.sum()
    before = time_in_pieces(BOUNDS, 0, age)
    alive = float((weight * np.exp(-((first + second) * before).sum(axis=1))).sum())
    now = weight_when_open(weight, first, second, before)
    later = mixed_incidence(now, first, second, time_in_pieces(BOUNDS, age, age + more)) * alive
    at_once = mixed_incidence(weight, first, second, time_in_pieces(BOUNDS, 0, age + more))
    assert np.isclose(at_once - mixed_incidence(weight, first, second, before), later, atol=1e-9)


@given(SHARES, CLASSED, CLASSED, st.floats(0.02, 0.98), st.floats(0, 5))
def test_the_time_of_a_share_is_where_the_incidence_reaches_it(
    weight: np.ndarray, first: np.ndarray, second: np.ndarray, share: float, since: float
) -> None:
    weight = weight / weight.sum()
    time = time_by_which(weight, first, second, np.array([share]), BOUNDS, since)[0]
    reached, ever = (
        mixed_incidence(weight, first, second, time_in_pieces(BOUNDS, since, since + one))
        for one in (time, np.inf)
    )
    assert np.isclose(reached, share * ever, rtol=1e-6)


@given(SHARES, CLASSED, CLASSED, st.floats(0, 5), st.floats(0.01, 20))
def test_the_mean_wait_lies_between_none_and_the_horizon_and_grows_with_it(
    weight: np.ndarray, first: np.ndarray, second: np.ndarray, since: float, horizon: float
) -> None:
    weight = weight / weight.sum()
    short, long = (
        mean_time_open(weight, first, second, time_in_pieces(BOUNDS, since, since + one))
        for one in (horizon, 2 * horizon)
    )
    assert 0 <= short <= horizon
    assert -1e-9 <= long - short <= horizon + 1e-9


@given(st.integers(0, 50), st.integers(0, 50), SHARE, st.floats(0.1, 50))
def test_a_share_lies_between_what_was_expected_and_what_was_seen(
    done: int, more: int, mean: float, strength: float
) -> None:
    chances = done + more
    found = shrunk_share(np.array(float(done)), np.array(float(chances)), mean, strength).item()
    seen = done / chances if chances else mean
    assert min(mean, seen) - 1e-9 <= found <= max(mean, seen) + 1e-9


@given(SHARE, st.floats(0.01, 100), st.floats(0.01, 100))
def test_two_signs_may_come_in_either_order(share: float, one: float, two: float) -> None:
    start = np.array(share)
    there = updated(updated(start, np.array(one)), np.array(two))
    back = updated(updated(start, np.array(two)), np.array(one))
    assert np.isclose(there, back)


@given(st.data(), st.integers(2, 25))
def test_orders_do_not_depend_on_scale_or_on_the_order_of_cases(
    data: st.DataObject, n: int
) -> None:
    forecast = data.draw(arrays(float, n, elements=st.integers(0, 6).map(float)))
    time = data.draw(arrays(float, n, elements=st.integers(1, 6).map(float)))
    seen = data.draw(arrays(bool, n))
    plain = concordance(forecast, time, seen)
    turned = concordance(10 * forecast[::-1] + 3, time[::-1], seen[::-1])
    assert np.isclose(plain, turned, equal_nan=True)
    against = concordance(-forecast, time, seen)
    assert np.isnan(plain) or np.isclose(plain + against, 1)


@given(st.data(), st.integers(1, 25))
def test_without_cases_lost_from_sight_the_observed_share_is_the_plain_share(
    data: st.DataObject, n: int
) -> None:
    time = data.draw(arrays(float, n, elements=st.integers(1, 9).map(float)))
    adopted = data.draw(arrays(bool, n))
    found = observed_incidence(time, adopted, ~adopted, 5.0)
    assert np.isclose(found, (adopted & (time <= 5)).mean())
