"""Additive shares: how much of a spread goes with each input alone, from draws that exist already.

    y ≈ mean + Σ_i f_i(x_i),   f_i a polynomial of Legendre in the rank of x_i
    share_i = cov(f_i, y) / var(y),   scaled so that all sum to the adjusted R²

For inputs that are drawn apart this is the first-order index of Sobol, by an expansion in
polynomials (Sudret 2008, Reliability Engineering and System Safety 93); where some are drawn
together it is the covariance decomposition of Li and others (2010, Journal of Physical Chemistry
A 114), which counts nothing twice. An input enters only if it explains more of what is left than
chance would for the best of so many; what enters no share is chance, interplay and what is too
small to tell.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc

Array = NDArray[np.float64]

DEGREE = 3  # of the polynomials: level, bend and turn
LEVEL = 0.01  # chance that any input enters that does nothing
MOST = 12  # inputs; more are not told from one another in some hundred runs
GROUPS = 16  # parts of the runs left out in turn for the standard error
ROUNDING = float(np.finfo(np.float64).eps)


@dataclass(frozen=True)
class Shares:
    """Shares of a variance, largest first; with `rest` they sum to 1."""

    inputs: tuple[int, ...]  # columns
    shares: tuple[float, ...]
    errors: tuple[float, ...]  # standard errors
    rest: float


def additive_shares(outcome: Array, drawn: Array) -> Shares | None:
    """Return the shares of inputs in the variance of an outcome; None if it does not vary.

    outcome  any unit, (run,)
    drawn    (run, input)   fixed inputs are passed over

    >>> rng = np.random.default_rng(0)
    >>> drawn = rng.random((512, 3))
    >>> found = additive_shares(drawn[:, 1] + (drawn[:, 2] - 0.5) ** 2, drawn)
    >>> found.inputs, [round(one, 1) for one in found.shares], round(found.rest, 1)
    ((1, 2), [0.9, 0.1], 0.0)
    """
    # Of equal values the mean may be rounded off them: the standard deviation is then not 0.
    if not np.isfinite(outcome).all() or np.ptp(outcome) == 0:
        return None
    terms = {int(place): _terms(drawn[:, place]) for place in np.flatnonzero(np.ptp(drawn, axis=0))}
    scaled = (outcome - outcome.mean()) / outcome.std()
    chosen = _chosen(scaled, terms)
    together = _by_input(scaled, [terms[place] for place in chosen])
    order = np.argsort(-together, kind="stable")
    errors = _errors(scaled, [terms[place] for place in chosen])
    return Shares(
        tuple(chosen[place] for place in order),
        tuple(together[order].tolist()),
        tuple(errors[order].tolist()),
        float(1 - together.sum()),
    )


def _terms(values: Array) -> Array:
    """Return the polynomials of the rank of an input, (run, degree), each of mean 0."""
    rank = (values.argsort().argsort() + 0.5) / len(values)
    found = np.polynomial.legendre.legvander(2 * rank - 1, DEGREE)[:, 1:]
    return np.asarray(found - found.mean(axis=0))


def _chosen(outcome: Array, terms: dict[int, Array]) -> list[int]:
    """Return the inputs that explain more than chance, each found in what the others leave."""
    chosen: list[int] = []
    left, runs = outcome, len(outcome)
    while len(chosen) < min(MOST, len(terms), runs // (2 * DEGREE) - 1):
        explained = {
            place: 1 - float(((left - _fitted(left, one)) ** 2).mean() / (left**2).mean())
            for place, one in terms.items()
            if place not in chosen
        }
        best = max(explained, key=lambda place: explained[place])
        free = runs - DEGREE * (len(chosen) + 1) - 1
        ratio = explained[best] / max(1 - explained[best], ROUNDING) * free / DEGREE
        if fdtrc(DEGREE, free, max(ratio, 0.0)) * len(terms) > LEVEL:
            break
        chosen.append(best)
        left = outcome - _fitted(outcome, np.hstack([terms[place] for place in chosen]))
        if (left**2).mean() < ROUNDING:
            break
    return chosen


def _fitted(outcome: Array, terms: Array) -> Array:
    slope = np.linalg.lstsq(terms, outcome, rcond=None)[0]
    return np.asarray(terms @ slope)


def _by_input(outcome: Array, terms: list[Array]) -> Array:
    """Return the share of each input, (input,), none negative; they sum to the adjusted R²."""
    if not terms:
        return np.zeros(0)
    centred = outcome - outcome.mean()
    slope = np.linalg.lstsq(np.hstack(terms), centred, rcond=None)[0]
    parts = np.split(slope, len(terms))
    share = np.array(
        [float((one @ part) @ centred) for one, part in zip(terms, parts, strict=True)]
    ) / float(centred @ centred)
    runs, used = len(outcome), DEGREE * len(terms)
    adjusted = max(0.0, 1 - (1 - float(share.sum())) * (runs - 1) / (runs - used - 1))
    kept = np.maximum(share, 0)
    return kept * (adjusted / kept.sum()) if kept.sum() > 0 else kept


def _errors(outcome: Array, terms: list[Array]) -> Array:
    """Return standard errors of the shares, (input,), by leaving out a part of the runs in turn."""
    groups = min(GROUPS, len(outcome) // (2 * DEGREE * max(len(terms), 1)))
    if not terms or groups < 2:
        return np.full(len(terms), np.nan)
    of = np.arange(len(outcome)) % groups
    found = np.stack(
        [
            _by_input(outcome[of != one], [each[of != one] for each in terms])
            for one in range(groups)
        ]
    )
    return np.asarray(np.sqrt((groups - 1) * found.var(axis=0)))
