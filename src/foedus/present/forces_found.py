"""What `foedus forces` tells of a year: the balance, its curve, and what the judged shares move."""

from foedus.analyse.force_curve import Curve, Lean, fill_curve, leans_on
from foedus.analyse.force_draws import force_draws
from foedus.analyse.forces import ForceBalance, balance_of
from foedus.facts.system import System
from foedus.present.forces_json import judged_ends


def forces_found(
    system: System, year: int, scenario: str, runs: int, seed: int
) -> tuple[ForceBalance, Curve, tuple[Lean, ...]]:
    """Return the balance of a year, the curve of readiness, and where judged shares lean.

    Raises UnknownName, ScenarioError, RangeError.
    """
    draws = force_draws(system, year, scenario, runs, seed)
    leans = leans_on(draws, judged_ends(system))
    return balance_of(system, draws), fill_curve(draws), leans
