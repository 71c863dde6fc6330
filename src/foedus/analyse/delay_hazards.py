"""Delay hazards: how fast earlier dossiers were adopted or given up, by age and kind of course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_choices import Choices
from foedus.analyse.earlier_dossiers import CLASSES, KINDS, Archive, Case
from foedus.instruments.age_pieces import events_in_pieces, time_in_pieces
from foedus.instruments.competing_risks import posterior_hazard
from foedus.instruments.latent_classes import classed_hazards
from foedus.instruments.observed_incidence import observed_incidence
from foedus.instruments.propensity import shrunk_share
from foedus.instruments.proportional_hazard import log_ratio

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pace:
    """How a bargained outcome bears on adoption:  exp(effect · (outcome − mean) / scale).

    effect        not below the lowest that is allowed
    found         the effect as it was found
    mean, scale   mean and standard deviation of what the solver expected of earlier dossiers
    low, high     the least and the most it expected: what lies beyond counts as these, for nothing
                  is known of it
    """

    effect: float
    found: float
    mean: float
    scale: float
    low: float
    high: float

    def factor(self, outcome: float) -> float:
        """Return the factor on the hazard of adoption.

        >>> slower = Pace(effect=1.0, found=1.0, mean=80.0, scale=10.0, low=70.0, high=95.0)
        >>> round(slower.factor(0.0), 3)
        0.368
        """
        if self.scale == 0:
            return 1.0
        inside = min(max(outcome, self.low), self.high)
        return float(np.exp(self.effect * (inside - self.mean) / self.scale))


@dataclass(frozen=True, eq=False)
class Learned:
    """What earlier dossiers teach of pace and of ways around a veto.

    kinds       share of each kind of demand among blocked dossiers, (kind,)
    bounds      ages between pieces, years, (piece − 1,)
    adoption    hazard by class and age, 1/year, (class, piece)
    failure     hazard by class and age, 1/year, (class, piece)
    around      share of blocked dossiers with a way around that took it
    pace        by solver
    """

    kinds: Array
    bounds: Array
    adoption: Array
    failure: Array
    around: float
    pace: Mapping[str, Pace]


def learn_delays(archive: Archive, cases: Sequence[Case]) -> Learned:
    """Return what earlier dossiers teach; with none, what was held before any record."""
    choices, bounds = archive.choices, archive.choices.bounds
    kinds = _kinds(cases, choices)
    years = np.array([one.years for one in cases], np.float64)
    spent = time_in_pieces(bounds, np.zeros(len(cases)), years)
    adopted = events_in_pieces(bounds, years, np.array([one.adopted for one in cases], bool))
    failed = events_in_pieces(bounds, years, np.array([one.failed for one in cases], bool))
    possible = np.array([one.possible(kinds) for one in cases]).reshape(len(cases), len(CLASSES))
    of = choices.of
    found = classed_hazards(
        possible, (adopted, failed), spent,
        (
            _pooled(adopted, years, of["adoption_rate"], of["pooled_strength"]),
            _pooled(failed, years, of["failure_rate"], of["pooled_strength"]),
        ),
        (of["class_strength"], of["shape_strength"]), choices.count("class_rounds"),
    )  # fmt: skip
    expected = ((found.member @ found.hazard) * spent).sum(axis=1)
    return Learned(
        kinds, bounds, found.hazard, found.other, _around(cases, choices),
        _paces(archive, cases, adopted.sum(axis=1), expected),
    )  # fmt: skip


def _pooled(events: Array, years: Array, before: float, worth: float) -> float:
    """Return the hazard of all dossiers together, at any age."""
    total, under_risk = np.array(events.sum()), np.array(years.sum())
    return posterior_hazard(total, under_risk, np.array(worth), np.array(worth / before)).item()


def _kinds(cases: Sequence[Case], choices: Choices) -> Array:
    """Return the share of each kind among earlier dossiers whose blocks have a known kind."""
    worth = choices.of["kind_strength"]
    counts = np.full(len(KINDS), worth / len(KINDS))
    for case in cases:
        known = [one.demand for one in case.dossier.blocks if one.demand]
        for kind in known:
            counts[KINDS.index(kind)] += 1 / len(known)
    return np.asarray(counts / counts.sum())


def _around(cases: Sequence[Case], choices: Choices) -> float:
    """Return the share that took a way around, of ended ones that needed it and had one."""
    ended = [one for one in cases if one.had_way and (one.adopted or one.failed)]
    met = [one for one in ended if one.around or one.dossier.blocks]
    taken = np.array(float(sum(one.around for one in met)))
    before, worth = choices.of["way_around_share"], choices.of["way_around_strength"]
    return shrunk_share(taken, np.array(float(len(met))), before, worth).item()


def _paces(
    archive: Archive, cases: Sequence[Case], adopted: Array, expected: Array
) -> dict[str, Pace]:
    """Return, by solver, how its outcomes went with the pace of adoption."""
    if not len(cases):
        return {}
    solved = [archive.solve(one.view, one.basis) for one in cases]
    enough = adopted.sum() >= archive.choices.of["bargain_least"]
    paces = {}
    for name in solved[0]:
        outcome = np.array([one[name] for one in solved])
        mean, scale = float(outcome.mean()), float(outcome.std())
        free = 0.0
        if enough and scale > 0:
            covariate = (outcome - mean) / scale
            free = log_ratio(covariate, adopted, expected, archive.choices.of["bargain_spread"])
        effect = max(free, archive.choices.of["bargain_lowest"])
        paces[name] = Pace(effect, free, mean, scale, float(outcome.min()), float(outcome.max()))
    return paces


def base_rate(cases: Sequence[Case], years: float) -> float:
    """Return the share of earlier dossiers adopted within so many years; one half without any."""
    if not cases:
        return 1 / 2
    return observed_incidence(
        np.array([one.years for one in cases]),
        np.array([one.adopted for one in cases]),
        np.array([one.failed for one in cases]),
        years,
    )
