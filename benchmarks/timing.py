"""What the parts of the benchmark share: clocks, quantiles, tables in Markdown, the load."""

import gc
import os
import time
from collections.abc import Callable, Sequence

import numpy as np


def processor_time(work: Callable[[], object]) -> float:
    """Return the processor seconds of this process that the work takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def wall_time(work: Callable[[], object]) -> float:
    """Return the seconds that pass while the work is done."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def both_times(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that pass and the processor seconds of this process."""
    gc.collect()
    start = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start[0], time.process_time() - start[1]


def with_range(values: Sequence[float], form: str = ".0f") -> str:
    """Return the median and, in brackets, the lowest and the highest value.

    >>> with_range([3.0, 1.0, 2.0])
    '2 (1 to 3)'
    """
    return f"{np.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, *rows]
    written = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([written[0], "|" + "---|" * len(head), *written[1:]])


def load() -> str:
    """Return the machine's load over the last minute, in words."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
