"""Many at once, over a real connection: none lost, and clients that go away do no harm."""

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from foedus.present.web.limits import ANSWERS, BODY, DATASETS
from foedus.present.web.serving import Serving
from tests.unit.present.web.served import *  # noqa: F403
from tests.unit.present.web.served import listening

MANY = 200
PATIENCE = 120  # seconds


@pytest.fixture(scope="module")
def address(serving: Serving, page: Path) -> Iterator[str]:
    with listening(serving, page) as found:
        yield found


def test_of_many_requests_none_is_lost(address: str, serving: Serving) -> None:
    async def ask_all() -> list[tuple[int, int]]:
        limits = httpx2.Limits(max_connections=MANY)
        async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=PATIENCE) as client:

            async def ask(number: int) -> tuple[int, int]:
                seed = number % 10
                asked = {"runs": 1, "until": 2025, "seed": seed}
                answer = await client.post("/api/v1/runs", json=asked)
                return answer.status_code, answer.json()["card"]["seed"] - seed

            return await asyncio.gather(*(ask(number) for number in range(MANY)))

    assert set(asyncio.run(ask_all())) == {(200, 0)}
    assert serving.runs.weight <= (DATASETS + ANSWERS)


def test_a_client_that_goes_away_from_events_leaves_the_job_alone(
    address: str, serving: Serving
) -> None:
    asked = {"runs": 5_000, "until": 2025, "seed": 3}
    job = httpx2.post(f"{address}/api/v1/runs", json=asked).json()["job"]
    with httpx2.stream("GET", f"{address}/api/v1/jobs/{job}/events") as events:
        assert next(events.iter_lines()).startswith("event: ")
    end = time.monotonic() + PATIENCE
    while not serving.jobs.find(job).ended:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert serving.jobs.find(job).state == "done"


def test_a_hundred_megabytes_are_refused_without_being_read(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(
            f"POST /api/v1/runs HTTP/1.1\r\nHost: {host}:{port}\r\n"
            "Content-Length: 100000000\r\n\r\n".encode()
        )
        line.settimeout(PATIENCE)
        assert line.recv(BODY).startswith(b"HTTP/1.1 413")
