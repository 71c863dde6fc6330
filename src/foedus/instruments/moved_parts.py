"""Moved parts: what each of several movers adds to a change, whatever the order they are taken in.

value(S) is the value if the movers in S stand where they stood after, and the others where they
stood before. A part is the Shapley value of the mover (see `shapley`): the parts add up to the
whole change exactly, and none depends on who is said to have moved first. It tells who moved, not
why.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import refuse
from foedus.instruments.shapley import shapley_values

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
    sides = tuple(zip(before, after, strict=True))
    worth = [
        value(*(new if coalition >> at & 1 else old for at, (old, new) in enumerate(sides)))
        for coalition in range(1 << movers)
    ]
    return shapley_values(np.array(worth))
