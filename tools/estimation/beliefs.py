"""Beliefs: posterior draws turned into what a parameter file says, written into it.

A parameter is `estimated` where the data narrowed what was believed of it. Else it stays `judged`:
where the data moved it without narrowing it, at where they moved it, since the others were fitted
with it there; where they said nothing, at what was believed before.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from estimation.levels import LEVELS

if TYPE_CHECKING:
    from estimation.sampling import Posterior

NARROWED = 0.8  # of the prior's spread left at most: estimated
MOVED = (
    0.5  # of the prior's spread: the median went so far that the belief cannot stay where it was
)
LEAST_CORRELATION = 0.1
FIGURES = 3  # significant


@dataclass(frozen=True)
class Belief:
    """What the fit says of one parameter."""

    submodel: str
    name: str  # or family.key
    low: float
    central: float
    high: float
    standard_error: float
    before: tuple[float, ...]  # low, central and high of the prior
    kept: float  # of the prior's spread
    estimated: bool  # the data narrowed it
    fitted: bool  # the figures are the fit's, not those believed before


def beliefs_of(submodel: str, names: list[str], posterior: "Posterior") -> list[Belief]:
    """Return what the posterior says of a sub-model's parameters."""
    found = []
    for name in names:
        draws = posterior.draws[name]
        low, central, high = np.quantile(draws, LEVELS)
        kept = posterior.kept(name)
        before = tuple(rounded(v) for v in posterior.prior_quantiles[name])
        shift = abs(central - before[1]) / posterior.prior_spread[name]
        estimated = kept <= NARROWED
        numbers = (rounded(v) for v in (low, central, high, draws.std()))
        found.append(
            Belief(submodel, name, *numbers, before, kept, estimated, estimated or shift >= MOVED)
        )
    return found


def rounded(value: float) -> float:
    """Return a number with so many significant figures.

    >>> rounded(0.012345)
    0.0123
    """
    return float(f"{value:.{FIGURES}g}")


def correlations(posterior: "Posterior", names: list[str]) -> list[tuple[str, str, float]]:
    """Return the pairs of parameters that the posterior ties to each other."""
    matrix = np.corrcoef([posterior.draws[name] for name in names])
    np.linalg.cholesky(np.where(np.abs(matrix) >= LEAST_CORRELATION, matrix, 0.0))
    return [
        (names[j], names[i], round(float(matrix[i, j]), 2))
        for i in range(len(names))
        for j in range(i)
        if abs(matrix[i, j]) >= LEAST_CORRELATION
    ]


def write_beliefs(file: Path, beliefs: list[Belief]) -> None:
    """Write into a parameter file what the fit says, or what was believed before it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    for belief in beliefs:
        family, _, key = belief.name.partition(".")
        block = [family, "values", key] if key else [family]
        fitted = (belief.low, belief.central, belief.high)
        low, central, high = fitted if belief.fitted else belief.before
        figures = {
            "basis": "estimated" if belief.estimated else "judged",
            "central": central,
            "low": low,
            "high": high,
            "standard_error": belief.standard_error if belief.estimated else None,
            "source": f"foedus-estimation#{belief.submodel}",
        }
        lines = with_figures(lines, block, figures)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def with_figures(lines: list[str], block: list[str], figures: dict[str, object]) -> list[str]:
    """Return the lines with new figures in one block; a missing key goes after `high`, None away.

    >>> with_figures(["a:", "  central: 1", "  high: 2"], ["a"], {"central": 3, "error": 4})
    ['a:', '  central: 3', '  high: 2', '  error: 4']
    """
    start, indent = 0, ""
    for key in block:
        start = next(i for i in range(start, len(lines)) if lines[i] == f"{indent}{key}:") + 1
        indent += "  "
    end = start
    while end < len(lines) and lines[end].startswith(indent):
        end += 1
    body, left = [], dict(figures)
    for line in lines[start:end]:
        key = (re.match(rf"{indent}(\w+):", line) or [None, ""])[1]
        value = left.pop(key) if key in left else line
        if value is not None:
            body.append(line if value is line else f"{indent}{key}: {value}")
    place = next(i for i, line in enumerate(body) if line.startswith(f"{indent}high:")) + 1
    body[place:place] = [
        f"{indent}{key}: {value}" for key, value in left.items() if value is not None
    ]
    return [*lines[:start], *body, *lines[end:]]


def write_section(file: Path, key: str, text: str) -> None:
    """Write a section at the end of a parameter file, in place of an earlier one of that key."""
    kept = file.read_text(encoding="utf-8")
    kept = re.sub(rf"^{key}:\n(?:[ -].*\n)*", "", kept, flags=re.MULTILINE)
    file.write_text(kept + text, encoding="utf-8")
