"""The commands on what comes from abroad and on research.

The work of each is imported when it is called.
"""

from typing import Annotated

import typer

from foedus.present.options import AsOfOption, JsonOption, SystemOption


def supply(
    importer: Annotated[
        str | None,
        typer.Argument(metavar="STATE", help="Who imports; without it, the union together."),
    ] = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Show from whom a state or the union takes goods, fuels and arms, and what cannot be told.

    Example: foedus supply Germany
    """
    from foedus.present.supply_command import supply_command

    supply_command(system, importer, as_of, as_json=as_json)


def technology(
    as_of: AsOfOption = None, system: SystemOption = "eu_nato", as_json: JsonOption = False
) -> None:
    """Show what both sides spend on research, the ratio of their stocks, and what is not known.

    Example: foedus technology --as-of 2024-09-21
    """
    from foedus.present.technology_command import technology_command

    technology_command(system, as_of, as_json=as_json)
