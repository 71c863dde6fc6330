"""Tests keep what they parse in a folder of their own, and collect what the command line left."""

import gc
import os
import shutil
from tempfile import mkdtemp

import pytest

NAMED = "FOEDUS_CACHE"


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
