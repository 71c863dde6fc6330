"""Probabilistic Condorcet election: how likely each option is to be the one that prevails.

Between each two options the stronger coalition tends to win. The three methods differ in which
fights happen: all at once (conditional), any option against the present one with equal chance
(uniform), or those with more to win more often (incentive). They are those of the KAPSARC Toolkit
for Behavioral Analysis (KTAB, 2015–2017, MIT licence, sources read); ours are solved exactly.
"""

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.instruments.central_position import check
from foedus.instruments.input_faults import negative, not_finite, refuse

Array = NDArray[np.float64]

POWERS = {"linear": 1, "square": 2, "quartic": 4, "octic": 8}
METHODS = ("conditional", "uniform", "incentive")


def coalitions_over(position: Array, weight: Array, option: Array) -> Array:
    """Return the support for each option over each other, in proportion to what is at stake.

        support_ij = Σ_k weight_k · max(0, |position_k − option_j| − |position_k − option_i|)

    position  units of the scale, (…, actor)
    weight    any unit,           (…, actor)   not negative
    option    units of the scale, (…, option)

    Returns shape (…, option, option). Raises RangeError.

    >>> coalitions_over(np.array([0.0, 10.0]), np.array([2.0, 1.0]), np.array([0.0, 10.0]))
    array([[ 0., 20.],
           [10.,  0.]])
    """
    check(position, weight)
    refuse(not_finite("option", option))
    distance = np.abs(position[..., :, None] - option[..., None, :])
    preferred = np.maximum(0.0, distance[..., None, :] - distance[..., :, None])
    return np.asarray(np.einsum("...k,...kij->...ij", weight, preferred))


def victory_probability(coalitions: Array, power: str = "linear") -> Array:
    """Return the probability that each option beats each other one, head to head.

        P_ij = c_ij^p / (c_ij^p + c_ji^p),   p = 1, 2, 4 or 8

    coalitions  any unit, (…, option, option)   support for the row over the column; not negative
    power       "linear", "square", "quartic" or "octic"

    Returns 0 to 1, same shape; one half on the diagonal and where neither side has support.
    Raises RangeError, UnknownName.

    >>> victory_probability(np.array([[0.0, 2.0], [1.0, 0.0]]), "square")[0, 1].item()
    0.8
    """
    if power not in POWERS:
        raise UnknownName("power", power, POWERS)
    _check(coalitions)
    against = np.swapaxes(coalitions, -1, -2)
    larger = np.maximum(coalitions, against)
    scale = np.where(larger > 0, larger, 1.0)  # high powers of unscaled support would overflow
    own, other = (coalitions / scale) ** POWERS[power], (against / scale) ** POWERS[power]
    fought = (larger > 0) & ~np.eye(coalitions.shape[-1], dtype=bool)
    return np.asarray(np.where(fought, own, 1.0) / np.where(fought, own + other, 2.0))


def pce(coalitions: Array, power: str = "linear", method: str = "conditional") -> Array:
    """Return the probability of each option in a probabilistic Condorcet election.

        conditional  p_i ∝ Π_j≠i P_ij: that one option beats all others, given that one does
        uniform      p = M p,  M_ij = P_ij / n for i ≠ j: who challenges is drawn evenly
        incentive    p = M p,  M_ij = a_ij P_ij,  a_ij = c_ij P_ij / Σ_k≠j c_kj P_kj

    For two options all three are P_ij. The diagonal of the coalitions is not read.

    coalitions  any unit, (…, option, option)   support for the row over the column; not negative
    power       "linear", "square", "quartic" or "octic"
    method      "conditional", "uniform" or "incentive"

    Returns 0 to 1, shape (…, option), summing to 1; not a number if the method is conditional
    and no option can beat all others. Raises RangeError, UnknownName.

    >>> support = np.array([[0.0, 3.0], [1.0, 0.0]])
    >>> pce(support, method="uniform")
    array([0.75, 0.25])
    """
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    victory = victory_probability(coalitions, power)
    apart = 1 - np.eye(coalitions.shape[-1])
    if method == "conditional":
        return _beats_all(victory)
    if method == "uniform":
        return _at_rest(victory * apart / coalitions.shape[-1])
    incentive = _told_apart(coalitions) * victory * apart
    total = incentive.sum(axis=-2, keepdims=True)
    challenge = incentive / np.where(total > 0, total, 1.0)
    return _at_rest(challenge * victory)


def _beats_all(victory: Array) -> Array:
    """Return products of victories along each row, scaled to sum to 1, shape (…, option)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        together = np.log(victory).sum(axis=-1)
        scaled = np.exp(together - together.max(axis=-1, keepdims=True))
        return np.asarray(scaled / scaled.sum(axis=-1, keepdims=True))


def _at_rest(moves: Array) -> Array:
    """Return the distribution that moves between options leave as it is, shape (…, option).

    moves  0 to 1, (…, to, from)   probability of each move; the diagonal is not read
    """
    count = moves.shape[-1]
    flows = moves - np.eye(count) * moves.sum(axis=-2, keepdims=True)
    flows[..., -1, :] = 1.0  # one row follows from the others; in its place: all sums to 1
    share = np.zeros((*moves.shape[:-1], 1))
    share[..., -1, 0] = 1.0
    found = np.maximum(np.linalg.solve(flows, share)[..., 0], 0.0)
    return np.asarray(found / found.sum(axis=-1, keepdims=True))


def _told_apart(coalitions: Array) -> Array:
    """Return coalitions with a trace of support where neither of two options has any.

    Without it the result between options that nobody tells apart would rest on where one began.
    """
    apart = np.where(np.eye(coalitions.shape[-1]) > 0, 0.0, coalitions)
    largest = apart.max(axis=(-1, -2), keepdims=True)
    trace = np.sqrt(np.finfo(np.float64).eps) * np.where(largest > 0, largest, 1.0)
    nobody = (apart + np.swapaxes(apart, -1, -2)) == 0
    return np.asarray(np.where(nobody, trace, apart))


def _check(coalitions: Array) -> None:
    """Raise RangeError unless coalitions are square, finite and not negative."""
    shape = coalitions.shape
    if len(shape) < 2 or shape[-1] != shape[-2] or shape[-1] == 0:
        refuse([f"coalitions have shape {shape} and must end in (option, option)"])
    refuse(negative("coalitions", coalitions))
