"""Censoring weights: summed over cases they are the observed incidence, by another route."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import RangeError
from foedus.instruments.censoring_weights import censoring_weights
from foedus.instruments.observed_incidence import observed_incidence

CASES = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(["wanted", "other", "open"])), min_size=1
)


@given(CASES, st.integers(0, 6))
def test_weights_add_up_to_the_incidence(cases: list[tuple[int, str]], horizon: int) -> None:
    time = np.array([float(when) for when, _ in cases])
    wanted, other = (np.array([how == name for _, how in cases]) for name in ("wanted", "other"))
    weight = censoring_weights(time, wanted | other)
    counted = weight[wanted & (time <= horizon)].sum() / len(cases)
    assert counted == pytest.approx(observed_incidence(time, wanted, other, horizon))


def test_who_is_lost_is_stood_for_by_those_that_were_open_then() -> None:
    time, ended = np.array([1.0, 2, 2, 3, 4]), np.array([True, False, True, True, True])
    # At 2 four were open: one ended, so one of the three others was lost, and two stand for three.
    assert censoring_weights(time, ended) == pytest.approx([1, 0, 1, 1.5, 1.5])


def test_negative_times_are_refused() -> None:
    with pytest.raises(RangeError, match="time"):
        censoring_weights(np.array([-1.0]), np.array([True]))
