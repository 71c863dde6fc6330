"""`foedus run`: a scenario against the baseline, as a table, as files, or as JSON."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from foedus.analyse.difference import Difference, differences
from foedus.analyse.summarise import Summary, summarise
from foedus.facts.system import System
from foedus.present.as_json import Moved, run_json
from foedus.present.asked import system_on
from foedus.present.interrupts import Stop
from foedus.present.run_table import focal_year, print_run
from foedus.simulate.run import simulate
from foedus.simulate.scenario import lineage

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

BASELINE = "baseline"


def run_command(
    *,
    system: str,
    scenario: str,
    runs: int,
    seed: int,
    until: int | None,
    out: Path | None,
    pool: "Executor | None",
    as_of: str | None,
    as_json: bool,
    stop_if_asked: Stop,
) -> None:
    """Simulate, then print and write what was found."""
    known = system_on(system, as_of)
    question = lineage(known, scenario)[-1].question
    names = [scenario] if scenario == BASELINE else [scenario, BASELINE]
    folder = out if out is not None else None if as_json else default_folder(scenario, as_of)
    if folder is not None:
        from foedus.present.files import refuse_foreign

        refuse_foreign(folder)
    datasets: dict[str, xarray.Dataset] = {}
    with _progress(stop_if_asked, quiet=as_json) as report:
        for name in names:
            datasets[name] = simulate(
                known,
                name,
                runs,
                seed,
                until=until,
                pool=pool,
                progress=report(name),
                meanwhile=_import_charts,
            )
    stop_if_asked()
    summary = summarise(known, datasets[scenario])
    baseline = summarise(known, datasets[BASELINE]) if scenario != BASELINE else None
    last = int(summary.card["last_year"])
    years = tuple(dict.fromkeys((focal_year(summary), last)))
    moved: Moved = {}
    if baseline is not None:
        pair = datasets[scenario], datasets[BASELINE]
        moved = differences(known, *pair, summary.lines, years)
    stop_if_asked()
    if folder is not None:
        _write(folder, known, datasets[scenario], summary, baseline, moved.get(last, {}), pool)
    if as_json:
        typer.echo(json.dumps(run_json(summary, moved), allow_nan=False))
        return
    print_run(question, summary, moved, years)
    typer.echo(f"\nWritten to {folder}/: run.nc, summary.csv, charts/, card.json")


def _import_charts() -> None:
    """Import what draws the charts while the workers compute and this process would only wait."""
    import_module("matplotlib.figure")


def default_folder(scenario: str, as_of: str | None) -> Path:
    """Return where the files of a run go if nothing else is asked for.

    >>> default_folder("baseline", "2022-01-15").as_posix()
    'out/baseline-as-of-2022-01-15'
    """
    return Path("out") / (scenario if as_of is None else f"{scenario}-as-of-{as_of}")


def _write(
    folder: Path,
    system: System,
    runs: "xarray.Dataset",
    summary: Summary,
    baseline: Summary | None,
    moved: Mapping[str, Difference],
    pool: "Executor | None",
) -> None:
    from foedus.present.files import write_run

    day = system.as_of
    today = day.year + (day.timetuple().tm_yday - 1) / 366
    write_run(folder, runs, summary, baseline, moved, today, pool)


Report = Callable[[str], Callable[[int, int], None]]


@contextmanager
def _progress(stop_if_asked: Stop, *, quiet: bool) -> Iterator[Report]:
    """Show a bar per scenario on a terminal; nothing in a pipe. Between blocks a run can stop."""
    if quiet or not sys.stderr.isatty():
        yield lambda name: lambda done, total: stop_if_asked()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:

        def report(name: str) -> Callable[[int, int], None]:
            task = bars.add_task(name, total=None)

            def moved(done: int, total: int) -> None:
                stop_if_asked()
                bars.update(task, completed=done, total=total)

            return moved

        yield report
