"""Time and memory of what users wait for, in processes of their own.

Memory is measured twice: the plain sum counts a page that processes share once for each of them,
the proportional sum divides it between them (Linux).
"""

import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import load, table

FOEDUS = str(Path(sys.executable).with_name("foedus"))
CASES = (
    ("`foedus --help`", (FOEDUS, "--help")),
    ("`foedus facts DEU`", (FOEDUS, "facts", "DEU")),
    ("`foedus run us-retrenches` (2,000 runs and the baseline)", (FOEDUS, "run", "us-retrenches")),
    ("baseline, 10,000 runs, files and charts", (FOEDUS, "run", "--runs", "10000")),
    ("baseline, 100,000 runs, files and charts", (FOEDUS, "run", "--runs", "100000")),
)
REPEATS = 3
LOOK = 0.02  # seconds between looks at the memory


def main() -> None:
    """Print a row for each command."""
    print(f"### Time and memory of commands ({load()} before)\n")
    print(
        f"Best time of {REPEATS}, highest memory; all processes of a command together. The plain "
        "sum counts\nshared pages once for each process, the proportional sum divides them.\n"
    )
    head = ("what", "s", "plain memory (RSS), MB", "proportional memory (PSS), MB")
    print(table(head, [row(what, command) for what, command in CASES]))
    print(f"\n({load()} after)")


def row(what: str, command: tuple[str, ...]) -> tuple[str, ...]:
    """Return the row of a command."""
    measured = [measure(command) for _ in range(REPEATS)]
    seconds = min(one.seconds for one in measured)
    plain, proportional = (
        max(getattr(one, name) for one in measured) for name in ("plain", "proportional")
    )
    return (what, f"{seconds:.2f}", f"{plain:.0f}", f"{proportional:.0f}")


@dataclass
class Measured:
    """What a command took: its time, and the highest sums of memory while it ran."""

    seconds: float = 0.0
    plain: float = 0.0  # MB
    proportional: float = 0.0  # MB


def measure(command: tuple[str, ...]) -> Measured:
    """Run a command and look at its memory every LOOK seconds."""
    found = Measured()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        done = threading.Event()

        def watch() -> None:
            while not done.wait(LOOK):
                sums = [memory(pid) for pid in family(process.pid)]
                found.plain = max(found.plain, sum(one[0] for one in sums))
                found.proportional = max(found.proportional, sum(one[1] for one in sums))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        found.seconds = time.perf_counter() - start
        done.set()
        watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return found


def family(pid: int) -> list[int]:
    """Return a process and all its descendants (Linux)."""
    found = [pid]
    for one in found:
        path = Path(f"/proc/{one}/task/{one}/children")
        try:
            found += [int(child) for child in path.read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def memory(pid: int) -> tuple[float, float]:
    """Return the plain and the proportional memory of a process, MB (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0, 0.0
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    return kilobytes.get("Rss:", 0) / 1000, kilobytes.get("Pss:", 0) / 1000


if __name__ == "__main__":
    main()
