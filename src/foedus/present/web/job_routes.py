"""Job routes: how far long work is, as it goes on, and how it is stopped."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, StreamingResponse

from foedus.present.web.api_error import ApiError
from foedus.present.web.jobs import DONE, Job
from foedus.present.web.serving import Served

LOOK = 0.1  # seconds between looks at a job
SILENCE = 15  # seconds after which a line is sent for no other reason than to keep the way open

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job}")
async def job_state(job: str, served: Served) -> dict[str, Any]:
    """Tell how far a job is."""
    return served.jobs.find(job).told()


@router.get("/jobs/{job}/events", response_class=StreamingResponse)
async def job_events(job: str, served: Served) -> StreamingResponse:
    """Tell how far a job is as it goes on: progress, and at the end done or error."""
    found = served.jobs.find(job)
    return StreamingResponse(
        events_of(found), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


@router.get("/jobs/{job}/result")
async def job_result(job: str, served: Served) -> JSONResponse:
    """Give what a job that is done came to; of a run, GET /runs/{hash}."""
    found = served.jobs.find(job)
    if found.error is not None:
        raise found.error
    if found.state != DONE or found.result is None:
        message = f"the job is {found.state}" if found.hash is None else "see GET /runs/{hash}"
        raise ApiError(409, "no_result", message)
    return JSONResponse(found.result)


@router.delete("/jobs/{job}")
async def stop_job(job: str, served: Served) -> dict[str, Any]:
    """Stop a job; it ends before its next block of runs."""
    found = served.jobs.find(job)
    found.stop.set()
    return found.told()


async def events_of(job: Job) -> AsyncIterator[str]:
    """Yield server-sent events of a job until it has ended."""
    told: tuple[object, ...] = ()
    silent = 0.0
    while not job.ended:
        now = (job.done, job.total, job.stage)
        if now != told:
            yield event("progress", {"done": job.done, "total": job.total, "stage": job.stage})
            told, silent = now, 0.0
        elif silent >= SILENCE:
            yield ": still at work\n\n"
            silent = 0.0
        await asyncio.sleep(LOOK)
        silent += LOOK
    if job.state == DONE:
        yield event("done", {"hash": job.hash, "job": job.id})
        return
    error = job.error or ApiError(409, "stopped", "the job was stopped")
    yield event("error", error.told()["error"])


def event(name: str, data: dict[str, Any]) -> str:
    r"""Return a server-sent event.

    >>> event("done", {"hash": "a"})
    'event: done\ndata: {"hash": "a"}\n\n'
    """
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
