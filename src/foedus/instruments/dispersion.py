"""Dispersion: how far the members of a group stand apart, beyond what noise alone would show."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import (
    entries_outside,
    negative,
    not_finite,
    refuse,
    unlike,
)

Array = NDArray[np.float64]


def dispersion(position: Array, standard_error: Array, members: Array) -> Array:
    """Return the standard deviation of true positions, net of measurement error.

        dispersion = √max(0, s² − mean of standard_error²),  s² = Σ (position − mean)² / (n − 1)

    Independent errors add their mean square to what the sample variance is expected to be: taking
    it off is the usual estimate by moments. Where noise exceeds the observed variance the result
    is 0, which says that no difference can be told from noise, not that there is none.

    position        units of the scale, (…, actor)
    standard_error  units of the scale, (…, actor)   not negative; 0 for what is known
    members         0 or 1,             (…, actor)

    Returns units of the scale, shape (…); not a number for fewer than two members.
    Raises RangeError with every fault of the arrays.

    >>> spread = dispersion(np.array([0.0, 10.0]), np.array([3.0, 4.0]), np.ones(2))
    >>> round(spread.item(), 4)  # √(50 − 12.5)
    6.1237
    >>> dispersion(np.array([0.0, 1.0]), np.array([3.0, 4.0]), np.ones(2)).item()
    0.0
    """
    refuse(
        not_finite("position", position)
        + negative("standard_error", standard_error)
        + entries_outside("members", members, (members == 0) | (members == 1), "0 or 1")
        + unlike({"position": position, "standard_error": standard_error, "members": members})
    )
    position, error, members = np.broadcast_arrays(position, standard_error, members)
    number = members.sum(axis=-1, dtype=np.float64)
    enough = number > 1
    heads = np.where(enough, number, np.nan)
    mean = (position * members).sum(axis=-1) / heads
    apart = (members * (position - mean[..., None]) ** 2).sum(axis=-1) / (heads - 1)
    noise = (members * error**2).sum(axis=-1) / heads
    return np.asarray(np.sqrt(np.maximum(0.0, apart - noise)))
