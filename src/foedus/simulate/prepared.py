"""Prepared: what every run of a system shares up to a last year, whatever the scenario."""

from dataclasses import dataclass

from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE, check_wiring
from foedus.model.inputs import Inputs, build_inputs
from foedus.simulate.draw import ParameterTable, parameter_table


@dataclass(frozen=True)
class Prepared:
    """Inputs and parameters of runs; they depend on the facts and the last year alone."""

    inputs: Inputs
    table: ParameterTable


def prepare(system: System, until: int | None = None) -> Prepared:
    """Return what runs of a system share, once the sub-models are known to fit together.

    until   last year, by default the system's

    Raises WiringError, ScenarioError.
    """
    check_wiring(ALLIANCE)
    inputs = build_inputs(system, system.last_year if until is None else until)
    return Prepared(inputs, parameter_table(system, ALLIANCE, inputs.families))
