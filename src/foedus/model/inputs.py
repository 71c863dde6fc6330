"""Inputs: the facts of a system as the arrays that the sub-models read.

Everything here is known on the day `as_of`; nothing is drawn. The model starts in the year after
the last published year of defence spending (`first_year`), so its state of the year before is
history. What is known of later years (a more recent estimate, the administration in office, a
legal floor) becomes a pin that overrules the equations; see `foedus.model.observed`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.dossiers import KINDS_OF_DEMAND
from foedus.facts.system import System
from foedus.model import equipment_facts, fiscal_facts, observed, panel
from foedus.model.accession_facts import accession_facts
from foedus.model.commitment import KINDS, PARTS
from foedus.model.decide import CLASSES
from foedus.model.decision_facts import STANCES, decision_facts, decisions_at_start
from foedus.model.force_facts import force_facts
from foedus.model.friction_facts import friction_facts
from foedus.model.membership import european, membership, only_actor, partner_values
from foedus.model.mobility import REGIMES
from foedus.model.mobility_facts import mobility_facts, regimes
from foedus.model.panel_terms import panel_terms
from foedus.model.partnership_facts import partnership_facts
from foedus.model.pillar_facts import pillar_facts
from foedus.model.pin import Pin
from foedus.model.supply_facts import supply_facts
from foedus.model.voting_facts import voting_facts

Array = NDArray[np.float64]


LONGEST_RUN = 100  # years; nobody should believe more


@dataclass(frozen=True)
class Inputs:
    """The facts as arrays: by variable, with a leading year axis where the vocabulary says so."""

    actors: tuple[str, ...]
    regions: tuple[str, ...]
    years: tuple[int, ...]
    given: Mapping[str, Array]
    initial: Mapping[str, Array]
    pins: tuple[Pin, ...]
    families: Mapping[str, tuple[str, ...]]


def build_inputs(system: System, until: int) -> Inputs:
    """Return the inputs of a run from the first year after history to `until`, inclusive.

    Raises ScenarioError if `until` lies before the first year that can be computed.
    """
    history = panel.history_of(system)
    _check_ids(system)
    years = _years(system, history.last_year, until)
    return Inputs(
        actors=system.actor_ids,
        regions=tuple(region.id for region in system.regions),
        years=years,
        given=_given(system, years, history),
        initial=_initial(system, history),
        pins=observed.fact_pins(system, years),
        families={
            "hostility event": tuple(event.id for event in system.hostility_events),
            "administration kind": KINDS,
            "commitment part": PARTS,
            "actor": system.actor_ids,
            "field of decision": tuple(one.id for one in system.fields),
            "class of dossier": CLASSES,
            "kind of demand": KINDS_OF_DEMAND,
            "stance": STANCES,
            REGIMES: regimes(system),
        },
    )


def _years(system: System, last: int, until: int) -> tuple[int, ...]:
    """Return the years to compute, from the first after history."""
    first = last + 1
    if until < first:
        raise ScenarioError(
            f"the run would end in {until}, but history as of {system.as_of} reaches to "
            f"{last}: choose an end from {first} on"
        )
    if until > first + LONGEST_RUN:
        raise ScenarioError(
            f"the run would end in {until}; choose an end up to {first + LONGEST_RUN}"
        )
    return tuple(range(first, until + 1))


def _given(system: System, years: tuple[int, ...], history: panel.History) -> dict[str, Array]:
    """Return what the facts give, by name of the vocabulary."""
    return {
        **_masks(system, years, history),
        "capital_distance": partner_values(system, "capital_distance"),
        "land_border": partner_values(system, "land_border"),
        **_calendar(system, years, history),
        "year": np.array([float(year) for year in years]),
        **_shares(system, years, history),
        **_fiscal(system, years, history),
        "habitual_growth": history.habitual_growth,
        "volatility": history.volatility,
        "commitment_reference": observed.commitment_reference(system),
        "commitment_at_start": observed.commitment_at_start(system, history.last_year),
        "guarantor_aid_reference": np.array(observed.aid_reference(system)),
        "aid_counted": observed.aid_counted(system, years),
        "union_import_ratio": np.array(observed.union_import_ratio(system, history.last_year)),
        "spending_ratio_at_start": np.array(_spending_ratio(system, history)),
        **_equipment(system, history.last_year),
        **voting_facts(system, history.last_year),
        **accession_facts(system, years),
        **decision_facts(system, years),
        **force_facts(system, years),
        **partnership_facts(system, years),
        **friction_facts(system, years),
        **pillar_facts(system, years),
        **mobility_facts(system, years),
        **supply_facts(system, history.last_year),
    }


def _shares(system: System, years: tuple[int, ...], history: panel.History) -> dict[str, Array]:
    """Return what is promised and planned of defence shares, and what they are centred on."""
    terms = panel_terms(system, history)
    inside = terms.used.any(axis=0)
    return {
        "pledged_share": panel.pledged_share(system, years),
        "due_targets": panel.due_targets(system, years),
        "planned_share": observed.planned_share(system, years, history),
        "share_at_start": history.latest_share,
        "definition_ratio": history.definition_ratio,
        "level_at_start": terms.own_level() - inside * np.log(history.definition_ratio),
        "known_years": terms.known_years,
        "panel_mean": terms.mean(),
    }


def _fiscal(system: System, years: tuple[int, ...], history: panel.History) -> dict[str, Array]:
    covered_from, covered_to = fiscal_facts.covered(system, years, history)
    return {
        "debt_at_start": fiscal_facts.debt_at_start(system, history.last_year),
        "covered_from": covered_from,
        "covered_to": covered_to,
    }


def _spending_ratio(system: System, history: panel.History) -> float:
    """Return the challenger's over European allies' spending in the year before the first."""
    spending = history.latest_share / 100 * history.definition_ratio * history.latest_gdp
    first = (history.last_year + 1,)
    europeans = membership(system, system.roles.alliance, first)[0] * european(system)
    return float(spending @ only_actor(system, system.roles.challenger) / (spending @ europeans))


def _masks(system: System, years: tuple[int, ...], history: panel.History) -> dict[str, Array]:
    roles = system.roles
    allied = membership(system, roles.alliance, years)
    return {
        "allied": allied,
        "european": european(system),
        "guarantor": only_actor(system, roles.guarantor),
        "challenger": only_actor(system, roles.challenger),
        "has_forces": (history.latest_share > 0).astype(np.float64),
        "in_region": np.array(
            [[float(a.region == region.id) for a in system.actors] for region in system.regions]
        ),
    }


def _calendar(system: System, years: tuple[int, ...], history: panel.History) -> dict[str, Array]:
    terms = {
        election.takes_office.year
        for election in system.elections
        if election.actor == system.roles.guarantor and election.takes_office is not None
    }
    in_office = observed.kind_in_office(system, years[0] - 1)
    return {
        "term_begins": np.array([float(year in terms) for year in years]),
        "event_year": np.array([float(e.date.year) for e in system.hostility_events]),
        "hostility_years": np.array([float(history.first_year), float(history.last_year)]),
        "internationalist_at_start": np.array(float(in_office == "internationalist")),
    }


def _equipment(system: System, year: int) -> dict[str, Array]:
    return {
        "past_spending": equipment_facts.past_spending(system, year),
        "past_equipment_share": equipment_facts.past_equipment_share(system, year),
        "past_military_aid": equipment_facts.past_military_aid(system, year),
        "aid_turn": equipment_facts.aid_turn(system, year),
        "military_aid_share": equipment_facts.military_aid_share(system),
    }


def _initial(system: System, history: panel.History) -> dict[str, Array]:
    year = history.last_year
    spending = history.latest_share / 100 * history.definition_ratio * history.latest_gdp
    debt = fiscal_facts.debt_at_start(system, year)
    return {
        "defence_share": history.latest_share,
        "gdp": history.latest_gdp,
        "debt": np.where(debt > 0, debt, np.nan),
        "defence_spending": spending,
        "personnel": panel.latest_personnel(system, year),
        "us_share_of_arms_imports": np.array(observed.arms_import_share(system, year)),
        "other_aid": np.array(observed.other_aid(system, year)),
        "recent_decisions": decisions_at_start(system, year),
    }


def _check_ids(system: System) -> None:
    kinds = tuple(kind.id for kind in system.kinds)
    parts = tuple(part.id for part in system.commitment_parts)
    faults = []
    if set(kinds) != set(KINDS):
        faults.append(f"administration kinds must be {', '.join(KINDS)}, not {', '.join(kinds)}")
    if set(parts) != set(PARTS):
        faults.append(f"commitment parts must be {', '.join(PARTS)}, not {', '.join(parts)}")
    if faults:
        raise ScenarioError("; ".join(faults))
