"""The command line. Each command's work is in a module of its own, imported when it is called."""

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from foedus.errors import FoedusError

STOPPED = 130  # status of what Ctrl-C stopped, as shells have it

app = typer.Typer(
    name="foedus",
    help="Simulate and examine alliance systems; the flagship is the EU–NATO partnership.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

BEGIN = """foedus: what allies do if something changes, how sure that is, and who says so.

To begin with:
  foedus run us-retrenches      the United States halves its forces in Europe: what follows?
  foedus run us-stays           it stays and returns to its alliances: what follows?
  foedus facts POL              what is known of one actor, each fact with its source
  foedus facts NATO             who is a member since when
  foedus validate DIR           every fault in a folder of facts, by file and line

`foedus --help` lists all commands, `foedus COMMAND --help` explains one with an example."""

SystemOption = Annotated[
    str, typer.Option("--system", metavar="DIR", help="Folder of the system, or a shipped name.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Know only what was public on that day."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, with stable keys.")]


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
        typer.echo(BEGIN)


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario.")] = "baseline",
    runs: Annotated[int, typer.Option(min=1, max=1_000_000, help="Number of runs.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same draws.")] = 1,
    until: Annotated[int | None, typer.Option(help="Last year; by default the system's.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Folder for the files; by default out/SCENARIO."),
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Processes; the result is the same for any number.")
    ] = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Simulate a scenario against the baseline, with ranges, charts and reasons.

    Writes run.nc, summary.csv, charts and card.json to the folder; with --json only if --out is
    given.

    Example: foedus run us-retrenches --runs 2000 --seed 1
    """
    from foedus.present.interrupts import interrupts_held_back
    from foedus.simulate.workers import processes_for, workers

    wanted = processes or processes_for(runs)
    with interrupts_held_back() as stop_if_asked, workers(wanted) as pool:
        from foedus.present.run_command import run_command

        run_command(
            system=system,
            scenario=scenario,
            runs=runs,
            seed=seed,
            until=until,
            out=out,
            pool=pool,
            as_of=as_of,
            as_json=as_json,
            stop_if_asked=stop_if_asked,
        )


@app.command()
def facts(
    name: Annotated[
        str | None, typer.Argument(help="An actor, organisation, topic or series; else a list.")
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
    """Run the command line: 0 done, 1 the answer is no, 2 bad usage or bad input, 130 stopped."""
    gc.disable()  # a short process: collecting costs a tenth of it and frees nothing
    try:
        app()
    except FoedusError as error:
        typer.echo(f"foedus: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        typer.echo(f"foedus: {error}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, SystemExit) as end:
        # Typer turns Ctrl-C into the status alone and says nothing.
        if isinstance(end, SystemExit) and end.code != STOPPED:
            raise
        typer.echo("foedus: stopped; nothing was left half written", err=True)
        sys.exit(STOPPED)
