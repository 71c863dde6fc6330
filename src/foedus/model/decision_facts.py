"""Decision facts: what came of the dossiers of each year, counted as the projection is counted.

A dossier of which the end is not known yet has no weight of its own; those that ended stand for it
(`foedus.instruments.censoring_weights`), among the dossiers of the same window of years. So the
sums of years add up to the observed incidence of the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.dossiers import Dossier, Position
from foedus.facts.partial_days import middle_day
from foedus.facts.rules import YearlyWeight
from foedus.facts.system import System
from foedus.instruments.censoring_weights import censoring_weights
from foedus.instruments.compromise import compromise
from foedus.model.majority_rule import latest, majority_rule

Array = NDArray[np.float64]
COUNTS = ("proposed", "blocked", "adopted_soon", "adopted", "waited", "kept")
"""What is summed by year: dossiers proposed, of these blocked, adopted within the first horizon,
adopted within the second, and of the latter years waited and percent of the proposal kept."""
STANCES = ("support", "conditional", "abstain", "oppose", "unrecorded")
DILUTED = "adopted-diluted"
DAYS = 365.25  # of a year


@dataclass(frozen=True)
class Choices:
    """How dossiers are counted. Source: parameters/decisions.yaml, central values.

    window     years of proposal that one figure rests on
    soon       years within which `adopted_soon` counts
    horizon    years within which the others count
    least      dossiers that a window needs for a figure of history
    """

    window: int
    soon: float
    horizon: float
    least: float


def choices_of(system: System) -> Choices:
    """Return how dossiers are counted. Raises ScenarioError if the file is missing."""
    file = system.parameters.get("decisions")
    if file is None:
        raise ScenarioError("parameters/decisions.yaml is missing: dossiers are counted by it")
    found = {name: one.central for name, one in file.parameters.items()}
    return Choices(int(found["window"]), found["soon"], found["horizon"], found["least"])


def decision_facts(system: System, years: Sequence[int]) -> dict[str, Array]:
    """Return what the facts give to agenda and decide, by name of the vocabulary."""
    rule, weights = majority_rule(system)
    position, salience = stance_tables(system)
    choices = choices_of(system)
    known = years_known(system)
    windows = np.zeros((len(years), choices.window, len(COUNTS)))
    for place, year in enumerate(years):
        if year <= known:
            windows[place] = counts_of_window(system, year, choices)
    return {
        "majority_rule": rule,
        "voting_weight": weights,
        "stance_position": position,
        "stance_salience": salience,
        "decision_horizons": np.array([choices.soon, choices.horizon]),
        "decisions_known": np.array([float(year <= known) for year in years]),
        "known_decisions": windows,
    }


def years_known(system: System) -> int:
    """Return the last year that was over on the system's day; its dossiers are all on record."""
    return system.as_of.year - 1


def decisions_at_start(system: System, year: int) -> Array:
    """Return the counts of the last years up to the start, (past year, count)."""
    return counts_of_window(system, min(year, years_known(system)), choices_of(system))


def counts_of_window(system: System, last: int, choices: Choices) -> Array:
    """Return the counts of each year of the window that ends with a year, (year, count).

    last   the last year of the window; what is known of its dossiers is known on the system's day
    """
    first = last - choices.window + 1
    dossiers = [one for one in system.dossiers if first <= year_of(one) <= last]
    found = np.zeros((choices.window, len(COUNTS)))
    if not dossiers:
        return found
    time = np.array([one.delay_days / DAYS for one in dossiers])
    adopted = np.array([one.outcome.startswith("adopted") for one in dossiers])
    ended = np.array([not one.censored for one in dossiers])
    weight = censoring_weights(time, ended) * adopted
    within = weight * (time <= choices.horizon)
    kept = np.array([substance(system, one) for one in dossiers])
    counts = (
        np.ones_like(time),
        np.array([float(bool(one.blocks)) for one in dossiers]),
        weight * (time <= choices.soon),
        within,
        within * time,
        within * kept,
    )
    places = np.array([year_of(one) - first for one in dossiers])
    np.add.at(found, places, np.stack(counts, axis=-1))
    return found


def year_of(dossier: Dossier) -> int:
    """Return the year in which a dossier was proposed."""
    return middle_day(dossier.proposed).year


def substance(system: System, dossier: Dossier) -> float:
    """Return what was left of a proposal if it is adopted, %: all, or the bargain if diluted.

    The bargain is that of the stances on record before the outcome, who is silent included.
    """
    if dossier.outcome != DILUTED:
        return 100.0
    day = middle_day(dossier.proposed)
    voters = system.members(dossier.organisations[0], day)
    stances = stances_of(dossier)
    position, salience = stance_tables(system)
    signs = [STANCES.index(stances.get(one, STANCES[-1])) for one in voters]
    power = _power(system, dossier, voters)
    return float(compromise(position[signs], salience[signs], power))


def stances_of(dossier: Dossier) -> dict[str, str]:
    """Return the last stance that each actor had stated, by actor; of one day the firmer."""

    def order(one: Position) -> tuple[object, int]:
        return middle_day(one.date), STANCES.index(one.stance)

    stated = sorted((one for one in dossier.positions if one.basis == "stated"), key=order)
    return {actor: one.stance for one in stated for actor in one.actors}


def _power(system: System, dossier: Dossier, voters: Sequence[str]) -> Array:
    """Return what each voter brings to bear: population where the rule counts it, else the same."""
    measure = _measured(system, dossier.legal_bases[0])
    if not measure:
        return np.ones(len(voters))
    every = latest(system, measure[0])
    return np.array([every[system.actor_ids.index(one)] for one in voters])


def _measured(system: System, name: str) -> tuple[YearlyWeight, ...]:
    rule = system.rules.get(name)
    while rule is not None and not rule.measures:
        other = next((one.votes_as for one in rule.versions if one.votes_as), None)
        rule = system.rules.get(other) if other else None
    return rule.measures if rule is not None else ()


def stance_tables(system: System) -> tuple[Array, Array]:
    """Return where each stance stands, 0 to 100, and how much who takes it cares, (stance,)."""
    file = system.parameters["dossiers"]
    position = file.families["stance_position"].values
    heard, silent = (
        file.parameters[f"salience_{name}"].central for name in ("recorded", STANCES[-1])
    )
    return (
        np.array([position[one].central for one in STANCES]),
        np.array([silent if one == STANCES[-1] else heard for one in STANCES]),
    )
