"""Signed graph: how balanced a network of friends and opponents is. Description, not prediction.

A triangle is balanced if the product of its three signs is positive: a friend's friend is a friend,
an opponent's opponent too (Heider 1946). A whole graph is balanced if its actors fall into two
camps with positive ties inside and negative ones between (Cartwright and Harary 1956). The
frustration index counts the ties that stand against the best such division. States need not tend
to balance: these numbers say what a network looks like, not where it goes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.instruments.input_faults import entries_outside, refuse

Array = NDArray[np.float64]
MOST = 18
"""Actors at most for the frustration index: every division is looked at, a quarter million ways."""


@dataclass(frozen=True)
class Triangles:
    """Triangles whose three ties all have a sign.

    share   balanced ones over all, 0 to 1; not a number where there are none
    """

    number: int
    balanced: int

    @property
    def share(self) -> float:
        """The part that is balanced."""
        return self.balanced / self.number if self.number else float("nan")


@dataclass(frozen=True)
class Frustration:
    """The division into two camps that the fewest ties stand against.

    ties    that stand against it: negative ones inside a camp, positive ones between them
    camp    which actors stand with the first one, (actor,)
    alone   whether no other division does as well, a change of camps of unconnected actors too
    """

    ties: int
    camp: NDArray[np.bool_]
    alone: bool


def triangles(sign: Array) -> Triangles:
    """Return how many triangles there are, and how many of them are balanced.

        number = tr |A|³ / 6,   balanced = (tr |A|³ + tr A³) / 12

    sign   1 for a positive tie, -1 for a negative one, 0 for none, (actor, actor), symmetric

    Raises RangeError with every fault of the array.

    >>> sign = np.array([[0.0, 1, -1], [1, 0, -1], [-1, -1, 0]])
    >>> triangles(sign)
    Triangles(number=1, balanced=1)
    """
    _refuse_unsigned(sign)
    every = round(np.trace(np.linalg.matrix_power(np.abs(sign), 3)))
    surplus = round(np.trace(np.linalg.matrix_power(sign, 3)))
    return Triangles(every // 6, (every + surplus) // 12)


def frustration(sign: Array) -> Frustration:
    """Return the fewest ties against a division into two camps, exactly.

        min over camps s of the number of ties with sign_ij s_i s_j = −1,   s_i = ±1

    sign   as for `triangles`, at most 18 actors

    0 if the graph is balanced. Every division is looked at. Raises RangeError.

    >>> sign = np.array([[0.0, 1, 1], [1, 0, -1], [1, -1, 0]])
    >>> frustration(sign).ties
    1
    """
    _refuse_unsigned(sign)
    actors = len(sign)
    if not 0 < actors <= MOST:
        raise RangeError(f"{actors} actors; the exact frustration index takes 1 to {MOST}")
    others = np.arange(1 << (actors - 1))
    apart = (others[:, None] >> np.arange(actors - 1)) & 1
    side = np.hstack([np.ones((len(others), 1)), 1.0 - 2 * apart])
    agreed = ((side @ sign) * side).sum(axis=1) / 2
    against = (np.abs(sign).sum() / 2 - agreed) / 2
    best = int(np.argmin(against))
    fewest = round(float(against[best]))
    return Frustration(fewest, side[best] > 0, int((against < fewest + 1).sum()) == 1)


def _refuse_unsigned(sign: Array) -> None:
    """Raise RangeError unless it is symmetric, of -1, 0 and 1, and 0 on the diagonal."""
    if sign.ndim != 1 + 1 or sign.shape[0] != sign.shape[1]:
        raise RangeError(f"sign of shape {sign.shape} is no square; give (actor, actor)")
    faults = entries_outside("sign", sign, np.isin(sign, (-1, 0, 1)), "-1, 0 or 1")
    if not faults:
        faults += [] if (sign == sign.T).all() else ["sign is not symmetric; a tie has one sign"]
        faults += [] if not np.diag(sign).any() else ["sign has ties of actors with themselves"]
    refuse(faults)
