"""Parts of a change add up whatever the order, and balance is what an oracle says."""

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from foedus.errors import RangeError
from foedus.instruments.moved_parts import moved_parts
from foedus.instruments.signed_graph import frustration, triangles

many = settings(max_examples=100, derandomize=True, database=None)
points = some.floats(-4, 4)


def nearer(one, other, target):
    return np.abs(other - target) - np.abs(one - target)


@some.composite
def signs(draw, most=7):
    """Return a symmetric matrix of signs."""
    actors = draw(some.integers(1, most))
    upper = np.triu(
        draw(arrays(float, (actors, actors), elements=some.sampled_from([-1, 0, 1]))), 1
    )
    return upper + upper.T


@many
@given(some.lists(points, min_size=3, max_size=3), some.lists(points, min_size=3, max_size=3))
def test_parts_add_up_to_the_change_exactly(before, after) -> None:
    parts = moved_parts(nearer, before, after)
    assert parts.sum() == pytest.approx(nearer(*after) - nearer(*before), abs=1e-12)


@many
@given(arrays(float, (3, 5), elements=points), arrays(float, (3, 5), elements=points))
def test_parts_add_up_in_each_draw_and_do_not_mind_the_order(before, after) -> None:
    parts = moved_parts(nearer, list(before), list(after))
    later = [list(one[[2, 0, 1]]) for one in (before, after)]
    turned = moved_parts(lambda c, a, b: nearer(a, b, c), *later)
    assert parts == pytest.approx(turned[[1, 2, 0]], abs=1e-12)
    assert parts.sum(axis=0) == pytest.approx(nearer(*after) - nearer(*before), abs=1e-12)


@many
@given(points, points, points, points)
def test_who_stays_has_no_part(one, other, target, moved) -> None:
    parts = moved_parts(nearer, (one, other, target), (one, moved, target))
    assert parts[[0, 2]].tolist() == [0, 0]


def test_back_again_turns_every_part_round() -> None:
    before, after = (1.0, 2.5, 0.4), (1.9, 2.0, 2.2)
    there, back = moved_parts(nearer, before, after), moved_parts(nearer, after, before)
    assert there == pytest.approx(-back)


def test_movers_without_a_counterpart_are_refused() -> None:
    with pytest.raises(RangeError, match="3 before and 2 after"):
        moved_parts(nearer, (1, 2, 3), (1, 2))
    with pytest.raises(RangeError, match="0 movers; give 1 to 12"):
        moved_parts(nearer, (), ())


@many
@given(signs())
def test_triangles_are_those_counted_one_by_one(sign) -> None:
    products = [
        sign[i, j] * sign[j, k] * sign[i, k] for i, j, k in combinations(range(len(sign)), 3)
    ]
    found = triangles(sign)
    assert found.number == sum(one != 0 for one in products)
    assert found.balanced == sum(one > 0 for one in products)


@many
@given(signs())
def test_frustration_is_the_least_over_all_divisions(sign) -> None:
    actors = len(sign)
    against = [
        sum(sign[i, j] * s[i] * s[j] < 0 for i, j in combinations(range(actors), 2))
        for s in product((-1, 1), repeat=actors)
    ]
    found = frustration(sign)
    assert found.ties == min(against)
    assert found.camp[0]


@many
@given(signs())
def test_no_frustration_means_two_camps(sign) -> None:
    """A graph is balanced if its negative ties, with positive ones contracted, have two colours."""
    friends = nx.Graph([(i, j) for i, j in combinations(range(len(sign)), 2) if sign[i, j] > 0])
    friends.add_nodes_from(range(len(sign)))
    camps = list(nx.connected_components(friends))
    group = {actor: place for place, camp in enumerate(camps) for actor in camp}
    foes = [(i, j) for i, j in combinations(range(len(sign)), 2) if sign[i, j] < 0]
    rivals = nx.Graph([(group[i], group[j]) for i, j in foes])
    balanced = all(group[i] != group[j] for i, j in foes) and nx.is_bipartite(rivals)
    assert (frustration(sign).ties == 0) == balanced


@many
@given(signs())
def test_changing_camps_of_the_matrix_changes_nothing(sign) -> None:
    switch = np.where(np.arange(len(sign)) % 2, -1.0, 1.0)
    switched = sign * np.outer(switch, switch)
    assert triangles(switched) == triangles(sign)
    assert frustration(switched).ties == frustration(sign).ties


def test_signs_that_are_none_are_refused_at_once() -> None:
    with pytest.raises(RangeError, match=r"sign\[0, 1\] is 0.5 and must be -1, 0 or 1"):
        triangles(np.array([[0, 0.5], [0.5, 0]]))
    with pytest.raises(RangeError, match=r"not symmetric.*with themselves"):
        frustration(np.array([[1.0, 1], [-1, 0]]))
    with pytest.raises(RangeError, match="no square"):
        triangles(np.zeros((2, 3)))
    with pytest.raises(RangeError, match="19 actors; the exact frustration index takes 1 to 18"):
        frustration(np.zeros((19, 19)))
