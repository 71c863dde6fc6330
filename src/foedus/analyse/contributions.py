"""Contributions: what each change of a scenario adds to the difference from the baseline.

Up to EXACT changes every part of the scenario is run and the values of Shapley are exact; beyond,
orders of the changes are drawn, others for each block of runs, and the standard error says what
that leaves open. A change that cannot reach the line, or begins after the year, is not run: it adds
exactly nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from foedus.facts.scenarios import Change
from foedus.instruments.shapley import (
    added_along,
    coalitions_along,
    drawn_orders,
    shapley_values,
)
from foedus.model.reach import reached_from
from foedus.simulate.coalitions import Coalitions, Worth, parts_in_turn, run_coalitions
from foedus.simulate.run import Progress, blocks_for
from foedus.simulate.streams import generator

if TYPE_CHECKING:
    from concurrent.futures import Executor

Array = NDArray[np.float64]

EXACT = 5  # changes up to which every part is run: 32 parts
FEWEST_PAIRS, PAIRS = 8, 2  # orders drawn, each with its reverse: over all blocks, and in each


@dataclass(frozen=True)
class Added:
    """What each change adds, in the order of the scenario's changes.

    mean     mean over the runs, (change,)
    by_run   (change, run); None where orders are drawn
    error    standard error from drawing orders, (change,); None where all are counted
    orders   how many orders were drawn, 0 where all are counted
    none, whole   the line in the baseline and in the scenario, (run,)
    worth    of the parts that were run
    """

    mean: Array
    by_run: Array | None
    error: Array | None
    orders: int
    none: Array
    whole: Array
    worth: Worth


def can_matter(change: Change, variable: str, year: int) -> bool:
    """Return whether a change may reach a variable by the wiring, and begins by a year."""
    begins = min((when for when, _ in change.path or ()), default=year)
    return begins <= year and variable in reached_from([change.variable])


def contributions(
    job: Coalitions,
    year: int,
    runs: int,
    pool: "Executor | None" = None,
    progress: Progress | None = None,
) -> Added:
    """Return what each change adds to a line in the last year of a job.

    job   what to run; which parts is decided here
    year  its last year

    Raises RangeError as a run does.
    """
    players = [
        place for place, one in enumerate(job.parts.changes) if can_matter(one, job.variable, year)
    ]
    if len(players) <= EXACT:
        return _exact(job, players, runs, pool, progress)
    return _drawn(job, players, runs, pool, progress)


def _exact(
    job: Coalitions,
    players: Sequence[int],
    runs: int,
    pool: "Executor | None",
    progress: Progress | None,
) -> Added:
    every = tuple(_bits(players, one) for one in range(1 << len(players)))
    worth = run_coalitions(_asking(job, (every,)), runs, pool, progress)
    line = np.concatenate(worth.by_block, axis=-1)[:, -1]
    values = np.zeros((len(job.parts.changes), runs))
    values[list(players)] = shapley_values(line)
    return Added(values.mean(axis=1), values, None, 0, line[0], line[-1], worth)


def _drawn(
    job: Coalitions,
    players: Sequence[int],
    runs: int,
    pool: "Executor | None",
    progress: Progress | None,
) -> Added:
    blocks = blocks_for(runs)
    pairs = max(PAIRS, -(-FEWEST_PAIRS // blocks))
    orders = [
        drawn_orders(len(players), pairs, generator(job.seed, "explain/orders", block))
        for block in range(blocks)
    ]
    ways = [[coalitions_along(order) for order in drawn] for drawn in orders]
    asked = [parts_in_turn(one) for one in ways]
    in_bits = tuple(tuple(_bits(players, part) for part in one) for one in asked)
    worth = run_coalitions(_asking(job, in_bits), runs, pool, progress)
    found = np.zeros((blocks, pairs, len(job.parts.changes)))
    for block, line in enumerate(worth.by_block):
        of = {part: line[place, -1].mean() for place, part in enumerate(asked[block])}
        each = np.array(
            [
                added_along(order, np.array([of[part] for part in way]))
                for order, way in zip(orders[block], ways[block], strict=True)
            ]
        )
        found[block][:, list(players)] = each.reshape(pairs, -1, len(players)).mean(axis=1)
    sizes = np.array([line.shape[-1] for line in worth.by_block]) / runs
    within = found.var(axis=1, ddof=1) / pairs
    return Added(
        mean=np.tensordot(sizes, found.mean(axis=1), axes=1),
        by_run=None,
        error=np.sqrt(np.tensordot(sizes**2, within, axes=1)),
        orders=sum(len(drawn) for drawn in orders),
        none=np.concatenate([line[0, -1] for line in worth.by_block]),
        whole=np.concatenate([line[-1, -1] for line in worth.by_block]),
        worth=worth,
    )


def _asking(job: Coalitions, asked: tuple[tuple[int, ...], ...]) -> Coalitions:
    return replace(job, asked=asked)


def _bits(players: Sequence[int], part: int) -> int:
    """Return a part of some changes as a part of all changes of the scenario.

    >>> _bits([1, 3], 0b11)
    10
    """
    return sum(1 << player for place, player in enumerate(players) if part >> place & 1)
