"""Tests keep what they parse in a folder of their own, and collect what the command line left.

Tests of one file stay together where several processes run them, so that what a file's fixtures
compute is computed once; files that ask for the same long results say so by a group of their own.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings

from foedus.analyse.backtest import Backtest, backtest
from foedus.analyse.decision_choices import Choices, choices_of
from foedus.errors import Fault
from foedus.facts import contents, described_tables, shelf
from foedus.facts.system import System

NAMED = "FOEDUS_CACHE"

# How long an example takes depends on what else the machine does: no test is one of speed.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")


# Thousands of objects live until the end: looking through all of them often finds nothing to free.
gc.set_threshold(20_000, 50, 50)


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder before anything is loaded; commands started by tests inherit it."""
    folder, before = mkdtemp(prefix="foedus-tests-"), os.environ.get(NAMED)
    os.environ[NAMED] = folder

    def clear() -> None:
        os.environ.pop(NAMED, None)
        if before is not None:
            os.environ[NAMED] = before
        shutil.rmtree(folder, ignore_errors=True)

    config.add_cleanup(clear)


def pytest_runtest_teardown() -> None:
    """Collect again: the command line stops collecting, and here its process goes on."""
    if not gc.isenabled():
        gc.unfreeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep each file together, unless it belongs to a group that has a name."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@pytest.fixture(scope="session", autouse=True)
def _each_file_is_parsed_once() -> Iterator[None]:
    """Remember what the same bytes say: hundreds of tests load a folder with one file changed.

    Reading itself is tested where it is defined, on functions that stay as they are.
    """
    with (
        patch.object(contents, "read_document", remembered(contents.read_document)),
        patch.object(shelf, "read_table", remembered(shelf.read_table)),
        patch.object(described_tables, "read_rows", remembered(described_tables.read_rows)),
    ):
        yield


def remembered(read: Callable[..., tuple[Any, list[Fault]]]) -> Callable[..., Any]:
    """Return what reads as a function does, the same bytes once; each caller has its own faults."""
    once = cache(read)

    def again(*given: Any) -> tuple[Any, list[Fault]]:
        found, faults = once(*given)
        return found, [*faults]

    return again


@pytest.fixture(scope="session")
def scored() -> Callable[..., Backtest]:
    """Return what does as `backtest`, and remembers it: it takes long, and three folders ask."""
    held: dict[tuple[str, str], Backtest] = {}

    def once(system: System, choices: Choices | None = None) -> Backtest:
        chosen = choices or choices_of(system)
        asked = f"{system.checksum} {system.as_of}", repr(chosen)
        if asked not in held:
            held[asked] = backtest(system, chosen)
        return held[asked]

    return once
