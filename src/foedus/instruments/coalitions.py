"""Coalitions: who can pass or block a proposal, and whose vote would change the outcome.

The other questions of the same kind are answered in modules of their own and offered here as well:
the normal form for voting power (`simple_game`) and changes of single ballots (`flips`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, islice

import numpy as np

from foedus.instruments.decision_rule import DecisionRule, Vote, adopted
from foedus.instruments.flips import Flip, cheapest_flip, missing, pivotal
from foedus.instruments.simple_game import SimpleGame, as_simple_game
from foedus.instruments.subsets import TooManySets, number_of_subsets
from foedus.instruments.yes_no_game import YesNoGame, dual, yes_no_game

__all__ = [
    "Coalitions",
    "Flip",
    "SimpleGame",
    "TooManySets",
    "as_simple_game",
    "cheapest_flip",
    "minimal_blocking",
    "minimal_winning",
    "missing",
    "pivotal",
    "veto_players",
]


@dataclass(frozen=True)
class Coalitions:
    """Coalitions that suffice, and of which every member is needed.

    found               by size, then from the heaviest members down; each in order of place
    smallest_size       members in the smallest coalition; None if no coalition suffices
    number_of_smallest  how many coalitions of that size suffice, whether found or not; exact
    complete            whether no other minimal coalition exists beside those found
    """

    found: tuple[tuple[int, ...], ...]
    smallest_size: int | None
    number_of_smallest: int
    complete: bool


def veto_players(rule: DecisionRule) -> tuple[int, ...]:
    """Return the members without whom nothing passes: all others in favour, this one against.

    >>> from foedus.instruments.decision_rule import Requirement, Way
    >>> weighted = Requirement((3, 1, 1), (0, 1, 0, 0), at_least=3)
    >>> veto_players(DecisionRule(3, (Way("weighted majority", (weighted,)),)))
    (0,)
    """
    one_against = np.where(np.eye(rule.voters, dtype=bool), Vote.AGAINST, Vote.IN_FAVOUR)
    return tuple(np.flatnonzero(~adopted(rule, one_against)).tolist())


def minimal_winning(rule: DecisionRule, limit: int) -> Coalitions:
    """Return coalitions that pass a proposal if all others are against, and need every member.

    rule    a rule
    limit   how many to find at most, at least 0

    Raises ValueError for a negative limit and if more members in favour can undo an adoption, and
    TooManySets, which is one, for more than forty members where weights decide.

    >>> from foedus.instruments.decision_rule import Requirement, Way
    >>> weighted = Requirement((3, 2, 2, 1), (0, 1, 0, 0), at_least=5)
    >>> minimal_winning(DecisionRule(4, (Way("weighted majority", (weighted,)),)), limit=9).found
    ((0, 1), (0, 2), (1, 2, 3))
    """
    return _minimal(yes_no_game(rule), limit)


def minimal_blocking(rule: DecisionRule, limit: int) -> Coalitions:
    """Return coalitions that stop a proposal if all others are in favour, and need every member.

    They are the minimal winning coalitions of the dual game, where a coalition wins if without it
    the others lose. Arguments and errors as for `minimal_winning`.

    >>> from foedus.instruments.decision_rule import Requirement, Way
    >>> consensus = Requirement((1, 1, 1), (-1, 0, 0, 0), at_least=0)
    >>> minimal_blocking(DecisionRule(3, (Way("consensus", (consensus,)),)), limit=9).found
    ((0,), (1,), (2,))
    """
    return _minimal(dual(yes_no_game(rule)), limit)


def _minimal(game: YesNoGame, limit: int) -> Coalitions:
    """Return the minimal winning coalitions of a game, in order, up to a limit."""
    if limit < 0:
        raise ValueError(f"limit is how many coalitions to find, at least 0, not {limit}")
    if not game.ways:
        return Coalitions((), None, 0, complete=True)
    sizes = range(game.members + 1)
    size, number = next((size, n) for size in sizes if (n := _number_winning(game, size)))
    search = _Search(game)
    # One more than asked for tells whether there are more.
    ordered = (one for larger in sizes[size:] for one in search.minimal(larger))
    found = tuple(islice(ordered, limit + 1))
    return Coalitions(found[:limit], size, number, complete=len(found) <= limit)


def _number_winning(game: YesNoGame, size: int) -> int:
    """Return how many coalitions of a size win, by inclusion and exclusion over the ways.

    |∪_w A_w| = Σ_{∅ ≠ T} (−1)^{|T|+1} |∩_{w ∈ T} A_w|
    """
    total = 0
    for chosen in range(1, len(game.ways) + 1):
        sign = (-1) ** (chosen + 1)
        for ways in combinations(game.ways, chosen):
            quotas = tuple(dict.fromkeys(quota for way in ways for quota in way))
            weights, bounds = [one.weights for one in quotas], [one.at_least for one in quotas]
            total += sign * number_of_subsets(game.members, weights, bounds, size)
    return total


class _Search:
    """Search for minimal winning coalitions from the heaviest members down."""

    def __init__(self, game: YesNoGame) -> None:
        self.members = game.members
        quotas = list(dict.fromkeys(quota for way in game.ways for quota in way))
        finest_first = sorted(quotas, key=lambda one: -len(set(one.weights)))
        self.order = sorted(
            range(game.members), key=lambda at: [-one.weights[at] for one in finest_first]
        )
        self.weights = [[one.weights[at] for at in self.order] for one in quotas]
        self.at_least = [one.at_least for one in quotas]
        self.ways = [[quotas.index(one) for one in way] for way in game.ways]
        starts = range(game.members + 1)
        # heaviest[quota][start][number]: most that so many members from a place on can add
        self.heaviest = [[_sums(row[at:], heaviest=True) for at in starts] for row in self.weights]
        self.lightest = [[_sums(row[at:], heaviest=False) for at in starts] for row in self.weights]

    def minimal(self, size: int) -> Iterator[tuple[int, ...]]:
        """Yield the minimal winning coalitions of a size, in order."""
        yield from self._extend((), [0] * len(self.weights), 0, size)

    def _extend(
        self, inside: tuple[int, ...], sums: list[int], start: int, more: int
    ) -> Iterator[tuple[int, ...]]:
        """Yield those with the members inside and so many more from a place on."""
        if more == 0:
            if self._wins(sums) and not any(self._wins(self._without(sums, at)) for at in inside):
                yield tuple(sorted(self.order[at] for at in inside))
            return
        if self.members - start < more or not self._bound(sums, self.heaviest, start, more):
            return
        # A coalition that wins before its last member comes is not minimal.
        if self._bound(sums, self.lightest, start, more - 1):
            return
        for at in range(start, self.members - more + 1):
            added = [total + row[at] for total, row in zip(sums, self.weights, strict=True)]
            yield from self._extend((*inside, at), added, at + 1, more - 1)

    def _wins(self, sums: list[int]) -> bool:
        return any(all(sums[one] >= self.at_least[one] for one in way) for way in self.ways)

    def _without(self, sums: list[int], at: int) -> list[int]:
        return [total - row[at] for total, row in zip(sums, self.weights, strict=True)]

    def _bound(
        self, sums: list[int], extreme: list[list[list[int]]], start: int, more: int
    ) -> bool:
        """Return whether the members reach some way with the most (or least) others can add."""
        return self._wins(
            [total + rows[start][more] for total, rows in zip(sums, extreme, strict=True)]
        )


def _sums(weights: list[int], heaviest: bool) -> list[int]:
    """Return sums of the heaviest or lightest 0, 1, 2, … weights."""
    return list(accumulate(sorted(weights, reverse=heaviest), initial=0))
