"""Called: a command of the program in this process, as if it had been started in a terminal."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from foedus.present import cli, compare_command, compare_files, files, run_command

CHARTS = (
    (files, "draw_charts"),
    (compare_files, "draw_comparison"),
    (run_command, "import_charts"),
    (compare_command, "import_charts"),
)


def called(
    words: Sequence[str], folder: Path, environment: dict[str, str], *, charts: bool
) -> tuple[int, str, str]:
    """Return the status and the two outputs of `foedus WORD …` in a folder.

    charts   False leaves out pictures, which take most of the time of a few runs
    """
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    with (
        patch.object(sys, "argv", ["foedus", *words]),
        patch.dict(os.environ, environment),
        contextlib.nullcontext() if charts else without_charts(),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
        finally:  # the command line stops collecting, and here its process goes on
            gc.unfreeze()
            gc.enable()
    assert isinstance(status, int)
    return status, out.getvalue(), err.getvalue()


@contextlib.contextmanager
def without_charts() -> Iterator[None]:
    """Leave out what draws, so that a command still does all the rest."""
    with contextlib.ExitStack() as stack:
        for module, name in CHARTS:
            stack.enter_context(patch.object(module, name, _undrawn))
        yield


def _undrawn(*given: Callable[[], Any] | Any) -> Any:
    """Do nothing but what comes last, if it can be done."""
    return given[-1]() if given and callable(given[-1]) else None
