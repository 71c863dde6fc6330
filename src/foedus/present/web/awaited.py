"""Awaited: the answer of a run, for as long as the client that asked for it is there."""

import asyncio
from typing import Any

from fastapi import Request

from foedus.present.web.api_error import ApiError
from foedus.present.web.asked_run import AskedRun
from foedus.present.web.run_store import RunStore
from foedus.present.web.stopped import Stopped

LEFT = 499  # status of what nobody reads, as nginx has it


async def awaited(runs: RunStore, asked: AskedRun, request: Request) -> bytes:
    """Return the answer of a run; a run that no client waits for any more is stopped.

    Raises ApiError if the client goes away, or there is no room.
    """
    flight = runs.board(asked)
    answer: asyncio.Future[Any] = asyncio.wrap_future(flight.future)
    answer.add_done_callback(_looked_at)
    gone: asyncio.Future[Any] = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            found: bytes = answer.result()
            return found
        raise ApiError(LEFT, "left", "the client that asked for this has gone")
    except Stopped as error:
        raise ApiError(503, "ending", "the server is ending") from error
    finally:
        gone.cancel()
        runs.flights.leave(flight)


def _looked_at(answer: "asyncio.Future[Any]") -> None:
    """Let no one complain that nobody asked how it ended: the client may have gone."""
    if not answer.cancelled():
        answer.exception()


async def _gone(request: Request) -> None:
    """Wait until the client has gone; its request was read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
