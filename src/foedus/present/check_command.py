"""`foedus check`: the claims of a document, each with verdict, strength and evidence."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from foedus.analyse.claim_runs import Runs
from foedus.analyse.claims import claims_in, examine
from foedus.present.asked import system_on
from foedus.present.check_json import examination_json, sources_of
from foedus.present.interrupts import Stop
from foedus.present.progress import progress

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True)
class CheckAsked:
    """What the options of `check` say.

    document   name of one of the system's, or the path of a file
    """

    system: str
    document: str
    runs: int
    seed: int
    as_of: str | None
    as_json: bool


def check_command(asked: CheckAsked, pool: "Executor | None", stop_if_asked: Stop) -> None:
    """Read the whole file with its faults, judge, then print."""
    known = system_on(asked.system, asked.as_of)
    file = claims_in(known, asked.document)
    with progress(stop_if_asked, quiet=asked.as_json) as report:
        runs = Runs(known, asked.runs, asked.seed, pool, report)
        found = examine(known, file, runs)
    stop_if_asked()
    sources = sources_of(known, file)
    if asked.as_json:
        typer.echo(json.dumps(examination_json(found, sources), allow_nan=False))
        return
    from foedus.present.check_text import print_examination

    print_examination(found, sources, asked.runs, asked.seed)
