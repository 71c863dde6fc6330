"""The progress bar: on a terminal, and never in a pipe."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = ["run", "us-stays", "--runs", "300", "--until", "2027"]


def stderr_on_a_terminal(words: list[str], folder: Path) -> str:
    terminal, side = pty.openpty()
    script = str(Path(sys.executable).with_name("foedus"))
    with subprocess.Popen(
        [script, *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=side,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    ) as process:
        os.close(side)
        seen = b""
        try:
            while piece := os.read(terminal, 65536):
                seen += piece
        except OSError:  # the other side is closed
            pass
        finally:
            os.close(terminal)
    assert process.returncode == 0
    return seen.decode("utf-8")


def test_a_terminal_gets_a_bar_for_each_scenario(tmp_path: Path) -> None:
    seen = stderr_on_a_terminal(WORDS, tmp_path)
    assert "us-stays" in seen
    assert "baseline" in seen
    assert "100%" in seen


def test_a_terminal_gets_no_bar_with_json(tmp_path: Path) -> None:
    assert stderr_on_a_terminal([*WORDS, "--json"], tmp_path) == ""


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["text", "json"])
def test_a_pipe_gets_no_bar(flags: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("foedus"), *WORDS, *flags],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "%|" not in done.stdout
    assert "━" not in done.stdout
