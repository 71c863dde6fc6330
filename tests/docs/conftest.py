"""What the tests of the docs share: the builder in tools/, and the system that pages quote."""

import sys
from pathlib import Path

import pytest

import foedus
from foedus.facts.system import System

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))


@pytest.fixture(scope="session")
def shipped() -> System:
    return foedus.load()
