"""Content jobs: what takes seconds is computed by a job, once, and then told from what is kept."""

import json
from collections.abc import Callable
from concurrent.futures import Executor
from hashlib import sha256
from typing import Any

from fastapi.responses import JSONResponse, Response

from foedus.present.web.content_answers import Teller, packed
from foedus.present.web.context import Context

Progress = Callable[[int, int], None]
Pool = Executor | None
Work = Callable[[Progress, Pool], dict[str, Any]]


def kept_or_begun(known: Context, told: Teller, key: str, stage: str, work: Work) -> Response:
    """Return an answer that is kept; else begin its job and return the job's id with 202.

    key    what the answer depends on, besides the system
    stage  what is done, for the one who waits
    """
    name = named(known, key)
    found = kept(known, told, key)
    if found is not None:
        return told.give(found)

    def computed(progress: Progress, pool: Pool) -> dict[str, Any]:
        made = told.held.find(name)  # by the same job, asked for twice
        if made is not None:
            return dict(json.loads(made))
        plain = work(progress, pool)
        data = packed(plain)
        told.held.keep(name, data)
        known.answers.keep(name, data)
        return plain

    return JSONResponse({"job": known.jobs.start(stage, computed)}, 202)


def kept(known: Context, told: Teller, key: str) -> bytes | None:
    """Return an answer that is kept in memory or on disk, None if it is not."""
    name = named(known, key)
    found = told.held.find(name)
    if found is None and (found := known.answers.find(name)) is not None:
        told.held.keep(name, found)
    return found


def made_once(known: Context, told: Teller, key: str, make: Callable[[], dict[str, Any]]) -> Any:
    """Return plain values that take a second or two: kept, or made while the asker waits."""
    name = named(known, key)

    def made() -> bytes:
        data = packed(make())
        known.answers.keep(name, data)
        return data

    found = kept(known, told, key)
    return json.loads(told.held.get(name, made) if found is None else found)


def named(known: Context, key: str) -> str:
    """Return the hash that names an answer: of the system's files, and what it depends on."""
    return sha256(f"{known.system.checksum} {known.system.as_of} {key}".encode()).hexdigest()
