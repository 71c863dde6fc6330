"""`foedus power`: who decides how often by a rule, who can block, as table, chart or JSON."""

import json

import typer

from foedus.analyse.power import power
from foedus.present.council_asked import CouncilAsked, council_of
from foedus.present.council_files import folder_for, write_council_files
from foedus.present.files import OF_POWER, refuse_foreign
from foedus.present.power_json import power_csv, power_json


def power_command(asked: CouncilAsked) -> None:
    """Compute, then print and write what was found."""
    system, council = council_of(asked)
    folder = asked.out
    if folder is None and not asked.as_json:
        folder = folder_for(OF_POWER, council, dated=asked.on is not None)
    if folder is not None:
        refuse_foreign(folder, OF_POWER)
    table = power(council)
    if folder is not None:
        from foedus.present.power_chart import power_chart

        written = power_csv(table)
        write_council_files(folder, OF_POWER, system, council, written, lambda: power_chart(table))
    if asked.as_json:
        typer.echo(json.dumps(power_json(table), allow_nan=False))
        return
    from foedus.present.power_text import print_power

    print_power(system, table)
    typer.echo(f"\nWritten to {folder}/: power.csv, charts/power.png, card.json")
