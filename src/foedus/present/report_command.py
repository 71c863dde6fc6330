"""`foedus report`: scenarios as one page that opens without a server or network."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from foedus.errors import FoedusError, RangeError, ScenarioError
from foedus.facts.own_file import write_beside
from foedus.facts.system import System
from foedus.present.asked import system_on
from foedus.present.interrupts import Stop
from foedus.present.unwritable import refuse_unwritable, told_if_unwritable
from foedus.present.web.api_error import ApiError
from foedus.present.web.app import create_app
from foedus.present.web.disk_answers import answers_folder
from foedus.present.web.limits import COMPARED
from foedus.present.web.page import filled, page_text
from foedus.present.web.report import bundle_of
from foedus.present.web.run_request import RunRequest, run_request
from foedus.present.web.serving import Serving, begin_serving

if TYPE_CHECKING:
    import xarray


@dataclass(frozen=True)
class ReportAsked:
    """What was asked for on the command line."""

    system: str
    scenarios: tuple[str, ...]
    out: Path
    runs: int
    seed: int
    until: int | None
    as_of: str | None
    processes: int | None
    as_json: bool


def report_command(asked: ReportAsked, stop_if_asked: Stop) -> None:
    """Simulate, then write the page."""
    if len(set(asked.scenarios)) > COMPARED:
        raise RangeError(f"a report holds {COMPARED} scenarios at most")
    page = page_text()
    refuse_unwritable(asked.out.parent)
    if asked.out.is_dir():
        raise ScenarioError(f"'{asked.out}' is a folder; name a file with --out")
    known = system_on(asked.system, asked.as_of)
    serving = begin_serving(known, answers_folder(), asked.processes)
    try:
        given = asked.runs, asked.seed, asked.until
        requests = [run_request(name, *given) for name in dict.fromkeys(asked.scenarios)]
        text = report_of(serving, page, requests, stop_if_asked)
    finally:
        serving.close()
    stop_if_asked()
    with told_if_unwritable(asked.out):
        write_beside(asked.out, text.encode())
    if asked.as_json:
        typer.echo(json.dumps({"report": str(asked.out), "scenarios": list(asked.scenarios)}))
        return
    typer.echo(f"Written to {asked.out}: open it in a browser; it needs no server or network.")


def report_of(
    serving: Serving, page: str, requests: Sequence[RunRequest], stop_if_asked: Stop
) -> str:
    """Return the page with runs in it. Raises FoedusError for one that cannot be made."""
    try:
        ready = [serving.engine.asked(one) for one in requests]
        for one in ready:
            serving.runs.make(one)
            stop_if_asked()
    except ApiError as error:
        raise FoedusError(error.message) from error
    app = create_app(serving)
    bundle = asyncio.run(bundle_of(app, serving.system, [one.hash for one in ready]))
    return filled(page, bundle)


def write_report(
    path: Path, known: System, request: RunRequest, made: "Sequence[xarray.Dataset]"
) -> None:
    """Write the report of a run that is made already.

    made   what was recorded of the run and of its baseline
    """
    page = page_text()
    serving = begin_serving(known, answers_folder(), processes=1)
    try:
        for one in made:
            serving.runs.keep_dataset(one)
        text = report_of(serving, page, [request], lambda: None)
    finally:
        serving.close()
    write_beside(path, text.encode())
