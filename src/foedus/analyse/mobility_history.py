"""Mobility history: days to move a brigade by the regime of each year, at central parameters."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.model.mobility import Mobility, mobility, prepare
from foedus.model.mobility_facts import mobility_facts, regimes


def mobility_line(system: System) -> Measured:
    """Return the days of each year up to the last measured one, computed and not observed."""
    end = system.series("defence_spending_sipri").last_year
    years = tuple(range(system.first_year, end + 1))
    file = system.parameters["mobility"]
    values: dict[str, Any] = {
        name: np.array([[one.central]]) for name, one in file.parameters.items()
    }
    for name, family in file.families.items():
        held = [family.values[one].central for one in regimes(system)]
        values[name] = np.array([held])
    p, facts = Mobility(**values), SimpleNamespace(**mobility_facts(system, years))
    days = mobility.step(None, facts, p, None, prepare(facts, p))["mobility_days"]
    return Measured("", "day", years, tuple(days.tolist()), "", computed=True)
