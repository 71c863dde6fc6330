"""Force history: what was asked for and how far it could be filled, by the model's own formulas.

What is asked for is measured: promises over published personnel. How far it could be filled is
computed at central parameters, for nobody publishes readiness.
"""

from collections.abc import Mapping
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.model.commitment import PARTS
from foedus.model.force_entries import INDICATORS
from foedus.model.force_facts import force_facts
from foedus.model.forces import Forces, forces
from foedus.model.membership import membership, only_actor
from foedus.model.observed import commitment_at_start
from foedus.model.panel import latest_personnel
from foedus.model.variables import VARIABLES

Array = NDArray[np.float64]
SERIES = "personnel_nato"
MEASURED = ("required_readiness", "eu_required_readiness")


def force_lines(system: System) -> Mapping[str, Measured]:
    """Return the history of each indicator of forces, for the years of the series of personnel."""
    years = system.series(SERIES).years
    series = system.series(SERIES)
    found = [at_central(system, year) for year in years]
    last = series.year == max(years, default=0)
    editions = () if series.edition is None else tuple(sorted(set(series.edition[last].tolist())))
    lines = {}
    for one in INDICATORS:
        values = np.array([indicators[one.name] for indicators in found])
        kept = np.isfinite(values)
        measured = one.name in MEASURED
        lines[one.name] = Measured(
            "",
            one.unit,
            tuple(np.array(years, dtype=int)[kept].tolist()),
            tuple(values[kept].tolist()),
            series.source if measured else "",
            editions if measured else (),
            computed=not measured,
        )
    return lines


def at_central(system: System, year: int) -> dict[str, float]:
    """Return the indicators of forces in a year of history, at central parameters."""
    p = central(system)
    state = SimpleNamespace(state=p.spread / 2 * np.ones(len(system.actor_ids)))
    found = forces.step(None, year_of_facts(system, year), p, state)
    return {one.name: float(found[one.name][0]) for one in INDICATORS}


def central(system: System) -> Forces:
    """Return the central parameters of forces, each (1, 1)."""
    file = system.parameters["forces"].parameters
    return Forces(**{name: np.array([[one.central]]) for name, one in file.items()})


def year_of_facts(system: System, year: int) -> SimpleNamespace:
    """Return what forces read of a year of history, as one run."""
    roles = system.roles
    given = {
        name: value[0] if VARIABLES[name].yearly else value
        for name, value in force_facts(system, (year,)).items()
    }
    pool = commitment_at_start(system, year)[PARTS.index("crisis_pool")]
    return SimpleNamespace(
        personnel=latest_personnel(system, year)[None, :],
        crisis_pool=np.array([pool]),
        allied=membership(system, roles.alliance, (year,))[0],
        in_union=membership(system, roles.union, (year,))[0],
        guarantor=only_actor(system, roles.guarantor),
        **given,
    )
