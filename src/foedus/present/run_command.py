"""`foedus run`: a scenario against the baseline, as a table, as files, or as JSON."""

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from foedus.analyse.difference import differences
from foedus.analyse.summarise import Histories, histories_of, summarise
from foedus.facts.system import System
from foedus.present.as_json import Moved, run_json
from foedus.present.asked import Asked, system_on, with_own
from foedus.present.interrupts import Stop
from foedus.present.progress import progress
from foedus.present.run_table import print_run
from foedus.present.told_years import compared_years, shown_years
from foedus.simulate.lineage import question_of, stacked
from foedus.simulate.run import simulate

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

BASELINE = "baseline"
REPORT = "report.html"


def run_command(asked: Asked, scenario: str, pool: "Executor | None", stop_if_asked: Stop) -> None:
    """Simulate, then print and write what was found."""
    if pool is not None and not asked.as_json:
        pool.submit(import_charts)  # while this process reads
    known, names = with_own(system_on(asked.system, asked.as_of), (scenario, *asked.stacked))
    name = stacked(known, names)
    folder = asked.folder(name)
    if folder is not None:
        from foedus.present.files import refuse_foreign

        refuse_foreign(folder)
    runs, histories = _simulated(known, asked, name, pool, stop_if_asked)
    stop_if_asked()
    summary = summarise(known, runs[name], histories)
    baseline = summarise(known, runs[BASELINE], histories) if name != BASELINE else None
    last = int(summary.card["last_year"])
    moved: Moved = {}
    if baseline is not None:
        told = compared_years(summary)
        moved = differences(known, runs[name], runs[BASELINE], summary.lines, told)
    years = shown_years(summary)
    stop_if_asked()
    if folder is not None:
        from foedus.present.files import write_run
        from foedus.present.moment import moment_of

        beside = baseline, moved.get(last, {}), moment_of(known)
        write_run(folder, runs[name], summary, *beside, pool, asked.every_chart)
        if asked.report:
            _write_report(known, asked, folder, name, runs)
    if asked.as_json:
        typer.echo(json.dumps(run_json(summary, moved), allow_nan=False))
        return
    print_run(known, question_of(known, name), summary, moved, years)
    page = f", {REPORT}" if folder is not None and (folder / REPORT).exists() else ""
    typer.echo(f"\nWritten to {folder}/: run.nc, summary.csv, charts/, card.json{page}")


def _write_report(
    system: System, asked: Asked, folder: Path, name: str, runs: "dict[str, xarray.Dataset]"
) -> None:
    """Write the run as a page, or tell why there is none: the other files stand all the same."""
    from foedus.present.report_command import write_report
    from foedus.present.web.page import NoPage
    from foedus.present.web.run_request import run_request

    asked_for = run_request(name, asked.runs, asked.seed, asked.until)
    try:
        write_report(folder / REPORT, system, asked_for, list(runs.values()))
    except NoPage as error:
        typer.echo(f"No {REPORT}: {error}", err=True)


def _simulated(
    system: System, asked: Asked, name: str, pool: "Executor | None", stop_if_asked: Stop
) -> "tuple[dict[str, xarray.Dataset], Histories]":
    """Return the runs of the scenario and of the baseline, by name, and what was measured."""
    runs: dict[str, xarray.Dataset] = {}
    measured: list[Histories] = []

    def meanwhile() -> None:
        import_charts()
        if not measured:
            measured.append(histories_of(system))

    with progress(stop_if_asked, quiet=asked.as_json) as report:
        for one in dict.fromkeys((name, BASELINE)):
            runs[one] = simulate(
                system,
                one,
                asked.runs,
                asked.seed,
                until=asked.until,
                pool=pool,
                progress=report(one),
                meanwhile=meanwhile,
            )
    return runs, measured[0]


def import_charts() -> None:
    """Import what draws the charts while the workers compute and this process would only wait."""
    import_module("matplotlib.figure")
