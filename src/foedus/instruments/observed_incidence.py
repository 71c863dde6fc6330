"""Observed incidence: the share that had ended by a time, where some were last seen open."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import negative, refuse, unlike

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def observed_incidence(time: Array, wanted: Flags, other: Flags, horizon: float) -> float:
    """Return the probability of having ended by the cause of interest by a horizon.

        F(t) = Σ_{t_k ≤ t} S(t_k−) · d_k / n_k,   S(t) = Π_{t_k ≤ t} (1 − (d_k + e_k) / n_k)

    Aalen and Johansen 1978: d_k ended by the cause of interest at t_k and e_k by another, of the
    n_k that were still open. No form of hazard is assumed.

    time     of the end, or last seen open; (case,)   not negative
    wanted   ended by the cause of interest, (case,)
    other    ended otherwise, (case,)

    Returns 0 to 1; 0 without cases. Raises RangeError with every fault.

    >>> ended = np.array([True, True, False])
    >>> round(observed_incidence(np.array([1.0, 3.0, 2.0]), ended, np.zeros(3, bool), 9.0), 6)
    1.0
    """
    flags = {"wanted": wanted.astype(np.float64), "other": other.astype(np.float64)}
    refuse(negative("time", time) + unlike({"time": time} | flags))
    still, reached = 1.0, 0.0
    for moment in np.unique(time[(wanted | other) & (time <= horizon)]):
        at_risk = float((time >= moment).sum())
        now = time == moment
        reached += still * float((wanted & now).sum()) / at_risk
        still *= 1 - float(((wanted | other) & now).sum()) / at_risk
    return reached
