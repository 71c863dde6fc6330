"""Forces: pools, promises, how far they can be filled in a year of a run, and what binds."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.present.forces_found import forces_found
from foedus.present.forces_json import forces_json
from foedus.present.web.content_answers import RunHash, Told, Year, about
from foedus.present.web.context import Context, Known

router = APIRouter(tags=["content"])


@router.get("/runs/{run}/forces", response_class=Response)
def forces_of_run(run: RunHash, known: Known, told: Told, year: Year | None = None) -> Response:
    """Tell what `foedus forces` does, for the scenario of a run with its levers, on its draws."""
    asked = known.system.as_of.year if year is None else year
    return told.tell(f"forces {run} {asked}", lambda: forces_of(known, run, asked))


def forces_of(known: Context, run: str, year: int) -> dict[str, Any]:
    """Return the forces of a year of a run. Raises ApiError for a run or year that is none."""
    with about("run"):
        system, scenario = known.runs.scenario(run)
        request = known.runs.request(run)
    with about("year"):
        found = forces_found(system, year, scenario, request.runs, request.seed)
    return forces_json(system, *found)
