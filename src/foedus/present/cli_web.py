"""The command that serves the page, and the one that writes it as a report.

The work of each is imported when it is called.
"""

from typing import Annotated

import typer

from foedus.present.options import AsOfOption, SystemOption


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
) -> None:
    """Serve the page with its levers, maps and charts, and the API behind it, on this machine.

    Example: foedus serve --port 8000 --no-browser
    """
    from foedus.present.serve_command import ServeAsked, serve_command

    serve_command(ServeAsked(system, as_of, port, host, token, not no_browser))
