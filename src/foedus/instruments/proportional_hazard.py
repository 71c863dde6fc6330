"""Proportional hazard: how a quantity known beforehand speeds an event up or slows it down."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.input_faults import entries_outside, negative, not_finite, refuse, unlike

Array = NDArray[np.float64]


def log_ratio(covariate: Array, events: Array, expected: Array, spread: float) -> float:
    """Return by how much the logarithm of a hazard rises with a quantity, shrunk towards none.

        maximise  Σ_i (events_i β z_i − expected_i exp(β z_i)) − β² / (2 spread²)

    The likelihood of events at hazards known but for the factor exp(β z), with a normal prior.
    It is concave; its slope is halved down to zero.

    covariate  z, (case,)   centred and scaled as you like
    events     0 or 1, (case,)
    expected   events expected at the hazards without the factor, (case,)   not negative
    spread     standard deviation of the prior, above 0

    Raises RangeError with every fault.

    >>> soon = log_ratio(np.array([-1.0, 1.0]), np.array([0.0, 1.0]), np.ones(2), 1.0)
    >>> 0.3 < soon < 0.5
    True
    """
    positive = np.asarray(spread, np.float64)
    faults = not_finite("covariate", covariate) + negative("events", events)
    faults += negative("expected", expected)
    faults += entries_outside("spread", positive, positive > 0, "above 0")
    refuse(faults + unlike({"covariate": covariate, "events": events, "expected": expected}))

    def slope(beta: float) -> float:
        with np.errstate(over="ignore"):
            factor = np.exp(beta * covariate)
        held = np.where(covariate == 0, 0.0, covariate * (events - expected * factor))
        return float(held.sum() - beta / spread**2)

    bound = float(spread**2 * (np.abs(covariate) * (events + expected)).sum())
    low, high = -bound, bound
    for _ in range(np.finfo(np.float64).nmant):  # a halving for each digit of a number
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2
