"""Flips: the fewest voters whose change of vote turns an outcome, and how much is missing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote, adopted
from foedus.instruments.subsets import Option, cheapest_subset

TO_ADOPT = (Vote.IN_FAVOUR, Vote.ABSTAINING, Vote.CONSTRUCTIVE, Vote.AGAINST)
"""Votes a voter may move to so that a proposal passes; the first of those equally effective."""


@dataclass(frozen=True)
class Flip:
    """Changes of vote that turn an outcome.

    becomes_adopted  whether the proposal is adopted afterwards
    changes          voters with the vote they move to, in order of place
    cost             their costs together
    """

    becomes_adopted: bool
    changes: tuple[tuple[int, Vote], ...]
    cost: int

    @property
    def voters(self) -> tuple[int, ...]:
        """The voters that change their vote."""
        return tuple(voter for voter, _ in self.changes)


def missing(rule: DecisionRule, votes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return how much is missing to each bound, by way and requirement; 0 where it is met.

        missing = max(0, at_least − Σ_i per_vote[vote_i] · weight_i)

    rule    a rule
    votes   one `Vote` for each voter

    In the requirement's own count: heads, persons, or their multiple by `per_vote`.
    Raises ValueError as `adopted` does.

    >>> from foedus.instruments.decision_rule import Way
    >>> heads = Requirement((1, 1, 1), (0, 1, 0, 0), at_least=2)
    >>> people = Requirement((70, 20, 10), (0, 1, 0, 0), at_least=65)
    >>> rule = DecisionRule(3, (Way("double majority", (heads, people)),))
    >>> missing(rule, [Vote.AGAINST, Vote.IN_FAVOUR, Vote.IN_FAVOUR])
    ((0, 35),)
    """
    given = _one_ballot(rule, votes)
    return tuple(
        tuple(max(0, one.at_least - int(one.sums(given))) for one in way.requirements)
        for way in rule.ways
    )


def pivotal(rule: DecisionRule, votes: Sequence[int]) -> tuple[int, ...]:
    """Return the voters who turn the outcome by changing their vote alone, to whichever vote.

    Arguments and errors as for `missing`.

    >>> from foedus.instruments.decision_rule import Way
    >>> heads = Requirement((1, 1, 1), (0, 1, 0, 0), at_least=2)
    >>> pivotal(DecisionRule(3, (Way("majority", (heads,)),)), [1, 1, 0])
    (0, 1)
    """
    given = _one_ballot(rule, votes)
    changed = np.tile(given, (rule.voters, len(Vote), 1))
    for vote in Vote:
        np.fill_diagonal(changed[:, vote], vote)
    turned = adopted(rule, changed) != adopted(rule, given)
    return tuple(np.flatnonzero(turned.any(axis=1)).tolist())


def cheapest_flip(
    rule: DecisionRule,
    votes: Sequence[int],
    cost: Sequence[int] | None = None,
    fixed: Collection[int] = (),
) -> Flip | None:
    """Return the fewest changes of vote that turn the outcome; None if no change does.

        min (|S|, Σ_{i ∈ S} cost_i, S)   over sets S of voters who together can turn it

    rule    a rule
    votes   one `Vote` for each voter
    cost    whole numbers, one for each voter, that decide between equally many changes; left out,
            or where equal, the voters that come first
    fixed   voters that do not change

    Each moves to the vote that helps most: in favour or against, whatever the rule, unless another
    vote counts for more. Exact for any rule; every set is weighed, though not one by one.

    Raises ValueError as `adopted` does, for costs of another number of voters, for a fixed voter
    that the rule does not have, and for more than forty voters where weights decide.

    >>> from foedus.instruments.decision_rule import Way
    >>> people = Requirement((50, 30, 20), (0, 1, 0, 0), at_least=65)
    >>> rule = DecisionRule(3, (Way("majority of people", (people,)),))
    >>> cheapest_flip(rule, [1, 0, 0], cost=[50, 30, 20]).changes
    ((2, <Vote.IN_FAVOUR: 1>),)
    """
    given = _one_ballot(rule, votes)
    costs = _costs_of_the_free(rule.voters, cost, fixed)
    becomes_adopted = not bool(adopted(rule, given))
    goals = _goals(rule, becomes_adopted)
    tasks = [_task(goal, given, costs, becomes_adopted) for goal in goals]
    for size in range(1, len(costs) + 1):
        flips = [flip for task in tasks if (flip := task.cheapest(size)) is not None]
        if flips:
            return min(flips, key=lambda one: (one.cost, one.voters))
    return None


