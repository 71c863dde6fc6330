"""Shares: rates, parts, records and kinds, as posteriors that are worth a few cases before any."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from decision_steps.cases import Case
from foedus.facts.dossiers import KINDS_OF_DEMAND
from foedus.facts.system import System
from foedus.model.decision_facts import STANCES, stances_of, year_of

FIRST, LAST = 2016, 2025  # years of proposal whose dossiers are counted for rates
PART_STRENGTH = 2.0  # dossiers that the share of all fields is worth against one's own
RECORD_STRENGTH = 10.0  # chances that the common share of blocks is worth against one's own


@dataclass(frozen=True)
class Found:
    """A figure with its percentiles, and its standard error."""

    central: float
    low: float
    high: float
    error: float


def share(done: float, chances: float, mean: float, strength: float) -> Found:
    """Return the Beta posterior of a share, which before was worth `strength` cases of `mean`."""
    a, b = done + strength * mean, chances - done + strength * (1 - mean)
    belief = stats.beta(a, b)
    return Found(belief.median(), *belief.ppf([0.05, 0.95]), belief.std())


def rates(cases: Sequence[Case], fields: Sequence[str]) -> dict[str, Found]:
    """Return dossiers a year by field:  Gamma(number + 1/2, years)."""
    years = LAST - FIRST + 1
    found = {}
    for name in fields:
        number = sum(one.field == name and FIRST <= year_of(one.dossier) <= LAST for one in cases)
        belief = stats.gamma(number + 0.5, scale=1 / years)
        found[name] = Found(belief.median(), *belief.ppf([0.05, 0.95]), belief.std())
    return found


def parts(
    cases: Sequence[Case], fields: Sequence[str], of: Callable[[Case], bool]
) -> dict[str, Found]:
    """Return the share of cases for which something holds, by field, shrunk to that of all."""
    common = np.mean([of(one) for one in cases])
    own = {name: [of(one) for one in cases if one.field == name] for name in fields}
    return {name: share(sum(held), len(held), common, PART_STRENGTH) for name, held in own.items()}


def by_field(cases: Sequence[Case], fields: Sequence[str]) -> dict[str, dict[str, Found]]:
    """Return the parts of the alliance, of laws among the union's, of majority among the rest."""
    union = [one for one in cases if not one.alliance]
    council = [one for one in union if not one.law]
    return {
        "alliance_part": parts(cases, fields, lambda one: one.alliance),
        "law_part": parts(union, fields, lambda one: one.law),
        "majority_part": parts(council, fields, lambda one: not one.veto),
    }


def records(cases: Sequence[Case], system: System) -> tuple[dict[str, Found], Counter, Counter]:
    """Return the propensity to block by actor, and chances and blocks of each."""
    chances, blocks = Counter(), Counter()
    for one in cases:
        chances.update(one.alone)
        blocks.update(sorted(set(one.alone) & one.blockers))
    common = blocks.total() / chances.total()
    found = {
        name: share(blocks[name], chances[name], common, RECORD_STRENGTH)
        for name in system.actor_ids
    }
    return found, chances, blocks


def kinds(cases: Sequence[Case]) -> dict[str, Found]:
    """Return the share of each kind of demand among blocked dossiers, one of each before any."""
    held = np.array([one.classes for one in cases if one.dossier.blocks and not one.around])
    number = held.sum(axis=0)[-len(KINDS_OF_DEMAND) :]
    return {
        name: share(float(n), float(number.sum()), 1 / len(number), len(number))
        for name, n in zip(KINDS_OF_DEMAND, number, strict=True)
    }


def way_around(cases: Sequence[Case]) -> Found:
    """Return the share of ended dossiers held up under a veto that were decided on a way around."""
    met = [one for one in cases if one.veto and (one.dossier.blocks or one.around)]
    ended = [one for one in met if not one.dossier.censored]
    return share(sum(one.around for one in ended), len(ended), 0.5, 1.0)


def stances(cases: Sequence[Case]) -> dict[bool, dict[str, float]]:
    """Return the shares of stances before the outcome, of blockers and of others."""
    counts = {True: Counter(), False: Counter()}
    for one in cases:
        stated = stances_of(one.dossier)
        for actor in one.alone:
            counts[actor in one.blockers][stated.get(actor, STANCES[-1])] += 1
    return {
        blocks: {name: number[name] / number.total() for name in STANCES}
        for blocks, number in counts.items()
    }
