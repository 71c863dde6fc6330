"""What is wrong with the arrays given to an instrument: every fault in one error."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError

Array = NDArray[np.float64]


def entries_outside(name: str, value: Array, allowed: NDArray[np.bool_], rule: str) -> list[str]:
    """Return a fault that names the first entry that breaks a rule, or nothing.

    name     what the array is called where the user gave it
    value    any unit, any shape
    allowed  true where the rule holds, same shape
    rule     the end of a sentence about what an entry must be

    >>> salience = np.array([0.5, -0.1])
    >>> entries_outside("salience", salience, salience >= 0, "not negative")
    ['salience[1] is -0.1 and must be not negative']
    """
    if allowed.all():
        return []
    place = tuple(int(index) for index in np.argwhere(~allowed)[0])
    where = f"[{', '.join(map(str, place))}]" if place else ""
    more = int((~allowed).sum()) - 1
    others = f" (and {more} more)" if more else ""
    return [f"{name}{where} is {value[place]:g} and must be {rule}{others}"]


def not_finite(name: str, value: Array) -> list[str]:
    """Return a fault if an entry is infinite or not a number.

    >>> not_finite("position", np.array([1.0, np.nan]))
    ['position[1] is nan and must be a finite number']
    """
    return entries_outside(name, value, np.isfinite(value), "a finite number")


def negative(name: str, value: Array) -> list[str]:
    """Return a fault if an entry is negative, infinite or not a number.

    >>> negative("capability", np.array([1.0, -2.0]))
    ['capability[1] is -2 and must be a finite number and not negative']
    """
    allowed = np.isfinite(value) & (value >= 0)
    return entries_outside(name, value, allowed, "a finite number and not negative")


def unlike(named: dict[str, Array]) -> list[str]:
    """Return a fault if arrays cannot stand side by side, actor by actor.

    >>> unlike({"position": np.ones(3), "salience": np.ones(2)})
    ['position of shape (3,) and salience of shape (2,) do not fit together']
    """
    try:
        np.broadcast_shapes(*(value.shape for value in named.values()))
    except ValueError:
        shapes = " and ".join(f"{name} of shape {value.shape}" for name, value in named.items())
        return [f"{shapes} do not fit together"]
    return []


def refuse(faults: Sequence[str]) -> None:
    """Raise RangeError with every fault, or nothing if there is none.

    >>> refuse([])
    """
    if faults:
        raise RangeError("; ".join(faults))
