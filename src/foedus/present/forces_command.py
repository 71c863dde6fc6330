"""`foedus forces`: pools, promises, how far they can be filled, and what binds."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.present.asked import LONGEST_NAME, system_on, with_own
from foedus.present.files import CARD, OF_FORCES, refuse_foreign, write_whole
from foedus.version import __version__

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from foedus.analyse.forces import ForceBalance


@dataclass(frozen=True)
class ForcesAsked:
    """What the options of `forces` say.

    year   None for that of the day that is known
    out    folder for the files; None for one in out/, and for none with JSON
    """

    system: str
    year: int | None
    scenario: str
    runs: int
    seed: int
    as_of: str | None
    out: Path | None
    as_json: bool


def forces_command(asked: ForcesAsked) -> None:
    """Compute, then write and print what was found."""
    from foedus.present.forces_found import forces_found
    from foedus.present.forces_json import forces_csv, forces_json

    system, (scenario,) = with_own(system_on(asked.system, asked.as_of), [asked.scenario])
    asked = replace(asked, scenario=scenario)
    year = system.as_of.year if asked.year is None else asked.year
    folder = _folder(asked, year)
    if folder is not None:
        refuse_foreign(folder, OF_FORCES)
    found, curve, leans = forces_found(system, year, asked.scenario, asked.runs, asked.seed)
    if folder is not None:
        from foedus.present.forces_chart import forces_chart

        _write(
            folder,
            forces_csv(found),
            lambda: forces_chart(system, found, curve),
            _card(system, asked, found),
        )
    if asked.as_json:
        typer.echo(json.dumps(forces_json(system, found, curve, leans), allow_nan=False))
        return
    from foedus.present.forces_text import print_forces

    print_forces(system, found, leans, asked.runs)
    typer.echo(f"\nWritten to {folder}/: forces.csv, charts/forces.png, card.json")


def _folder(asked: ForcesAsked, year: int) -> Path | None:
    """Return the folder for the files: out/forces-YEAR, with scenario and day where given."""
    if asked.out is not None or asked.as_json:
        return asked.out
    parts = ["forces", str(year), *([] if asked.scenario == "baseline" else [asked.scenario])]
    own = "-".join([*parts, *([] if asked.as_of is None else ["as-of", asked.as_of])])
    if len(own) > LONGEST_NAME:
        raise ScenarioError(f"'{own}' is too long for the name of a folder; name one with --out")
    return Path("out") / own


def _write(folder: Path, table: str, draw: "Callable[[], Figure]", card: dict[str, Any]) -> None:
    def fill(stage: Path) -> None:
        from foedus.present.figure import save

        (stage / "forces.csv").write_text(table, encoding="utf-8", newline="")
        save(draw(), stage / "charts" / "forces.png")
        (stage / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")

    write_whole(folder, fill)


def _card(system: System, asked: ForcesAsked, found: "ForceBalance") -> dict[str, Any]:
    return {
        "foedus": __version__,
        OF_FORCES: found.year,
        "of_scenario": found.scenario,
        "measured": found.measured,
        "runs": asked.runs,
        "seed": asked.seed,
        "system": system.name,
        "as_of": system.as_of.isoformat(),
        "system_checksum": system.checksum,
    }
