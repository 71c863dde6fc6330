"""Where a government stands: the mean of its parties by seats and days, and when there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.instruments.government_position import government_position, seat_day_weights

numbers = st.floats(-10, 10, allow_nan=False)
seats = st.integers(1, 300)


@given(st.lists(st.tuples(numbers, seats), min_size=1, max_size=8))
def test_a_government_stands_between_its_parties(parties: list[tuple[float, int]]) -> None:
    value = np.array([v for v, _ in parties])
    weight = seat_day_weights(
        np.array([float(s) for _, s in parties]), np.zeros(len(parties), int), np.array([365.0])
    )
    found = government_position(value, weight, 0.6)
    assert value.min() - 1e-9 <= found.position <= value.max() + 1e-9
    assert found.coverage == pytest.approx(1)
    assert 0 <= found.spread <= np.ptp(value) / 2 + 1e-9


@given(st.lists(st.tuples(numbers, seats), min_size=2, max_size=8))
def test_the_order_of_the_parties_does_not_matter(parties: list[tuple[float, int]]) -> None:
    shuffled = parties[1:] + parties[:1]

    def position(of: list[tuple[float, int]]) -> float:
        weight = np.array([float(s) for _, s in of])
        return government_position(np.array([v for v, _ in of]), weight / weight.sum(), 0).position

    assert position(shuffled) == pytest.approx(position(parties), abs=1e-9)


def test_a_party_of_all_seats_is_the_government() -> None:
    found = government_position(np.array([2.0]), np.array([1.0]), 0.6)
    assert (found.position, found.coverage, found.spread) == (2.0, 1.0, 0.0)


@pytest.mark.parametrize(("covered", "known"), [(0.59, False), (0.6, True), (0.61, True)])
def test_below_sixty_per_cent_there_is_no_position(covered: float, known: bool) -> None:
    found = government_position(np.array([5.0, np.nan]), np.array([covered, 1 - covered]), 0.6)
    assert np.isfinite(found.position) == np.isfinite(found.spread) == known
    assert found.coverage == pytest.approx(covered)


def test_a_cabinet_of_technicians_covers_none_of_its_days() -> None:
    """Nine months of technicians after three of a party: a quarter is covered."""
    weight = seat_day_weights(np.array([90.0]), np.array([0]), np.array([91.0, 274.0]))
    found = government_position(np.array([6.0]), weight, 0.6)
    assert found.coverage == pytest.approx(91 / 365)
    assert np.isnan(found.position)


def test_days_weigh_cabinets_and_not_their_size() -> None:
    """A minority counts as much in its days as a grand coalition does in its own."""
    weight = seat_day_weights(np.array([100.0, 400.0]), np.array([0, 1]), np.array([100.0, 100.0]))
    assert weight.tolist() == [0.5, 0.5]


def test_nothing_known_is_no_position_even_if_nothing_is_asked_for() -> None:
    assert np.isnan(government_position(np.array([np.nan]), np.array([1.0]), 0.0).position)


@pytest.mark.parametrize(("seats", "days"), [([-1.0], [1.0]), ([1.0], [-1.0]), ([1.0], [0.0])])
def test_bad_weights_are_refused(seats: list[float], days: list[float]) -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        seat_day_weights(np.array(seats), np.array([0]), np.array(days))


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        government_position(np.array([1.0]), np.array([-0.1]), 0.6)
