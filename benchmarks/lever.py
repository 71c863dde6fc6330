"""How long somebody waits who moves a lever: one pin changed, the whole model, a warm pool.

From the call to the summarised indicators, each time with another value of the pin, so that
nothing can have been kept from before.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.timing import load, table, wall_time
from foedus.analyse.summarise import Summary, summarise
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.loading import load as load_system
from foedus.simulate.run import simulate
from foedus.simulate.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

RUNS = (256, 512, 2_048)
PROCESSES = (1, 2)
REPEATS = 40
QUICK_REPEATS = 5
FIRST, LAST = 70.0, 20.0  # thousand persons: the lever moves between them


def main() -> None:
    """Print the median and the 95th percentile of the waiting time."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="few repeats, for a first look")
    repeats = QUICK_REPEATS if asked.parse_args().quick else REPEATS
    print(f"### Moving a lever ({load()} before)\n")
    print(
        f"The whole model with one changed pin, pool warm, {repeats} repeats; from the call to the "
        "summarised\nindicators.\n"
    )
    print(table(("processes", "runs", "p50, s", "p95, s", "longest, s"), list(rows(repeats))))
    print(f"\n({load()} after)")


def rows(repeats: int) -> Iterator[tuple[str, ...]]:
    """Yield a row for each number of processes and of runs."""
    system = load_system()
    for processes in PROCESSES:
        with workers(processes) as pool:
            for runs in RUNS:
                waits = waiting_times(system, runs, repeats, pool)
                told = [float(np.quantile(waits, level)) for level in (0.5, 0.95, 1.0)]
                yield (f"{processes}", f"{runs:,}", *(f"{one:.3f}" for one in told))


def waiting_times(system: System, runs: int, repeats: int, pool: "Executor | None") -> list[float]:
    """Return the seconds that each position of the lever takes, the first two left out."""
    places = np.linspace(FIRST, LAST, repeats + 2)
    return [wall_time(partial(moved, system, float(at), runs, pool)) for at in places][2:]


def moved(system: System, troops: float, runs: int, pool: "Executor | None") -> Summary:
    """Return the summary of the baseline with troops led down to a level in 2030."""
    change = Change.model_validate(
        {
            "variable": "us_troops_in_europe",
            "unit": "thousand persons",
            "path": {2027: FIRST, 2030: troops},
            "how": "at_most",
            "why": "A lever that somebody moves.",
        }
    )
    lever = ScenarioFile(
        name="lever", question="What if it moves?", based_on="baseline", changes=(change,)
    )
    known = replace(system, scenarios={**system.scenarios, "lever": lever})
    return summarise(known, simulate(known, "lever", runs=runs, pool=pool))


if __name__ == "__main__":
    main()
