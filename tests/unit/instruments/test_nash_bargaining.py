"""Nash bargaining against a search over a grid, closed forms and its limits."""

import numpy as np
import pytest

from foedus.errors import RangeError, UnknownName
from foedus.instruments.compromise import compromise
from foedus.instruments.nash_bargaining import nash_bargaining


def by_search(position, weight, status_quo, loss):
    """Return the best of a million points between the status quo and beyond all positions."""
    far = 2 * np.abs(position - status_quo).max()
    point = status_quo + np.linspace(-far, far, 1_000_001)
    product = np.zeros_like(point)
    with np.errstate(divide="ignore", invalid="ignore"):
        for one, power in zip(position, weight, strict=True):
            if loss == "quadratic":
                gain = (status_quo - one) ** 2 - (point - one) ** 2
            else:
                gain = np.abs(status_quo - one) - np.abs(point - one)
            product += power * np.log(np.where(gain > 0, gain, 0))
    return point[np.argmax(product)]


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
@pytest.mark.parametrize("side", [1.0, -1.0])
def test_it_is_the_best_of_a_fine_grid(loss: str, side: float) -> None:
    rng = np.random.default_rng(3)
    for _ in range(10):
        position = 30 + side * rng.uniform(1, 60, 5)
        weight = rng.uniform(0.1, 1, 5)
        found = nash_bargaining(position, weight, np.ones(5), 30.0, loss)
        assert found == pytest.approx(by_search(position, weight, 30.0, loss), abs=5e-4)


def test_two_equals_with_quadratic_losses_by_hand() -> None:
    """(40 − t)/(80 − t) + (80 − t)/(160 − t) = 0, so t = 90 − √1700."""
    found = nash_bargaining(np.array([40.0, 80.0]), np.ones(2), np.ones(2), 0.0)
    assert found == pytest.approx(90 - np.sqrt(1700))


def test_with_linear_losses_the_stronger_of_two_gets_what_it_wants() -> None:
    """Up to 60 both gain by going on; beyond, the strong one loses more than the weak gains."""
    found = nash_bargaining(np.array([60.0, 80.0]), np.ones(2), np.array([9.0, 1.0]), 0.0, "linear")
    assert found == pytest.approx(60.0)


def test_opposite_wishes_leave_the_status_quo() -> None:
    position = np.array([[20.0, 80.0], [50.0, 80.0], [60.0, 80.0]])
    found = nash_bargaining(position, np.ones(2), np.ones(2), 50.0)
    assert found[:2].tolist() == [50.0, 50.0]
    assert 60 < found[2] < 80


def test_who_has_no_weight_cannot_block() -> None:
    position = np.array([20.0, 80.0])
    found = nash_bargaining(position, np.array([0.0, 1.0]), np.ones(2), 50.0)
    assert found == pytest.approx(80.0)


def test_seen_from_far_away_it_is_the_compromise_model() -> None:
    rng = np.random.default_rng(4)
    position, salience, capability = rng.uniform(0, 100, (3, 6))
    far = nash_bargaining(position, salience, capability, -1e7)
    assert far == pytest.approx(compromise(position, salience, capability), abs=1e-2)
    near = nash_bargaining(position, salience, capability, -1.0)
    assert near < far - 1


def test_each_draw_has_its_own_status_quo() -> None:
    position = np.array([[40.0, 80.0], [60.0, 20.0]])
    found = nash_bargaining(position, np.ones(2), np.ones(2), np.array([0.0, 100.0]))
    assert found.tolist() == pytest.approx([90 - np.sqrt(1700), 100 - (90 - np.sqrt(1700))])


def test_nobody_with_weight_settles_nothing() -> None:
    assert np.isnan(nash_bargaining(np.ones(2), np.zeros(2), np.ones(2), 0.0))


def test_bad_input_is_refused() -> None:
    with pytest.raises(UnknownName, match="unknown loss 'quadratik'; did you mean 'quadratic'"):
        nash_bargaining(np.ones(2), np.ones(2), np.ones(2), 0.0, "quadratik")
    with pytest.raises(RangeError, match="status_quo is nan"):
        nash_bargaining(np.ones(2), np.ones(2), np.ones(2), np.nan)
