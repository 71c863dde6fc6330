"""Decision lines: what one forecast says of a dossier, and when it would be adopted.

    F(t)   Σ_class weight · F_class(t),  t from the day of the forecast, at the age it has then

Whoever has been open longer than the usual window is likelier to be in a slow class: weights are
those of cases open so long.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_choices import DAYS, Choices
from foedus.analyse.delay_hazards import Learned, base_rate
from foedus.analyse.dossier_bargain import PROPOSAL, STATUS_QUO
from foedus.analyse.earlier_dossiers import AROUND, CLASSES, Case
from foedus.instruments.age_pieces import time_in_pieces
from foedus.instruments.competing_risks import (
    mean_time_open,
    mixed_incidence,
    time_by_which,
    weight_when_open,
)
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

Array = NDArray[np.float64]
HORIZONS = (1, 2)  # years
LEVELS = (LOW, LOWER, MEDIAN, UPPER, HIGH)


@dataclass(frozen=True)
class Line:
    """A forecast by one solver, or a naive one.

    outcome       settlement on the axis 0 to 100; None if the line has none
    adopted       probability of adoption within so many years of the day of the forecast
    failed        of failure; None of naive lines that do not say
    mean_delay    years until adoption, on average up to the horizon of the parameters; by which
                  forecasts are put in order
    delay         years until adoption by quantile, of what is adopted at all; {} of naive lines
    routes        probability of adoption within the longest horizon by rule; {} of naive lines
    """

    outcome: float | None
    adopted: Mapping[int, float]
    failed: Mapping[int, float] | None
    mean_delay: float
    delay: Mapping[float, float]
    routes: Mapping[str, float]


def weights_at(before: Array, learned: Learned, days: int, choices: Choices) -> Array:
    """Return the weight of each class, (class,), of a dossier open for so many days.

    before   the weights before anything is known of the time it took, (class,)
    """
    window = choices.count("window")
    open_so_long = time_in_pieces(learned.bounds, window / DAYS, max(window, days) / DAYS)
    return weight_when_open(before, learned.adoption, learned.failure, open_so_long)


def line_of(
    weights: Array, learned: Learned, days: int, factor: float, horizon: float,
    rules: tuple[str, str | None],
) -> Line:  # fmt: skip
    """Return the forecast, without a settlement, of a dossier open for so many days.

    weights   of each class on the day of the forecast, (class,)
    factor    on the hazard of adoption, by the bargained outcome
    horizon   of the mean delay, years
    rules     the proposed one, and the way around it; None if there is none
    """
    adoption, failure, since = learned.adoption * factor, learned.failure, days / DAYS

    def spent(years: float) -> Array:
        return time_in_pieces(learned.bounds, since, since + years)

    def within(hazard: Array, other: Array) -> dict[int, float]:
        return {one: mixed_incidence(weights, hazard, other, spent(one)).item() for one in HORIZONS}

    alone = np.eye(len(CLASSES))
    adopted = weights * mixed_incidence(alone, adoption, failure, spent(max(HORIZONS)))
    around = float(adopted[CLASSES.index(AROUND)])
    proposed, way = rules
    delay = time_by_which(weights, adoption, failure, np.array(LEVELS), learned.bounds, since)
    return Line(
        outcome=None,
        adopted=within(adoption, failure),
        failed=within(failure, adoption),
        mean_delay=mean_time_open(weights, adoption, failure, spent(horizon)).item(),
        delay=dict(zip(LEVELS, delay.tolist(), strict=True)),
        routes={proposed: float(adopted.sum()) - around} | ({way: around} if way else {}),
    )


def naive_lines(cases: tuple[Case, ...], horizon: float) -> dict[str, Line]:
    """Return the naive lines: nothing changes, fifty, the base rate, everything is adopted."""

    def line(outcome: float | None, adopted: Mapping[int, float]) -> Line:
        return Line(outcome, adopted, None, horizon, {}, {})

    return {
        "status_quo": line(STATUS_QUO, dict.fromkeys(HORIZONS, 0.0)),
        "fifty": line((STATUS_QUO + PROPOSAL) / 2, dict.fromkeys(HORIZONS, 1 / 2)),
        "base_rate": line(None, {one: base_rate(cases, float(one)) for one in HORIZONS}),
        "always_adopted": line(PROPOSAL, dict.fromkeys(HORIZONS, 1.0)),
    }
