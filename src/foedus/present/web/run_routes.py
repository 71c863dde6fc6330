"""Run routes: to ask for a run, and to take it away in one form or another."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from foedus.present.files import summary_csv
from foedus.present.web.asked_run import AskedRun
from foedus.present.web.awaited import awaited
from foedus.present.web.limits import AT_ONCE
from foedus.present.web.run_request import RunRequest
from foedus.present.web.serving import Served, Serving
from foedus.present.web.snippet import snippet

JSON = "application/json"
Hash = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Hash of the run's card.")]

router = APIRouter(tags=["runs"])


@router.post("/runs", response_class=Response, responses={202: {"description": "A job"}})
async def make_run(asked: RunRequest, served: Served, request: Request) -> Response:
    """Make a run, or give it if it is kept; a long one becomes a job (202)."""
    ready, found = await run_in_threadpool(_kept, served, asked)
    if found is None and asked.runs > AT_ONCE:
        job = served.jobs.start_run(ready.hash, lambda progress: served.runs.make(ready, progress))
        return JSONResponse({"job": job}, 202)
    if found is None:
        found = await awaited(served.runs, ready, request)
    return Response(found, media_type=JSON, headers=_marked(ready.hash))


def _kept(served: Serving, asked: RunRequest) -> tuple[AskedRun, bytes | None]:
    ready = served.engine.asked(asked)
    return ready, served.runs.find(ready.hash)


@router.get("/runs/{run}.csv", response_class=Response)
def run_as_csv(run: Hash, served: Served) -> Response:
    """Give a run as tidy CSV, as `foedus run` writes it."""
    summary, moved, _ = served.runs.detail(served.runs.asked(run))
    last = int(summary.card["last_year"])
    rows = summary_csv(summary, moved.get(last, {}))
    return _download(rows.encode(), "text/csv; charset=utf-8", f"foedus-{run[:12]}.csv")


@router.get("/runs/{run}.json", response_class=Response)
def run_as_json(run: Hash, served: Served) -> Response:
    """Give a run as a file of JSON."""
    return _download(served.runs.kept(run), JSON, f"foedus-{run[:12]}.json")


@router.get("/runs/{run}/snippet.py", response_class=Response)
def run_as_python(run: Hash, served: Served) -> Response:
    """Give the lines of Python that make a run again."""
    text = snippet(served.runs.asked(run))
    return _download(text.encode(), "text/x-python; charset=utf-8", f"foedus-{run[:12]}.py")


@router.get("/runs/{run}", response_class=Response)
def run_answer(run: Hash, served: Served, request: Request) -> Response:
    """Give a run that was made before."""
    found, mark = served.runs.kept(run), _marked(run)
    if request.headers.get("if-none-match") == mark["ETag"]:
        return Response(status_code=304, headers=mark)
    return Response(found, media_type=JSON, headers=mark)


def _marked(name: str) -> dict[str, str]:
    return {"ETag": f'"{name}"', "Cache-Control": "private, no-cache"}


def _download(data: bytes, kind: str, name: str) -> Response:
    attached = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=attached)
