"""Rules in the form for voting power: the same coalitions win, or those of the dual."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.instruments.decision_rule import DecisionRule, Requirement
from foedus.instruments.simple_game import SimpleGame, as_simple_game
from tests.unit.instruments.games import (
    AGAINST,
    CONSTRUCTIVE,
    IN_FAVOUR,
    NOT_IN_FAVOUR,
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


def wins(game: SimpleGame, members: int, coalition: tuple[int, ...]) -> bool:
    """The formula of `SimpleGame`, term by term."""
    enough = all(
        sum(row[at] for at in coalition) >= quota
        for row, quota in zip(game.weights, game.quotas, strict=True)
    )
    few = game.against_at_most is not None and members - len(coalition) <= game.against_at_most
    return set(game.vetoes) <= set(coalition) and (enough or few)


def same_coalitions_win(of: DecisionRule, game: SimpleGame) -> bool:
    for coalition in subsets(of.voters):
        others = tuple(at for at in range(of.voters) if at not in coalition)
        wanted = not passes(of, others) if game.is_dual else passes(of, coalition)
        if wins(game, of.voters, coalition) is not wanted:
            return False
    return True


@some.composite
def general_with_clause(draw: some.DrawFn) -> DecisionRule:
    """Criteria, members that must not be against, and a clause for few against."""
    voters = draw(some.integers(2, 6))
    of = double_majority(
        tuple(draw(some.lists(some.integers(1, 99), min_size=voters, max_size=voters))),
        members=draw(some.integers(1, voters)),
        people=draw(some.integers(1, 99)),
        against=draw(some.integers(0, voters - 1)),
    )
    needed = draw(some.lists(some.integers(0, 1), min_size=voters, max_size=voters))
    veto = Requirement(tuple(needed), AGAINST, 0)
    return rule(voters, *([*way.requirements, veto] for way in of.ways))


@often
@given(rules(most=6, monotone=True))
def test_whatever_is_put_into_the_form_wins_as_before(of: DecisionRule) -> None:
    outcomes = {passes(of, one) for one in subsets(of.voters)}
    if len(outcomes) == 1:
        word = "everything is" if True in outcomes else "nothing can be"
        with pytest.raises(ValueError, match=f"{word} adopted"):
            as_simple_game(of)
        return
    try:
        game = as_simple_game(of)
    except ValueError:
        game = None
    assert game is not None or len(of.ways) > 1
    assert game is None or same_coalitions_win(of, game)


@often
@given(general_with_clause())
def test_criteria_with_vetoes_and_a_clause_always_have_the_form(of: DecisionRule) -> None:
    if passes(of, tuple(range(of.voters))):
        game = as_simple_game(of)
        assert same_coalitions_win(of, game)
        assert not game.is_dual


def test_security_council() -> None:
    assert as_simple_game(security_council()) == SimpleGame(
        ((1,) * 15,), (9,), None, vetoes=(0, 1, 2, 3, 4)
    )


def test_council_of_six() -> None:
    assert as_simple_game(council_of_six()) == SimpleGame(((4, 4, 4, 2, 2, 1),), (12,), None, ())


def test_duplicates_keep_the_larger_bound_and_the_clause_its_number() -> None:
    of = double_majority((50, 30, 10, 5, 5), members=3, people=65, against=1)
    doubled = rule(
        5, [heads(5, IN_FAVOUR, 2), *of.ways[0].requirements], list(of.ways[1].requirements)
    )
    wanted = SimpleGame(((1,) * 5, (10, 6, 2, 1, 1)), (3, 13), against_at_most=1, vetoes=())
    assert as_simple_game(of) == as_simple_game(doubled) == wanted


def test_constructive_abstention_falls_away_between_yes_and_no() -> None:
    few = [heads(4, AGAINST, 0), heads(4, CONSTRUCTIVE, -1)]
    small = [heads(4, AGAINST, 0), Requirement((9, 5, 3, 2), CONSTRUCTIVE, -6)]
    wanted = SimpleGame(((1,) * 4,), (4,), None, vetoes=(0, 1, 2, 3))
    assert as_simple_game(rule(4, few, small)) == wanted


def test_a_share_of_votes_cast_becomes_a_share_of_all() -> None:
    # 55 % of those cast: 45 · in favour − 55 · against ≥ 0. With twenty votes that is eleven.
    of = rule(20, [Requirement((1,) * 20, (-55, 45, 0, 0), 0)])
    assert as_simple_game(of) == SimpleGame(((1,) * 20,), (11,), None, ())


def test_a_reversed_majority_stands_by_people_or_because_few_are_against() -> None:
    # Rejected if three of five with 66 % are against: it stands if two are, or by 35 % in favour.
    of = reversed_majority((50, 30, 10, 6, 4), members=3, people=66)
    assert as_simple_game(of) == SimpleGame(((25, 15, 5, 3, 2),), (18,), 2, ())
    assert same_coalitions_win(of, as_simple_game(of))


def test_a_reversed_majority_keeps_its_clause_for_small_minorities() -> None:
    # Rejected if three of five with 66 % are against, or if at most one is not.
    majority = [heads(5, AGAINST, -2), heads(5, (0, 1, 1, 1), 2)]
    people = [Requirement((50, 30, 10, 6, 4), AGAINST, -65), heads(5, (0, 1, 1, 1), 2)]
    of = rule(5, majority, people)
    assert as_simple_game(of) == SimpleGame(((25, 15, 5, 3, 2), (1,) * 5), (18, 2), 2, ())
    assert same_coalitions_win(of, as_simple_game(of))


def test_a_reversed_majority_of_votes_and_people_has_the_form_of_the_majority_against() -> None:
    votes, people = (10, 10, 7, 4, 4), (50, 30, 10, 6, 4)
    of = rule(5, [Requirement(votes, AGAINST, -24)], [Requirement(people, AGAINST, -61)])
    game = as_simple_game(of)
    assert game == SimpleGame((votes, (25, 15, 5, 3, 2)), (25, 31), None, (), is_dual=True)
    assert same_coalitions_win(of, game)


def test_three_ways_that_differ_have_no_such_form() -> None:
    rows = ((5, 1, 1, 1), (1, 5, 1, 1), (1, 1, 5, 1))
    several = [
        [Requirement(row, IN_FAVOUR, 6), heads(4, IN_FAVOUR, 1 + at)] for at, row in enumerate(rows)
    ]
    with pytest.raises(ValueError, match="it has 3 ways that differ"):
        as_simple_game(rule(4, *several))


def test_a_veto_in_one_way_only_has_no_such_form() -> None:
    general = [Requirement((5, 3, 1, 1), IN_FAVOUR, 6), Requirement((0, 0, 1, 0), AGAINST, 0)]
    with pytest.raises(ValueError, match="same members needed in both"):
        as_simple_game(rule(4, general, [heads(4, NOT_IN_FAVOUR, -1)]))


def test_a_rule_that_more_votes_in_favour_can_undo_is_refused() -> None:
    with pytest.raises(ValueError, match="harder to meet the more members are in favour"):
        as_simple_game(rule(3, [heads(3, (0, -1, 0, 0), -1)]))
