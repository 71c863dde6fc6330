"""Force draws: what every run believes of the forces of one year.

For years of history personnel and goals are facts and only the readiness is drawn; for later ones
the scenario is run up to the year. Draws are those of `foedus run` with the same seed.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.force_history import SERIES, year_of_facts
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.forces import Forces, forces, offered_forces
from foedus.model.inputs import build_inputs
from foedus.model.panel import history_of
from foedus.model.variables import VARIABLES
from foedus.simulate.block import run_block
from foedus.simulate.draw import for_submodel, parameter_table
from foedus.simulate.run import blocks_for
from foedus.simulate.scenario import resolve

Array = NDArray[np.float64]
RUN = tuple(sorted(name for name in forces.now if VARIABLES[name].yearly))
FIRST, LAST = 0, -1


@dataclass(frozen=True)
class Draws:
    """What the runs believe.

    now         what forces read, per run where the runs differ
    parameters  of forces, (run, 1) each
    offered     forces that may be asked for, thousand persons, (run, actor)
    measured    whether personnel and goals are facts
    """

    year: int
    scenario: str
    now: Any
    parameters: Forces
    offered: Array
    measured: bool


def force_draws(system: System, year: int, scenario: str, runs: int, seed: int) -> Draws:
    """Return the draws of a year.

    Raises RangeError for a year before personnel is measured or after the system's last,
    ScenarioError or UnknownName for a scenario that does not fit.
    """
    known = system.series(SERIES).years
    if not known:
        raise RangeError(
            f"personnel was not published by {system.as_of}, so no forces are known; choose a "
            "later day with --as-of"
        )
    if not known[FIRST] <= year <= system.last_year:
        raise RangeError(
            f"no forces are known of {year}; choose a year from {known[FIRST]} (measured) to "
            f"{system.last_year} (projected); earlier promises are told with any of them"
        )
    measured = year <= known[LAST]
    first_computed = history_of(system).last_year + 1
    recorded = _recorded(system, first_computed if measured else year, scenario, runs, seed)
    now = year_of_facts(system, year)
    if not measured:
        for name in RUN:
            setattr(now, name, recorded[name])
    p = recorded["parameters"]
    return Draws(
        year, scenario, now, p, offered_forces(p, recorded["deployable_part"], now), measured
    )


def _recorded(system: System, until: int, scenario: str, runs: int, seed: int) -> dict[str, Any]:
    """Run a scenario and return what forces read in its last year, and their parameters."""
    inputs = build_inputs(system, until)
    resolved = resolve(system, scenario, inputs.years)
    table = parameter_table(system, ALLIANCE, inputs.families)
    keep = frozenset({*RUN, "deployable_part"})
    blocks = [
        run_block(ALLIANCE, inputs, resolved, table, seed, number, keep)
        for number in range(blocks_for(runs))
    ]
    found: dict[str, Any] = {}
    for name in (*RUN, "deployable_part"):
        last = [block[name][LAST] for block in blocks]
        same_in_all = last[0].ndim == len(VARIABLES[name].dims)
        found[name] = last[0] if same_in_all else np.concatenate(last)[:runs]
    levels = np.concatenate([block["parameters"] for block in blocks])[:runs]
    found["parameters"] = for_submodel(forces, table, levels)
    return found
