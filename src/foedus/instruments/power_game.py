"""A voting rule as a game to count: faults told at once, what is settled beforehand taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, gcd
from numbers import Integral, Rational
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from foedus.errors import RangeError

Criteria = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Game:
    """What is left to count when the members with a veto agree.

    A coalition of the other members wins if it has at least `fewest` of them and reaches every
    quota, or if it has at least `enough` of them. Criteria that count members are in `fewest`.
    """

    members: tuple[int, ...]  # without a veto, in the order of their weights
    vetoes: tuple[int, ...]
    fewest: int
    enough: int
    weights: tuple[tuple[int, ...], ...]  # (criterion, member), no two criteria alike
    quotas: tuple[int, ...]

    @property
    def open_sizes(self) -> range:
        """Return the sizes at which weights decide."""
        return range(self.fewest, self.enough) if self.weights else range(0)


def read_game(
    weights: ArrayLike | Criteria,
    quotas: Sequence[Rational | int] | ArrayLike,
    against_at_most: int | None,
    vetoes: Sequence[int],
) -> Game:
    """Return the game that a rule makes; see `foedus.instruments.power.voting_power`.

    Raises RangeError with every fault.

    >>> read_game([[10, 5, 5]], [15], None, vetoes=[0])
    Game(members=(1, 2), vetoes=(0,), fewest=1, enough=2, weights=(), quotas=())
    """
    rows, needed = listed(weights), listed(quotas)
    faults = [*weight_faults(rows), *quota_faults(needed)] or [*fit_faults(rows, needed)]
    faults += clause_faults(against_at_most)
    members = len(rows[0]) if rows and isinstance(rows[0], list) else 0
    faults += veto_faults(vetoes, members)
    if not faults and wins_empty(needed, members, against_at_most, vetoes):
        faults.append(
            "every coalition wins, even the empty one, so nobody has power; raise a quota"
        )
    if faults:
        raise RangeError("\n".join(["these rules have no voting power:", *faults]))
    return game_of(
        [[int(one) for one in row] for row in rows],
        [ceil(one) for one in needed],
        against_at_most or 0,
        tuple(sorted({int(one) for one in vetoes})),
    )


def listed(given: Any) -> list[Any]:
    """Return arrays and nested sequences as nested lists; what is neither as an empty list.

    >>> listed(np.array([[1, 2]])), listed(((1, 2),)), listed(7)
    ([[1, 2]], [[1, 2]], [])
    """
    if isinstance(given, np.ndarray):
        given = given.tolist()
    if not isinstance(given, Sequence) or isinstance(given, str):
        return []
    return [
        list(one) if isinstance(one, Sequence | np.ndarray) and not isinstance(one, str) else one
        for one in given
    ]


def weight_faults(rows: Sequence[Any]) -> Iterator[str]:
    """Yield what is wrong with the weights."""
    if not rows or not all(isinstance(row, list) for row in rows):
        yield "weights: needs a row for each criterion, as in [[4, 4, 2]]"
        return
    if not rows[0]:
        yield "weights: needs at least one member"
    for criterion, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield (
                f"weights, criterion {criterion}: {len(row)} members, but criterion 0 has "
                f"{len(rows[0])}; give every member a weight, 0 if it has none"
            )
        for member, weight in enumerate(row):
            if not is_whole(weight) or weight < 0:
                yield (
                    f"weights, criterion {criterion}, member {member}: {weight!r} is not a whole "
                    "number of at least 0; multiply the criterion and its quota until it is"
                )


def quota_faults(needed: Sequence[Any]) -> Iterator[str]:
    """Yield what is wrong with the quotas."""
    if not needed:
        yield "quotas: needs a quota for each criterion, as in [12]"
    for criterion, quota in enumerate(needed):
        if not isinstance(quota, Rational):
            yield (
                f"quotas, criterion {criterion}: {quota!r} is not exact; give a whole number or "
                "a fraction, as in Fraction(65, 100) * total"
            )
        elif quota < 0:
            yield f"quotas, criterion {criterion}: {quota} is below 0; give 0 if all pass"


def fit_faults(rows: Criteria, needed: Sequence[Any]) -> Iterator[str]:
    """Yield where sound weights and sound quotas do not fit each other."""
    if len(rows) != len(needed):
        yield f"quotas: {len(needed)} for {len(rows)} criteria; give one for each"
        return
    for criterion, (row, quota) in enumerate(zip(rows, needed, strict=True)):
        total = sum(int(one) for one in row)
        if quota > total:
            yield (
                f"quotas, criterion {criterion}: {quota} is above {total}, what all members weigh "
                "together, so nothing can pass; lower it"
            )


def clause_faults(against_at_most: object) -> Iterator[str]:
    """Yield what is wrong with the number of members that cannot block."""
    if against_at_most is None:
        return
    if not isinstance(against_at_most, Integral) or int(against_at_most) < 0:
        yield (
            f"against_at_most: {against_at_most!r} is not a number of members; give a whole "
            "number of at least 0, or None without such a clause"
        )


def veto_faults(vetoes: Any, members: int) -> Iterator[str]:
    """Yield what is wrong with the members that have a veto."""
    if not isinstance(vetoes, Sequence | np.ndarray) or isinstance(vetoes, str):
        yield f"vetoes: {vetoes!r} is not a list of positions, as in [0, 2]"
        return
    for one in vetoes:
        if not isinstance(one, Integral) or not 0 <= int(one) < members:
            yield f"vetoes: {one!r} is not the position of a member; give 0 to {members - 1}"


def is_whole(value: object) -> bool:
    """Return whether a value is a whole number, whatever its type.

    >>> is_whole(4.0), is_whole(4.5), is_whole(np.int8(4)), is_whole("4")
    (True, False, True, False)
    """
    if isinstance(value, Rational):
        return value.denominator == 1
    return isinstance(value, float) and value.is_integer()


def wins_empty(
    needed: Sequence[Any], members: int, against_at_most: int | None, vetoes: Sequence[int]
) -> bool:
    """Return whether the coalition of nobody wins.

    >>> wins_empty([0, 0], 3, None, []), wins_empty([2], 3, 3, []), wins_empty([0], 3, None, [1])
    (True, True, False)
    """
    all_may_be_against = against_at_most is not None and against_at_most >= members
    return not len(vetoes) and (not any(needed) or all_may_be_against)


def game_of(
    weights: Sequence[Sequence[int]],
    quotas: Sequence[int],
    against_at_most: int,
    vetoes: tuple[int, ...],
) -> Game:
    """Return the game among the members without a veto, with what the others bring settled.

    Weights are divided by what divides them all, so that a criterion in which everybody weighs
    the same is a number of members. Of two criteria with the same weights the stricter holds.

    >>> game_of([[6, 4, 2], [3, 2, 1], [7, 7, 7]], [7, 3, 10], 0, ())
    Game(members=(0, 1, 2), vetoes=(), fewest=2, enough=3, weights=((3, 2, 1),), quotas=(4,))
    """
    members = tuple(one for one in range(len(weights[0])) if one not in vetoes)
    fewest, strictest = 0, dict[tuple[int, ...], int]()
    for row, quota in zip(weights, quotas, strict=True):
        missing = quota - sum(row[one] for one in vetoes)
        if missing > 0:
            unit = gcd(*(row[one] for one in members))
            scaled, needed = tuple(row[one] // unit for one in members), -(-missing // unit)
            if set(scaled) == {1}:
                fewest = max(fewest, needed)
            else:
                strictest[scaled] = max(strictest.get(scaled, 0), needed)
    # Everybody together reaches every quota, with a clause or without.
    enough = max(0, len(members) - against_at_most)
    return Game(
        members, vetoes, min(fewest, enough), enough, tuple(strictest), tuple(strictest.values())
    )
