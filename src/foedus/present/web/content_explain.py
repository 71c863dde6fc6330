"""Explain: why a scenario moves an indicator, back to changes, parameters and sources."""

from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from foedus.analyse.asked_line import asked_line
from foedus.analyse.explain import explain
from foedus.facts.system import System
from foedus.present.explain_json import explanation_json
from foedus.present.web.content_answers import LATEST, LONGEST_NAME, OLDEST, Told, about
from foedus.present.web.content_jobs import Pool, Progress, kept_or_begun
from foedus.present.web.context import Context, Known
from foedus.simulate.lineage import lineage

RUNS, SEED = 512, 1  # of `foedus explain`, so that both say the same
HASH = "^[0-9a-f]{64}$"

router = APIRouter(tags=["content"])


class ExplainRequest(BaseModel):
    """What is to be explained: a line of a scenario, or of a run with its moved levers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)] = "baseline"
    """Name of a scenario, or of several joined by '+'."""
    run: Annotated[str, Field(pattern=HASH)] | None = None
    """Hash of a run, in place of a scenario: its levers count too."""
    indicator: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    year: Annotated[int, Field(ge=OLDEST, le=LATEST)] | None = None
    """By default the last for which the line is told."""


@router.post("/explain", response_class=Response, responses={202: {"description": "A job"}})
def explain_line(asked: ExplainRequest, known: Known, told: Told) -> Response:
    """Tell what `foedus explain` does; computed the first time by a job (202), then kept."""
    system, scenario = scenario_of(known, asked)
    with about("indicator"):
        line = asked_line(system, asked.indicator, None)
    if asked.year is not None:
        with about("year"):
            line = asked_line(system, asked.indicator, asked.year)

    def explained(progress: Progress, pool: Pool) -> dict[str, Any]:
        found = explain(
            system, scenario, asked.indicator, line.year, RUNS, SEED, pool=pool, progress=progress
        )
        return explanation_json(system, found)

    key = f"explain {asked.run or ''} {scenario} {asked.indicator} {line.year}"
    return kept_or_begun(known, told, key, f"{line.label} {line.year}", explained)


def scenario_of(known: Context, asked: ExplainRequest) -> tuple[System, str]:
    """Return a system that has the scenario, and its name. Raises ApiError for one that is none."""
    if asked.run is not None:
        with about("run"):
            return known.runs.scenario(asked.run)
    with about("scenario"):
        lineage(known.system, asked.scenario)
    return known.system, asked.scenario
