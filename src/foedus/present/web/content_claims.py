"""Claims: documents, and what facts and model make of each of their claims."""

from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from foedus.analyse.claim_runs import Runs
from foedus.analyse.claims import claims_in, claims_of_text, examine
from foedus.errors import UnknownName
from foedus.facts.claims import ClaimsFile
from foedus.facts.claims_file import claims_of
from foedus.facts.system import System
from foedus.present.check_json import examination_json, sources_of
from foedus.present.web.content_answers import AsOf, Id, Told, about, on_day
from foedus.present.web.content_jobs import Pool, Progress, kept_or_begun
from foedus.present.web.context import Known
from foedus.present.web.limits import BODY

RUNS, SEED = 512, 1  # of `foedus check`, so that both say the same
OWN = "your claims"  # name of a text without a file

router = APIRouter(tags=["content"])


@router.get("/claims", response_class=Response)
def documents(known: Known, told: Told) -> Response:
    """List the documents whose claims were coded."""
    return told.tell("claims", lambda: documents_json(known.system))


@router.get(
    "/claims/{document}", response_class=Response, responses={202: {"description": "A job"}}
)
def claims(document: Id, known: Known, told: Told, as_of: AsOf = None) -> Response:
    """Tell what `foedus check` does; judged the first time by a job (202), then kept."""
    with about("document"):
        if document not in claims_of(known.system):
            raise UnknownName("document of claims", document, claims_of(known.system))
    system = on_day(known.system, as_of)

    def judged(progress: Progress, pool: Pool) -> dict[str, Any]:
        return _judged(system, claims_in(system, document), progress, pool)

    key = f"claims {document} {system.as_of}"
    return kept_or_begun(known, told, key, f"claims of {document}", judged)


class OwnClaims(BaseModel):
    """Claims of the reader's own, as the text of a claims file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=BODY)]


@router.post("/claims", response_class=Response, responses={202: {"description": "A job"}})
def own_claims(asked: OwnClaims, known: Known, told: Told) -> Response:
    """Tell what `foedus check FILE` does of a text; every fault at once, each with its line."""
    with about("text"):
        file = claims_of_text(known.system, asked.text, OWN)

    def judged(progress: Progress, pool: Pool) -> dict[str, Any]:
        return _judged(known.system, file, progress, pool)

    key = f"claims of one's own {sha256(asked.text.encode()).hexdigest()}"
    return kept_or_begun(known, told, key, "claims of your own", judged)


def _judged(system: System, file: ClaimsFile, progress: Progress, pool: Pool) -> dict[str, Any]:
    runs = Runs(system, RUNS, SEED, pool, lambda scenario: progress)
    return examination_json(examine(system, file, runs), sources_of(system, file))


def documents_json(system: System) -> dict[str, Any]:
    """Return each document in a line: what it is, and how many claims it has."""
    files = (claims_in(system, name) for name in claims_of(system))
    return {"documents": [_head(system, one) for one in files]}


def _head(system: System, file: ClaimsFile) -> dict[str, Any]:
    one = file.document
    source = sources_of(system, file).get(one.source.partition("#")[0])
    return {
        "id": one.id,
        "title": one.title,
        "written": one.written.isoformat(),
        "source": one.source,
        "claims": len(file.claims),
        "cited": None if source is None else source.title,
    }
