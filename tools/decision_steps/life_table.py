"""Life table: who is adopted or fails, in which year, after how long, and how much is left."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy import stats

from decision_steps.cases import Case
from decision_steps.shares import Found, share
from foedus.model.decide import CLASSES

CLASS_STRENGTH = 2.0  # dossiers that all classes are worth against one
TIME_STRENGTH = 2.0  # adoptions that the mean wait of all is worth against that of a class


def life_table(cases: Sequence[Case]) -> dict[str, dict[str, Found]]:
    """Return adoptions and failures in the first year and the second, by class, of those at risk.

    Who was last seen open within a year counts as at risk for half of it.
    """

    def table(first: float, last: float, of: Callable[[Case], bool]) -> dict[str, Found]:
        weight = np.array([one.classes for one in cases])
        years = np.array([one.years for one in cases])
        there = years >= first
        lost = there & (years < last) & np.array([one.dossier.censored for one in cases])
        risk = (there - lost / 2) @ weight
        done = (there & (years < last) & np.array([of(one) for one in cases])) @ weight
        common = done.sum() / risk.sum()
        return {
            name: share(float(d), float(n), common, CLASS_STRENGTH)
            for name, d, n in zip(CLASSES, done, risk, strict=True)
        }

    return {
        "adopted_first": table(0, 1, lambda one: one.adopted),
        "failed_first": table(0, 1, lambda one: one.failed),
        "adopted_second": table(1, 2, lambda one: one.adopted),
    }


def later(cases: Sequence[Case], first: int, horizon: float, of: Callable[[Case], bool]) -> Found:
    """Return the share of those open at the start of a year that end in it, from `first` on.

    first     age, years, at which the first of these years begins
    horizon   age up to which outcomes are counted; at least one year is

    Each year that a dossier began counts as one, those before its end among them; of the year in
    which it was last seen open only the part that was seen does. What is older than the horizon is
    left out: nothing rests on it, and few that are open so long are adopted.
    """
    last = max(horizon, first + 1.0)
    chances = done = 0.0
    for one in cases:
        span = min(one.years, last) - first
        if span < 0:
            continue
        ended = not one.dossier.censored and one.years < last
        chances += np.floor(span) + 1 if ended else span
        done += ended and of(one)
    return share(done, chances, 0.5, 1.0)


def waits(cases: Sequence[Case]) -> tuple[dict[str, Found], Found]:
    """Return the mean time of those adopted in the first year by class, and within later years."""
    quick = [one for one in cases if one.adopted and one.years < 1]
    years = np.array([one.years for one in quick])
    weight = np.array([one.classes for one in quick])
    spread = years.std(ddof=1)
    number = weight.sum(axis=0)
    mean = (weight.T @ years + TIME_STRENGTH * years.mean()) / (number + TIME_STRENGTH)
    error = spread / np.sqrt(number + TIME_STRENGTH)
    reach = stats.norm.ppf(0.95)
    first = {
        name: Found(m, max(0.0, m - reach * e), min(1.0, m + reach * e), e)
        for name, m, e in zip(CLASSES, mean, error, strict=True)
    }
    rest = np.array([one.years % 1 for one in cases if one.adopted and one.years >= 1])
    e = rest.std(ddof=1) / np.sqrt(len(rest))
    return first, Found(rest.mean(), rest.mean() - reach * e, rest.mean() + reach * e, e)


def dilution(cases: Sequence[Case]) -> dict[str, Found]:
    """Return the share of adopted dossiers that were diluted, by class."""
    adopted = [one for one in cases if one.adopted]
    weight = np.array([one.classes for one in adopted])
    thin = np.array([one.dossier.outcome == "adopted-diluted" for one in adopted])
    done, number = thin @ weight, weight.sum(axis=0)
    return {
        name: share(float(d), float(n), float(thin.mean()), CLASS_STRENGTH)
        for name, d, n in zip(CLASSES, done, number, strict=True)
    }
