"""Incidence: the share of dossiers of each class adopted within some years, by a life table."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def incidence(p: Any, horizon: float) -> tuple[Array, Array]:
    """Return the share adopted within a horizon, and that share times the mean wait, (run, class).

    p        adopted_first, failed_first, adopted_second, wait_first (run, class); adopted_later,
             failed_later, wait_later (run, 1)
    horizon  whole years, at least 1

    Failures of the first year are cut where with the adoptions they exceed one.

    >>> from types import SimpleNamespace
    >>> half, tenth = np.array([[0.5]]), np.array([[0.1]])
    >>> table = SimpleNamespace(
    ...     adopted_first=half, failed_first=tenth, adopted_second=half, adopted_later=tenth,
    ...     failed_later=tenth, wait_first=tenth, wait_later=half)
    >>> [round(one.item(), 3) for one in incidence(table, 2.0)]
    [0.7, 0.35]
    """
    adopted = p.adopted_first
    failed = np.minimum(p.failed_first, 1 - adopted)
    still = 1 - adopted - failed
    reached, waited = adopted.copy(), adopted * p.wait_first
    later = np.minimum(p.failed_later, 1 - p.adopted_later)
    for year in range(1, int(horizon)):
        hazard = p.adopted_second if year == 1 else p.adopted_later
        now = still * hazard
        reached = reached + now
        waited = waited + now * (year + p.wait_later)
        still = still * np.maximum(0.0, 1 - hazard - later)
    return reached, waited
