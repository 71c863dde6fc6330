"""The shipped system, loaded once."""

import pytest

from foedus.facts.system import System, load


@pytest.fixture(scope="session")
def system() -> System:
    return load()
