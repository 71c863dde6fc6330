"""Subsets: counting those that reach given bounds, and finding the cheapest, exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.dominance import Whole, first_above, number_above

MOST_ROWS = 1 << 20
"""Choices of half the members held at once: those of forty members in all, below 100 megabytes."""


@dataclass(frozen=True)
class Option:
    """Something that can be picked for a member: at most one option of each member is picked.

    gains   what it adds to each criterion, whole numbers
    cost    what it costs, a whole number
    """

    member: int
    gains: tuple[int, ...]
    cost: int = 0


@dataclass(frozen=True)
class _Table:
    """Every choice among some options, a row each.

    gains    (row, criterion)
    cost     (row,), whole numbers; Python's own where 64 bits do not suffice
    picked   (row, size), places of the options
    """

    gains: Whole
    cost: NDArray[Any]
    picked: Whole


def number_of_subsets(
    members: int, weights: Sequence[Sequence[int]], at_least: Sequence[int], size: int
) -> int:
    """Return how many sets of a size reach every bound.

        |{S : |S| = size, Σ_{i ∈ S} weights_ji ≥ at_least_j for every j}|

    members    number of members
    weights    whole numbers, (criterion, member)
    at_least   the bounds, (criterion,)
    size       number of members in a set

    Exact. Time and memory grow with 2^(members / 2), whatever the weights; bounds that every set of
    the size reaches cost nothing.

    >>> number_of_subsets(4, [[3, 2, 1, 1]], [4], size=2)
    3
    """
    bounds = list(zip(weights, at_least, strict=True))
    if any(sum(sorted(row, reverse=True)[:size]) < least for row, least in bounds):
        return 0
    open_ones = [(row, least) for row, least in bounds if sum(sorted(row)[:size]) < least]
    if not open_ones or size > members:
        return comb(members, size)
    asked = np.array([least for _, least in open_ones], dtype=np.int64)
    options = [Option(at, tuple(row[at] for row, _ in open_ones)) for at in range(members)]
    return sum(
        int(number_above(right.gains, asked - left.gains).sum())
        for left, right in _pairs(options, size, len(asked))
    )


def cheapest_subset(
    options: Sequence[Option], at_least: Sequence[int], size: int
) -> tuple[Option, ...] | None:
    """Return the cheapest choice of so many options that reaches every bound; None if none does.

        min Σ_{o ∈ S} cost_o   subject to   |S| = size,  Σ_{o ∈ S} gains_oj ≥ at_least_j

    options    at most one of each member is picked; those of a member follow each other
    at_least   the bounds, (criterion,)
    size       number of options to pick

    Of equal cost, the set comes first whose members come first, in the order of the options. Exact.

    >>> three = [Option(0, (5,), 7), Option(1, (3,), 2), Option(2, (3,), 2)]
    >>> [one.member for one in cheapest_subset(three, [6], size=2)]
    [1, 2]
    """
    ranked = _with_ties_broken(options)
    if _any_will_do(options, at_least, size):
        firsts = {one.member: place for place, one in reversed(list(enumerate(options)))}
        cheapest_first = sorted(firsts.values(), key=lambda place: ranked[place].cost)
        return tuple(options[place] for place in sorted(cheapest_first[:size]))
    best: tuple[Any, list[int]] | None = None
    for left, right in _pairs(ranked, size, len(at_least)):
        order = np.argsort(right.cost, kind="stable")
        floors = np.asarray(at_least, dtype=np.int64) - left.gains
        partner = first_above(right.gains[order], floors)
        found = np.flatnonzero(partner < len(order))
        if not len(found):
            continue
        of_right = order[partner[found]]
        cost = left.cost[found] + right.cost[of_right]
        at = int(np.argmin(cost))
        if best is None or cost[at] < best[0]:
            picked = (left.picked[found[at]], right.picked[of_right[at]])
            best = (cost[at], [int(place) for half in picked for place in half])
    return None if best is None else tuple(options[place] for place in best[1])


def _with_ties_broken(options: Sequence[Option]) -> list[Option]:
    """Return options whose costs differ for any two sets of members of equal size.

    Of two such sets the one whose members come first is the larger binary number, if the first
    member is the highest digit. As digits below the cost, taken off, they break ties and add up.
    """
    members = list(dict.fromkeys(one.member for one in options))
    digit = {member: 1 << (len(members) - 1 - place) for place, member in enumerate(members)}
    return [
        Option(one.member, one.gains, (one.cost << len(members)) - digit[one.member])
        for one in options
    ]


def _any_will_do(options: Sequence[Option], at_least: Sequence[int], size: int) -> bool:
    """Return whether so many options reach every bound, whichever they are."""
    groups = [list(group) for _, group in groupby(options, key=lambda one: one.member)]
    lowest = [
        sorted(min(one.gains[at] for one in group) for group in groups)
        for at in range(len(at_least))
    ]
    reached = [sum(row[:size]) >= least for row, least in zip(lowest, at_least, strict=True)]
    return len(groups) >= size and all(reached)


def _pairs(options: Sequence[Option], size: int, criteria: int) -> Iterator[tuple[_Table, _Table]]:
    """Yield tables of both halves of the members whose rows together pick `size` options."""
    members = list(dict.fromkeys(one.member for one in options))
    first = set(members[: len(members) >> 1])
    largest = sum(abs(one.cost) for one in options)
    kind = np.int64 if largest <= np.iinfo(np.int64).max else object
    empty = _Table(
        np.zeros((1, criteria), dtype=np.int64), np.zeros(1, dtype=kind), np.zeros((1, 0), np.int16)
    )
    left, right = (
        _tables(
            [(at, one) for at, one in enumerate(options) if (one.member in first) is here],
            empty,
            size,
        )
        for here in (True, False)
    )
    for taken, table in left.items():
        if size - taken in right:
            yield table, right[size - taken]


def _tables(places: list[tuple[int, Option]], empty: _Table, at_most: int) -> dict[int, _Table]:
    """Return the choices of one half, by how many options they pick."""
    tables = {0: empty}
    for _, group in groupby(places, key=lambda pair: pair[1].member):
        added = list(group)
        longest = min(max(tables) + 1, at_most)
        for size in range(longest, 0, -1):
            grown = [_with(tables[size - 1], at, one) for at, one in added]
            tables[size] = _joined([tables[size], *grown] if size in tables else grown)
        if sum(len(one.cost) for one in tables.values()) > MOST_ROWS:
            message = (
                "an exact search among so many voters is too large; hold some of them fixed, "
                "or ask for fewer of them"
            )
            raise ValueError(message)
    return tables


def _with(table: _Table, place: int, option: Option) -> _Table:
    """Return the choices of a table with one more option picked."""
    last = np.full((len(table.cost), 1), place, dtype=np.int16)
    return _Table(
        table.gains + np.asarray(option.gains, dtype=np.int64),
        table.cost + option.cost,
        np.concatenate([table.picked, last], axis=1),
    )


def _joined(tables: list[_Table]) -> _Table:
    """Return the choices of several tables in one."""
    return _Table(
        np.concatenate([one.gains for one in tables]),
        np.concatenate([one.cost for one in tables]),
        np.concatenate([one.picked for one in tables]),
    )
