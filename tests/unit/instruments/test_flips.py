"""Flips: ballots of real bodies worked by hand, and random rules against every ballot there is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.instruments import subsets
from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote, adopted
from foedus.instruments.flips import cheapest_flip, missing, pivotal
from tests.unit.instruments.games import (
    AGAINST,
    CONSTRUCTIVE,
    IN_FAVOUR,
    LARGE,
    ballots,
    council_of_six,
    double_majority,
    heads,
    plainly_adopted,
    reversed_majority,
    rule,
    rules_with_ballots,
    security_council,
)

often = settings(max_examples=300, derandomize=True, database=None)

Y, N, A, C = Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING, Vote.CONSTRUCTIVE

PEOPLE = (83, 68, 59, 49, 37, 19, 18, 12, 11, 11, 11, 10, 10, 9, 6, 6, 6, 5, 5, 4, 3, 2, 2, 1)
"""A body of 24 with population in millions, to the nearest; 447 in all, of which 65 % are 291."""


def plainly_cheapest(
    of: DecisionRule, ballot: list[int], cost: list[int], fixed: set[int]
) -> tuple[int, int, tuple[int, ...]] | None:
    """Return number, cost and voters of the best change, by a look at every other ballot."""
    every = ballots(of.voters)
    turned = every[adopted(of, every) != adopted(of, np.array(ballot))]
    changed = {tuple(np.flatnonzero(row).tolist()) for row in turned != np.array(ballot)}
    return min(
        (
            (len(voters), sum(cost[voter] for voter in voters), voters)
            for voters in changed
            if not fixed & set(voters)
        ),
        default=None,
    )


def flipped(ballot: list[int], changes: tuple[tuple[int, Vote], ...]) -> tuple[int, ...]:
    return tuple({**dict(enumerate(ballot)), **dict(changes)}.values())


@often
@given(rules_with_ballots(most=6), some.data())
def test_the_cheapest_flip_is_the_best_of_all_ballots(
    case: tuple[DecisionRule, list[int]], data: some.DataObject
) -> None:
    of, ballot = case
    unit = data.draw(some.sampled_from([1, LARGE, 10**30]))
    small = some.lists(some.integers(0, 3), min_size=of.voters, max_size=of.voters)
    cost = [unit * one for one in data.draw(small)]
    fixed = data.draw(some.sets(some.integers(0, of.voters - 1), max_size=2))
    wanted = plainly_cheapest(of, ballot, cost, fixed)
    found = cheapest_flip(of, ballot, cost, fixed)
    if wanted is None:
        assert found is None
    else:
        assert found is not None
        assert (len(found.changes), found.cost, found.voters) == wanted
        before, after = plainly_adopted(of, tuple(ballot)), flipped(ballot, found.changes)
        assert plainly_adopted(of, after) is found.becomes_adopted is not before


@often
@given(rules_with_ballots(most=7))
def test_pivotal_voters_are_those_whose_change_alone_turns_it(
    case: tuple[DecisionRule, list[int]],
) -> None:
    of, ballot = case
    before = plainly_adopted(of, tuple(ballot))
    wanted = [
        voter
        for voter in range(of.voters)
        if any(plainly_adopted(of, flipped(ballot, ((voter, vote),))) != before for vote in Vote)
    ]
    assert pivotal(of, ballot) == tuple(wanted)


@often
@given(rules_with_ballots(most=7))
def test_a_flip_by_one_voter_exists_exactly_if_somebody_is_pivotal(
    case: tuple[DecisionRule, list[int]],
) -> None:
    of, ballot = case
    flip, alone = cheapest_flip(of, ballot), pivotal(of, ballot)
    if alone:
        assert flip is not None
        assert flip.voters == alone[:1]
    else:
        assert flip is None or len(flip.voters) > 1


@often
@given(rules_with_ballots(most=7))
def test_nothing_is_missing_on_some_way_exactly_if_it_is_adopted(
    case: tuple[DecisionRule, list[int]],
) -> None:
    of, ballot = case
    lacking = missing(of, ballot)
    assert [len(way) for way in lacking] == [len(way.requirements) for way in of.ways]
    assert any(not any(way) for way in lacking) is plainly_adopted(of, tuple(ballot))
    assert all(one >= 0 for way in lacking for one in way)


def test_what_is_missing_is_told_to_the_last_person() -> None:
    of = double_majority((300_000_000, 92_500_000, 57_500_000), 2, 392_500_001, against=0)
    assert missing(of, [Y, Y, N]) == ((0, 1), (1,))
    assert missing(of, [N, A, Y]) == ((1, 335_000_001), (2,))
    assert missing(of, [Y, N, Y]) == ((0, 35_000_001), (1,))


def test_one_person_too_few_takes_one_more_state() -> None:
    people = (300_000_000, 92_500_000, 57_500_000)
    just = rule(3, [Requirement(people, IN_FAVOUR, 392_500_000)])
    short = rule(3, [Requirement(people, IN_FAVOUR, 392_500_001)])
    assert cheapest_flip(just, [Y, Y, N]).changes == ((0, N),)
    assert cheapest_flip(short, [Y, Y, N]).changes == ((2, Y),)
    assert cheapest_flip(just, [N, N, N], cost=people).voters == (0, 1)
    assert cheapest_flip(short, [N, N, N]).voters == (0, 1, 2)


def test_security_council() -> None:
    of = security_council()
    all_but_one_permanent = [N, *[Y] * 14]
    assert pivotal(of, all_but_one_permanent) == (0,)
    assert cheapest_flip(of, all_but_one_permanent).changes == ((0, Y),)
    # An abstention of a permanent member does not stop nine votes in favour.
    nine = [A, *[Y] * 9, *[N] * 5]
    assert pivotal(of, nine) == tuple(range(10))
    assert cheapest_flip(of, nine).changes == ((0, N),)
    assert cheapest_flip(of, nine, fixed=range(5)).changes == ((5, N),)
    assert cheapest_flip(of, all_but_one_permanent, fixed=(0,)) is None
    eight_and_two_against = [N, N, *[Y] * 8, *[A] * 5]
    assert cheapest_flip(of, eight_and_two_against).voters == (0, 1)


def test_council_of_six() -> None:
    of = council_of_six()
    # Four, four and two make ten: a large one or the other middle one tips it, the smallest not.
    assert pivotal(of, [Y, Y, N, Y, N, N]) == (2, 4)
    assert cheapest_flip(of, [Y, Y, N, Y, N, N], cost=(4, 4, 4, 2, 2, 1)).changes == ((4, Y),)
    assert missing(of, [Y, Y, N, Y, N, N]) == ((2,),)
    # All in favour are seventeen, and six must leave: two, a large one at least among them.
    assert cheapest_flip(of, [Y] * 6, cost=(4, 4, 4, 2, 2, 1)).voters == (0, 3)
    assert pivotal(of, [Y] * 6) == ()


def test_consensus_falls_with_one_and_returns_with_all() -> None:
    of = rule(32, [heads(32, AGAINST, 0)])
    assert cheapest_flip(of, [A] * 32).changes == ((0, N),)
    assert pivotal(of, [Y] * 32) == tuple(range(32))
    seven_against = [N if voter % 5 == 0 else Y for voter in range(32)]
    flip = cheapest_flip(of, seven_against)
    assert flip.changes == tuple((voter, Y) for voter in range(0, 32, 5))
    assert pivotal(of, seven_against) == ()
    assert cheapest_flip(of, seven_against, fixed=(30,)) is None


def test_too_many_constructive_abstentions_are_undone_or_made() -> None:
    # Not adopted if a third of six, with a third of 21, abstain constructively.
    people = (9, 5, 3, 2, 1, 1)
    of = rule(
        6,
        [heads(6, AGAINST, 0), heads(6, CONSTRUCTIVE, -1)],
        [heads(6, AGAINST, 0), Requirement(people, CONSTRUCTIVE, -6)],
    )
    stopped = [Y, C, C, Y, Y, Y]
    assert missing(of, stopped) == ((0, 1), (0, 2))
    # Back in favour: either is enough, for one is less than a third of six.
    assert pivotal(of, stopped) == (1, 2)
    one_constructive = [Y, C, Y, Y, Y, Y]
    assert cheapest_flip(of, one_constructive).changes == ((0, N),)
    assert pivotal(of, one_constructive) == (0, 1, 2, 3, 4, 5)


def test_nobody_abstaining_is_moved_from_where_abstaining_counts_as_against() -> None:
    # Adopted by fourteen with 65 %; abstentions count as not in favour, so that they need not move.
    of = double_majority(PEOPLE, members=14, people=291, against=3)
    ballot = [Y] * 14 + [A] * 10
    flip = cheapest_flip(of, ballot)
    assert flip.changes == ((0, N),)
    assert set(pivotal(of, ballot)) == set(range(14))


def test_four_are_needed_against_however_many_people_three_have() -> None:
    of = double_majority(PEOPLE, members=14, people=291, against=3)
    largest_three = [N] * 3 + [Y] * 21
    assert missing(of, largest_three) == ((0, 54), (0,))
    assert cheapest_flip(of, largest_three, cost=PEOPLE).voters == (23,)
    assert cheapest_flip(of, [Y] * 24).voters == (0, 1, 2, 3)


def test_the_fewest_people_that_block_among_all_sets_of_four() -> None:
    # 157 million and four members block; of all such fours the one with the fewest people.
    of = double_majority(PEOPLE, members=14, people=291, against=3)
    flip = cheapest_flip(of, [Y] * 24, cost=PEOPLE)
    assert (len(flip.voters), flip.cost) == (4, 157)
    assert not flip.becomes_adopted


def test_a_reversed_majority_is_turned_by_those_against() -> None:
    of = reversed_majority(PEOPLE, members=14, people=291)
    assert adopted(of, np.array([A] * 24))
    flip = cheapest_flip(of, [A] * 24, cost=PEOPLE)
    assert len(flip.voters) == 14
    assert flip.cost == 291
    assert {vote for _, vote in flip.changes} == {N}
    against = [N if voter in flip.voters else A for voter in range(24)]
    # Exactly at both bounds: whoever leaves saves it, and nobody else can.
    assert pivotal(of, against) == flip.voters


def test_votes_that_count_for_more_than_one_in_favour_are_moved_to() -> None:
    # Where abstentions count double, a voter against helps most by abstaining.
    of = rule(4, [heads(4, (0, 1, 2, 0), 4)])
    assert cheapest_flip(of, [N, N, N, N]).changes == ((0, A), (1, A))


def test_more_in_favour_never_takes_more_changes() -> None:
    of = double_majority(PEOPLE, members=14, people=291, against=3)
    sizes = [
        len(cheapest_flip(of, [Y] * number + [N] * (24 - number)).changes) for number in range(13)
    ]
    assert sizes == list(range(14, 1, -1))


def test_faults_of_the_question_are_told() -> None:
    of = council_of_six()
    with pytest.raises(ValueError, match="one vote for each of 6 voters is needed"):
        cheapest_flip(of, [Y] * 5)
    with pytest.raises(ValueError, match="votes are numbers from 0 to 3"):
        pivotal(of, [7] * 6)
    with pytest.raises(ValueError, match="one vote for each of 6 voters is needed"):
        missing(of, [[Y] * 6] * 2)
    with pytest.raises(ValueError, match="costs of 6 voters are needed, not of 2"):
        cheapest_flip(of, [Y] * 6, cost=(1, 2))
    with pytest.raises(ValueError, match=r"numbers from 0 to 5, not \[6\]"):
        cheapest_flip(of, [Y] * 6, fixed=(6,))


def test_a_search_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsets, "MOST_ROWS", 100)
    of = rule(24, [Requirement(PEOPLE, IN_FAVOUR, 291)])
    with pytest.raises(ValueError, match="too large; hold some of them fixed"):
        cheapest_flip(of, [N] * 24)
