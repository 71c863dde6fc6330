"""The commands on why a scenario moves something, and on making one's own from levers.

The work of each is imported when it is called.
"""

from pathlib import Path
from typing import Annotated

import typer

from foedus.present.options import (
    AsOfOption,
    ExplainedYearOption,
    JsonOption,
    ProcessesOption,
    RunsOption,
    SeedOption,
    SystemOption,
)


def explain(
    scenario: Annotated[str, typer.Argument(help="A scenario, or a file with your own.")],
    indicator: Annotated[str, typer.Argument(help="A line, such as european_share.")],
    year: ExplainedYearOption = None,
    runs: RunsOption = 512,
    seed: SeedOption = 1,
    processes: ProcessesOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Tell what moved an indicator: which change, which parameters, by which way, on what sources.

    Example: foedus explain us-retrenches european_share --year 2035
    """
    from foedus.present.interrupts import interrupts_held_back
    from foedus.simulate.workers import processes_for, workers

    wanted = processes or processes_for(runs)
    with interrupts_held_back() as stop_if_asked, workers(wanted) as pool:
        from foedus.present.explain_command import ExplainAsked, explain_command

        asked = ExplainAsked(system, scenario, indicator, year, runs, seed, as_of, as_json)
        explain_command(asked, pool, stop_if_asked)


def levers(system: SystemOption = "eu_nato", as_json: JsonOption = False) -> None:
    """List what can be moved: ranges with their reasons, named levels, what goes ill together.

    Example: foedus levers --json
    """
    from foedus.present.levers_command import levers_command

    levers_command(system, as_json=as_json)


def new_scenario(
    name: Annotated[str, typer.Argument(help="Its name: small letters, digits and '-'.")],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="LEVER=VALUE", help="Move a lever; repeatable."),
    ] = None,
    question: Annotated[
        str | None, typer.Option(help="What it asks, in place of a list of the levers.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="By default NAME.yaml, right here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Write a scenario of your own from levers, with reasons; see `foedus levers`.

    Example: foedus new-scenario my-world --set us-troops=halved --set us-aid=0.5
    """
    from foedus.present.new_scenario_command import NewScenarioAsked, new_scenario_command

    new_scenario_command(
        NewScenarioAsked(system, name, tuple(settings or ()), question, out, force, as_json)
    )


def check(
    document: Annotated[str, typer.Argument(help="Name of a document, or a file with your own.")],
    runs: RunsOption = 512,
    seed: SeedOption = 1,
    processes: ProcessesOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Judge an argument claim by claim: what facts and model make of it, how surely, and why.

    Forecasts are also held against what has happened since. With --as-of nothing later counts.

    Example: foedus check zhao-2024 --as-of 2024-09-21
    """
    from foedus.present.interrupts import interrupts_held_back
    from foedus.simulate.workers import processes_for, workers

    wanted = processes or processes_for(runs)
    with interrupts_held_back() as stop_if_asked, workers(wanted) as pool:
        from foedus.present.check_command import CheckAsked, check_command

        asked = CheckAsked(system, document, runs, seed, as_of, as_json)
        check_command(asked, pool, stop_if_asked)
