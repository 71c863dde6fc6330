"""Dossier bargain: stances as positions from status quo (0) to proposal (100), and solved."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_choices import Choices
from foedus.analyse.dossier_rules import Basis
from foedus.analyse.dossier_view import UNRECORDED, View
from foedus.instruments.bargaining import (
    coalitions_over,
    compromise,
    expected_utility,
    median_settlement,
    nash_bargaining,
    pce,
)

Array = NDArray[np.float64]
STATUS_QUO, PROPOSAL = 0.0, 100.0
Solver = Callable[[Array, Array, Array, int], float]


def bargained(view: View, basis: Basis, choices: Choices) -> dict[str, float]:
    """Return what each solver expects, 0 (status quo) to 100 (proposal).

    A voter stands where its stance puts it; what one brings to bear is told by `Basis.weights`.
    """
    signs = [view.sign(one) for one in basis.council.voters]
    position = np.array([choices.stance_position[one] for one in signs])
    silent, heard = choices.of["salience_unrecorded"], choices.of["salience_recorded"]
    salience = np.array([silent if one == UNRECORDED else heard for one in signs])
    capability = basis.weights / basis.weights.sum()
    rounds = choices.count("rounds")
    return {
        name: solver(position, salience, capability, rounds) for name, solver in SOLVERS.items()
    }


def _nash(position: Array, salience: Array, capability: Array, rounds: int) -> float:
    found = nash_bargaining(position, salience, capability, STATUS_QUO)
    return float(np.clip(found, STATUS_QUO, PROPOSAL))


def _condorcet(position: Array, salience: Array, capability: Array, rounds: int) -> float:
    """Return the mean of the positions held, each with its chance to beat all others."""
    options = np.unique(position)
    chance = pce(coalitions_over(position, capability * salience, options))
    return float(chance @ options)


def _expected_utility(position: Array, salience: Array, capability: Array, rounds: int) -> float:
    """Return the median after some rounds; the smallest move, which no end of a scale favours."""
    found = expected_utility(position, salience, capability, rounds, take="nearest")
    return float(found.median[-1])


SOLVERS: Mapping[str, Solver] = {
    "compromise": lambda *given: compromise(*given[:-1]).item(),
    "median": lambda *given: median_settlement(*given[:-1]).item(),
    "nash": _nash,
    "pce": _condorcet,
    "expected_utility": _expected_utility,
}
"""Each solver by name; the first is the default."""
