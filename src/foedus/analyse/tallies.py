"""Tallies: what each requirement of a rule asks for, and what a vote brings to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.analyse.council import Council
from foedus.analyse.counting import COUNTED, TALLIES, limit
from foedus.analyse.rule_words import bound_in_words
from foedus.facts import rules
from foedus.facts.rules import MEMBERS, Tally
from foedus.instruments.decision_rule import Vote


@dataclass(frozen=True)
class Tallied:
    """One requirement: what was reached of what.

    tally      whose votes are added up; None where nobody among some may be against
    of         heads or the id of a weight
    lower      whether `bound` must be reached, rather than not gone beyond
    reached, bound, total
               in the measure's unit; total is what all weigh, or for a share of the votes cast
               those for and against
    missing    what more is needed in favour in that unit, 0 if it is met
    asked      the bound as the rule has it, in words
    """

    tally: Tally | None
    of: str
    lower: bool
    reached: int
    bound: int
    total: int
    met: bool
    missing: int
    asked: str


@dataclass(frozen=True)
class TalliedWay:
    """One way to be adopted, with each of its requirements."""

    name: str
    requirements: tuple[Tallied, ...]

    @property
    def holds(self) -> bool:
        """Whether every requirement is met."""
        return all(one.met for one in self.requirements)


def tallied(council: Council, votes: Sequence[Vote]) -> tuple[TalliedWay, ...]:
    """Return each way of a council's rule with what the votes bring to its requirements.

    votes   as they count, (voter,)
    """
    return tuple(
        TalliedWay(
            way.name,
            tuple(
                _tallied(council, votes, asked, place, number)
                for number, asked in enumerate(way.requires)
            ),
        )
        for place, way in enumerate(council.deciding.ways)
    )


def _tallied(
    council: Council, votes: Sequence[Vote], asked: rules.Requirement, way: int, number: int
) -> Tallied:
    counted = council.decision.ways[way].requirements[number]
    short = max(0, counted.at_least - int(counted.sums(np.asarray(votes))))
    # What one more in favour gains, in place of the vote that counts least.
    gain = counted.per_vote[Vote.IN_FAVOUR] - min(counted.per_vote)
    missing = -(-short // gain) if gain > 0 else short
    folded = [as_counted(council, vote) for vote in votes]
    if asked.none_against is not None:
        named = [voter in asked.none_against for voter in council.voters]
        against = sum(one and vote is Vote.AGAINST for one, vote in zip(named, folded, strict=True))
        return Tallied(None, MEMBERS, False, against, 0, sum(named), not short, missing, "none")
    assert asked.tally is not None
    weights = council.weights[asked.of]
    reached = _sum(weights, folded, TALLIES[asked.tally])
    total, found = sum(weights), limit(asked, council.weights)
    bound = found.bound
    if found.share is not None:
        total = _sum(weights, folded, frozenset({Vote.IN_FAVOUR, Vote.AGAINST}))
        exact = found.share * total
        whole = exact.numerator // exact.denominator
        beyond = whole < exact
        if found.lower:
            # 0 of 0 does not reach a share.
            bound = max(int(not total), whole + 1 if beyond or found.strict else whole)
        else:
            bound = whole - 1 if found.strict and not beyond else whole
    return Tallied(
        asked.tally,
        asked.of,
        found.lower,
        reached,
        bound,
        total,
        not short,
        missing,
        bound_in_words(asked),
    )


def as_counted(council: Council, vote: Vote) -> Vote:
    """Return a vote as the rule counts it in its tallies."""
    if vote is Vote.CONSTRUCTIVE and council.deciding.constructive_abstention:
        return vote
    if vote in (Vote.ABSTAINING, Vote.CONSTRUCTIVE):
        return COUNTED[council.deciding.abstaining_counts_as]
    return vote


def _sum(weights: Sequence[int], votes: Sequence[Vote], counted: frozenset[Vote]) -> int:
    return sum(weight for weight, vote in zip(weights, votes, strict=True) if vote in counted)
