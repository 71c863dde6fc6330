"""The command line called in this process, and a run of it that many tests read."""

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

import pytest

import foedus
from foedus.analyse.summarise import Summary, summarise
from foedus.facts.system import System
from foedus.present.asked import system_on
from foedus.present.cli import main

RUNS = 256


@dataclass(frozen=True)
class Said:
    """What a command returned, and what it wrote to its two outputs."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output read as strict JSON: nothing before or after it, no NaN, no infinity."""
        return json.loads(self.out, parse_constant=_refuse)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


Ask = Callable[..., Said]


@pytest.fixture(autouse=True)
def _no_width_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run side by side are told a width of 80, which a test may still set itself."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Return what calls `foedus WORD …` in a folder, as the console script does."""

    def called(*words: object, folder: Path) -> Said:
        out, err = io.StringIO(), io.StringIO()
        quiet = {name: text for name, text in os.environ.items() if name != "FORCE_COLOR"}
        status: object = 0
        with (
            patch.object(sys, "argv", ["foedus", *map(str, words)]),
            patch.dict(os.environ, quiet, clear=True),
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main()
            except SystemExit as end:
                status = end.code or 0
        assert isinstance(status, int)
        return Said(status, out.getvalue(), err.getvalue())

    return called


@dataclass(frozen=True)
class Ran:
    """A scenario that ran once: what it said and the folder it wrote."""

    said: Said
    folder: Path


@pytest.fixture(scope="session")
def as_json(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return us-retrenches with --json and --out."""
    folder = tmp_path_factory.mktemp("json")
    words = ("run", "us-retrenches", "--runs", RUNS, "--seed", 3, "--json", "--out", "files")
    said = ask(*words, folder=folder)
    assert said.status == 0, said.err
    return Ran(said, folder / "files")


@pytest.fixture(scope="session")
def as_text(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return us-retrenches as a table, in the folder that it chooses itself."""
    folder = tmp_path_factory.mktemp("text")
    said = ask("run", "us-retrenches", "--runs", RUNS, "--seed", 3, folder=folder)
    assert said.status == 0, said.err
    return Ran(said, folder)


@pytest.fixture(scope="session")
def system() -> System:
    return system_on("eu_nato", None)


@pytest.fixture(scope="session")
def summaries(system: System) -> dict[str, Summary]:
    """Return the summaries of baseline and us-retrenches on the same draws."""
    return {
        name: summarise(system, foedus.simulate(system, name, RUNS, seed=3, processes=1))
        for name in ("baseline", "us-retrenches")
    }


@pytest.fixture
def shipped_copy(system: System, tmp_path: Path) -> Path:
    """Return a copy of the shipped folder, to write in."""
    folder = tmp_path / "system"
    shutil.copytree(system.directory, folder)
    return folder
