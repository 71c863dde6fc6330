"""Whoever stops reading ends the program quietly; and `python -m foedus` is the program."""

import subprocess
import sys
from pathlib import Path

import pytest

UNREAD = 141  # 128 and the number of the signal that other programs die of


@pytest.mark.parametrize(
    "words",
    [
        ["facts"],
        ["facts", "us_troops", "--json"],
        ["scenarios"],
        ["run", "--runs", "8", "--until", "2026"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_closed_pipe_is_no_fault(words: list[str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "foedus", *words],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        complaint = program.stderr.read()
    assert program.returncode == UNREAD
    assert complaint == ""


def test_what_a_run_wrote_is_whole_even_if_nobody_reads_its_words(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "foedus", "run", "--runs", "8", "--until", "2026"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.close()
    assert (tmp_path / "out" / "baseline" / "card.json").exists()


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "foedus", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("foedus ")
