"""Balance and frustration against counting by hand on small graphs."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import RangeError
from foedus.instruments.signed_graph import Array, balanced_triangles, frustration_index


@st.composite
def graphs(draw: st.DrawFn) -> Array:
    number = draw(st.integers(1, 8))
    sign = np.zeros((number, number))
    for one, other in combinations(range(number), 2):
        sign[one, other] = sign[other, one] = draw(st.sampled_from((-1, 0, 1)))
    return sign


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_counts_are_those_of_brute_force(sign: Array) -> None:
    places = range(len(sign))
    found = [sign[i, j] * sign[j, k] * sign[i, k] for i, j, k in combinations(places, 3)]
    assert balanced_triangles(sign) == (found.count(1), len(found) - found.count(0))
    least = min(
        sum(sign[i, j] * camp[i] * camp[j] < 0 for i, j in combinations(places, 2))
        for camp in product((-1, 1), repeat=len(sign))
    )
    assert frustration_index(sign) == least


def test_two_camps_are_balanced() -> None:
    camp = np.array([1.0, 1, 1, -1, -1])
    sign = np.outer(camp, camp) - np.eye(5)
    assert balanced_triangles(sign) == (10, 10)
    assert frustration_index(sign) == 0


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (np.zeros((2, 3)), "square"),
        (np.array([[0.0, 1], [-1, 0]]), "symmetric"),
        (np.eye(2), "symmetric"),
        (np.full((2, 2), 0.5), "1, 0 and -1"),
        (np.zeros((17, 17)), "too many"),
    ],
)
def test_what_is_no_signed_graph_is_refused(sign: Array, said: str) -> None:
    with pytest.raises(RangeError, match=said):
        frustration_index(sign)
