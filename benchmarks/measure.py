"""Measure time and memory of what users wait for, in processes of their own.

`make bench` prints a table in Markdown with the load of the machine. Absolute figures depend on the
machine, so no test holds them; they go by hand into benchmarks/RESULTS.md.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

FOEDUS = str(Path(sys.executable).with_name("foedus"))
CASES = (
    ("`foedus --help`", (FOEDUS, "--help")),
    ("`foedus facts DEU`", (FOEDUS, "facts", "DEU")),
    ("`foedus run us-retrenches` (2,000 runs and the baseline)", (FOEDUS, "run", "us-retrenches")),
    ("baseline, 10,000 runs, files and charts", (FOEDUS, "run", "--runs", "10000")),
    ("baseline, 100,000 runs, files and charts", (FOEDUS, "run", "--runs", "100000")),
)
REPEATS = 3


def main() -> None:
    print(f"load before: {os.getloadavg()[0]:.2f}, cores: {os.cpu_count()}\n")
    print("| what | best of 3, s | highest memory, all processes, shared pages divided, MB |")
    print("|---|---|---|")
    for what, command in CASES:
        measured = [measure(command) for _ in range(REPEATS)]
        seconds, memory = min(m[0] for m in measured), max(m[1] for m in measured)
        print(f"| {what} | {seconds:.2f} | {memory:.0f} |", flush=True)
    print(f"\nload after: {os.getloadavg()[0]:.2f}")


def measure(command: tuple[str, ...]) -> tuple[float, float]:
    """Return seconds and the highest sum of memory, MB, sampled while it runs."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        peak = 0.0
        done = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not done.is_set():
                peak = max(peak, sum(memory(pid) for pid in family(process.pid)))
                time.sleep(0.05)

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - start
        done.set()
        watcher.join()
        if status:
            raise SystemExit(f"{' '.join(command)} ended with {status}")
        return seconds, peak


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


def memory(pid: int) -> float:
    """Return the proportional memory of a process, MB: shared pages are divided (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0
    kilobytes = next((line.split()[1] for line in lines if line.startswith("Pss:")), "0")
    return int(kilobytes) / 1000


if __name__ == "__main__":
    main()
