"""Asked run: a request, turned into a scenario that is ready to run and the hash of its card."""

from dataclasses import dataclass
from typing import Any

from foedus.errors import FoedusError, ScenarioError
from foedus.facts.system import System
from foedus.present.web.errors_as_json import api_error_of
from foedus.present.web.run_request import RunRequest
from foedus.simulate.card import run_card
from foedus.simulate.levers import Moved
from foedus.simulate.moved import moved_from, on_top
from foedus.simulate.prepared import Prepared
from foedus.simulate.scenario import Resolved, resolve

BASELINE = "baseline"


@dataclass(frozen=True)
class AskedRun:
    """A run that may be made: its system holds the moved levers as a scenario."""

    request: RunRequest
    system: System
    name: str
    moved: tuple[Moved, ...]
    resolved: Resolved
    prepared: Prepared
    hash: str

    @property
    def draws(self) -> str:
        """What the draws depend on beside seed and block."""
        return f"{self.system.checksum} {self.prepared.inputs.years[-1]}"


def asked_run(system: System, prepared: Prepared, request: RunRequest) -> AskedRun:
    """Return what a request asks for.

    Raises ApiError, with the field that is at fault.
    """
    try:
        moved = moved_from(system, request.levers)
    except ScenarioError as error:
        raise api_error_of(error, "levers") from error
    try:
        beside, name = on_top(system, request.scenario, moved)
        years = prepared.inputs.years
        resolved = resolve(beside, name, years)
    except FoedusError as error:
        raise api_error_of(error, "scenario") from error
    card: dict[str, Any] = run_card(
        beside, resolved, runs=request.runs, seed=request.seed, years=years
    )
    return AskedRun(request, beside, name, moved, resolved, prepared, card["hash"])


def baseline_of(asked: AskedRun, system: System) -> AskedRun:
    """Return the run of the baseline on the same draws."""
    request = asked.request.model_copy(update={"scenario": BASELINE, "levers": {}})
    return asked_run(system, asked.prepared, request)
