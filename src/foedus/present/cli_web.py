"""The command that serves the page, and the one that writes it as a report.

The work of each is imported when it is called.
"""

from pathlib import Path
from typing import Annotated

import typer

from foedus.present.options import (
    AsOfOption,
    JsonOption,
    ProcessesOption,
    SeedOption,
    SystemOption,
    UntilOption,
)


def serve(
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="Port; 0 for any that is free.")
    ] = 8000,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Other than this machine only with --token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None, typer.Option(metavar="SECRET", help="Answer only those who bring it.")
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the page in a browser.")
    ] = False,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Serve the page with its levers, maps and charts, and the API behind it, on this machine.

    Example: foedus serve --port 8000 --no-browser
    """
    from foedus.present.serve_command import ServeAsked, serve_command

    serve_command(ServeAsked(system, as_of, port, host, token, not no_browser, as_json))


def report(
    scenarios: Annotated[
        list[str], typer.Argument(help="One to four scenarios; the first is the one shown.")
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="The page to write.")
    ] = Path("report.html"),
    runs: Annotated[int, typer.Option(min=1, max=20_000, help="Number of runs.")] = 2048,
    seed: SeedOption = 1,
    until: UntilOption = None,
    processes: ProcessesOption = None,
    as_of: AsOfOption = None,
    system: SystemOption = "eu_nato",
    as_json: JsonOption = False,
) -> None:
    """Write scenarios as one page with charts, map and facts that opens without a server.

    Example: foedus report us-retrenches us-stays -o report.html
    """
    from foedus.present.interrupts import interrupts_held_back

    with interrupts_held_back() as stop_if_asked:
        from foedus.present.report_command import ReportAsked, report_command

        given = runs, seed, until, as_of, processes, as_json
        chosen = ReportAsked(system, tuple(scenarios), out, *given)
        report_command(chosen, stop_if_asked)
