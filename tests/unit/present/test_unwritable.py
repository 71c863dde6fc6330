"""Where files cannot be written: told at once, with the place and the remedy, and exit status 2."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from foedus.errors import ScenarioError
from foedus.present.unwritable import refuse_unwritable, told_if_unwritable

QUICK = ("--runs", 2, "--until", 2026)


@pytest.mark.parametrize(
    "words",
    [
        ("new-scenario", "mine", "--set", "us-aid=0", "--out", "taken/mine.yaml"),
        ("run", "us-stays", *QUICK, "--out", "taken/run"),
        ("compare", "baseline", "us-stays", *QUICK, "--out", "taken/compared"),
        ("report", "us-stays", *QUICK, "--out", "taken/report.html"),
    ],
)
def test_a_file_in_the_way_is_told_before_anything_is_computed(
    words: tuple[object, ...], ask: Any, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("precious", "utf-8")
    said = ask(*words, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("foedus: cannot write to 'taken")
    assert "'taken' is a file where a folder is needed" in said.err
    assert "--out" in said.err
    assert len(said.err.splitlines()) == 1
    assert (tmp_path / "taken").read_text("utf-8") == "precious"


def test_a_folder_where_the_report_should_stand_is_told(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    said = ask("report", "us-stays", *QUICK, folder=tmp_path)
    assert said.status == 2
    assert "'report.html' is a folder; name a file with --out" in said.err


def test_a_folder_that_one_may_not_write_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a folder that is not there yet, the nearest one above it counts."""
    asked: list[Path] = []

    def forbidden(path: Path, mode: int) -> bool:
        asked.append(Path(path))
        return False

    monkeypatch.setattr(os, "access", forbidden)
    with pytest.raises(ScenarioError, match=f"no permission to write in '{tmp_path}'"):
        refuse_unwritable(tmp_path / "a" / "b")
    assert asked == [tmp_path]
    assert not list(tmp_path.iterdir())


def test_a_folder_that_can_be_made_is_let_through_and_not_made(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "a" / "b")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "no permission to write in 'here'"),
        (errno.EROFS, "can only be read"),
        (errno.ENOSPC, "no room is left on the disk"),
        (errno.ENOENT, "cannot be made"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_refuses_later_is_told_as_well(number: int, told: str) -> None:
    with pytest.raises(ScenarioError, match=told), told_if_unwritable(Path("out/run")):
        raise OSError(number, os.strerror(number), "here")


def test_a_terminal_that_nobody_reads_is_another_matter() -> None:
    with pytest.raises(BrokenPipeError), told_if_unwritable(Path("out")):
        raise BrokenPipeError
