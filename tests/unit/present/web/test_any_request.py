"""Any request that the OpenAPI document allows, or nearly allows: refused perhaps, never a failure.

FOEDUS_API_CASES=85 asks 85 times of every route, two thousand in all.
"""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from starlette.types import Receive, Scope, Send

from foedus.present.web import run_routes
from foedus.present.web.app import create_app
from foedus.present.web.serving import Serving
from tests.unit.present.web.served import *  # noqa: F403

CASES = int(os.environ.get("FOEDUS_API_CASES", "2"))
PATIENCE = 120  # seconds for an answer on a busy machine
MOST = 256  # runs of a request: more would test the engine and not the API


@pytest.fixture(scope="module")
def schema(serving: Serving) -> schemathesis.BaseSchema:
    app = create_app(serving)

    async def local(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            others = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope = {**scope, "headers": [*others, (b"host", b"localhost")]}
        await app(scope, receive, send)

    loaded = schemathesis.openapi.from_asgi("/api/v1/openapi.json", local)
    loaded.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
    return loaded


def small(case: schemathesis.Case) -> None:
    """Keep runs few and short, so that the time goes into the routes."""
    body = case.body
    if isinstance(body, dict) and isinstance(body.get("runs"), int):
        body["runs"] = min(body["runs"], MOST)
        body["until"] = 2026


@pytest.mark.filterwarnings("ignore")
def test_nothing_that_can_be_asked_makes_the_server_fail(
    schema: schemathesis.BaseSchema,
) -> None:
    asked = 0
    failed = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=CASES,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked
            small(case)
            answer = case.call(timeout=PATIENCE)
            asked += 1
            if answer.status_code == 500:
                failed.append(f"{case.method} {case.path} {case.query} {case.body!r:.200}")

        ask()
    assert not failed, failed
    assert asked >= CASES * len(run_routes.router.routes)
    print(asked, "requests")
