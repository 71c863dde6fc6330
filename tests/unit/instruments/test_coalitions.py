"""Coalitions: bodies worked by hand, and random rules against every coalition there is."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.instruments.coalitions import minimal_blocking, minimal_winning, veto_players
from foedus.instruments.decision_rule import DecisionRule, Requirement
from tests.unit.instruments.games import (
    AGAINST,
    CONSTRUCTIVE,
    IN_FAVOUR,
    council_of_six,
    double_majority,
    heads,
    passes,
    reversed_majority,
    rule,
    rules,
    security_council,
    subsets,
)

often = settings(max_examples=100, derandomize=True, database=None)
Coalition = tuple[int, ...]

POPULATION = (83, 68, 59, 49, 37, 19, 18, 12, 11, 11, 11, 10, 10, 9, 6, 6, 6, 5, 5, 4, 3, 2, 2, 1)
"""A body of 24 with population in millions, to the nearest; 447 in all."""


def blocks(of: DecisionRule, coalition: Coalition) -> bool:
    """Return whether nothing passes if these are against and all others in favour."""
    return not passes(of, tuple(voter for voter in range(of.voters) if voter not in coalition))


def plainly_minimal(voters: int, suffices: dict[Coalition, bool]) -> set[Coalition]:
    """Return the coalitions that suffice, and no smaller one within them."""
    return {
        one
        for one in subsets(voters)
        if suffices[one]
        and not any(suffices[less] for size in range(len(one)) for less in combinations(one, size))
    }


@often
@given(rules(most=6, monotone=True))
def test_minimal_coalitions_are_those_found_by_looking_at_all(of: DecisionRule) -> None:
    for search, suffices in ((minimal_winning, passes), (minimal_blocking, blocks)):
        known = {one: suffices(of, one) for one in subsets(of.voters)}
        wanted = plainly_minimal(of.voters, known)
        found = search(of, 2**of.voters)
        assert set(found.found) == wanted
        assert len(found.found) == len(wanted)
        assert found.complete
        sizes = [len(one) for one in found.found]
        assert sizes == sorted(sizes)
        assert found.smallest_size == (min(sizes) if sizes else None)
        assert found.number_of_smallest == sizes.count(min(sizes, default=0))


@often
@given(rules(most=6, monotone=True), some.integers(0, 8))
def test_a_limit_cuts_the_list_and_says_so(of: DecisionRule, limit: int) -> None:
    for search in (minimal_winning, minimal_blocking):
        everything, some_of_it = search(of, 2**of.voters), search(of, limit)
        assert some_of_it.found == everything.found[:limit]
        assert some_of_it.complete is (len(everything.found) <= limit)
        assert some_of_it.number_of_smallest == everything.number_of_smallest


@often
@given(rules(most=6))
def test_veto_players_are_those_whose_vote_against_stops_everybody_else(of: DecisionRule) -> None:
    wanted = [voter for voter in range(of.voters) if blocks(of, (voter,))]
    assert veto_players(of) == tuple(wanted)


@often
@given(rules(most=6, monotone=True))
def test_veto_players_are_in_every_winning_coalition(of: DecisionRule) -> None:
    winning = [set(one) for one in minimal_winning(of, 2**of.voters).found]
    everybody = set(range(of.voters))
    assert set(veto_players(of)) == (everybody.intersection(*winning) if winning else everybody)


def test_a_rule_that_more_votes_in_favour_can_undo_is_refused() -> None:
    undone = rule(3, [heads(3, (0, -1, 0, 0), -1)])
    for search in (minimal_winning, minimal_blocking):
        with pytest.raises(ValueError, match="harder to meet the more members are in favour"):
            search(undone, 9)


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 0, not -1"):
        minimal_winning(council_of_six(), -1)


def test_security_council() -> None:
    of = security_council()
    assert veto_players(of) == (0, 1, 2, 3, 4)
    winning = minimal_winning(of, 1000)
    assert (winning.smallest_size, winning.number_of_smallest) == (9, comb(10, 4))
    assert winning.complete
    assert set(winning.found) == {(0, 1, 2, 3, 4, *four) for four in combinations(range(5, 15), 4)}
    blocking = minimal_blocking(of, 1000)
    alone = [(permanent,) for permanent in range(5)]
    assert list(blocking.found) == [*alone, *combinations(range(5, 15), 7)]
    assert (blocking.smallest_size, blocking.number_of_smallest) == (1, 5)
    assert blocking.complete


def test_council_of_six() -> None:
    # By hand: the three large ones, or two of them with both middle ones. The smallest, with its
    # single vote, makes no difference: all other votes are even, and so is the bound.
    winning = minimal_winning(council_of_six(), 20)
    assert winning.found == ((0, 1, 2), (0, 1, 3, 4), (0, 2, 3, 4), (1, 2, 3, 4))
    assert (winning.smallest_size, winning.number_of_smallest, winning.complete) == (3, 1, True)
    # Six votes of seventeen block: two large ones, or a large and a middle one.
    blocking = minimal_blocking(council_of_six(), 20)
    large = [(0, 1), (0, 2), (1, 2)]
    mixed = [(one, middle) for one in range(3) for middle in (3, 4)]
    assert sorted(blocking.found) == sorted([*large, *mixed])
    assert blocking.found[:3] == ((0, 1), (0, 2), (0, 3))
    assert veto_players(council_of_six()) == ()


def test_consensus_needs_everybody_and_anybody_stops_it() -> None:
    of = rule(32, [heads(32, AGAINST, 0)])
    everybody = tuple(range(32))
    assert veto_players(of) == everybody
    assert minimal_winning(of, 5).found == (everybody,)
    blocking = minimal_blocking(of, 20)
    assert blocking.found == tuple((voter,) for voter in range(20))
    assert (blocking.number_of_smallest, blocking.complete) == (32, False)
    assert minimal_blocking(of, 32).complete


def test_unanimity_with_constructive_abstention_is_unanimity_between_yes_and_no() -> None:
    few = [heads(6, AGAINST, 0), heads(6, CONSTRUCTIVE, -1)]
    small = [heads(6, AGAINST, 0), Requirement((9, 5, 3, 2, 1, 1), CONSTRUCTIVE, -6)]
    of = rule(6, few, small)
    assert minimal_winning(of, 5).found == (tuple(range(6)),)
    assert veto_players(of) == tuple(range(6))


def test_three_largest_cannot_block_if_a_minority_needs_four() -> None:
    # 35 % of 447 is 156.45: without 157 million the others fall short of 291, which is 65 %.
    of = double_majority(POPULATION, members=14, people=291, against=3)
    blocking = minimal_blocking(of, 10_000)
    assert blocking.smallest_size == 4
    plain = [
        four for four in combinations(range(24), 4) if sum(POPULATION[at] for at in four) >= 157
    ]
    assert [one for one in blocking.found if len(one) == 4] == plain
    assert blocking.number_of_smallest == len(plain)
    without_clause = rule(24, list(of.ways[0].requirements))
    assert minimal_blocking(without_clause, 10).smallest_size == 3


def test_the_number_of_smallest_is_exact_to_the_last_person() -> None:
    # Two of three hold 65 % exactly, or one person less.
    population = (300_000_000, 92_500_000, 57_500_000)
    just = rule(3, [Requirement(population, IN_FAVOUR, 392_500_000)])
    missed = rule(3, [Requirement(population, IN_FAVOUR, 392_500_001)])
    assert minimal_winning(just, 9).found == ((0, 1),)
    assert minimal_winning(missed, 9).found == ((0, 1, 2),)


def test_what_blocks_a_reversed_majority_is_what_passes_the_majority() -> None:
    majority = rule(24, [heads(24, IN_FAVOUR, 14), Requirement(POPULATION, IN_FAVOUR, 291)])
    turned = reversed_majority(POPULATION, members=14, people=291)
    assert minimal_blocking(turned, 50) == minimal_winning(majority, 50)
    assert minimal_winning(turned, 50) == minimal_blocking(majority, 50)


def test_a_higher_bound_leaves_fewer_winning_coalitions_of_the_same_size() -> None:
    numbers = [
        minimal_winning(double_majority(POPULATION, 14, people, 3), 0).number_of_smallest
        for people in (280, 291, 300)
    ]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 3


def test_found_coalitions_come_from_the_heaviest_members_down() -> None:
    # Places are shuffled, so that order of place and order of weight differ.
    light_first = POPULATION[::-1]
    of = double_majority(light_first, members=14, people=291, against=3)
    first = minimal_blocking(of, 1).found[0]
    assert first == (20, 21, 22, 23)


def test_two_hundred_voters_that_count_alike_cost_nothing() -> None:
    found = minimal_winning(rule(193, [heads(193, (-2, 1, 0, 0), 0)]), 1)
    assert found.smallest_size == 129
    assert found.number_of_smallest == comb(193, 129)
