"""Yes/no game: a decision rule where every member is either in favour or against.

With s = per_vote[IN_FAVOUR] − per_vote[AGAINST], a requirement becomes a quota on those in favour:

    Σ_i w_i · per_vote[vote_i] ≥ b   ⇔   s · Σ_{i in favour} w_i ≥ b − per_vote[AGAINST] · Σ_i w_i

Terms as in Taylor and Zwicker, Simple Games (Princeton University Press, 1999).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import gcd

from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote

NOT_MONOTONE = (
    "a requirement of this rule is harder to meet the more members are in favour, so winning and "
    "blocking coalitions are not defined; remove it or ask about single ballots"
)


@dataclass(frozen=True)
class Quota:
    """A bound on the weight of those in favour:  Σ_{i in favour} weights_i ≥ at_least.

    weights    whole numbers, not negative, without a common divisor
    at_least   above 0 and not above the sum of the weights
    """

    weights: tuple[int, ...]
    at_least: int

    @property
    def total(self) -> int:
        """Everybody's weight together."""
        return sum(self.weights)


@dataclass(frozen=True)
class YesNoGame:
    """A monotone game: a coalition wins if any way holds, and a way if all its quotas are reached.

    ways   none of them implied by another; no way at all if nothing wins, one without a quota if
           even the empty coalition does
    """

    members: int
    ways: tuple[tuple[Quota, ...], ...]


def yes_no_game(rule: DecisionRule) -> YesNoGame:
    """Return the game of a rule where every member is either in favour or against.

    Raises ValueError if more members in favour can undo an adoption.

    >>> from foedus.instruments.decision_rule import Way
    >>> nobody_against = Way("consensus", (Requirement((1, 1, 1), (-1, 0, 0, 0), at_least=0),))
    >>> yes_no_game(DecisionRule(3, (nobody_against,))).ways
    ((Quota(weights=(1, 1, 1), at_least=3),),)
    """
    ways = []
    for way in rule.ways:
        quotas = [_quota(one) for one in way.requirements]
        if not any(one is False for one in quotas):
            ways.append(tuple(one for one in quotas if isinstance(one, Quota)))
    return _simplified(rule.voters, ways)


def dual(game: YesNoGame) -> YesNoGame:
    """Return the dual game: a coalition wins if without it the others lose.

        v*(S) = 1 − v(N ∖ S);   a quota q of weights w becomes  Σ_i w_i − q + 1

    What wins in the dual is what blocks in the game. The dual of the dual is the game.

    >>> dual(YesNoGame(3, ((Quota((1, 1, 1), 3),),))).ways
    ((Quota(weights=(1, 1, 1), at_least=1),),)
    """
    turned = [
        tuple(Quota(one.weights, one.total - one.at_least + 1) for one in way) for way in game.ways
    ]
    return _simplified(game.members, list(product(*turned)))


def _quota(requirement: Requirement) -> Quota | bool:
    """Return a requirement as a quota; true or false if it holds always or never."""
    in_favour = requirement.per_vote[Vote.IN_FAVOUR]
    against = requirement.per_vote[Vote.AGAINST]
    step, total = in_favour - against, sum(requirement.weights)
    bound = requirement.at_least - against * total
    if bound <= min(0, step * total):
        return True
    if bound > max(0, step * total):
        return False
    if step < 0:
        raise ValueError(NOT_MONOTONE)
    return _lowest_terms(requirement.weights, -(-bound // step))


def _lowest_terms(weights: tuple[int, ...], at_least: int) -> Quota:
    """Return a quota of weights without a common divisor."""
    divisor = gcd(*weights)
    return Quota(tuple(one // divisor for one in weights), -(-at_least // divisor))


def needed_holders(quota: Quota) -> frozenset[int]:
    """Return the holders of a quota that only all of them together reach; none if fewer can.

    >>> sorted(needed_holders(Quota((2, 1, 0), 3)))
    [0, 1]
    """
    holders = [weight for weight in quota.weights if weight]
    if holders and quota.total - min(holders) < quota.at_least:
        return frozenset(at for at, weight in enumerate(quota.weights) if weight)
    return frozenset()


def _simplified(members: int, ways: Iterable[tuple[Quota, ...]]) -> YesNoGame:
    """Return the game without what is implied by the rest of it."""
    kept: list[tuple[Quota, ...]] = []
    for way in dict.fromkeys(_shortened(members, way) for way in ways):
        if any(_implies(way, other) for other in kept):
            continue
        kept = [other for other in kept if not _implies(other, way)]
        kept.append(way)
    return YesNoGame(members, tuple(kept))


def _shortened(members: int, way: tuple[Quota, ...]) -> tuple[Quota, ...]:
    """Return a way with one quota for equal weights, and without those that others imply."""
    needed = frozenset[int]().union(*(needed_holders(one) for one in way))
    largest: dict[tuple[int, ...], int] = {}
    if needed:
        largest[tuple(int(at in needed) for at in range(members))] = len(needed)
    for one in way:
        if not needed_holders(one):
            largest[one.weights] = max(one.at_least, largest.get(one.weights, one.at_least))
    quotas = [Quota(weights, at_least) for weights, at_least in largest.items()]
    return tuple(
        one for one in quotas if not any(_enough(other, one) for other in quotas if other != one)
    )


def _implies(way: tuple[Quota, ...], other: tuple[Quota, ...]) -> bool:
    """Return whether whatever meets a way is seen to meet another."""
    return all(any(_enough(given, asked) for given in way) for asked in other)


def _enough(given: Quota, asked: Quota) -> bool:
    """Return whether one quota is seen to imply another.

    By equal weights, by members all of whom are needed, or by the lightest that make up a number.
    """
    if given.weights == asked.weights:
        return given.at_least >= asked.at_least
    if needed := needed_holders(given):
        return sum(asked.weights[at] for at in needed) >= asked.at_least
    if min(given.weights) == max(given.weights):
        return sum(sorted(asked.weights)[: given.at_least]) >= asked.at_least
    return False
