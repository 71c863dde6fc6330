"""Fit: the posteriors of all sub-models that have a history to be fitted to."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from estimation.beliefs import Belief, beliefs_of
from estimation.defence import defence_model
from estimation.economy import growth_model, growth_of
from estimation.panel import Panel, panel_of
from estimation.personnel import personnel_model, personnel_of
from estimation.priors import priors_of
from estimation.sampling import DRAWS, Posterior, sample
from foedus.facts.system import System

SERIES = {
    "defence": ("defence_share_sipri", "real_gdp", "capital_distance", "land_border"),
    "hostility": ("defence_share_sipri", "real_gdp", "capital_distance", "land_border"),
    "threat": ("defence_share_sipri", "real_gdp", "capital_distance", "land_border"),
    "economy": ("real_gdp",),
    "personnel": ("personnel_nato", "defence_spending_nato_2015_prices"),
}
NOT_WRITTEN = {"personnel.trend"}


@dataclass(frozen=True)
class Rows:
    """How much was fitted."""

    observations: int
    states: int
    first_year: int
    last_year: int


@dataclass(frozen=True)
class Fit:
    """One posterior with what it was fitted to and what it says of each sub-model."""

    posterior: Posterior
    rows: Rows
    beliefs: tuple[Belief, ...]


def tail_weight(system: System, submodel: str) -> float:
    """Return the degrees of freedom at which a sub-model's shocks are fixed."""
    return system.parameters[submodel].parameters["tail_weight"].central


def fit_defence(system: System, panel: Panel | None = None, draws: int = DRAWS) -> Fit:
    """Fit the defence equation together with the profile of threat.

    panel   other rows than the system's own, as in the recovery of known parameters
    """
    panel = panel_of(system) if panel is None else panel
    known = {one.id for one in system.hostility_events}
    hostility = {
        name: prior
        for name, prior in priors_of("hostility").items()
        if not name.startswith("event_level.") or name.partition(".")[2] in known
    }
    priors = {
        "defence": priors_of("defence"),
        "hostility": hostility,
        "threat": priors_of("threat"),
    }
    every = {name: prior for one in priors.values() for name, prior in one.items()}
    model = partial(defence_model, panel, every, tail_weight(system, "defence"))
    posterior = sample(model, every, draws, change=panel.change)
    beliefs = [
        one for name, own in priors.items() for one in beliefs_of(name, list(own), posterior)
    ]
    return Fit(posterior, rows_of(panel.actor, panel.year), tuple(beliefs))


def fit_economy(system: System) -> Fit:
    """Fit growth."""
    rows, priors = growth_of(system), priors_of("economy")
    model = partial(growth_model, rows, priors, tail_weight(system, "economy"))
    posterior = sample(model, priors, growth=rows.growth)
    found = beliefs_of("economy", list(priors), posterior)
    return Fit(posterior, rows_of(rows.actor, rows.year), tuple(found))


def fit_personnel(system: System) -> Fit:
    """Fit personnel."""
    rows, priors = personnel_of(system), priors_of("personnel")
    model = partial(personnel_model, rows, priors, tail_weight(system, "personnel"))
    posterior = sample(model, priors, people=rows.people)
    written = [name for name in priors if f"personnel.{name}" not in NOT_WRITTEN]
    found = beliefs_of("personnel", written, posterior)
    return Fit(posterior, rows_of(rows.actor, rows.year), tuple(found))


def rows_of(actor: np.ndarray, year: np.ndarray) -> Rows:
    """Return how much some columns hold.

    >>> rows_of(np.array([0, 0, 3]), np.array([1999, 2000, 2000]))
    Rows(observations=3, states=2, first_year=1999, last_year=2000)
    """
    return Rows(len(actor), len(set(actor.tolist())), int(year.min()), int(year.max()))
