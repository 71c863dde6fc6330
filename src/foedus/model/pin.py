"""Pin: bounds that facts or a scenario put on a variable, right after its writer.

    value' = min(max(value · factor, lower), upper)

Setting a value is lower = upper; a floor is lower alone; scaling is a factor. Pins of facts come
first, those of the scenario after them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pin:
    """Bounds on one variable for every year; each array is (year, …) with the variable's dims."""

    variable: str
    lower: Array
    upper: Array
    factor: Array
    origin: str  # "facts" or the scenario that pins

    @staticmethod
    def free(variable: str, shape: tuple[int, ...], origin: str) -> "Pin":
        """Return a pin that changes nothing yet; fill its arrays to pin."""
        return Pin(
            variable, np.full(shape, -np.inf), np.full(shape, np.inf), np.ones(shape), origin
        )


def apply_pins(value: Array, pins: Iterable[Pin], year: int) -> Array:
    """Return the value of one year, (run, …), after all pins, in their order.

    value  any unit, (run, …)
    year   index of the year

    >>> pin = Pin.free("x", (1,), "facts")
    >>> pin.lower[0] = 76.0
    >>> apply_pins(np.array([70.0, 80.0]), [pin], 0)
    array([76., 80.])
    """
    for pin in pins:
        value = np.clip(value * pin.factor[year], pin.lower[year], pin.upper[year])
    return value