@dataclass(frozen=True)
class _Task:
    """Bounds that must all be reached together, and the changes of vote that help.

    lacking     what is missing to each bound; below 0 where there is a surplus
    options     changes of vote with what they add, by voter
    moves       the vote each option moves to
    highest     by bound, what each voter can add to it at most, from the largest down
    """

    becomes_adopted: bool
    lacking: tuple[int, ...]
    options: tuple[Option, ...]
    moves: dict[Option, Vote]
    highest: tuple[tuple[int, ...], ...]

    def cheapest(self, size: int) -> Flip | None:
        """Return the cheapest so many changes that reach every bound; None if none do."""
        pairs = zip(self.highest, self.lacking, strict=True)
        if any(len(row) < size or sum(row[:size]) < lacking for row, lacking in pairs):
            return None
        picked = cheapest_subset(self.options, self.lacking, size)
        if picked is None:
            return None
        changes = tuple(sorted((one.member, self.moves[one]) for one in picked))
        return Flip(self.becomes_adopted, changes, sum(one.cost for one in picked))


def _one_ballot(rule: DecisionRule, votes: Sequence[int]) -> NDArray[np.int64]:
    """Return the votes as numbers, after a look at their number."""
    given = np.asarray(votes)
    if given.shape != (rule.voters,):
        message = f"one vote for each of {rule.voters} voters is needed, not shape {given.shape}"
        raise ValueError(message)
    adopted(rule, given)
    return given.astype(np.int64)


def _costs_of_the_free(
    voters: int, cost: Sequence[int] | None, fixed: Collection[int]
) -> dict[int, int]:
    """Return the cost of each voter that may change, by place."""
    costs = [0] * voters if cost is None else [int(one) for one in cost]
    if len(costs) != voters:
        raise ValueError(f"costs of {voters} voters are needed, not of {len(costs)}")
    if unknown := sorted(set(fixed) - set(range(voters))):
        raise ValueError(f"fixed voters are numbers from 0 to {voters - 1}, not {unknown}")
    return {voter: costs[voter] for voter in range(voters) if voter not in set(fixed)}


def _goals(rule: DecisionRule, becomes_adopted: bool) -> Iterator[tuple[Requirement, ...]]:
    """Yield lists of bounds; the outcome turns if all bounds of a list are reached.

    For adoption those of one way. For rejection the opposite of one requirement of each way:
    Σ < at_least is −Σ ≥ 1 − at_least.
    """
    if becomes_adopted:
        yield from (way.requirements for way in rule.ways)
        return
    for chosen in product(*(way.requirements for way in rule.ways)):
        yield tuple(_opposite(one) for one in dict.fromkeys(chosen))


def _opposite(one: Requirement) -> Requirement:
    """Return the requirement that holds where this one does not."""
    against, in_favour, abstaining, constructive = (-number for number in one.per_vote)
    return Requirement(
        one.weights, (against, in_favour, abstaining, constructive), 1 - one.at_least
    )


def _task(
    goal: tuple[Requirement, ...],
    votes: NDArray[np.int64],
    costs: Mapping[int, int],
    becomes_adopted: bool,
) -> _Task:
    """Return what is missing to a list of bounds, and the changes that help."""
    order = TO_ADOPT if becomes_adopted else TO_ADOPT[::-1]
    moves: dict[Option, Vote] = {}
    for voter, cost in costs.items():
        moves |= _helpful(goal, voter, int(votes[voter]), cost, order)
    by_voter = [
        [one.gains for one in group] for _, group in groupby(moves, key=lambda one: one.member)
    ]
    highest = tuple(
        tuple(sorted((max(gains[at] for gains in group) for group in by_voter), reverse=True))
        for at in range(len(goal))
    )
    lacking = tuple(one.at_least - int(one.sums(votes)) for one in goal)
    return _Task(becomes_adopted, lacking, tuple(moves), moves, highest)


def _helpful(
    goal: tuple[Requirement, ...], voter: int, vote: int, cost: int, order: tuple[Vote, ...]
) -> dict[Option, Vote]:
    """Return the changes of a voter that add to some bound, without those another one outdoes."""
    options: dict[Option, Vote] = {}
    for move in order:
        gains = tuple(
            one.weights[voter] * (one.per_vote[move] - one.per_vote[vote]) for one in goal
        )
        if max(gains, default=0) <= 0 or any(_outdoes(other.gains, gains) for other in options):
            continue
        options = {one: to for one, to in options.items() if not _outdoes(gains, one.gains)}
        options[Option(voter, gains, cost)] = move
    return options


def _outdoes(gains: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Return whether gains are nowhere less than others."""
    return all(one >= other for one, other in zip(gains, others, strict=True))
