"""Forecast scores: how far probabilities were off, and whether what was late came late.

Cases that were open when last seen are censored. A probability for a horizon is scored only where
it is known what had happened by then: whoever was last seen open before the horizon is left out.
Of cases seen for less than the horizon only those are then left that ended soon, so these count too
much, in every line that is scored alike; `foedus.instruments.censoring_weights` would weigh it up.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import entries_outside, refuse, unlike

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def known_by(time: Array, ended: Flags, horizon: float) -> Flags:
    """Return for which cases it is known whether they had ended by a horizon, (case,).

    >>> known_by(np.array([1.0, 1.0, 9.0]), np.array([True, False, False]), 5.0).tolist()
    [True, False, True]
    """
    return np.asarray(ended | (time >= horizon))


def brier(probability: Array, happened: Flags) -> float:
    """Return the mean squared distance of probabilities from what happened (Brier 1950).

        B = mean (probability − happened)²;  0 is perfect, 0.25 is "fifty" for everything

    probability  0 to 1, (case,)
    happened     (case,)

    Returns not a number without cases. Raises RangeError.

    >>> brier(np.array([1.0, 0.5]), np.array([True, False]))
    0.125
    """
    inside = (probability >= 0) & (probability <= 1)
    faults = entries_outside("probability", probability, inside, "0 to 1")
    refuse(faults or unlike({"probability": probability, "happened": happened.astype(float)}))
    return float(((probability - happened) ** 2).mean()) if probability.size else float("nan")


def concordance(forecast: Array, time: Array, happened: Flags) -> float:
    """Return the share of comparable pairs that a forecast of times puts in the right order.

    Harrell's C. A pair is comparable if one event is known to have come before the other could
    have: the earlier of two times is that of an event. Equal forecasts count half; pairs of events
    at the same time are left out. Who can no longer have the event has an infinite time.

    forecast  expected time, (case,)   larger is later
    time      of the event, or last seen without it; (case,)
    happened  whether the event was seen, (case,)

    Returns 0 to 1, one half for a forecast that tells nothing; not a number without such pairs.

    >>> concordance(np.array([1.0, 3.0, 2.0]), np.array([1.0, 2.0, 9.0]), np.array([1, 1, 0]) > 0)
    0.6666666666666666
    """
    refuse(unlike({"forecast": forecast, "time": time, "happened": happened.astype(float)}))
    after = time[None, :] > time[:, None]
    still_open = (time[None, :] == time[:, None]) & ~happened[None, :]
    pairs = happened[:, None] & (after | still_open)
    np.fill_diagonal(pairs, val=False)
    later = forecast[None, :] - forecast[:, None]
    right = np.where(later > 0, 1.0, np.where(later == 0, 1 / 2, 0.0))
    return float(right[pairs].mean()) if pairs.any() else float("nan")
