"""Units: those that the code declares, for the files of a system to be compared with."""

from foedus.facts.units import Units
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import VARIABLES

# Read by no sub-model: panel by the measuring of history, dossiers by the forecast of decisions,
# positions by what governments want, decisions by the counting of dossiers, accession by the facts
# that enlargement starts from, convoy by what a brigade meets on one way, technology by stocks of
# research.
FIXED_CHOICES = {
    "accession": {"chapters": "1", "clusters": "1", "hold_shape": "1"},
    "convoy": {
        "ferry_capacity": "vehicle/day",
        "ferry_wait": "hour",
        "lost_link_factor": "1",
        "improved_link_factor": "1",
    },
    "panel": {
        "first_year": "year",
        "least_past": "year",
        "growth_window": "year",
        "arms_window": "year",
        "aid_window": "year",
        "least_coverage": "1",
        "aid_horizon": "year",
        "drain_window": "year",
        "act_window": "year",
        "act_strength": "1",
        "lapse_span": "year",
    },
    "positions": {
        "least_coverage": "1",
        "least_population": "1",
        "least_error": "points",
        "yearly_drift": "points",
        "held_years": "year",
        "design_effect": "1",
        "revealed_error": "points",
        "least_imports": "million TIV",
    },
    "dossiers": {
        "stance_position": "index 0-100",
        "salience_recorded": "1",
        "salience_unrecorded": "1",
        "rounds": "1",
        "window": "day",
        "least_cases": "1",
        "block_share": "1",
        "block_share_strength": "1",
        "record_strength": "1",
        "stance_strength": "1",
        "kind_strength": "1",
        "adoption_rate": "1/year",
        "failure_rate": "1/year",
        "pooled_strength": "1",
        "class_strength": "1",
        "age_bound": "year",
        "pieces": "1",
        "shape_strength": "1",
        "class_rounds": "1",
        "way_around_share": "1",
        "way_around_strength": "1",
        "bargain_spread": "1",
        "bargain_lowest": "1",
        "bargain_least": "1",
        "threshold": "1",
        "draws": "1",
        "delay_horizon": "year",
        "resamples": "1",
        "level": "1",
    },
    "technology": {"obsolescence": "1/year", "growth_window": "year"},
    "relations": {
        "error_draws": "1",
        "least_events": "1",
        "events_apart": "1",
        "events_together": "1",
        "agreement_apart": "1",
        "agreement_together": "1",
        "distance_apart": "1",
        "distance_together": "1",
        "split_years": "year",
    },
    "decisions": {"window": "year", "soon": "year", "horizon": "year", "least": "1"},
}


def model_units() -> Units:
    """Return the unit of every variable and of every parameter that the model reads."""
    return Units(
        variables={name: variable.unit for name, variable in VARIABLES.items()},
        parameters={one.name: one.units() for one in ALLIANCE if one.units()} | FIXED_CHOICES,
    )
