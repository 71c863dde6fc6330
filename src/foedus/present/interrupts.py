"""Interrupts: Ctrl-C held back until a step is done.

Imports and drawing pass through callbacks that swallow an exception or turn it into another, and
an import that is broken off can leave a lock behind. A stop that comes in their midst waits for
the next place where it does no harm; a second one does not wait.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

Stop = Callable[[], None]


@contextmanager
def interrupts_held_back() -> Iterator[Stop]:
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

    def remember(number: int, frame: object) -> None:
        stop_if_asked()
        came.append(number)

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield stop_if_asked
    except Exception:
        stop_if_asked()  # what failed after a stop failed because of it
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    stop_if_asked()
