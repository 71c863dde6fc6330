"""The command line. Each command's work is in a module of its own, imported when it is called."""

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from foedus.errors import FoedusError
from foedus.present.cli_council import decide, power, vote
from foedus.present.cli_partnership import (
    domains,
    enlargement,
    forces,
    mobility,
    partnership,
    relations,
)
from foedus.present.cli_supply import supply, technology
from foedus.present.cli_web import report as write_report
from foedus.present.cli_web import serve
from foedus.present.cli_why import check, explain, levers, new_scenario
from foedus.present.options import (
    AsOfOption,
    EveryChartOption,
    JsonOption,
    OutOption,
    ProcessesOption,
    ReportOption,
    RunsOption,
    SeedOption,
    SystemOption,
    UntilOption,
    WithOption,
)

STOPPED = 130  # status of what Ctrl-C stopped, as shells have it
UNREAD = 141  # status of what ended because nobody reads its output, as shells have it

app = typer.Typer(
    name="foedus",
    help="Simulate and examine alliance systems; the flagship is the EU–NATO partnership.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Simulate and examine alliance systems; the flagship is the EU–NATO partnership."""
    if version:
        from foedus import __version__

        typer.echo(f"foedus {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from foedus.present.begin import BEGIN

        typer.echo(BEGIN)


@app.command()
def run(
    scenario: Annotated[
        str, typer.Argument(help="Name of a scenario, or a file with your own.")
    ] = "baseline",
    stacked: WithOption = None,
    runs: RunsOption = 2000,
    seed: SeedOption = 1,
    until: UntilOption = None,
    out: OutOption = None,
    processes: ProcessesOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    every_chart: EveryChartOption = False,
    report: ReportOption = False,
    as_json: JsonOption = False,
) -> None:
    """Simulate a scenario against the baseline, with ranges, charts and reasons.

    Writes run.nc, summary.csv, charts and card.json to out/SCENARIO; with --json only if --out is
    given. With --with several scenarios are taken together.

    Example: foedus run us-retrenches --runs 2000 --seed 1
    """
    from foedus.present.interrupts import interrupts_held_back
    from foedus.simulate.workers import processes_for, workers

    wanted = processes or processes_for(runs)
    with interrupts_held_back() as stop_if_asked, workers(wanted) as pool:
        from foedus.present.asked import Asked
        from foedus.present.run_command import run_command

        together = tuple(stacked or ())
        given = as_of, as_json, together, every_chart, report
        asked = Asked(system, runs, seed, until, out, *given)
        run_command(asked, scenario, pool, stop_if_asked)


@app.command()
def compare(
    scenarios: Annotated[
        list[str], typer.Argument(help="Two to six scenarios or files; the first is the reference.")
    ],
    stacked: WithOption = None,
    runs: RunsOption = 2000,
    seed: SeedOption = 1,
    until: UntilOption = None,
    out: OutOption = None,
    processes: ProcessesOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Set scenarios side by side: differences run by run on the same draws, with ranges.

    Writes comparison.csv, charts and card.json to out/compare-A-B; with --json only if --out is
    given. What --with names is taken together with each scenario.

    Example: foedus compare baseline us-retrenches us-stays
    """
    from foedus.present.interrupts import interrupts_held_back
    from foedus.simulate.workers import processes_for, workers

    wanted = processes or processes_for(runs)
    with interrupts_held_back() as stop_if_asked, workers(wanted) as pool:
        from foedus.present.asked import Asked
        from foedus.present.compare_command import compare_command

        asked = Asked(system, runs, seed, until, out, as_of, as_json, tuple(stacked or ()))
        compare_command(asked, scenarios, pool, stop_if_asked)


@app.command()
def scenarios(
    name: Annotated[
        str | None, typer.Argument(help="A scenario, or a file with your own; without it, all.")
    ] = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show what can be asked: each scenario's question, parent and changes, with their reasons.

    Example: foedus scenarios us-retrenches
    """
    from foedus.present.scenarios_command import scenarios_command

    scenarios_command(system, name, as_json=as_json)


@app.command()
def facts(
    name: Annotated[
        str | None,
        typer.Argument(help="Actor, organisation, topic, rule, dossier or series; else a list."),
    ] = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show what is known on a day: memberships, pledges, plans, topics, series, with sources.

    Example: foedus facts FIN --as-of 2023-04-03
    """
    from foedus.present.facts_command import facts_command

    facts_command(system=system, name=name, as_of=as_of, as_json=as_json)


@app.command()
def brief(
    section: Annotated[str | None, typer.Argument(help="A section; without it, all.")] = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show what the brief says, paragraph by paragraph, and what answers it: a map of the system.

    Example: foedus brief context
    """
    from foedus.present.brief_command import brief_command

    brief_command(system, section, as_json=as_json)


for _command in (
    *(power, vote, decide),
    *(enlargement, forces, partnership, domains, mobility, supply, technology, relations),
    *(explain, levers, new_scenario, check),
    serve,
):
    app.command()(_command)
app.command("report")(write_report)


@app.command()
def validate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a system.")],
    as_json: JsonOption = False,
) -> None:
    """Check every file of a system's folder, and count how its facts were checked.

    Example: foedus validate my_system
    """
    from foedus.present.validate_command import validate_command

    validate_command(directory, as_json=as_json)


def main() -> None:
    """Run the command line: 0 done, 1 the answer is no, 2 bad usage or bad input, 130 stopped.

    141 is the status if nobody reads the output any more, as in `foedus facts | head -1`.
    """
    from foedus.simulate.workers import one_thread

    one_thread()
    gc.disable()  # a short process: 3 to 5 % quicker, for some tens of megabytes more memory
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # a reader that went away is noticed here, not after the last line
            gc.freeze()  # nothing is left to collect, and looking for it at the end takes time
    except BrokenPipeError:
        _end_unread()
    except (FoedusError, OSError) as error:
        typer.echo(f"foedus: {error}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, SystemExit) as end:
        # Typer turns a closed pipe into a plain failure, and Ctrl-C into the status alone.
        if isinstance(end, SystemExit) and isinstance(end.__context__, BrokenPipeError):
            _end_unread()
        if isinstance(end, SystemExit) and end.code != STOPPED:
            raise
        typer.echo("foedus: stopped; nothing was left half written", err=True)
        sys.exit(STOPPED)


def _end_unread() -> None:
    """End quietly: what is left to write goes nowhere, so that Python does not complain of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    sys.exit(UNREAD)
