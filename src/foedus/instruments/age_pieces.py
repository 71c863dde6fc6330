"""Age pieces: spans of age within each of which a hazard is held to be constant.

A hazard that is constant in each piece and free to differ between them is the piecewise
exponential model (Holford 1976; Friedman 1982). One piece is a constant hazard.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import entries_outside, not_finite, refuse, unlike

Array = NDArray[np.float64]


def time_in_pieces(bounds: Array, since: Array | float, until: Array | float) -> Array:
    """Return how long a case is in each piece between two ages.

        spent_p = max(0, min(until, end_p) − max(since, start_p))

    bounds  ages at which one piece ends and the next begins, rising, above 0, (piece − 1,)
    since   age, (…), not negative
    until   age, (…), not below `since`; infinite for ever

    Returns times, (…, piece). Raises RangeError with every fault.

    >>> time_in_pieces(np.array([0.5, 1.0]), 0.2, 3.0).round(3).tolist()
    [0.3, 0.5, 2.0]
    """
    edges = np.concatenate([[0.0], np.asarray(bounds, np.float64)])
    first, last = np.asarray(since, np.float64), np.asarray(until, np.float64)
    faults = not_finite("bounds", edges) + not_finite("since", first)
    if (np.diff(edges) <= 0).any():
        faults.append("bounds must rise, from above 0")
    faults += entries_outside("since", first, first >= 0, "not negative")
    refuse(faults or unlike({"since": first, "until": last}))
    refuse(entries_outside("until", last, ~(last < first) & ~np.isnan(last), "not below since"))
    starts = np.maximum(edges, first[..., None])
    ends = np.minimum(np.append(edges[1:], np.inf), last[..., None])
    return np.asarray(np.maximum(0.0, ends - starts))


def events_in_pieces(bounds: Array, age: Array, happened: NDArray[np.bool_]) -> Array:
    """Return in which piece each event fell, 0 or 1, (case, piece).

    bounds    as for `time_in_pieces`; an event on a bound belongs to the piece that ends there
    age       of the event, (case,)
    happened  whether there was one, (case,)

    >>> events_in_pieces(np.array([0.5]), np.array([0.5, 2.0]), np.array([True, False])).tolist()
    [[1.0, 0.0], [0.0, 0.0]]
    """
    place = np.searchsorted(np.asarray(bounds, np.float64), age, side="left")
    held = place[:, None] == np.arange(len(bounds) + 1)
    return np.asarray(held & happened[:, None], np.float64)
