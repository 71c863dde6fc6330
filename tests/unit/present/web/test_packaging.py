"""What is installed holds the built page, and opens a report without the source beside it."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_sdist, build_wheel

ROOT = Path(__file__).parents[4]
PAGE = "foedus/present/web/page/app.html"


@pytest.fixture
def from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder reads pyproject.toml where it stands."""
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("from_the_root")
def test_the_wheel_holds_the_page_and_writes_a_report(tmp_path: Path) -> None:
    wheel = tmp_path / build_wheel(str(tmp_path))
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as files:
        assert files.read(PAGE) == (ROOT / "src" / PAGE).read_bytes()
        files.extractall(installed)
    subprocess.run(
        [sys.executable, "-m", "foedus", "report", "baseline", "--runs", "64", "-o", "own.html"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
    )
    report = (tmp_path / "own.html").read_text("utf-8")
    assert '"scenario":"baseline"' in report.replace(" ", "")
    assert report.count("<script") >= 2  # the page and the bundle


@pytest.mark.usefixtures("from_the_root")
def test_the_source_distribution_holds_the_page(tmp_path: Path) -> None:
    source = tmp_path / build_sdist(str(tmp_path))
    with tarfile.open(source) as files:
        assert not [name for name in files.getnames() if "node_modules" in name]
        (held,) = (one for one in files if one.name.endswith(PAGE))
        page = files.extractfile(held)
        assert page is not None
        assert page.read() == (ROOT / "src" / PAGE).read_bytes()
