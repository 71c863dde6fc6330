"""Majority rule: the rule by which no member alone can block, as an array that a block counts with.

Each row is one requirement of one way: (way, in favour, measure, numerator, denominator, sign).
The sum is over those in favour, or over those who are not; the bound is a whole number if the
denominator is 0, else a share of all members' sum. A rule holds if all rows of any way do.
"""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.organisations import in_force
from foedus.facts.rules import MEMBERS, Requirement, RuleFile, RuleVersion, YearlyWeight
from foedus.facts.system import System

Array = NDArray[np.float64]
Row = tuple[float, ...]
COLUMNS = ("way", "in_favour", "measure", "numerator", "denominator", "sign")
SIDES = {"in_favour": 1, "not_in_favour": 0}


def majority_rule(system: System) -> tuple[Array, Array]:
    """Return the requirements, (requirement, column), and weights, (measure, actor).

    The weights are heads and then each measure at its last known value, 0 where there is none.
    A rule that nobody knew on the system's day has no requirement: by it nothing passes over an
    unwilling member.

    Raises ScenarioError if the system has dossiers and names no rule that can be counted so.
    """
    name = system.roles.majority_rule
    if name is None and system.dossiers:
        raise ScenarioError(
            "system.yaml: dossiers are simulated, so roles need a majority_rule; name a rule"
        )
    rule = system.rules.get(name) if name else None
    version = version_of(system, rule) if rule else None
    if rule is None or version is None:
        return np.zeros((0, len(COLUMNS))), np.ones((1, len(system.actor_ids)))
    measures = (MEMBERS, *(one.id for one in rule.measures))
    rows = [
        _row(rule, way, one, measures)
        for way, held in enumerate(version.ways)
        for one in held.requires
    ]
    weights = [np.ones(len(system.actor_ids)), *(latest(system, one) for one in rule.measures)]
    return np.array(rows), np.stack(weights)


def version_of(system: System, rule: RuleFile) -> RuleVersion | None:
    """Return the version in force on the system's day, else the next that is agreed, if any."""
    ahead = [one for one in rule.versions if one.since > system.as_of]
    held = [one for one in rule.versions if in_force(one.since, one.until, system.as_of)]
    return next(iter((*held, *sorted(ahead, key=lambda one: one.since))), None)


def _row(rule: RuleFile, way: int, one: Requirement, measures: tuple[str, ...]) -> Row:
    bound = one.at_least if one.at_least is not None else one.at_most
    if one.tally not in SIDES or one.of not in measures or bound is None or one.share_of == "cast":
        raise ScenarioError(
            f"rules/{rule.id}.yaml: a block counts only heads or yearly measures of those in "
            "favour, or not, with at_least or at_most; name another rule as majority_rule"
        )
    share = isinstance(bound, Fraction)
    parts = (bound.numerator, bound.denominator) if share else (bound, 0)
    sign = 1 if one.at_least is not None else -1
    return way, SIDES[one.tally], measures.index(one.of), *map(float, parts), sign


def latest(system: System, measure: YearlyWeight) -> Array:
    """Return each actor's value in force on the system's day, whole numbers, (actor,).

    That is the value of the first series that has one for the year, with values as old as the rule
    says, else the latest of any, else 0.
    """
    found = np.zeros(len(system.actor_ids))
    when = np.full(len(system.actor_ids), -np.inf)
    in_force = []
    for one in measure.series:
        wanted = system.as_of.year - one.years_before
        years = [year for year in system.series(one.name).years if year <= wanted]
        table = system.series(one.name).table(system.actor_ids, years)
        for year, row in zip(years, table, strict=True):
            newer = np.isfinite(row) & (year > when)
            found, when = np.where(newer, row, found), np.where(newer, year, when)
        in_force += [row for year, row in zip(years, table, strict=True) if year == wanted]
    for row in reversed(in_force):
        found = np.where(np.isfinite(row), row, found)
    return np.round(found)


def passes(rule: Array, weights: Array, in_favour: Array, members: Array) -> NDArray[np.bool_]:
    """Return whether proposals pass, (proposal,).

    rule       (requirement, column)
    weights    whole numbers, (measure, actor)
    in_favour  0 or 1, (proposal, actor)
    members    0 or 1, (proposal, actor)   others have no vote

    Sums and bounds are whole numbers below 2^53, so that comparing them is exact.

    >>> two_of_three = np.array([[0, 1, 0, 2, 3, 1.0]])
    >>> votes = np.array([[1.0, 1, 0], [1, 0, 0]])
    >>> passes(two_of_three, np.ones((1, 3)), votes, np.ones((2, 3))).tolist()
    [True, False]
    """
    every, yes = members @ weights.T, (in_favour * members) @ weights.T
    result = np.zeros(len(members), dtype=bool)
    for way in np.unique(rule[:, 0]):
        held = np.ones(len(members), dtype=bool)
        for met in _met(rule[rule[:, 0] == way], every, yes):
            held &= met
        result |= held
    return result


def _met(rows: Array, every: Array, yes: Array) -> Iterator[NDArray[np.bool_]]:
    for _, favour, measure, numerator, denominator, sign in rows:
        place = int(measure)
        total = yes[:, place] if favour else every[:, place] - yes[:, place]
        times = denominator if denominator else 1.0
        bound = numerator * (every[:, place] if denominator else 1.0)
        yield sign * total * times >= sign * bound
