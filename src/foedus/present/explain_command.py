"""`foedus explain`: why a scenario moves an indicator, in sentences or as JSON."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from foedus.analyse.explain import explain
from foedus.present.asked import system_on, with_own
from foedus.present.explain_json import explanation_json
from foedus.present.explain_text import print_explanation
from foedus.present.interrupts import Stop
from foedus.present.progress import progress

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True)
class ExplainAsked:
    """What was asked for on the command line."""

    system: str
    scenario: str
    indicator: str
    year: int | None
    runs: int
    seed: int
    as_of: str | None
    as_json: bool


def explain_command(asked: ExplainAsked, pool: "Executor | None", stop_if_asked: Stop) -> None:
    """Explain, and print what was found."""
    known, (name,) = with_own(system_on(asked.system, asked.as_of), [asked.scenario])
    with progress(stop_if_asked, quiet=asked.as_json) as report:
        found = explain(
            known,
            name,
            asked.indicator,
            asked.year,
            asked.runs,
            asked.seed,
            pool=pool,
            progress=report(name),
        )
    stop_if_asked()
    if asked.as_json:
        typer.echo(json.dumps(explanation_json(known, found), allow_nan=False))
        return
    print_explanation(known, found)
