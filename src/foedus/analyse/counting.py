"""Counting: the words of a rule as sums of whole numbers, exact for the voters of a day.

A share of a total becomes the whole number that is the first to satisfy it; an upper bound becomes
a lower one with the sign turned; a share of the votes cast is multiplied out. Where nobody casts a
vote, at least a share of the votes cast is not reached by 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from foedus.facts import rules
from foedus.facts.rules import CountedAs, FewestHolding, RuleVersion, Tally
from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote, Way

Weights = Mapping[str, Sequence[int]]
"""Whole numbers by measure, (voter,)."""

COUNTED: Mapping[CountedAs, Vote] = {
    "in_favour": Vote.IN_FAVOUR,
    "against": Vote.AGAINST,
    "abstaining": Vote.ABSTAINING,
}
CAST = frozenset({Vote.IN_FAVOUR, Vote.AGAINST})
_ABSTAINING = frozenset({Vote.ABSTAINING, Vote.CONSTRUCTIVE})
TALLIES: Mapping[Tally, frozenset[Vote]] = {
    "in_favour": frozenset({Vote.IN_FAVOUR}),
    "not_in_favour": _ABSTAINING | {Vote.AGAINST},
    "against": frozenset({Vote.AGAINST}),
    "not_against": _ABSTAINING | {Vote.IN_FAVOUR},
    "abstaining": _ABSTAINING,
    "constructive": frozenset({Vote.CONSTRUCTIVE}),
}


@dataclass(frozen=True)
class Limit:
    """What a tally is compared with: `bound` times 1, or of a share the votes cast.

    lower      whether the tally must reach it, rather than stay within it
    bound      a whole number that is still allowed
    share      the share of the votes cast, where that is the bound; it is then strict or not
    """

    lower: bool
    bound: int
    share: Fraction | None = None
    strict: bool = False


def counted(version: RuleVersion, voters: Sequence[str], weights: Weights) -> DecisionRule:
    """Return the rule of a version as sums over voters.

    version   with ways
    voters    their ids, in the order of the weights
    weights   whole numbers of each measure that the ways name, (voter,)
    """
    ways = tuple(
        Way(way.name, tuple(_requirement(one, version, voters, weights) for one in way.requires))
        for way in version.ways
    )
    return DecisionRule(len(voters), ways)


def limit(one: rules.Requirement, weights: Weights) -> Limit:
    """Return what the tally of a requirement is compared with, as whole numbers.

    >>> limit(rules.Requirement(tally="in_favour", at_least="55/100"), {"members": [1] * 27}).bound
    15
    >>> limit(rules.Requirement(tally="in_favour", more_than="1/2"), {"members": [1] * 4}).bound
    3
    """
    if one.at_most_fewest_holding is not None:
        return Limit(lower=False, bound=fewest_holding(one.at_most_fewest_holding, weights))
    given = {"at_least": one.at_least, "more_than": one.more_than}
    lower = any(value is not None for value in given.values())
    if not lower:
        given = {"at_most": one.at_most, "less_than": one.less_than}
    name, value = next((name, value) for name, value in given.items() if value is not None)
    strict = name in ("more_than", "less_than")
    if one.share_of == "cast" and isinstance(value, Fraction):
        return Limit(lower, 0, value, strict)
    exact = value * sum(weights[one.of]) if isinstance(value, Fraction) else value
    if lower:
        return Limit(lower, floor(exact) + 1 if strict else ceil(exact))
    return Limit(lower, ceil(exact) - 1 if strict else floor(exact))


def fewest_holding(wanted: FewestHolding, weights: Weights) -> int:
    """Return the smallest number of voters that together hold more than a share of a measure.

    >>> fewest_holding(FewestHolding(of="people", more_than="1/2"), {"people": [5, 3, 2]})
    2
    """
    held = sorted(weights[wanted.of], reverse=True)
    bound = wanted.more_than * sum(held) if isinstance(wanted.more_than, Fraction) else None
    least = wanted.more_than if bound is None else bound
    total = 0
    for number, weight in enumerate(held):
        total += weight
        if total > least:
            return number + 1
    return len(held) + 1


def _requirement(
    one: rules.Requirement, version: RuleVersion, voters: Sequence[str], weights: Weights
) -> Requirement:
    if one.none_against is not None:
        named = tuple(int(voter in one.none_against) for voter in voters)
        per_vote = _folded({vote: -int(vote is Vote.AGAINST) for vote in Vote}, version)
        return Requirement(named, per_vote, 0)
    assert one.tally is not None
    found = limit(one, weights)
    tally = {vote: int(vote in TALLIES[one.tally]) for vote in Vote}
    least = found.bound
    if found.share is not None:
        part, whole = found.share.numerator, found.share.denominator
        tally = {vote: whole * tally[vote] - part * int(vote in CAST) for vote in Vote}
        least = int(found.strict) if found.lower else -int(found.strict)
        if found.lower and not found.strict:
            # 0 of 0 does not reach a share: the votes cast themselves must add up to 1, beside a
            # multiple of the rest that is as large as they can be.
            beyond = sum(weights[one.of])
            tally = {vote: beyond * times + int(vote in CAST) for vote, times in tally.items()}
            least = 1
    sign = 1 if found.lower else -1
    per_vote = _folded({vote: sign * times for vote, times in tally.items()}, version)
    return Requirement(tuple(weights[one.of]), per_vote, sign * least)


def _folded(times: Mapping[Vote, int], version: RuleVersion) -> tuple[int, int, int, int]:
    """Return how often each vote counts, an abstention as what the rule says it counts as."""
    plain = times[COUNTED[version.abstaining_counts_as]]
    formal = times[Vote.CONSTRUCTIVE] if version.constructive_abstention else plain
    return times[Vote.AGAINST], times[Vote.IN_FAVOUR], plain, formal
