"""Bargaining on one issue: what positions, salience and capability make a settlement likely.

How well do such models forecast? On 351 issues of the Council of the European Union, scales of 0 to
100, the weighted mean erred by 22.99 on average, the tuned expected-utility model by 26.83 and the
naive line "always 50" by 27.96 (figures as handed down to us; the print was not seen). Thomson,
Stokman, Achen and König 2006, The European Union Decides, rank the models alike: simple compromise
ahead of procedural and of bargaining models (recalled). Schneider, Finke and Bailer 2010 (Political
Studies 58, abstract read) find on 66 decisions that weighing by salience forecasts best, and models
of resources worse on average. So the compromise model is the default here, and `forecasts` puts the
naive lines beside whatever is computed: a model that cannot beat them tells nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.compromise import compromise, median_settlement, midpoint, weight_of
from foedus.instruments.expected_utility import Rounds, expected_utility
from foedus.instruments.nash_bargaining import nash_bargaining
from foedus.instruments.pce import coalitions_over, pce, victory_probability

Array = NDArray[np.float64]

__all__ = [
    "Forecasts",
    "Rounds",
    "coalitions_over",
    "compromise",
    "expected_utility",
    "forecasts",
    "median_settlement",
    "midpoint",
    "nash_bargaining",
    "pce",
    "victory_probability",
    "weight_of",
]


@dataclass(frozen=True)
class Forecasts:
    """Settlements of the simple models and, beside them, the naive lines; each of shape (…).

    compromise  mean by capability times salience
    median      median by the same weights
    nash        Nash bargaining solution, losses quadratic, status quo as disagreement point
    status_quo  naive: nothing changes
    midpoint    naive: the middle of the scale
    """

    compromise: Array
    median: Array
    nash: Array
    status_quo: Array
    midpoint: Array


def forecasts(
    position: Array,
    salience: Array,
    capability: Array,
    status_quo: Array | float,
    scale: tuple[float, float],
) -> Forecasts:
    """Return what the simple models expect, with the naive lines beside them.

    position    units of the scale, (…, actor)
    salience    0 to 1,             (…, actor)   not negative
    capability  any unit,           (…, actor)   not negative
    status_quo  units of the scale, a number or (…)
    scale       lowest and highest point of the scale

    Raises RangeError with every fault of the arrays.

    >>> one = np.ones(2)
    >>> found = forecasts(np.array([40.0, 80.0]), one, one, status_quo=10.0, scale=(0.0, 100.0))
    >>> found.compromise.item(), found.median.item(), found.midpoint.item()
    (60.0, 60.0, 50.0)
    """
    mean = compromise(position, salience, capability)
    return Forecasts(
        mean,
        median_settlement(position, salience, capability),
        nash_bargaining(position, salience, capability, status_quo),
        np.broadcast_to(np.asarray(status_quo, np.float64), mean.shape),
        np.broadcast_to(midpoint(*scale), mean.shape),
    )
