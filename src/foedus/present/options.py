"""Options that several commands share, each explained once."""

from pathlib import Path
from typing import Annotated

import typer

RunsOption = Annotated[int, typer.Option(min=1, max=1_000_000, help="Number of runs.")]
SeedOption = Annotated[int, typer.Option(min=0, help="Same seed, same draws.")]
UntilOption = Annotated[
    int | None, typer.Option(help="Last year; by default the system's.", metavar="YEAR")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        file_okay=False, metavar="FOLDER", help="Folder for the files; by default one in out/."
    ),
]
ProcessesOption = Annotated[
    int | None, typer.Option(min=1, help="Processes; the result is the same for any number.")
]
WithOption = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="SCENARIO", help="Take this one together with it; repeatable."),
]
SystemOption = Annotated[
    str, typer.Option("--system", metavar="DIR", help="Folder of the system, or a shipped name.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Know only what was public on that day."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, with stable keys.")]
