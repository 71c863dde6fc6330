"""The shipped system and its three scenarios, run once."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from foedus.analyse.summarise import Summary, summarise
from foedus.facts.system import System, load
from foedus.simulate.run import simulate

Runs = Callable[..., Any]


@pytest.fixture(scope="session")
def system() -> System:
    return load()


@pytest.fixture(scope="session")
def runs(system: System) -> Runs:
    """Return a function that runs a scenario 512 times to 2040 and remembers it."""

    @cache
    def run(scenario: str, cut: frozenset[str] = frozenset()) -> Any:
        return simulate(system, scenario, 512, 1, trajectories=True, cut=cut)

    return run


@pytest.fixture(scope="session")
def baseline(system: System, runs: Runs) -> Summary:
    return summarise(system, runs("baseline"))
