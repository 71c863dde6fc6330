"""Decision rule: a voting rule as sums of whole numbers, so that its outcome is exact.

A requirement is linear in the votes. Each vote counts a whole number of times (once for a vote in
favour, say, and not at all for any other), each voter has a whole weight, and the sum must reach a
bound. A way is a list of requirements that must all hold; a proposal is adopted if any way holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray


def whole_kind(*largest: int) -> Any:
    """Return the kind of array that holds whole numbers of such sizes exactly.

    >>> whole_kind(450_000_000).__name__, whole_kind(2**63).__name__
    ('int64', 'object')
    """
    fits = all(abs(one) <= np.iinfo(np.int64).max for one in largest)
    return np.int64 if fits else object


class Vote(IntEnum):
    """What a voter does; the number is its place in `Requirement.per_vote`.

    CONSTRUCTIVE is an abstention with a formal declaration, where a rule knows it.
    """

    AGAINST = 0
    IN_FAVOUR = 1
    ABSTAINING = 2
    CONSTRUCTIVE = 3


@dataclass(frozen=True)
class Requirement:
    """A sum over voters that must reach a bound:  Σ_i per_vote[vote_i] · weight_i ≥ at_least.

    weights    whole numbers, not negative, one for each voter
    per_vote   how often a weight counts, by `Vote`
    at_least   the bound, a whole number
    """

    weights: tuple[int, ...]
    per_vote: tuple[int, int, int, int]
    at_least: int

    def sums(self, votes: NDArray[Any]) -> NDArray[Any]:
        """Return the sum for votes (…, voter), shape (…); Python's integers where it may be large.

        >>> heads = Requirement((1, 1, 1), (0, 1, 0, 0), at_least=2)
        >>> heads.sums(np.array([Vote.IN_FAVOUR, Vote.AGAINST, Vote.IN_FAVOUR])).item()
        2
        """
        kind = whole_kind(max(map(abs, self.per_vote)) * sum(self.weights), self.at_least)
        per_vote = np.asarray(self.per_vote, dtype=kind)
        total = per_vote[np.asarray(votes)] @ np.asarray(self.weights, dtype=kind)
        return np.asarray(total, dtype=kind)


@dataclass(frozen=True)
class Way:
    """One way to be adopted, with the name it has in the rule."""

    name: str
    requirements: tuple[Requirement, ...]

    def holds(self, votes: NDArray[Any]) -> NDArray[np.bool_]:
        """Return whether every requirement holds for votes (…, voter), shape (…)."""
        shape = np.shape(votes)[:-1]
        met = np.ones(shape, dtype=bool)
        for one in self.requirements:
            met &= np.asarray(one.sums(votes) >= one.at_least, dtype=bool)
        return np.asarray(met)


@dataclass(frozen=True)
class DecisionRule:
    """A voting rule among a number of voters."""

    voters: int
    ways: tuple[Way, ...]


def adopted(rule: DecisionRule, votes: NDArray[Any]) -> NDArray[np.bool_]:
    """Return whether a proposal is adopted.

        adopted = any_way all_requirement  Σ_i per_vote[vote_i] · weight_i ≥ at_least

    rule    the rule
    votes   values of `Vote`, (…, voter)

    Returns booleans, shape (…). Exact: only whole numbers are added and compared.
    Raises ValueError if the last axis is not that of the rule's voters, or a value is no vote.

    >>> majority = DecisionRule(3, (Way("majority", (Requirement((1, 1, 1), (0, 1, 0, 0), 2),)),))
    >>> adopted(majority, np.array([[1, 1, 0], [1, 2, 2]])).tolist()
    [True, False]
    """
    given = np.asarray(votes)
    if given.ndim == 0 or given.shape[-1] != rule.voters:
        raise ValueError(f"votes of {rule.voters} voters are needed, not shape {given.shape}")
    if given.size and not np.isin(given, [one.value for one in Vote]).all():
        raise ValueError(f"votes are numbers from 0 to {max(Vote).value}, one kind of vote each")
    result = np.zeros(given.shape[:-1], dtype=bool)
    for way in rule.ways:
        result |= way.holds(given)
    return result


def ways_that_hold(rule: DecisionRule, votes: Sequence[Vote]) -> tuple[Way, ...]:
    """Return the ways by which these votes adopt a proposal; none if it is not adopted."""
    given = np.asarray(votes)
    return tuple(way for way in rule.ways if way.holds(given))
