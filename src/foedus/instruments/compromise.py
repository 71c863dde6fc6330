"""Compromise: a settlement halfway, each pulling with its capability times its salience."""

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.central_position import weighted_mean, weighted_median
from foedus.instruments.input_faults import entries_outside, negative, not_finite, refuse, unlike

Array = NDArray[np.float64]


def compromise(position: Array, salience: Array, capability: Array) -> Array:
    """Return the settlement of the compromise model.

        settlement = Σ_i capability_i · salience_i · position_i / Σ_i capability_i · salience_i

    The compromise model of Thomson, Stokman, Achen and König 2006, The European Union Decides,
    which goes back to van den Bos 1991 (recalled).

    position    units of the scale, (…, actor)   what each actor wants
    salience    0 to 1,             (…, actor)   how much it cares; any scale that is not negative
    capability  any unit,           (…, actor)   what it can bring to bear; not negative

    Returns units of the scale, shape (…); not a number where nobody has any weight.
    Raises RangeError with every fault of the arrays.

    >>> position = np.array([0.0, 100.0])
    >>> compromise(position, np.array([0.9, 0.3]), np.array([1.0, 1.0])).item()
    25.0
    """
    return weighted_mean(position, weight_of(position, salience, capability))


def median_settlement(position: Array, salience: Array, capability: Array) -> Array:
    """Return the settlement that no other beats in a vote by capability times salience.

    Arguments, result and errors as for `compromise`.

    >>> position = np.array([0.0, 30.0, 100.0])
    >>> median_settlement(position, np.ones(3), np.array([2.0, 1.0, 2.0])).item()
    30.0
    """
    return weighted_median(position, weight_of(position, salience, capability))


def midpoint(lowest: Array | float, highest: Array | float) -> Array:
    """Return the middle of a scale, the naive forecast that every model has to beat.

    lowest   units of the scale, a number or (…)
    highest  units of the scale, a number or (…)   not below the lowest

    Raises RangeError.

    >>> midpoint(0.0, 100.0).item()
    50.0
    """
    low, high = np.asarray(lowest, np.float64), np.asarray(highest, np.float64)
    faults = not_finite("lowest", low) + not_finite("highest", high)
    refuse(faults or entries_outside("highest", high, high >= low, "at least the lowest"))
    return np.asarray(low + (high - low) / 2)


def weight_of(position: Array, salience: Array, capability: Array) -> Array:
    """Return capability times salience, the weight of an actor, shape (…, actor).

    Raises RangeError with every fault of the three arrays.

    >>> weight_of(np.zeros(2), np.array([0.5, 1.0]), np.array([4.0, 1.0]))
    array([2., 1.])
    """
    refuse(faults_of(position, salience, capability))
    return np.asarray(capability * salience)


def faults_of(position: Array, salience: Array, capability: Array) -> list[str]:
    """Return every fault of the three arrays that describe who wants what, how much.

    >>> faults_of(np.zeros(2), np.array([-0.5, 1.0]), np.ones(2))
    ['salience[0] is -0.5 and must be a finite number and not negative']
    """
    return (
        not_finite("position", position)
        + negative("salience", salience)
        + negative("capability", capability)
        + unlike({"position": position, "salience": salience, "capability": capability})
    )
