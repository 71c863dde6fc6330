"""Censoring weights: how many cases each ended one stands for, where others were last seen open."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import negative, refuse, unlike

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def censoring_weights(time: Array, ended: Flags) -> Array:
    """Return the weight of each case, so that weights of ended cases sum to observed incidence.

        weight_i = ended_i / G(t_i−),   G(t) = Π_{c_k ≤ t} (1 − q_k / m_k)

    G is the probability not to have been lost from sight: q_k were last seen open at c_k, of the
    m_k neither lost before nor ended by then. Summed over the cases that ended in one way by a
    time, over all cases, the weights give the incidence of Aalen and Johansen (Satten and Datta
    2001, recalled), so that parts of a record can be added up.

    time   of the end, or last seen open; (case,)   not negative
    ended  (case,)

    Returns (case,), 0 for cases that did not end, at least 1 for others. Raises RangeError.

    >>> censoring_weights(np.array([1.0, 2.0, 3.0]), np.array([True, False, True]))
    array([1., 0., 2.])
    """
    refuse(negative("time", time) + unlike({"time": time, "ended": ended.astype(np.float64)}))
    kept = np.ones_like(time)
    for moment in np.unique(time[~ended]):
        lost = float((~ended & (time == moment)).sum())
        left = float(((time > moment) | (~ended & (time == moment))).sum())
        kept = np.where(time > moment, kept * (1 - lost / left), kept)
    return np.asarray(np.where(ended, 1 / np.where(ended, kept, 1.0), 0.0))
