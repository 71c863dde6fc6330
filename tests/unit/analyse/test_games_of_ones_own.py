"""Votes and power in games of one's own: large weights, many voters, rules of any shape."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analyse.ballots import Ballot
from foedus.analyse.power import power
from foedus.analyse.vote import vote
from foedus.facts.system import System, load
from tests.unit.analyse.games_of_ones_own import own_council

SYSTEM = load()
MAJORITY = {"tally": "in_favour", "of": "votes", "more_than": "1/2"}


def test_weights_of_which_a_sum_exceeds_64_bits_are_counted_exactly(system: System) -> None:
    found = own_council(system, {"votes": [9 * 10**17] * 20}, [MAJORITY])
    for against, adopted in ((0, True), (9, True), (10, False), (11, False), (20, False)):
        cast = dict.fromkeys(found.voters[:against], "against")
        outcome = vote(found, cast)
        assert outcome.adopted is adopted
        assert outcome.adopted == outcome.ways[0].holds
        assert outcome.flip is not None
        assert len(outcome.flip) == (10 - against if adopted else against - 9)
    blocking = power(found).blocking
    assert blocking is not None
    assert blocking.smallest_size == 10


def test_one_vote_decides_among_weights_beyond_64_bits(system: System) -> None:
    huge = 2 * 10**19
    found = own_council(system, {"votes": [huge, huge - 1, 1, 1]}, [MAJORITY])
    assert vote(found, dict.fromkeys(("v1", "v2", "v3"), "against")).adopted is False
    assert vote(found, {"v1": "against", "v2": "against"}).adopted is True
    assert vote(found, {"v0": "against", "v3": "against"}).adopted is False


def test_a_share_of_the_votes_cast_with_long_numbers_is_exact(system: System) -> None:
    share = "499999999999999999/999999999999999999"
    bound = {"tally": "in_favour", "of": "votes", "share_of": "cast", "more_than": share}
    found = own_council(system, {"votes": [30, 10, 0]}, [bound])
    for ballots in product(("in_favour", "against"), repeat=3):
        cast = dict(zip(found.voters, ballots, strict=True))
        for_ = sum(w for w, one in zip((30, 10, 0), ballots, strict=True) if one == "in_favour")
        assert vote(found, cast).adopted is (for_ * 999999999999999999 > 499999999999999999 * 40)


@pytest.mark.parametrize("voters", [100, 301])
def test_a_vote_among_many_is_answered_though_the_lightest_change_is_not_searched(
    system: System, voters: int
) -> None:
    row = [1 + (7 * at) % 50 for at in range(voters)]
    found = own_council(system, {"votes": row}, [MAJORITY])
    for against in (0, voters // 4, 3 * voters // 4, voters):
        outcome = vote(found, dict.fromkeys(found.voters[:against], "against"))
        assert outcome.adopted is (2 * sum(row[against:]) > sum(row))
        assert (outcome.flip is None) == (outcome.flip_unknown is not None)
    assert outcome.flip is None
    assert outcome.missing is not None
    assert outcome.missing.changes is None
    assert "too many voters" in str(outcome.missing.changes_unknown)
    assert outcome.missing.weights["votes"] == sum(row) // 2 + 1


@pytest.mark.parametrize(("voters", "top"), [(41, 10), (100, 50)])
def test_power_among_many_is_answered_though_the_smallest_blocking_ones_are_not_searched(
    system: System, voters: int, top: int
) -> None:
    row = [1 + (7 * at) % top for at in range(voters)]
    found = power(own_council(system, {"votes": row}, [MAJORITY]))
    assert sum(one.banzhaf for one in found.rows) == pytest.approx(1)
    assert found.blocking is None
    assert found.examples == ()
    assert "too many members" in str(found.blocking_unknown)


def test_the_passage_of_a_rule_stopped_by_either_of_two_weights_is_that_of_all_ballots(
    system: System,
) -> None:
    """Stands unless enough are against by both weights: the reverse of a general rule."""
    weights = {"votes": [4, 3, 2, 1], "people": [1, 3, 2, 4]}
    stops = [{"tally": "against", "of": "votes", "less_than": 6}]
    also = [{"tally": "against", "of": "people", "less_than": 5}]
    found = own_council(system, weights, stops, also)
    passing = [
        ballots
        for ballots in product((0, 1), repeat=4)
        if any(
            sum(w for w, for_ in zip(weights[name], ballots, strict=True) if not for_) < bound
            for name, bound in (("votes", 6), ("people", 5))
        )
    ]
    assert len(passing) == 11
    assert power(found).indices.passage == 11 / 16


def test_what_is_missing_of_the_votes_cast_is_in_votes_and_not_in_their_multiple(
    system: System,
) -> None:
    """4 of 12 are in favour and two thirds are asked for, and more: 5 votes have to move."""
    bound = {"tally": "in_favour", "of": "votes", "share_of": "cast", "more_than": "2/3"}
    found = own_council(system, {"votes": [4, 3, 3, 2]}, [bound])
    (tally,) = vote(found, dict.fromkeys(found.voters[1:], "against")).ways[0].requirements
    assert (tally.reached, tally.bound, tally.total, tally.missing) == (4, 9, 12, 5)


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=7),
    st.sampled_from(["1/2", "2/3", "5/7"]),
    st.data(),
)
@settings(max_examples=60)
def test_what_is_missing_of_the_votes_cast_is_the_least_that_does(
    row: list[int], share: str, data: st.DataObject
) -> None:
    """Weight that moves from against to in favour, one unit after another, until it suffices."""
    bound = {"tally": "in_favour", "of": "votes", "share_of": "cast", "at_least": share}
    found = own_council(SYSTEM, {"votes": row}, [bound])
    cast: dict[str, Ballot] = {
        voter: data.draw(st.sampled_from(("in_favour", "against", "abstaining")))
        for voter in found.voters
    }
    outcome = vote(found, cast)
    (tally,) = outcome.ways[0].requirements
    for_, of = tally.reached, tally.total
    assert outcome.adopted is (of > 0 and for_ >= Fraction(share) * of)
    if of and not outcome.adopted:
        least = next(more for more in range(of + 1) if for_ + more >= Fraction(share) * of)
        assert tally.missing == least
