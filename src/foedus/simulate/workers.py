"""Workers: processes that compute blocks of runs, started early and stopped for certain.

loky starts workers that do not run the caller's script again, so that `simulate` can be called with
several processes from a script, a notebook or a server alike. This module imports nothing heavy:
the workers begin to import while the caller still does.
"""

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread, current_thread, main_thread
from time import sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Executor

ENOUGH_RUNS = 1_000  # below this a second process costs more than it saves
IDLE = 5  # seconds after which a worker without work ends
LOOK = 0.5  # seconds between looks whether the parent is still there
EARLY = ("foedus.simulate.pool", "scipy.special")  # what a worker imports while it would wait
WARNINGS = "PYTHONWARNINGS"  # variable of the environment
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def processes_for(runs: int) -> int:
    """Return how many processes pay for so many runs: all cores for a long run, else one."""
    return os.cpu_count() or 1 if runs >= ENOUGH_RUNS else 1


def one_thread() -> None:
    """Let numpy use one thread, unless told how many: the workers need the other cores.

    Has no effect once numpy is loaded.
    """
    for name, threads in ONE_THREAD.items():
        os.environ.setdefault(name, threads)


@contextmanager
def workers(processes: int) -> "Iterator[Executor | None]":
    """Give a pool for as long as the block lasts, of one process less, since the caller works too.

    None for a single process.
    """
    if processes == 1:
        yield None
        return
    pool = _begun(processes - 1, EARLY, idle=IDLE)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def standing_worker() -> Any:
    """Return a pool of one process that stays until it is shut down, for a program that lasts.

    Shut it down with `shutdown(wait=True, kill_workers=True)`.
    """
    return _begun(1, ("foedus.simulate.standing",), idle=None)


def _begun(processes: int, modules: tuple[str, ...], idle: int | None) -> Any:
    """Return a pool whose workers begin to import modules.

    idle   seconds after which a worker without work ends; None for never
    """
    from loky import ProcessPoolExecutor

    with _deaf_to_interrupts(), _quiet_tracker():
        pool: Any = ProcessPoolExecutor(
            processes,
            timeout=idle,
            initializer=_follow_the_parent,
            initargs=(os.getpid(), idle is not None),
            env=ONE_THREAD,
        )
        for module in modules * processes:
            pool.submit(import_module, module)
    return pool


@contextmanager
def _quiet_tracker() -> "Iterator[None]":
    """Start loky's tracker so that it does not tell of locks which a pool cleared while it ended.

    Stopped in the midst of that, it finds them gone and says so after the last line of a command.
    """
    before = os.environ.get(WARNINGS)
    os.environ[WARNINGS] = ",".join(filter(None, (before, "ignore:resource_tracker")))
    try:
        yield
    finally:
        if before is None:
            del os.environ[WARNINGS]
        else:
            os.environ[WARNINGS] = before


@contextmanager
def _deaf_to_interrupts() -> "Iterator[None]":
    """Start processes to which Ctrl-C means nothing, not even before their first line runs."""
    if current_thread() is not main_thread():  # only there may a handler be set
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _follow_the_parent(parent: int, short: bool) -> None:
    """Leave stopping to the parent, and end when it has gone, even if it was killed.

    short   whether the worker lives no longer than a command, which does not collect either
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if short:
        gc.disable()
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        sleep(LOOK)
    os._exit(1)
