"""Compare routes: runs side by side, run by run on the same draws."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from foedus.analyse.comparison import compared
from foedus.present.compare_json import comparison_json
from foedus.present.web.api_error import ApiError
from foedus.present.web.limits import COMPARED
from foedus.present.web.run_answer import title_of
from foedus.present.web.run_store import RunStore
from foedus.present.web.serving import Served

LONGEST = 1000  # characters of the hashes of all runs
FEWEST = 2

router = APIRouter(tags=["runs"])


@router.get("/compare")
def compare(
    runs: Annotated[str, Query(max_length=LONGEST, description="Hashes, joined by commas.")],
    served: Served,
    base: Annotated[str | None, Query(max_length=LONGEST, description="The reference.")] = None,
) -> dict[str, Any]:
    """Set two to four runs side by side: the difference from the base, run by run."""
    names = list(dict.fromkeys([*([base] if base else []), *runs.split(",")]))
    if not FEWEST <= len(names) <= COMPARED:
        message = f"name {FEWEST} to {COMPARED} different runs, not {len(names)}"
        raise ApiError(422, "refused", message, "runs")
    return side_by_side(served.runs, names)


def side_by_side(store: RunStore, hashes: list[str]) -> dict[str, Any]:
    """Return a comparison as `compare --json` has it, with hashes and titles of its scenarios.

    Raises UnknownName, ApiError for runs that do not share draws.
    """
    asked = [store.asked(one) for one in hashes]
    first = asked[0]
    for one in asked:
        mine, other = (
            (each.request.runs, each.request.seed, each.prepared.inputs.years)
            for each in (one, first)
        )
        if mine != other:
            message = "runs can be compared if number, seed and years are the same for all"
            raise ApiError(422, "refused", message, "runs")
    found = {one.name: store.dataset(one.hash) for one in asked}
    cut = {one.name: store.cut(one.hash) for one in asked}
    engine = store.engine
    names = [one.name for one in asked]
    comparison = compared(engine.system, names, found, cut, engine.histories)
    return {
        **comparison_json(comparison),
        "hashes": {one.name: one.hash for one in asked},
        "titles": {one.name: title_of(one) for one in asked},
    }
