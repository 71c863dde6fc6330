"""Clients that go away, over a real connection: nobody computes for them, and others get theirs."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx2
import pytest

from foedus.present.web.held import Held
from foedus.present.web.run_request import RunRequest
from foedus.present.web.serving import Serving
from foedus.present.web.stopped import Stopped
from tests.unit.present.web.served import *  # noqa: F403
from tests.unit.present.web.served import listening

PATIENCE = 120  # seconds
LANES = 4_000  # runs: many lanes, so that a run that is not stopped goes on for long


@pytest.fixture(scope="module")
def address(serving: Serving, page: Path) -> Iterator[str]:
    with listening(serving, page) as found:
        yield found


@pytest.fixture
def lanes(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    begun: list[int] = []
    begin = serving.engine.workers.pool.submit_to
    monkeypatch.setattr(
        serving.engine.workers.pool,
        "submit_to",
        lambda place, *given: begun.append(place) or begin(place, *given),
    )
    return begun


def wait_for(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def asked(address: str, seed: int, leave: float | None = None) -> int | None:
    """Ask for a run, wait so many seconds for it, and return its status; none if it was left."""
    body = {"runs": LANES, "until": 2040, "seed": seed}
    timeout = httpx2.Timeout(PATIENCE, read=leave or PATIENCE)
    try:
        return httpx2.post(f"{address}/api/v1/runs", json=body, timeout=timeout).status_code
    except httpx2.ReadTimeout:
        return None


def hash_of(serving: Serving, seed: int) -> str:
    return serving.engine.asked(RunRequest(runs=LANES, until=2040, seed=seed)).hash


def test_a_run_that_its_client_left_is_stopped(
    address: str, serving: Serving, lanes: list[int]
) -> None:
    assert asked(address, seed=41, leave=0.3) is None
    wait_for(lambda: not serving.runs.flights.under_way)
    time.sleep(0.5)
    begun = len(lanes)
    time.sleep(0.5)
    assert len(lanes) == begun < LANES / 200  # of 44
    assert serving.runs.find(hash_of(serving, 41)) is None
    assert asked(address, seed=41) == 200  # and can be asked for again


def test_who_waits_gets_the_run_that_another_left(
    address: str, serving: Serving, lanes: list[int]
) -> None:
    with ThreadPoolExecutor(2) as threads:
        leaves = threads.submit(asked, address, 42, 0.3)
        stays = threads.submit(asked, address, 42)
        assert leaves.result() is None
        assert serving.runs.flights.under_way == 1
        assert stays.result() == 200
    assert max(lanes) + 1 == len(lanes)  # each lane was computed once


def test_runs_that_wait_for_their_turn_are_dropped_when_left(
    address: str, serving: Serving
) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda seed: asked(address, seed, 0.3), range(50, 58))) == {None}
    wait_for(lambda: not serving.runs.flights.under_way)
    assert asked(address, seed=43) == 200
    assert [serving.runs.find(hash_of(serving, seed)) for seed in range(50, 58)] == [None] * 8


def test_what_one_gave_up_is_made_by_another_who_waits() -> None:
    held: Held[str] = Held(100, len)
    begun, stop = Event(), Event()

    def gives_up() -> str:
        begun.set()
        stop.wait(PATIENCE)
        raise Stopped

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(held.get, "run", gives_up)
        begun.wait(PATIENCE)
        second = threads.submit(held.get, "run", lambda: "made")
        stop.set()
        assert second.result(PATIENCE) == "made"
        assert isinstance(first.exception(PATIENCE), Stopped)
