"""Map: one variable of every actor by year: what was measured, and what a run has for it."""

from typing import TYPE_CHECKING, Any

import numpy as np
from fastapi import APIRouter
from fastapi.responses import Response
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.facts.page import BREAKS, MappedVariable
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.as_json import key_of
from foedus.present.web.content_answers import Name, RunHash, Told, about
from foedus.present.web.content_map_history import gaps_of, histories_of
from foedus.present.web.context import Known
from foedus.simulate.keep import ACTOR_VARIABLES
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

if TYPE_CHECKING:
    import xarray

SHOWN = (LOW, MEDIAN, HIGH)

router = APIRouter(tags=["content"])


@router.get("/runs/{run}/map", response_class=Response)
def map_of_run(
    run: RunHash, known: Known, told: Told, variable: Name = ACTOR_VARIABLES[0]
) -> Response:
    """Tell a variable of every actor by year: measured, then projected with nine tenths."""
    with about("variable"):
        if variable not in ACTOR_VARIABLES:
            raise UnknownName("variable of the map", variable, ACTOR_VARIABLES)

    def made() -> dict[str, Any]:
        with about("run"):
            runs = known.runs.dataset(run)
        return map_json(known.system, runs, variable)

    return told.tell(f"map {run} {variable}", made)


def map_json(system: System, runs: "xarray.Dataset", variable: str) -> dict[str, Any]:
    """Return a variable by actor and year; years of an actor after its history are projected.

    runs   as returned by `simulate`
    """
    one = VARIABLES[variable]
    spread = runs[f"{variable}_quantiles"].sel(quantile=list(SHOWN))
    shown = next((each for each in system.page.maps if each.variable == variable), None)
    values = np.asarray(spread.transpose("actor", "quantile", "year").values)
    years = np.asarray(runs["year"].values)
    actors = {
        actor: told
        for actor, course in zip(map(str, runs["actor"].values), values, strict=True)
        if (told := _actor(system, shown, actor, years, course)) is not None
    }
    histories = [one["history"]["years"] for one in actors.values() if one["history"]]
    measured_to = max((one[-1] for one in histories), default=None)
    first = min((one[0] for one in histories), default=int(years[0]))
    if shown is not None and shown.since is not None:
        first = max(first, shown.since)
    return {
        "variable": variable,
        "label": in_words(one.label, system),
        "unit": one.unit,
        "definition": in_words(one.meaning, system),
        "years": [*range(first, int(years[-1]) + 1)],
        "measured_to": measured_to,
        "projected": [int(year) for year in years if year > (measured_to or 0)],
        "actors": actors,
        "breaks": list(shown.breaks) if shown else breaks_of(values[:, SHOWN.index(MEDIAN)]),
        "breaks_why": shown.why if shown else None,
    }


def _actor(
    system: System,
    shown: MappedVariable | None,
    actor: str,
    years: NDArray[np.int64],
    course: NDArray[np.float64],
) -> dict[str, Any] | None:
    """Return what is published, what is not and why, and the run; None if nothing is told."""
    if not np.isfinite(course).all() or (shown is not None and actor in shown.without):
        return None
    history = None if shown is None else next(histories_of(system, shown, actor), None)
    after = years > (history["years"][-1] if history else 0)
    told = {key_of(level): part[after].tolist() for level, part in zip(SHOWN, course, strict=True)}
    gaps = [] if shown is None else gaps_of(system, shown, actor)
    return {"history": history, "gaps": gaps, "years": years[after].tolist(), **told}


def breaks_of(values: NDArray[np.float64]) -> list[float]:
    """Return breaks of even width between the least and the greatest value.

    >>> breaks_of(np.array([0.0, 7.0]))
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    """
    ends = np.linspace(np.nanmin(values), np.nanmax(values), BREAKS + 2)
    return [float(one) for one in ends[1:-1]]
