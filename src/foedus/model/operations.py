"""The few named operations that a step uses beside elementwise arithmetic.

They are kept together so that the memory layout, or the engine below, can change under the
sub-models without touching their equations.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def mean_of_others(value: Array, members: Array) -> Array:
    """Return, for each actor, the plain mean over the other members.

    value    any unit, (run, actor)
    members  0 or 1,   (actor,)

    Returns (run, actor); 0 where there is no other member.

    >>> mean_of_others(np.array([[1.0, 2.0, 6.0]]), np.array([1.0, 1.0, 1.0]))
    array([[4. , 3.5, 1.5]])
    """
    total = (value * members).sum(axis=-1, keepdims=True) - value * members
    count = members.sum() - members
    return np.where(count > 0, total / np.maximum(count, 1), 0.0)


def log_share(share: Array) -> Array:
    """Return the natural log of a share, and 0 where there is none to take the log of.

    >>> log_share(np.array([1.0, 0.0]))
    array([0., 0.])
    """
    return np.log(np.where(share > 0, share, 1.0))


def approach(level: Array, target: Array, speed: Array) -> Array:
    """Return the level after one year of closing a share of the gap to the target.

    level, target  same unit, (run, …)
    speed          1/year, (run, …), from 0 (stays) to 1 (arrives)

    >>> approach(np.array([10.0]), np.array([20.0]), np.array([0.5])).item()
    15.0
    """
    return level + speed * (target - level)


def answers(allied: Array, in_union: Array, guarantor: Array) -> Array:
    """Return 1 for states that answer to threat, pledge and allies, (actor,).

    They are the members of alliance or union but the guarantor: those on which the defence equation
    was fitted. The others keep to their habit.

    >>> answers(np.array([1.0, 0.0, 1.0]), np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0]))
    array([0., 0., 1.])
    """
    return np.maximum(allied, in_union) * (1 - guarantor)
