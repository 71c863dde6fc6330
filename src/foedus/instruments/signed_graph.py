"""Signed graph: how balanced a network of friendly and hostile ties is. A description, no forecast.

A triangle is balanced where the product of its three signs is positive. The frustration index is
the least number of ties that contradict a division of the actors into two camps.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError

Array = NDArray[np.float64]
MOST_ACTORS = 16  # divisions double with each actor


def balanced_triangles(sign: Array) -> tuple[int, int]:
    """Return how many triangles are balanced, and how many there are.

        all = tr |S|³ / 3!      balanced − unbalanced = tr S³ / 3!

    sign   1, −1, or 0 without a tie; symmetric, (actor, actor)

    Raises RangeError for a matrix that is no signed graph.

    >>> ties = np.array([[0.0, 1, -1], [1, 0, -1], [-1, -1, 0]])
    >>> balanced_triangles(ties)
    (1, 1)
    """
    _check(sign)
    upper = [
        float(np.einsum("ij,jk,ik->", *(np.triu(one, 1),) * 3)) for one in (sign, np.abs(sign))
    ]
    return round((upper[0] + upper[1]) / 2), round(upper[1])


def frustration_index(sign: Array) -> int:
    """Return the least number of ties that contradict two camps, exactly.

    sign   1, −1, or 0 without a tie; symmetric, (actor, actor)

    A tie contradicts if it is hostile within a camp or friendly between camps. Each division into
    two camps is looked at. Raises RangeError for no signed graph, or one of more than 16 actors.

    >>> frustration_index(np.array([[0.0, -1, -1], [-1, 0, -1], [-1, -1, 0]]))
    1
    """
    _check(sign)
    number = len(sign)
    if number > MOST_ACTORS:
        raise RangeError(f"{number} actors are too many; the exact index takes {MOST_ACTORS}")
    if number == 0:
        return 0
    codes = np.arange(1 << (number - 1))[:, None] >> np.arange(number)[None, :]
    camp = 1.0 - 2.0 * (codes & 1)
    pulled = np.einsum("ci,ij,cj->c", camp, np.triu(sign, 1), camp)
    ties = np.abs(np.triu(sign, 1)).sum()
    return round(float((ties - pulled.max()) / 2))


def _check(sign: Array) -> None:
    square = sign.ndim == 2 and sign.shape[0] == sign.shape[1]
    if not square or not np.isin(sign, (-1, 0, 1)).all():
        raise RangeError("sign must be a square matrix of 1, 0 and -1")
    if (sign != sign.T).any() or np.diagonal(sign).any():
        raise RangeError("sign must be symmetric, with 0 on the diagonal; mend the ties")
