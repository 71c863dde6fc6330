"""Moved parts: what each of several movers adds to a change, whatever the order they are taken in.

    part_i = Σ over sets S of the others of |S|! (n − |S| − 1)! / n! · (value(S and i) − value(S))

value(S) is the value if the movers in S stand where they stood after, and the others where they
stood before. That is the Shapley value (Shapley 1953) of the movers: the parts add up to the whole
change exactly, and none depends on who is said to have moved first. It tells who moved, not why.
"""

from collections.abc import Callable, Sequence
from itertools import product
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import refuse

Array = NDArray[np.float64]
MOST = 12
"""Movers at most: the value is asked for once per set of them."""


def moved_parts(value: Callable[..., Array], before: Sequence[Any], after: Sequence[Any]) -> Array:
    """Return what each mover adds to value(*after) − value(*before), (mover, …).

    value    a function of one argument per mover, of any shape and unit; asked 2^movers times
    before   what each mover was, in the order of the function's arguments
    after    what each became; equal to before where it did not move

    Raises RangeError for no movers, more than 12, or unlike numbers of them.

    >>> def nearer(one, other, target):
    ...     return abs(other - target) - abs(one - target)
    >>> before, after = (1.0, 2.5, -1.0), (1.25, 2.0, -1.5)
    >>> moved_parts(nearer, before, after).tolist()  # 1.5 → 0.75
    [-0.25, -0.5, 0.0]
    """
    movers = len(before)
    faults = [] if len(after) == movers else [f"{movers} before and {len(after)} after; give both"]
    faults += [] if 0 < movers <= MOST else [f"{movers} movers; give 1 to {MOST}"]
    refuse(faults)
    sides = list(zip(before, after, strict=True))
    worth = {
        moved: np.asarray(value(*(side[at] for side, at in zip(sides, moved, strict=True))))
        for moved in product((0, 1), repeat=movers)
    }
    parts = []
    for mover in range(movers):
        total = np.zeros(worth[(0,) * movers].shape)
        for moved, here in worth.items():
            if moved[mover]:
                without = (*moved[:mover], 0, *moved[mover + 1 :])
                total = total + _weight(sum(moved) - 1, movers) * (here - worth[without])
        parts.append(total)
    return np.array(parts)


def _weight(others: int, movers: int) -> float:
    """Return the part of all orders in which just so many others move before a given one."""
    return factorial(others) * factorial(movers - others - 1) / factorial(movers)
