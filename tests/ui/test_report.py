"""A report: one file that opens without a server, with the same numbers."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WAIT = 60_000  # milliseconds, on a busy machine


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "report.html"
    names = ["baseline", "us-retrenches"]
    command = [sys.executable, "-m", "foedus", "report", *names, "--runs", "256", "-o", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


@pytest.mark.parametrize(
    ("view", "sign"),
    [
        ("start", ".card"),
        ("scenario?s=us-retrenches", ".headlines li"),
        ("compare", "caption"),
        ("map", ".map"),
        ("facts", ".plot svg"),
        ("method", "blockquote"),
        ("network", ".network circle"),
        ("forces", "[data-name^='forces-'] table"),
        ("evidence", "tbody tr >> nth=100"),
        ("claims", ".problem, .claim"),
    ],
)
def test_it_opens_from_a_file_and_asks_nobody(
    browser: Any, report: Path, view: str, sign: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{report.as_uri()}#/{view}")
    page.wait_for_selector(sign, timeout=WAIT)
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
    page.close()


def test_it_begins_with_the_scenario_that_was_asked_for(browser: Any, report: Path) -> None:
    page = browser.new_page()
    page.goto(f"{report.as_uri()}#/scenario?s=us-retrenches")
    page.wait_for_selector(".headlines li", timeout=WAIT)
    assert "halves its forces" in page.locator("h1").inner_text()
    assert page.locator(".lever input:enabled").count() == 0
    page.close()
