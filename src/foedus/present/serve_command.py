"""`foedus serve`: the page and its API, on this machine."""

import gc
import json
import socket
import webbrowser
from dataclasses import dataclass
from threading import Timer

import typer

from foedus.errors import RangeError
from foedus.present.asked import system_on
from foedus.present.web.app import create_app
from foedus.present.web.disk_answers import answers_folder
from foedus.present.web.guard import EVERYWHERE, Door
from foedus.present.web.page import NoPage, page_text
from foedus.present.web.report import PREFIX
from foedus.present.web.serving import begin_serving

PATIENCE = 2  # seconds that open answers get when the server ends
BEFORE_BROWSER = 0.5  # seconds until the browser is opened
WAITING = 256  # connections that may wait to be accepted


@dataclass(frozen=True)
class ServeAsked:
    """What was asked for on the command line."""

    system: str
    as_of: str | None
    port: int
    host: str
    token: str | None
    browser: bool
    as_json: bool


def serve_command(asked: ServeAsked) -> None:
    """Serve until Ctrl-C."""
    import uvicorn

    gc.enable()  # the command line does not collect, but a server lasts
    door = Door(asked.host, asked.token)
    listening = _listen(asked)
    known = system_on(asked.system, asked.as_of)
    serving = begin_serving(known, answers_folder())
    address = _address(asked, listening.getsockname()[1])
    config = uvicorn.Config(
        create_app(serving, door),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    serving.runs.warm()
    _tell(asked, address)
    if asked.browser:
        opening = Timer(BEFORE_BROWSER, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    try:
        uvicorn.Server(config).run([listening])
    except KeyboardInterrupt:
        typer.echo("foedus: ended", err=True)
    finally:
        serving.close()


def _listen(asked: ServeAsked) -> socket.socket:
    """Return a socket that listens. Raises RangeError if the port is taken or may not be used."""
    family = socket.AF_INET6 if ":" in asked.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((asked.host, asked.port))
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RangeError(
            f"cannot listen at {asked.host}, port {asked.port} ({reason}); choose another --port"
        ) from error
    listening.listen(WAITING)
    return listening


def _address(asked: ServeAsked, port: int) -> str:
    host = "localhost" if asked.host in EVERYWHERE else asked.host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={asked.token}" if asked.token else "")


def _tell(asked: ServeAsked, address: str) -> None:
    if asked.as_json:
        typer.echo(json.dumps({"address": address, "api": PREFIX}))
    else:
        typer.echo(f"foedus serves at {address} until Ctrl-C; its API: {PREFIX}/docs")
    try:
        page_text()
    except NoPage as error:
        typer.echo(f"foedus: {error}; the API is served all the same", err=True)
