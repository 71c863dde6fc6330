"""Interrupts: Ctrl-C held back while files are written.

Drawing passes through callbacks that swallow an exception or turn it into another. A stop that
comes in their midst is kept until the step is done.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def interrupts_held_back() -> Iterator[Callable[[], None]]:
    """Give a function that raises KeyboardInterrupt if Ctrl-C came since; it is called at the end.

    >>> with interrupts_held_back() as stop_if_asked:
    ...     stop_if_asked()
    """
    if current_thread() is not main_thread():  # signals come to the main thread alone
        yield lambda: None
        return
    came: list[int] = []

    def stop_if_asked() -> None:
        if came:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, before)
    stop_if_asked()
