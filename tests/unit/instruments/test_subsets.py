"""Counting and searching subsets: against loops, and for sizes where loops end against sums."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.instruments import dominance
from foedus.instruments.dominance import first_above, number_above
from foedus.instruments.subsets import Option, cheapest_subset, number_of_subsets

often = settings(max_examples=100, derandomize=True, database=None)
VOTES = (29, 29, 29, 29, 27, 27, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)
"""Votes in the Council of 27 by the Treaty of Nice and the accessions after it; 345."""


@pytest.mark.parametrize("leaf", [1, 10, dominance.LEAF])
@pytest.mark.parametrize("criteria", [0, 1, 2, 3])
def test_what_lies_above_is_what_a_loop_finds(
    leaf: int, criteria: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dominance, "LEAF", leaf)
    draw = np.random.default_rng(7)
    for top in (3, 10**6):
        points = draw.integers(0, top, (60, criteria))
        floors = draw.integers(-1, top, (50, criteria))
        above = [[all(point >= floor) for point in points] for floor in floors]
        assert number_above(points, floors).tolist() == [sum(row) for row in above]
        wanted = [row.index(True) if any(row) else len(points) for row in above]
        assert first_above(points, floors).tolist() == wanted


def test_nothing_lies_above_where_there_are_no_points() -> None:
    nothing, floors = np.zeros((0, 2), dtype=np.int64), np.zeros((3, 2), dtype=np.int64)
    assert number_above(nothing, floors).tolist() == [0, 0, 0]
    assert first_above(nothing, floors).tolist() == [0, 0, 0]


@often
@given(some.data())
def test_subsets_are_counted_as_a_loop_does(data: some.DataObject) -> None:
    members = data.draw(some.integers(1, 9))
    weight = some.lists(some.integers(0, 9), min_size=members, max_size=members)
    weights = data.draw(some.lists(weight, max_size=3))
    bounds = [data.draw(some.integers(0, sum(row))) for row in weights]
    for size in range(members + 1):
        wanted = sum(
            all(sum(row[at] for at in one) >= b for row, b in zip(weights, bounds, strict=True))
            for one in combinations(range(members), size)
        )
        assert number_of_subsets(members, weights, bounds, size) == wanted


def test_sets_are_counted_where_sums_exceed_64_bits() -> None:
    weight = 9 * 10**17
    row = [weight + at for at in range(20)]
    assert number_of_subsets(20, [row], [19 * weight], size=20) == 1
    assert number_of_subsets(20, [row], [11 * weight + sum(range(9, 20))], size=11) == 1
    options = [Option(at, (one,)) for at, one in enumerate(row)]
    picked = cheapest_subset(options, [11 * weight + sum(range(9, 20))], size=11)
    assert picked is not None
    assert [one.member for one in picked] == list(range(9, 20))


def test_coalitions_of_twenty_seven_are_counted_as_by_sums() -> None:
    # Another way to count: how many sets have each number of members and each sum of votes.
    sets = np.zeros((28, sum(VOTES) + 1), dtype=np.int64)
    sets[0, 0] = 1
    for votes in VOTES:
        sets[1:, votes:] += sets[:-1, : sum(VOTES) + 1 - votes]
    for size in (13, 14, 16, 20):
        wanted = int(sets[size, 255:].sum())
        assert number_of_subsets(27, [VOTES], [255], size) == wanted
    assert sum(VOTES) == 345


def test_what_reaches_a_bound_and_what_misses_it_are_all_there_are() -> None:
    draw = np.random.default_rng(3)
    people = [int(one) for one in draw.integers(400_000, 84_000_000, 27)]
    half = sum(people) // 2
    for size in (9, 14):
        reach = number_of_subsets(27, [people], [half + 1], size)
        # What does not reach it leaves the others with half or more.
        miss = number_of_subsets(27, [people], [sum(people) - half], 27 - size)
        assert reach + miss == comb(27, size)
        assert 0 < reach < comb(27, size)


def test_the_cheapest_of_millions_meets_its_bound_exactly() -> None:
    # Powers of two: each bound is reached exactly by a single set.
    weights = [1 << at for at in range(26)]
    wanted = (1, 2, 5, 8, 9, 13, 14, 17, 19, 20, 22, 24, 25)
    bound = sum(weights[at] for at in wanted)
    options = [Option(at, (weight,), weight) for at, weight in enumerate(weights)]
    found = cheapest_subset(options, [bound], size=len(wanted))
    assert tuple(one.member for one in found) == wanted


def test_of_a_member_one_option_is_picked() -> None:
    options = [Option(0, (3, 0)), Option(0, (0, 3)), Option(1, (2, 2))]
    assert cheapest_subset(options, [3, 3], size=2) is None
    assert cheapest_subset(options, [5, 2], size=2) == (options[0], options[2])
    assert cheapest_subset(options, [2, 5], size=2) == (options[1], options[2])
    assert cheapest_subset(options, [0, 0], size=3) is None
