"""Units: those that the code declares, for the files of a system to be compared with."""

from foedus.facts.units import Units
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import VARIABLES

FIXED_CHOICES = {  # read by no sub-model but by the measuring of history and of positions
    "panel": {
        "first_year": "year",
        "least_past": "year",
        "growth_window": "year",
        "arms_window": "year",
        "aid_window": "year",
        "least_coverage": "1",
        "aid_horizon": "year",
        "drain_window": "year",
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
}


def model_units() -> Units:
    """Return the unit of every variable and of every parameter that the model reads."""
    return Units(
        variables={name: variable.unit for name, variable in VARIABLES.items()},
        parameters={one.name: one.units() for one in ALLIANCE if one.units()} | FIXED_CHOICES,
    )
