"""Long work: progress as events, stopping, and what happens if a worker is killed."""

import json
import os
import signal
import time
from collections.abc import Callable

from fastapi.testclient import TestClient

from foedus.present.web.serving import Serving
from tests.unit.present.web.served import *  # noqa: F403
from tests.unit.present.web.served import made

LONG = {"runs": 4_097, "until": 2026}
PATIENCE = 120  # seconds


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def events_of(client: TestClient, job: str) -> list[tuple[str, dict[str, object]]]:
    told = client.get(f"/api/v1/jobs/{job}/events").text
    found = []
    for block in told.strip().split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_a_long_run_becomes_a_job_that_tells_how_far_it_is(client: TestClient) -> None:
    answer = client.post("/api/v1/runs", json=LONG)
    assert answer.status_code == 202
    job = answer.json()["job"]
    again = client.post("/api/v1/runs", json=LONG)
    assert again.status_code == 200 or again.json()["job"] == job
    events = events_of(client, job)
    assert {name for name, _ in events[:-1]} == {"progress"}
    name, last = events[-1]
    assert name == "done"
    assert client.get(f"/api/v1/runs/{last['hash']}").json()["card"]["runs"] == LONG["runs"]
    assert client.post("/api/v1/runs", json=LONG).status_code == 200
    assert client.get(f"/api/v1/jobs/{job}").json()["state"] == "done"


def test_a_job_can_be_stopped(client: TestClient, serving: Serving) -> None:
    job = client.post("/api/v1/runs", json={"runs": 20_000, "seed": 5}).json()["job"]
    wait_for(lambda: serving.jobs.find(job).done > 0)
    assert client.delete(f"/api/v1/jobs/{job}").status_code == 200
    wait_for(lambda: serving.jobs.find(job).ended)
    assert serving.jobs.find(job).state == "stopped"
    assert events_of(client, job)[-1][0] == "error"
    assert made(client, seed=6)["card"]["seed"] == 6


def test_a_job_without_result_says_so(client: TestClient, serving: Serving) -> None:
    job = serving.jobs.start("explain", lambda progress, pool: {"answer": 1})
    wait_for(lambda: serving.jobs.find(job).ended)
    assert client.get(f"/api/v1/jobs/{job}/result").json() == {"answer": 1}
    assert client.get("/api/v1/jobs/none").status_code == 404


def test_a_failure_within_a_job_is_told_and_not_its_inside(
    client: TestClient, serving: Serving
) -> None:
    job = serving.jobs.start("explain", lambda progress, pool: {"answer": 1 // 0})
    wait_for(lambda: serving.jobs.find(job).ended)
    name, error = events_of(client, job)[-1]
    assert name == "error"
    assert error["code"] == "failed"
    assert "ZeroDivision" not in json.dumps(error)


def test_a_killed_worker_fails_the_job_and_the_server_goes_on(
    client: TestClient, serving: Serving
) -> None:
    lost = serving.engine.workers.pool.submit(os.getpid).result()
    job = client.post("/api/v1/runs", json={"runs": 20_000, "seed": 9}).json()["job"]
    wait_for(lambda: serving.jobs.find(job).done > 0)
    os.kill(lost, signal.SIGKILL)
    wait_for(lambda: serving.jobs.find(job).ended)
    name, error = events_of(client, job)[-1]
    assert name == "error"
    assert error["code"] == "worker_lost"
    assert made(client, seed=10)["card"]["seed"] == 10


def test_a_killed_worker_fails_a_request_with_a_reason(
    client: TestClient, serving: Serving
) -> None:
    pool = serving.engine.workers.pool
    lost = pool.submit_to(0, os.getpid).result()
    os.kill(lost, signal.SIGKILL)
    answer = client.post("/api/v1/runs", json={"runs": 1_024, "seed": 21})
    assert answer.status_code in (200, 503)  # 200 if it was noticed before the request came
    if answer.status_code == 503:
        assert answer.json()["error"]["code"] == "worker_lost"
    assert made(client, seed=22)["card"]["seed"] == 22
    assert pool.submit_to(0, os.getpid).result() != lost
