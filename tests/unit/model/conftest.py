"""The shipped system, loaded once, and a copy of its folder."""

import shutil
from pathlib import Path

import pytest

from foedus.facts.system import System, load


@pytest.fixture(scope="session")
def system() -> System:
    return load()


@pytest.fixture
def folder(system: System, tmp_path: Path) -> Path:
    """Return a copy of the shipped folder to write in."""
    copied = tmp_path / "copy"
    shutil.copytree(system.directory, copied)
    return copied
