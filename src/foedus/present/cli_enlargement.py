"""The command `foedus enlargement` on the command line; its work is imported when it is called."""

from typing import Annotated

import typer

from foedus.present.options import (
    AsOfOption,
    ByOption,
    JsonOption,
    RunsOption,
    SeedOption,
    SystemOption,
)


def enlargement(
    candidate: Annotated[
        str | None, typer.Argument(help="A candidate to tell in full; without it, all.")
    ] = None,
    by: ByOption = None,
    scenario: Annotated[str, typer.Option(help="Name of a scenario.")] = "baseline",
    runs: RunsOption = 2000,
    seed: SeedOption = 1,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Tell who may join when, who held whom up, and what an entry changes in votes and pools.

    Example: foedus enlargement UKR --by 2035
    """
    from foedus.present.enlargement_command import EnlargementAsked, enlargement_command

    years = tuple(by or ())
    enlargement_command(
        EnlargementAsked(system, candidate, years, scenario, runs, seed, as_of, as_json)
    )
