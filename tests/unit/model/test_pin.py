"""Pins: what facts and scenarios put on a variable, and in which order."""

import numpy as np
import pytest

from foedus.model.pin import Pin, apply_pins

COMPUTED = np.array([50.0, 80.0, 120.0])


def pin(**bounds: float) -> Pin:
    """Return a pin on the second of two years."""
    free = Pin.free("x", (2,), "facts")
    for name, value in bounds.items():
        getattr(free, name)[1] = value
    return free


@pytest.mark.parametrize(
    ("bounds", "wanted"),
    [
        ({"lower": 76.0, "upper": 76.0}, [76.0, 76.0, 76.0]),
        ({"lower": 76.0}, [76.0, 80.0, 120.0]),
        ({"upper": 76.0}, [50.0, 76.0, 76.0]),
        ({"factor": 0.5}, [25.0, 40.0, 60.0]),
        ({"factor": 0.5, "lower": 30.0}, [30.0, 40.0, 60.0]),
    ],
    ids=["set", "at least", "at most", "scaled", "scaled and then bounded"],
)
def test_a_pin_sets_bounds_or_scales_its_year(
    bounds: dict[str, float], wanted: list[float]
) -> None:
    assert apply_pins(COMPUTED, [pin(**bounds)], 1).tolist() == wanted


def test_a_pin_leaves_the_other_years_alone() -> None:
    assert apply_pins(COMPUTED, [pin(lower=76.0, upper=76.0)], 0).tolist() == COMPUTED.tolist()


def test_pins_apply_one_after_the_other_so_that_the_scenario_has_the_last_word() -> None:
    facts, scenario = pin(lower=76.0), pin(lower=40.0, upper=40.0)
    assert apply_pins(COMPUTED, [facts, scenario], 1).tolist() == [40.0, 40.0, 40.0]
    assert apply_pins(COMPUTED, [scenario, facts], 1).tolist() == [76.0, 76.0, 76.0]


def test_a_scenario_scales_what_the_facts_have_left() -> None:
    assert apply_pins(COMPUTED, [pin(lower=76.0), pin(factor=2.0)], 1).tolist() == [152, 160, 240]


def test_a_pin_may_hold_one_actor_and_leave_the_next() -> None:
    one = Pin.free("x", (1, 2), "facts")
    one.lower[0, 1] = one.upper[0, 1] = 3.0
    assert apply_pins(np.array([[1.0, 2.0]]), [one], 0).tolist() == [[1.0, 3.0]]
