"""Rules by hand and at random, and plain loops over every ballot to hold the fast answers to."""

from itertools import combinations, product

import numpy as np
from hypothesis import strategies as some
from numpy.typing import NDArray

from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote, Way

IN_FAVOUR, AGAINST = (0, 1, 0, 0), (-1, 0, 0, 0)
NOT_IN_FAVOUR, CONSTRUCTIVE = (-1, 0, -1, -1), (0, 0, 0, -1)
USUAL = [IN_FAVOUR, AGAINST, NOT_IN_FAVOUR, CONSTRUCTIVE]
LARGE = 450_000_000
HUGE = 3 * 10**18  # a few of them are more than 64 bits hold


def rule(voters: int, *ways: list[Requirement]) -> DecisionRule:
    return DecisionRule(
        voters, tuple(Way(str(place), tuple(way)) for place, way in enumerate(ways))
    )


def heads(voters: int, per_vote: tuple[int, int, int, int], at_least: int) -> Requirement:
    return Requirement((1,) * voters, per_vote, at_least)


def security_council() -> DecisionRule:
    """Nine of fifteen in favour, and none of the five permanent members against."""
    permanent = Requirement((1,) * 5 + (0,) * 10, AGAINST, 0)
    return rule(15, [heads(15, IN_FAVOUR, 9), permanent])


def council_of_six() -> DecisionRule:
    """Twelve of seventeen votes, EEC treaty of 1957, article 148: 4, 4, 4, 2, 2, 1."""
    return rule(6, [Requirement((4, 4, 4, 2, 2, 1), IN_FAVOUR, 12)])


def double_majority(
    population: tuple[int, ...], members: int, people: int, against: int
) -> DecisionRule:
    """So many members with so many people in favour, or at most so many not in favour."""
    count = len(population)
    general = [heads(count, IN_FAVOUR, members), Requirement(population, IN_FAVOUR, people)]
    return rule(count, general, [heads(count, NOT_IN_FAVOUR, -against)])


def reversed_majority(population: tuple[int, ...], members: int, people: int) -> DecisionRule:
    """Stands unless so many members with so many people are against."""
    count = len(population)
    return rule(
        count,
        [heads(count, AGAINST, 1 - members)],
        [Requirement(population, AGAINST, 1 - people)],
    )


def ballots(voters: int) -> NDArray[np.int64]:
    """Return every ballot, (4 to the number of voters, voter)."""
    return np.array(list(product(range(4), repeat=voters)), dtype=np.int64).reshape(-1, voters)


def plainly_adopted(of: DecisionRule, ballot: tuple[int, ...]) -> bool:
    return any(
        all(
            sum(w * one.per_vote[vote] for w, vote in zip(one.weights, ballot, strict=True))
            >= one.at_least
            for one in way.requirements
        )
        for way in of.ways
    )


def subsets(voters: int) -> list[tuple[int, ...]]:
    """Return every set of voters by size."""
    return [one for size in range(voters + 1) for one in combinations(range(voters), size)]


def passes(of: DecisionRule, coalition: tuple[int, ...]) -> bool:
    """Return whether a proposal passes with these in favour and the others against."""
    inside = set(coalition)
    ballot = (Vote.IN_FAVOUR if voter in inside else Vote.AGAINST for voter in range(of.voters))
    return plainly_adopted(of, tuple(ballot))


def ballot_of(voters: int) -> some.SearchStrategy[list[int]]:
    return some.lists(some.integers(0, 3), min_size=voters, max_size=voters)


@some.composite
def requirements(draw: some.DrawFn, edge: list[int], monotone: bool) -> Requirement:
    """A requirement that one ballot, on the edge, just reaches or just misses."""
    scale = draw(some.sampled_from([1, LARGE, HUGE]))
    weight = some.integers(0, 4) if scale == 1 else some.integers(0, scale)
    weights = tuple(draw(some.lists(weight, min_size=len(edge), max_size=len(edge))))
    per_vote = draw(some.sampled_from(USUAL) | some.tuples(*[some.integers(-2, 2)] * 4))
    if monotone:
        per_vote = (*sorted(per_vote[:2]), *per_vote[2:])
    at_edge = sum(w * per_vote[vote] for w, vote in zip(weights, edge, strict=True))
    return Requirement(weights, per_vote, at_edge + draw(some.integers(-1, 1)))


@some.composite
def rules_with_ballots(
    draw: some.DrawFn, most: int, monotone: bool = False
) -> tuple[DecisionRule, list[int]]:
    """A rule of several ways, each of several requirements, and a ballot, often on their edge.

    Seldom a rule without ways, by which nothing passes, or with an empty one, by which all does.
    """
    drawn = draw(some.integers(1, most).flatmap(ballot_of))
    edge = [vote % 2 for vote in drawn] if monotone else drawn
    empty = draw(some.sampled_from([0, 1, 1, 1, 1, 1]))
    way = some.lists(requirements(edge, monotone), min_size=empty, max_size=3)
    of = rule(len(edge), *draw(some.lists(way, min_size=empty, max_size=3)))
    alike = [draw(some.sampled_from(Vote)).value] * len(edge)
    return of, draw(some.sampled_from([edge, alike, draw(ballot_of(len(edge)))]))


def rules(most: int, monotone: bool = False) -> some.SearchStrategy[DecisionRule]:
    return rules_with_ballots(most, monotone).map(lambda case: case[0])
