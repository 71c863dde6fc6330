"""Force generation: forces of several states are given to several commitments, each force once.

States hold forces of different readiness. A force may fill any slot whose time is not shorter than
its own, so that the pools are nested: what is ready in 10 days is ready in 30 too. The most that a
set K of commitments can get is a maximum flow, and with few commitments the minimum cut has a
closed form over their subsets S:

    most(K) = min over S ⊆ K of [ Σ_i give_i(S) + Σ_{c ∈ K∖S} need_c ]
    give_i(S) = min over d of [ pool_i(d) + Σ_{c ∈ S slower than d} cap_ic ],   pool_i(0) = 0

(Ford and Fulkerson 1956; what a set of commitments can get is submodular, so that serving them
one after the other loses nothing.) In an order of priority each commitment gets the difference
of two such maxima. The subset at the minimum names what binds: commitments outside it are full,
those inside are held down by the forces there are.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


def most_given(pools: Array, caps: Array, slowest: Sequence[int]) -> Array:
    """Return the most that all states together can give to each subset of the commitments.

    pools    persons, (readiness, …, state)    ready within each time, the shortest first
    caps     persons, (commitment, …, state)   most that a state gives to one commitment
    slowest  (commitment,)                     place of the slowest readiness that may fill it

    The result is (subset, …): subset s holds commitment c if s has the bit 1 << c.

    >>> pools = np.array([[10.0, 0.0], [10.0, 20.0]])
    >>> caps = np.array([[10.0, 0.0], [5.0, 20.0]])
    >>> most_given(pools, caps, (0, 1))
    array([ 0., 10., 25., 30.])
    """
    values = _cuts(pools, caps, tuple(slowest), tuple(range(1 << len(slowest))))
    return np.asarray(values.min(axis=1).sum(axis=-1))


def cut_of_state(
    pools: Array, caps: Array, slowest: Sequence[int], subset: int
) -> tuple[Array, Whole]:
    """Return the most that each state can give to a subset, and what keeps it from more.

    The second is 0 where the caps do, and d where the pool of the d-th readiness does, with the
    caps of what may be filled more slowly; both (…, state). Arguments as in `most_given`.

    >>> cut_of_state(np.array([[2.0], [9.0]]), np.array([[5.0], [4.0]]), (0, 1), 3)
    (array([6.]), array([1]))
    """
    values = _cuts(pools, caps, tuple(slowest), (subset,))[0]
    return values.min(axis=0), values.argmin(axis=0)


def _cuts(pools: Array, caps: Array, slowest: tuple[int, ...], subsets: tuple[int, ...]) -> Array:
    """Return every cut that may keep a state from giving more, (subset, pools cut, …, state).

    The first of the second axis cuts no pool, the d-th that of the d-th readiness.
    """
    kept = _caps_cut(slowest, subsets, len(pools))
    values = (kept @ caps.reshape(len(caps), -1)).reshape(*kept.shape[:-1], *caps.shape[1:])
    values[:, 1:] += pools
    return values


@cache
def _caps_cut(slowest: tuple[int, ...], subsets: tuple[int, ...], classes: int) -> Array:
    """Return 1 for the caps that a cut holds, (subset, pools cut, commitment)."""
    inside = np.array(subsets)[:, None] >> np.arange(len(slowest)) & 1
    slower = np.array(slowest) >= np.arange(classes + 1)[:, None]
    return np.asarray(inside[:, None, :] * slower, dtype=np.float64)


def most_filled(needs: Array, given: Array, members: int) -> Array:
    """Return the most that a set of commitments can get, persons, (…).

    needs    persons, (commitment, …)
    given    persons, (subset, …)   from `most_given`
    members  the set, a bit for each commitment

    >>> most_filled(np.array([8.0, 30.0]), np.array([0.0, 10, 25, 30]), 3).item()
    30.0
    """
    return np.asarray(_bounds(needs, given, members).min(axis=0))


def binding_subset(needs: Array, given: Array, members: int) -> Whole:
    """Return which of a set of commitments the forces hold down, a bit for each, (…).

    Where several subsets bind, the one with the fewest commitments is told; the others are full.
    Arguments as in `most_filled`.

    >>> binding_subset(np.array([8.0, 30.0]), np.array([0.0, 10, 25, 30]), 3).item()
    3
    """
    inside, _ = _parts(len(needs), members)
    return np.asarray(inside[_bounds(needs, given, members).argmin(axis=0)])


def _bounds(needs: Array, given: Array, members: int) -> Array:
    """Return what each subset says a set of commitments can get at most, (subset, …)."""
    inside, outside = _parts(len(needs), members)
    met = (outside @ needs.reshape(len(needs), -1)).reshape(len(inside), *needs.shape[1:])
    return np.asarray(given[inside] + met.reshape(*met.shape, *[1] * (given.ndim - met.ndim)))


@cache
def _parts(count: int, members: int) -> tuple[Whole, Array]:
    """Return the subsets of a set, the smallest first, and 1 for what each leaves outside."""
    subsets = [subset for subset in range(1 << count) if subset & members == subset]
    subsets.sort(key=int.bit_count)
    inside = np.array(subsets)
    outside = (members & ~inside)[:, None] >> np.arange(count) & 1
    return inside, outside.astype(np.float64)


def fill_in_order(needs: Array, given: Array, order: Sequence[int]) -> Array:
    """Return what each commitment gets if they are served one after the other, persons.

    needs   persons, (commitment, …)
    given   persons, (subset, …)   from `most_given`
    order   places of the commitments, the first served first; what is not in it gets nothing

    The result is (commitment, …).

    >>> fill_in_order(np.array([8.0, 30.0]), np.array([0.0, 10, 25, 30]), (0, 1))
    array([ 8., 22.])
    >>> fill_in_order(np.array([8.0, 30.0]), np.array([0.0, 10, 25, 30]), (1, 0))
    array([ 5., 25.])
    """
    shape = np.broadcast_shapes(needs.shape[1:], given.shape[1:])
    filled = np.zeros((len(needs), *shape))
    served, before = 0, np.zeros(shape)
    for c in order:
        served |= 1 << c
        together = most_filled(needs, given, served)
        filled[c] = together - before
        before = together
    return filled
