"""The commands on members, forces and what the organisations hold together.

The work of each is imported when it is called.
"""

from typing import Annotated

import typer

from foedus.present.options import (
    AsOfOption,
    ByOption,
    CutOption,
    FromArgument,
    JsonOption,
    MoveOnOption,
    OutOption,
    RegimeOption,
    ResilienceOption,
    RunsOption,
    SeedOption,
    StateOnOption,
    SystemOption,
    ToArgument,
)


def enlargement(
    candidate: Annotated[
        str | None, typer.Argument(help="A candidate to tell in full; without it, all.")
    ] = None,
    by: ByOption = None,
    scenario: Annotated[str, typer.Option(help="Name of a scenario, or a file.")] = "baseline",
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


def forces(
    year: Annotated[int | None, typer.Option(help="Year; by default that of the day.")] = None,
    scenario: Annotated[
        str, typer.Option(help="Scenario, or a file with one, of years to come.")
    ] = "baseline",
    runs: RunsOption = 2000,
    seed: SeedOption = 1,
    out: OutOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show who has how many forces ready in time, what was promised, and what can be filled.

    Writes forces.csv, charts and card.json to out/forces-YEAR; with --json only if --out is given.

    Example: foedus forces --year 2030 --scenario eu-force-60000
    """
    from foedus.present.forces_command import ForcesAsked, forces_command

    forces_command(ForcesAsked(system, year, scenario, runs, seed, as_of, out, as_json))


def partnership(
    on: StateOnOption = None,
    out: OutOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show what both organisations hold together and alone, with friction, pillar and burden.

    From facts: instruments in force by domain, a judged level beside them, overlaps by name, and
    lines by year. Writes partnership.csv, charts and card.json to out/partnership; with --json only
    if --out is given.

    Example: foedus partnership --on 2024-09-21
    """
    from foedus.present.partnership_command import PartnershipAsked, partnership_command

    partnership_command(PartnershipAsked(system, on, as_of, out, as_json))


def domains(
    domain: Annotated[
        str | None, typer.Argument(help="A domain to tell in full; without it, all.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="One year; by default the last ones.")] = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show instruments, operations and dossiers by domain and year, and which are military.

    From facts: what both organisations hold together, what each holds and leads alone, and what was
    decided. What counts as military is printed with its source. Nothing is written.

    Example: foedus domains maritime-security --year 2024
    """
    from foedus.present.domains_command import domains_command

    domains_command(system=system, name=domain, year=year, as_of=as_of, as_json=as_json)


def mobility(
    start: FromArgument = None,
    end: ToArgument = None,
    regime: RegimeOption = None,
    cut: CutOption = 0,
    on: MoveOnOption = None,
    resilience: ResilienceOption = False,
    out: OutOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Tell how many days a brigade needs by road, what delays it, and what losing links does.

    Writes route.csv, a map and card.json to out/mobility-FROM-TO; with --json only to --out. With
    --resilience all ways from capitals to the flank are looked at, and links.csv is written.

    Example: foedus mobility Bremerhaven Suwałki --cut 3
    """
    from foedus.present.mobility_command import MobilityAsked, mobility_command

    mobility_command(MobilityAsked(system, start, end, regime, cut, on, resilience, out, as_json))


def relations(
    year: Annotated[int | None, typer.Option(help="Year of the signed network.")] = None,
    first: Annotated[int | None, typer.Option("--from", help="First year of the rows.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year of the rows.")] = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show union and guarantor towards two powers, who moved, and a signed network by a rule.

    Example: foedus relations --year 2014
    """
    from foedus.present.relations_command import RelationsAsked, relations_command

    relations_command(RelationsAsked(system, year, first, last, as_of, as_json))
