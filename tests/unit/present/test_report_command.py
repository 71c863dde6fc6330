"""`foedus report` and `foedus serve`: what they write, and what they refuse."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.present import report_command
from foedus.present.cli import main
from foedus.present.web import page as page_module

PAGE = '<html><script type="application/json" id="bundle">null</script></html>'


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "app.html"
    path.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(report_command, "page_text", lambda: page_module.page_text(path))


def status_of(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["foedus", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


@pytest.mark.usefixtures("built")
def test_a_report_holds_the_runs_and_what_the_screens_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "new" / "report.html"
    words = ("us-retrenches", "baseline", "--runs", "128", "--until", "2030", "-o", str(out))
    assert status_of(monkeypatch, "report", *words) == 0
    (inner,) = re.findall(r'id="bundle">(.*?)</script>', out.read_text("utf-8"), re.DOTALL)
    bundle = json.loads(inner)
    assert [run["scenario"] for run in bundle["runs"]] == ["us-retrenches", "baseline"]
    asked = [key.partition("?")[0] for key in bundle["responses"]]
    assert {"GET /meta", "GET /sources", "GET /compare"} <= set(asked)
    assert not list(out.parent.glob("*.writing"))


def test_a_page_that_is_not_built_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.html"
    monkeypatch.setattr(report_command, "page_text", lambda: page_module.page_text(missing))
    assert status_of(monkeypatch, "report", "baseline", "-o", str(tmp_path / "a.html")) == 2
    assert "make page" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


@pytest.mark.usefixtures("built")
def test_a_run_writes_its_report_and_takes_away_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ("run", "us-retrenches", "--runs", "16", "--until", "2026", "--out", str(tmp_path / "o"))
    assert status_of(monkeypatch, *few, "--report") == 0
    assert (tmp_path / "o" / "report.html").stat().st_size > len(PAGE)
    assert "report.html" in capsys.readouterr().out
    assert status_of(monkeypatch, *few) == 0
    assert not (tmp_path / "o" / "report.html").exists()


def test_a_port_that_is_taken_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert status_of(monkeypatch, "serve", "--no-browser", "--port", port) == 2
    assert "--port" in capsys.readouterr().err


def test_other_machines_are_let_in_only_with_a_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(monkeypatch, "serve", "--host", "0.0.0.0", "--no-browser") == 2
    assert "--token" in capsys.readouterr().err


def test_help_imports_nothing_of_the_server() -> None:
    code = (
        "import sys; import foedus.present.cli; "
        "print([name for name in ('fastapi', 'uvicorn', 'numpy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
