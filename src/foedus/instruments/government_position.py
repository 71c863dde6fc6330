"""Government position: where a government stands, from where its parties stand.

    weight_p = days_c / Σ days · seats_p / Σ_{q in c} seats_q      party p of cabinet c
    position = Σ w_p v_p / Σ w_p                                   over parties with a value
    coverage = Σ w_p                                               over parties with a value
    spread   = √(Σ w_p (v_p − position)² / Σ w_p)

Seats stand for the weight of a party within its cabinet and days for that of the cabinet within the
year. A cabinet without parties (technicians, caretakers) keeps the weight of its days and covers
none of it, so that a year of such a cabinet has no position rather than that of its rivals. Where a
president or a party outside decides, seats do not measure who does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GovernmentPosition:
    """A position, in the unit of the values; position and spread are NaN where refused.

    coverage   part of the weight whose parties have a value, 0 to 1
    spread     weighted standard deviation between the parties
    """

    position: float
    coverage: float
    spread: float


def seat_day_weights(seats: Array, cabinet: NDArray[np.int64], days: Array) -> Array:
    """Return the weight of each party in a year, (party,); their sum is 1 if all cabinets have any.

    seats     of each party, (party,)
    cabinet   place of each party's cabinet in `days`, (party,)
    days      of each cabinet in the year, (cabinet,)

    Raises ValueError for negative seats or days, or if no cabinet has a day.

    >>> seat_day_weights(np.array([30.0, 10.0, 20.0]), np.array([0, 0, 1]), np.array([90.0, 30.0]))
    array([0.5625, 0.1875, 0.25  ])
    """
    if (seats < 0).any() or (days < 0).any() or days.sum() <= 0:
        raise ValueError("seats and days cannot be negative, and one cabinet needs a day")
    total = np.bincount(cabinet, weights=seats, minlength=len(days))
    within = np.divide(seats, total[cabinet], out=np.zeros_like(seats), where=total[cabinet] > 0)
    return np.asarray(days[cabinet] / days.sum() * within)


def government_position(value: Array, weight: Array, least_coverage: float) -> GovernmentPosition:
    """Return the weighted mean of the parties' values, or none where too few have one.

    value            any unit, (party,); NaN where a party has none
    weight           (party,), of all that governed together at most 1
    least_coverage   part of the weight that must have a value, 0 to 1

    Raises ValueError for negative weights.

    >>> found = government_position(np.array([6.0, 4.0, np.nan]), np.array([0.6, 0.2, 0.2]), 0.6)
    >>> round(found.position, 3), found.coverage, round(found.spread, 3)
    (5.5, 0.8, 0.866)
    >>> government_position(np.array([6.0, np.nan]), np.array([0.5, 0.5]), 0.6).position
    nan
    """
    if (weight < 0).any():
        raise ValueError("weights cannot be negative")
    counted = np.where(np.isfinite(value), weight, 0.0)
    coverage = float(counted.sum())
    # Weights are sums of fractions: what is covered just enough may miss by rounding.
    if coverage <= 0 or coverage < least_coverage * (1 - np.finfo(float).resolution):
        return GovernmentPosition(np.nan, coverage, np.nan)
    held = np.where(np.isfinite(value), value, 0.0)
    position = float((counted * held).sum() / coverage)
    spread = float(np.sqrt((counted * np.square(held - position)).sum() / coverage))
    return GovernmentPosition(position, coverage, spread)
