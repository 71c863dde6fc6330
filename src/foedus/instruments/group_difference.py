"""Group difference: how far apart two groups stand, by their means or medians."""

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.instruments.central_position import weighted_mean, weighted_median

Array = NDArray[np.float64]

CENTRES = {"mean": weighted_mean, "median": weighted_median}


def group_difference(position: Array, first: Array, second: Array, centre: str = "median") -> Array:
    """Return by how much the centre of the first group lies above that of the second.

        difference = centre(position, first) − centre(position, second)

    position  units of the scale, (…, actor)
    first     any unit,           (…, actor)   weights in the first group, 0 for outsiders
    second    any unit,           (…, actor)   weights in the second group; groups may overlap
    centre    "median" or "mean"

    Returns units of the scale, shape (…); negative where the first stands lower, not a number
    where a group is empty. Raises RangeError, UnknownName.

    >>> position = np.array([10.0, 20.0, 90.0, 50.0])
    >>> east, west = np.array([1.0, 1, 1, 0]), np.array([0.0, 0, 0, 1])
    >>> group_difference(position, east, west).item()
    -30.0
    >>> group_difference(position, east, west, "mean").item()
    -10.0
    """
    if centre not in CENTRES:
        raise UnknownName("centre", centre, CENTRES)
    return np.asarray(CENTRES[centre](position, first) - CENTRES[centre](position, second))
