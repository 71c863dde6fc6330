"""Parts of those who moved add up to the change, whoever moved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import RangeError
from foedus.instruments.who_moved import relative_distance, who_moved

POSITION = st.floats(-4, 4)
THREE = st.tuples(POSITION, POSITION, POSITION)


@given(THREE, THREE)
def test_the_parts_add_up(before: tuple[float, ...], after: tuple[float, ...]) -> None:
    parts = who_moved(np.array(before), np.array(after))
    change = relative_distance(*map(np.array, after)) - relative_distance(*map(np.array, before))
    assert sum(map(float, parts)) == pytest.approx(float(change), abs=1e-9)


@given(THREE, POSITION, st.sampled_from(range(3)))
def test_who_stood_still_has_no_part(
    before: tuple[float, ...], moved_to: float, mover: int
) -> None:
    after = np.array(before)
    after[mover] = moved_to
    parts = who_moved(np.array(before), after)
    assert [float(parts[other]) for other in range(3) if other != mover] == [0, 0]


@given(THREE, THREE)
def test_going_back_turns_every_part_round(
    before: tuple[float, ...], after: tuple[float, ...]
) -> None:
    there = np.array(who_moved(np.array(before), np.array(after)))
    back = np.array(who_moved(np.array(after), np.array(before)))
    np.testing.assert_allclose(there, -back, atol=1e-9)


def test_shapes_that_do_not_fit_are_told() -> None:
    with pytest.raises(RangeError, match="three positions"):
        who_moved(np.zeros(2), np.zeros(2))
