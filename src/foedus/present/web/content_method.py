"""Method: what the model is and is not, how it was checked, how to cite it, what has changed."""

import json
import sys
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.analyse.backtest import backtest
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.present.decide_json import backtest_json
from foedus.present.web.content_answers import Told, packed
from foedus.present.web.content_jobs import Pool, Progress, kept, kept_or_begun
from foedus.present.web.context import Known
from foedus.version import __version__

TITLE = "foedus: simulate and examine alliance systems"
AUTHORS = "The foedus authors"
LICENCE = "Apache-2.0"
BACKTEST = "backtest"
SUBMODELS = "What is computed in a year, from top to bottom"

router = APIRouter(tags=["content"])


@router.get("/method", response_class=Response)
def method(known: Known, told: Told) -> Response:
    """Tell what the model is and is not, how it was checked, and how to cite it."""
    scored = kept(known, told, BACKTEST)
    found = None if scored is None else json.loads(scored)
    return told.give(packed({**method_json(known.system), "backtest": found}))


@router.get("/method/backtest", response_class=Response, responses={202: {"description": "A job"}})
def method_backtest(known: Known, told: Told) -> Response:
    """Tell what `foedus decide --all` does; scored the first time by a job (202), then kept."""

    def scored(progress: Progress, pool: Pool) -> dict[str, Any]:
        return backtest_json(known.system, backtest(known.system))

    return kept_or_begun(known, told, BACKTEST, "forecasts of earlier decisions", scored)


def method_json(system: System) -> dict[str, Any]:
    """Return limits, sections, citation and versions."""
    page = system.page
    sections = [{"title": one.title, "paragraphs": list(one.paragraphs)} for one in page.method]
    return {
        "version": __version__,
        "as_of": system.as_of.isoformat(),
        "checksum": system.checksum,
        "limits": [{"title": one.title, "text": one.text} for one in page.limits],
        "sections": [*sections, {"title": SUBMODELS, "paragraphs": submodels_in_words()}],
        "cite": cite(system),
        "licence": LICENCE,
        "changelog": [
            {
                "version": one.version,
                "released": None if one.released is None else one.released.isoformat(),
                "changes": list(one.changes),
            }
            for one in page.versions
        ],
    }


def submodels_in_words() -> list[str]:
    """Return the first line of each sub-model's module, in the order of a year.

    >>> submodels_in_words()[1]
    'Hostility: how hostile the challenger is, by its acts; it fades when none renews it.'
    """
    said = (sys.modules[one.step.__module__].__doc__ or one.name for one in ALLIANCE)
    return [text.strip().partition("\n")[0] for text in said]


def cite(system: System) -> str:
    """Return how to cite the program and what it knew."""
    year = system.today.year
    return (
        f"{AUTHORS} ({year}). {TITLE}, version {__version__}. System {system.name} as of "
        f"{system.as_of}, checksum {system.checksum[:12]}. Cite the publishers of the series too."
    )
