"""Progress: a bar per scenario on a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from foedus.present.interrupts import Stop

Report = Callable[[str], Callable[[int, int], None]]  # name → (runs done, runs in all)


@contextmanager
def progress(stop_if_asked: Stop, *, quiet: bool) -> Iterator[Report]:
    """Show a bar per scenario on a terminal; nothing in a pipe. Between blocks a run can stop."""
    if quiet or not sys.stderr.isatty():
        yield lambda name: lambda done, total: stop_if_asked()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:

        def report(name: str) -> Callable[[int, int], None]:
            task = bars.add_task(name, total=None)

            def moved(done: int, total: int) -> None:
                stop_if_asked()
                bars.update(task, completed=done, total=total)

            return moved

        yield report
