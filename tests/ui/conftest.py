"""A server of this tree and a browser. Without Chromium or Playwright these tests are left out."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any
from urllib.request import urlopen

import pytest

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
]
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
READY = 60  # seconds that a server may take to answer on a busy machine


@dataclass
class Seen:
    """What a page did: where it asked, and what its console said."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed; `make test-page` says how")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=chromium, args=FLAGS)
        yield found
        found.close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def begun(port: int, cache: Path) -> "subprocess.Popen[bytes]":
    """Start a server and wait until it answers."""
    environment = {**os.environ, "FOEDUS_CACHE": str(cache)}
    command = [sys.executable, "-m", "foedus", "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    for _ in range(READY * 10):
        try:
            urlopen(f"http://127.0.0.1:{port}/api/v1/meta").read()
        except OSError:
            sleep(0.1)
        else:
            return server
    server.kill()
    raise AssertionError("the server did not answer")


def stopped(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    server.wait(READY)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def site(browser: Any, cache: Path) -> Iterator[str]:
    """Return the address of a server that lasts for all tests."""
    port = free_port()
    server = begun(port, cache)
    yield f"http://127.0.0.1:{port}"
    stopped(server)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Any, site: str, seen: Seen) -> Iterator[Any]:
    """Return an empty page; what it asks elsewhere and what its console says is kept in `seen`."""
    yield from opened(browser, site, seen, 1360)


@pytest.fixture
def phone(browser: Any, site: str, seen: Seen) -> Iterator[Any]:
    yield from opened(browser, site, seen, 390)


def opened(browser: Any, site: str, seen: Seen, width: int) -> Iterator[Any]:
    one = browser.new_page(viewport={"width": width, "height": 900})
    one.on("pageerror", lambda error: seen.errors.append(str(error)))
    one.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    own = (site, "data:", "blob:")
    one.on("request", lambda r: None if r.url.startswith(own) else seen.foreign.append(r.url))
    yield one
    one.close()


def faults_of(page: Any) -> list[str]:
    """Return what axe-core finds wrong for people who cannot see or point."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; run `npm ci` in web/")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]
    ]
