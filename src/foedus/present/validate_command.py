"""`foedus validate`: every fault of a system's folder at once, and how its facts were checked."""

import json
from dataclasses import asdict
from pathlib import Path

import typer

from foedus.analyse.claims import claims_in
from foedus.errors import DataError, FoedusError
from foedus.facts.claims_file import claims_of
from foedus.facts.system import System, find_system
from foedus.facts.validate import Report, validate
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.loading import load
from foedus.model.units import model_units
from foedus.simulate.draw import parameter_table
from foedus.simulate.scenario import resolve

FAULTY = 2  # status, as for any bad input


def validate_command(directory: Path, *, as_json: bool) -> None:
    """Print what a folder holds, or with every fault of it raise; as JSON, print them."""
    directory = find_system(directory if directory.is_dir() else str(directory))
    report = validate(directory, model_units())
    try:
        if not report.valid:
            raise DataError(report.faults)
        system = load(directory)
        _try_model(system)
    except FoedusError as error:
        if not as_json:
            raise
        typer.echo(json.dumps({**_plain(report), "valid": False, "faults": _faults(error)}))
        raise typer.Exit(FAULTY) from None
    typer.echo(json.dumps(_plain(report)) if as_json else "\n".join(_lines(report, system)))


def _try_model(system: System) -> None:
    """Raise if the model could not run on the facts, or a claim be tested on both."""
    inputs = build_inputs(system, system.last_year)
    parameter_table(system, ALLIANCE, inputs.families)
    for name in system.scenarios:
        resolve(system, name, inputs.years)
    for document in claims_of(system):
        claims_in(system, document)


def _faults(error: FoedusError) -> list[dict[str, object]]:
    """Return every fault as plain values; one of the whole system names neither file nor line."""
    if isinstance(error, DataError):
        return [asdict(fault) for fault in error.faults]
    return [{"file": None, "line": None, "message": line} for line in str(error).splitlines()]


def _plain(report: Report) -> dict[str, object]:
    return {
        "directory": str(report.directory),
        "valid": report.valid,
        "faults": [],
        "facts": {kind: dict(ways) for kind, ways in report.facts.items()},
        "checked": report.by_checked,
        "recalled_share": report.recalled_share,
        "parameters": dict(report.parameters),
        "scenarios": report.scenarios,
        "sources": report.sources,
        "unused_sources": list(report.unused_sources),
        "checksum": report.checksum,
    }


def _lines(report: Report, system: System) -> list[str]:
    checked = report.by_checked
    lines = [f"{system.title}: no faults. Checksum {str(report.checksum)[:12]}.", ""]
    lines.append(f"{'facts':28}{'data':>6}{'text':>6}{'recalled':>10}")
    for kind, ways in sorted(report.facts.items()):
        lines.append(f"{kind:28}{ways['data']:>6}{ways['text']:>6}{ways['recalled']:>10}")
    lines.append(
        f"{'in all':28}{checked['data']:>6}{checked['text']:>6}{checked['recalled']:>10}"
        f"   ({100 * report.recalled_share:.0f} % recalled)"
    )
    bases = ", ".join(f"{count} {basis}" for basis, count in report.parameters.items() if count)
    lines += ["", f"parameters by basis: {bases}"]
    lines.append(f"scenarios: {', '.join(system.scenarios)}")
    lines.append(f"sources: {report.sources}, not cited: {len(report.unused_sources)}")
    lines += [f"  {one}" for one in report.unused_sources]
    return lines
