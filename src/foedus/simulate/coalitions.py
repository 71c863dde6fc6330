"""Coalitions: one line under many parts of a scenario, on the same draws.

Only the sub-models on which the line may depend are run, and each block draws its chance once for
all parts: a part costs a third to a half of a whole run.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from foedus.model.inputs import Inputs
from foedus.model.reach import steps_to
from foedus.model.submodel import SubModel
from foedus.simulate.block import Drawn, Recorded, draw_block, step_through
from foedus.simulate.draw import ParameterTable
from foedus.simulate.part import Parts
from foedus.simulate.pool import run_blocks
from foedus.simulate.streams import BLOCK

if TYPE_CHECKING:
    from concurrent.futures import Executor

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Coalitions:
    """What a process needs to compute one line under parts of a scenario, block by block.

    region      place on the line's further axis, None if it has none
    asked       parts to run, as bits; each block runs those of its own place, the last for all
                further ones
    every_year  whether to record the line in every year, not in the last alone
    """

    inputs: Inputs
    parts: Parts
    table: ParameterTable
    seed: int
    variable: str
    region: int | None
    asked: tuple[tuple[int, ...], ...]
    cut: frozenset[str] = frozenset()
    every_year: bool = False

    @property
    def steps(self) -> tuple[SubModel, ...]:
        """The sub-models that are run."""
        return steps_to(self.variable)

    def drawn(self, number: int) -> Drawn:
        """Return the chance of a block."""
        return draw_block(self.steps, self.inputs, self.table, self.seed, number, self.cut)

    def block(self, number: int) -> Recorded:
        """Return `worth`, (part, year, run), and `parameters`, (run, name), of one block."""
        steps, drawn, keep = self.steps, self.drawn(number), frozenset({self.variable})
        asked = self.asked[min(number, len(self.asked) - 1)]
        found = [
            step_through(steps, self.inputs, self.parts.of(one), drawn, keep)[self.variable]
            for one in asked
        ]
        years = slice(None) if self.every_year else slice(-1, None)
        lines = [one if self.region is None else one[..., self.region] for one in found]
        lines = [one[years] for one in lines]
        return {"worth": np.stack(lines), "parameters": drawn.levels}


@dataclass(frozen=True)
class Worth:
    """What one line came to: `worth` by block, (part, year, run); `parameters` (run, name)."""

    by_block: tuple[Array, ...]
    parameters: Array


def run_coalitions(
    job: Coalitions,
    runs: int,
    pool: "Executor | None" = None,
    progress: Callable[[int, int], None] | None = None,
) -> Worth:
    """Return a line under every part that is asked for, in so many runs.

    Raises RangeError if a variable leaves the range of its vocabulary entry.
    """
    found: list[Array] = []
    levels: list[Array] = []
    done = 0
    for one in run_blocks(job, -(-runs // BLOCK), pool):
        here = min(BLOCK, runs - done)
        found.append(one["worth"][..., :here])
        levels.append(one["parameters"][:here])
        done += here
        if progress is not None:
            progress(done, runs)
    return Worth(tuple(found), np.concatenate(levels))


def parts_in_turn(orders: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return every part that several lists of parts name, each once, in order.

    >>> parts_in_turn([(0, 1, 3), (0, 2, 3)])
    (0, 1, 2, 3)
    """
    return tuple(sorted({one for order in orders for one in order}))
