"""Estimate: fit defence shares, threat, growth and personnel to the shipped series.

    pip install -e '.[estimate]'
    python tools/estimate.py            print the figures
    python tools/estimate.py --write    also write parameters, page and figures

The parameters that the data speak of are written as `basis: estimated` with standard error,
correlations and the checksum of the data; docs/explanation/estimation.md shows fit, residuals,
recovery of known parameters, a hindcast and what is not identified. It takes about ten minutes,
on the same machine always with the same result. The equations are those of the model; each step is
a module of tools/estimation/.
"""

import sys
from pathlib import Path

import foedus
from estimation.beliefs import correlations, write_beliefs, write_section
from estimation.figures import draw_hindcast, draw_residuals
from estimation.fit import SERIES, Fit, fit_defence, fit_economy, fit_personnel, tail_weight
from estimation.hindcast import hindcast
from estimation.page import write_page
from estimation.panel import panel_of
from estimation.plain import plain_persistence
from estimation.recovery import recovery
from estimation.residuals import residuals_of
from foedus.facts.system import System

ROOT = Path(__file__).resolve().parents[1]
PARAMETERS = ROOT / "src/foedus/systems/eu_nato/parameters"
PAGE = ROOT / "docs/explanation/estimation.md"
IMAGES = ROOT / "docs/images"
ORIGIN = 2013


def main() -> None:
    system = foedus.load()
    fits = {
        "defence": fit_defence(system),
        "economy": fit_economy(system),
        "personnel": fit_personnel(system),
    }
    for fit in fits.values():
        show(fit)
    if "--write" not in sys.argv[1:]:
        return
    for name, fit in fits.items():
        write_parameters(system, name, fit)
    renewed = foedus.load()
    posterior = fits["defence"].posterior
    tails = tail_weight(system, "defence")
    left = residuals_of(panel_of(system), posterior)
    draw_residuals(left, tails, IMAGES / "estimation-residuals.png")
    past = hindcast(renewed, ORIGIN)
    draw_hindcast(past, IMAGES / "estimation-hindcast.png")
    known = recovery(system, {name: posterior.median(name) for name in posterior.draws}, tails)
    write_page(PAGE, fits, left, past, known, plain_persistence(panel_of(system)))


def show(fit: Fit) -> None:
    """Print one line for each parameter."""
    print(fit.rows)
    for one in fit.beliefs:
        word = "estimated" if one.estimated else "judged"
        print(
            f"  {one.submodel}.{one.name}: {one.central} [{one.low}, {one.high}] "
            f"se {one.standard_error}, {100 * one.kept:.0f} % of the prior's spread left: {word}"
        )


def write_parameters(system: System, name: str, fit: Fit) -> None:
    """Write figures, correlations and what they rest on into the parameter files of a fit."""
    owner = {one.name: one.submodel for one in fit.beliefs if one.fitted}
    pairs = correlations(fit.posterior, list(owner))
    for submodel in dict.fromkeys(one.submodel for one in fit.beliefs):
        file = PARAMETERS / f"{submodel}.yaml"
        write_beliefs(file, [one for one in fit.beliefs if one.submodel == submodel])
        write_section(file, "estimation", estimation(system, submodel, fit))
    text = "".join(correlation(*pair, owner, name) for pair in pairs)
    home = PARAMETERS / f"{name}.yaml"
    write_section(home, "correlations", "correlations:\n" + text if text else "")


def correlation(first: str, second: str, value: float, owner: dict[str, str], home: str) -> str:
    """Return one correlation as the parameter file has it."""
    names = (one if owner[one] == home else f'"{owner[one]}:{one}"' for one in (first, second))
    return (
        f"  - between: [{', '.join(names)}]\n    value: {value}\n    basis: estimated\n"
        f"    source: foedus-estimation#{home}\n    why: Correlation of the posterior's draws.\n"
    )


def estimation(system: System, submodel: str, fit: Fit) -> str:
    """Return what the estimates of a file rest on, as the file has it."""
    names, rows = SERIES[submodel], fit.rows
    return (
        "estimation:\n"
        "  script: python tools/estimate.py --write\n"
        f"  series: [{', '.join(names)}]\n"
        f"  checksum: {system.shelf.checksum(names)}\n"
        f"  observations: {rows.observations}\n"
        f"  states: {rows.states}\n"
        f"  first_year: {rows.first_year}\n"
        f"  last_year: {rows.last_year}\n"
    )


if __name__ == "__main__":
    main()
