"""Invariants of competing risks, propensities and scores, for any input."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.instruments.competing_risks import (
    cumulative_incidence,
    mixed_incidence,
    time_by_which,
    weight_when_open,
)
from foedus.instruments.forecast_scores import concordance
from foedus.instruments.observed_incidence import observed_incidence
from foedus.instruments.propensity import shrunk_share, updated

HAZARD = st.floats(1e-3, 20)
SHARE = st.floats(0, 1)


@given(HAZARD, HAZARD, st.floats(0, 30), st.floats(0, 30))
def test_incidence_rises_with_time_and_both_causes_leave_room(
    first: float, second: float, time: float, more: float
) -> None:
    one, two = np.array(first), np.array(second)
    early, late = cumulative_incidence(one, two, time), cumulative_incidence(one, two, time + more)
    assert 0 <= early <= late <= 1
    open_still = 1 - late - cumulative_incidence(two, one, time + more)
    assert np.isclose(open_still, np.exp(-(first + second) * (time + more)), atol=1e-9)


@given(
    arrays(float, 4, elements=st.floats(0.01, 1)),
    arrays(float, 4, elements=HAZARD),
    arrays(float, 4, elements=HAZARD),
    st.floats(0.01, 5),
    st.floats(0.01, 5),
)
def test_a_mixture_seen_in_two_steps_is_the_same_as_in_one(
    weight: np.ndarray, first: np.ndarray, second: np.ndarray, age: float, more: float
) -> None:
    weight = weight / weight.sum()
    alive = float((weight * np.exp(-(first + second) * age)).sum())
    now = weight_when_open(weight, first, second, age)
    later = mixed_incidence(now, first, second, more) * alive
    at_once = mixed_incidence(weight, first, second, age + more)
    assert np.isclose(at_once - mixed_incidence(weight, first, second, age), later, atol=1e-9)


@given(
    arrays(float, 3, elements=st.floats(0.01, 1)),
    arrays(float, 3, elements=HAZARD),
    arrays(float, 3, elements=HAZARD),
    st.floats(0.02, 0.98),
)
def test_the_time_of_a_share_is_where_the_incidence_reaches_it(
    weight: np.ndarray, first: np.ndarray, second: np.ndarray, share: float
) -> None:
    weight = weight / weight.sum()
    time = time_by_which(weight, first, second, np.array([share]))[0]
    ever = mixed_incidence(weight, first, second, np.inf)
    assert np.isclose(mixed_incidence(weight, first, second, time), share * ever, rtol=1e-6)


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
