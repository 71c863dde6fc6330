"""A server under test: one for all, with two processes and a folder of its own for answers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from fastapi.testclient import TestClient

import foedus
from foedus.present.web.app import create_app
from foedus.present.web.serving import Serving, begin_serving

PAGE = (
    "<!doctype html><html><head><style>p{}</style></head><body>"
    '<script type="application/json" id="bundle">null</script>'
    '<script type="module">let a = 1;</script></body></html>'
)
API = "http://127.0.0.1/api/v1"
PATIENCE = 120  # seconds
SHORT = {"runs": 128, "until": 2030}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "app.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers")


@pytest.fixture(scope="module")
def serving(answers: Path) -> Iterator[Serving]:
    one = begin_serving(foedus.load(), answers, processes=2)
    yield one
    one.close()


@pytest.fixture(scope="module")
def client(serving: Serving, page: Path) -> TestClient:
    app = create_app(serving, page=page)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@contextmanager
def listening(serving: Serving, page: Path) -> Iterator[str]:
    """Give the address of a server that listens on a real connection."""
    line = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(serving, page=page), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([line],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{line.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE)


def made(client: TestClient, **asked: object) -> dict:  # type: ignore[type-arg]
    answer = client.post("/api/v1/runs", json={**SHORT, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]
