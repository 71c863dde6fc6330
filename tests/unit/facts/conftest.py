"""The small system of tests/data, as it is and as a copy to write in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.system import System, load

SMALL = Path(__file__).parents[2] / "data" / "small_system"


@pytest.fixture(scope="session")
def small() -> System:
    return load(SMALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    return folder


@pytest.fixture
def faults_with(copy: Path) -> Callable[..., list[str]]:
    """Return the messages, with file and line, after a text in a file is replaced by another."""

    def replaced(file: str, old: str, new: str) -> list[str]:
        text = (copy / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} must stand once in {file}"
        (copy / file).write_text(text.replace(old, new), "utf-8")
        try:
            load(copy)
        except DataError as error:
            return [f"{fault.file}:{fault.line}: {fault.message}" for fault in error.faults]
        return []

    return replaced
