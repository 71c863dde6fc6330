"""Values of a line over runs: an indicator, or one region of it."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import xarray


def values_of(runs: "xarray.Dataset", name: str) -> NDArray[np.float64]:
    """Return the values of a line such as `european_share` or `threat_baltic`, (run, year)."""
    plain = runs.variables  # a tenth of the time that a labelled array takes, and it is asked often
    if name in plain:
        return np.asarray(plain[name].values)
    indicator, region = split_name(name)
    place = plain["region"].values.tolist().index(region)
    found = plain[indicator]
    return np.asarray(found.values.take(place, found.dims.index("region")))


def split_name(name: str) -> tuple[str, str]:
    """Return indicator and region of a line.

    >>> split_name("threat_south-eastern")
    ('threat', 'south-eastern')
    """
    indicator, _, region = name.partition("_")
    return indicator, region
