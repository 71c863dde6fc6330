"""Votes and power in games of one's own: large weights, many voters, rules of any shape."""

from itertools import product

from foedus.analyse.power import power
from foedus.analyse.vote import vote
from foedus.facts.system import System
from tests.unit.analyse.games_of_ones_own import own_council

MAJORITY = {"tally": "in_favour", "of": "votes", "more_than": "1/2"}


def test_weights_of_which_a_sum_exceeds_64_bits_are_counted_exactly(system: System) -> None:
    found = own_council(system, {"votes": [9 * 10**17] * 20}, [MAJORITY])
    for against, adopted in ((0, True), (9, True), (10, False), (11, False), (20, False)):
        cast = dict.fromkeys(found.voters[:against], "against")
        outcome = vote(found, cast)
        assert outcome.adopted is adopted
        assert outcome.adopted == outcome.ways[0].holds
        assert len(outcome.flip) == (10 - against if adopted else against - 9)
    assert power(found).blocking.smallest_size == 10


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
