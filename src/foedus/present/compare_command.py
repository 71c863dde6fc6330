"""`foedus compare`: scenarios side by side, as tables, as files, or as JSON."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from foedus.analyse.compare import checked_names, simulate_each
from foedus.analyse.comparison import compared
from foedus.present.asked import Asked, system_on, with_own
from foedus.present.compare_json import comparison_json
from foedus.present.compare_table import print_comparison
from foedus.present.interrupts import Stop
from foedus.present.progress import progress
from foedus.present.run_command import import_charts

if TYPE_CHECKING:
    from concurrent.futures import Executor


def compare_command(
    asked: Asked, scenarios: Sequence[str], pool: "Executor | None", stop_if_asked: Stop
) -> None:
    """Simulate, then print and write what was found."""
    known = system_on(asked.system, asked.as_of)
    known, own = with_own(known, (*scenarios, *asked.stacked))
    names = checked_names(known, own[: len(scenarios)], own[len(scenarios) :])
    folder = asked.folder(f"compare-{'-'.join(names)}")
    if folder is not None:
        from foedus.present.files import OF_COMPARISON, refuse_foreign

        refuse_foreign(folder, OF_COMPARISON)
    given = {"until": asked.until, "meanwhile": import_charts}
    with progress(stop_if_asked, quiet=asked.as_json) as report:
        runs = simulate_each(
            known, names, asked.runs, asked.seed, pool=pool, report=report, **given
        )
    stop_if_asked()
    comparison = compared(known, names, runs)
    stop_if_asked()
    if folder is not None:
        from foedus.present.compare_files import write_comparison
        from foedus.present.moment import moment_of

        write_comparison(folder, comparison, moment_of(known), pool)
    if asked.as_json:
        typer.echo(json.dumps(comparison_json(comparison), allow_nan=False))
        return
    print_comparison(known, comparison)
    typer.echo(f"\nWritten to {folder}/: comparison.csv, charts/, card.json")
