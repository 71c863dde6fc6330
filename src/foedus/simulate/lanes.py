"""Lanes: half blocks of runs side by side, stepped through as if they were one block.

No run knows of the others beside it, so a lane records of each what its whole block would. The
years are a loop in Python, which costs much the same for any number of runs: a lane of three half
blocks takes a quarter longer than a block. What a lane holds depends on the number of runs alone,
never on the number of processes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.simulate.block import Drawn, Recorded
from foedus.simulate.streams import BLOCK

Array = NDArray[np.float64]
HALF = BLOCK // 2  # runs of half a block
NARROW, WIDE = 2, 3  # half blocks in a lane; one alone would be rounded in another way
EVENLY = 2  # lanes come in pairs, so that two processes have equal work


@dataclass(frozen=True)
class Half:
    """Half the runs of a block.

    cut  whether the judged links are cut in it
    """

    number: int
    second: bool
    cut: bool = False

    @property
    def runs(self) -> slice:
        """The runs of the block that it holds."""
        return slice(HALF, BLOCK) if self.second else slice(0, HALF)


Lane = tuple[Half, ...]


def lanes_for(blocks: int, cut_too: bool, widest: int = WIDE) -> tuple[Lane, ...]:
    """Return lanes that hold so many blocks, in their order, and after them one that is cut.

    >>> [len(lane) for lane in lanes_for(2, True)], [len(lane) for lane in lanes_for(16, True)]
    ([3, 3], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2])
    """
    halves = [Half(number, second) for number in range(blocks) for second in (False, True)]
    halves += [Half(0, second, cut=True) for second in (False, True) if cut_too]
    lanes = -(-len(halves) // widest)
    if lanes > 1 and len(halves) >= NARROW * (lanes + lanes % EVENLY):
        lanes += lanes % EVENLY
    wide = len(halves) - NARROW * lanes
    ends = [NARROW * (place + 1) + min(place + 1, wide) for place in range(lanes)]
    return tuple(tuple(halves[start:end]) for start, end in zip([0, *ends], ends, strict=False))


def side_by_side(lane: Lane, draw: Callable[[int, bool], Drawn]) -> Drawn:
    """Return what is drawn for the runs of a lane, in their order.

    draw  returns what is drawn for a block, by its number and whether it is cut
    """
    blocks = {key: draw(*key) for key in dict.fromkeys((one.number, one.cut) for one in lane)}
    parts = [(blocks[one.number, one.cut], one.runs) for one in lane]
    first = parts[0][0]
    return Drawn(
        np.concatenate([drawn.levels[runs] for drawn, runs in parts]),
        {
            name: _joined([(drawn.parameters[name], runs) for drawn, runs in parts])
            for name in first.parameters
        },
        {
            name: {
                stream: _beside([drawn.shocks[name][stream][:, runs] for drawn, runs in parts])
                for stream in streams
            }
            for name, streams in first.shocks.items()
        },
    )


def taken_apart(lane: Lane, recorded: Recorded) -> Iterator[tuple[Half, Recorded]]:
    """Yield what a lane recorded of each of its half blocks."""
    for place, one in enumerate(lane):
        runs = slice(place * HALF, (place + 1) * HALF)
        yield (
            one,
            {
                name: value[runs] if name == "parameters" else value[:, runs]
                for name, value in recorded.items()
            },
        )


def _joined(parts: Sequence[tuple[Any, slice]]) -> Any:
    kind = type(parts[0][0])
    return kind(
        **{
            one.name: np.concatenate([getattr(values, one.name)[runs] for values, runs in parts])
            for one in fields(kind)
        }
    )


def _beside(shocks: Sequence[Array]) -> Array:
    """Return shocks side by side, (year, run, …); those drawn once take no more room."""
    if any(one.strides[0] for one in shocks):
        return np.concatenate(shocks, axis=1)
    once = np.concatenate([one[0] for one in shocks])
    return np.broadcast_to(once, (len(shocks[0]), *once.shape))
