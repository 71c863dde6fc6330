"""Nash bargaining: the settlement with the largest product of gains over the status quo."""

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.instruments.compromise import faults_of
from foedus.instruments.input_faults import not_finite, refuse

Array = NDArray[np.float64]

LOSSES = ("quadratic", "linear")


def nash_bargaining(
    position: Array,
    salience: Array,
    capability: Array,
    status_quo: Array | float,
    loss: str = "quadratic",
) -> Array:
    """Return the asymmetric Nash bargaining solution with the status quo as disagreement point.

        settlement = argmax_x Σ_i weight_i · ln(U_i(x) − U_i(status quo))
        weight_i   = capability_i · salience_i
        U_i(x)     = −(x − position_i)² if quadratic, −|x − position_i| if linear

    Nash 1950, The bargaining problem; powers as in Harsanyi and Selten 1972 (recalled). How
    steep a loss is cancels out of a Nash product, so salience enters as power, not as steepness:
    this is a choice of ours among forms in use. The scale is unbounded: nothing is cut at its ends.

    Everybody must gain. If actors with weight stand on both sides of the status quo, or one stands
    on it, no change is a gain for all and the status quo stays. Seen from a status quo far away,
    the quadratic solution is the compromise model: the argument of Achen 2006, in Thomson et al.,
    The European Union Decides, for a disagreement that all dread (recalled).

    position    units of the scale, (…, actor)
    salience    0 to 1,             (…, actor)   not negative
    capability  any unit,           (…, actor)   not negative
    status_quo  units of the scale, a number or (…)
    loss        "quadratic" or "linear"

    Returns units of the scale, shape (…); not a number where nobody has weight.
    Raises RangeError with every fault of the arrays, UnknownName for another loss.

    >>> one = np.ones(2)
    >>> round(nash_bargaining(np.array([40.0, 80.0]), one, one, 0.0).item(), 6)
    48.768944
    >>> nash_bargaining(np.array([-10.0, 80.0]), one, one, 0.0).item()
    0.0
    """
    if loss not in LOSSES:
        raise UnknownName("loss", loss, LOSSES)
    disagreement = np.asarray(status_quo, np.float64)
    refuse(faults_of(position, salience, capability) + not_finite("status_quo", disagreement))
    position, weight = np.broadcast_arrays(position, capability * salience)
    away = position - disagreement[..., None]
    weight = np.broadcast_to(weight, away.shape)
    has_say = weight > 0
    upward = np.where(has_say, away > 0, True).all(axis=-1)
    downward = np.where(has_say, away < 0, True).all(axis=-1)
    direction = np.where(upward, 1, np.where(downward, -1, 0))
    step = _best_step(np.abs(away), weight, loss)
    settlement = np.where(direction == 0, disagreement, disagreement + direction * step)
    return np.asarray(np.where(has_say.any(axis=-1), settlement, np.nan))


def _best_step(distance: Array, weight: Array, loss: str) -> Array:
    """Return how far to leave the status quo, by halving the zone where the best step lies.

    distance  units of the scale, (…, actor)   from the status quo to each position

    Nobody gains beyond twice the distance of the nearest. The slope of the sum of logarithms
    falls all along the zone, so its sign tells on which side the best step lies.
    """
    has_say = weight > 0
    zone = 2 * np.where(has_say, distance, np.inf).min(axis=-1)
    low, high = np.zeros_like(zone), np.where(np.isfinite(zone), zone, 0.0)
    for _ in range(np.finfo(np.float64).nmant):  # a halving for each digit of a number
        middle = low + (high - low) / 2
        rising = _slope(middle[..., None], distance, weight, loss) > 0
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    return np.asarray(low + (high - low) / 2)


def _slope(step: Array, distance: Array, weight: Array, loss: str) -> Array:
    """Return the slope of the sum of logarithms of gains, times the step, shape (…)."""
    rest = 2 * distance - step
    with np.errstate(invalid="ignore", divide="ignore"):
        back = -step / rest
        each = 1 + back if loss == "quadratic" else np.where(step < distance, 1.0, back)
    return np.asarray(np.where(weight > 0, weight * each, 0.0).sum(axis=-1))
