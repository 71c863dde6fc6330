"""What a result costs against runs, actors and years: time should grow with their product.

Where every run draws a spill-in kernel of its own, time and memory grow with the square of actors.

The whole model on the shipped system for runs and years; the bare equation in the product's
machinery for actors, since the shipped system has one number of them. One process.
"""

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.bare_equation import facts_of
from benchmarks.foedus_side import Case, case_of, machinery
from benchmarks.timing import both_times, load, table
from foedus.facts.system import System
from foedus.model.loading import load as load_system
from foedus.simulate.run import simulate
from foedus.simulate.streams import BLOCK

RUNS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
LAST_YEARS = (2040, 2056, 2088)  # 16, 32, 64 years
ACTORS = (45, 200)
RUNS_FOR_YEARS = 1_024
BLOCKS_FOR_ACTORS = 8
ENOUGH_RUNS = 30_000  # from here a single timing tells
REPEATS = 5

Row = tuple[str, ...]


def main() -> None:
    """Print one table with a row for every size."""
    system = load_system()
    simulate(system, runs=BLOCK)  # reads the series and warms up
    print(f"### Cost against runs, actors and years ({load()} before)\n")
    print(
        f"One process, one thread. Best of {REPEATS}; from {ENOUGH_RUNS:,} runs on, timed once.\n"
    )
    head = ("what", "actors", "runs", "years", "s, wall", "s, processor", "ns a run-year-actor")
    rows = [*against_runs(system), *against_years(system), *against_actors(system)]
    print(table(head, rows))
    print(
        "\nRuns are computed in blocks of 128, so 100 runs cost as much as 128; the last column "
        "counts\nthose asked for. A kernel drawn for each run grows with the square of actors.\n"
    )
    print(f"({load()} after)")


def against_runs(system: System) -> Iterator[Row]:
    """Yield a row for each number of runs of the whole model to the system's last year."""
    for runs in RUNS:
        repeats = 1 if runs >= ENOUGH_RUNS else REPEATS
        yield whole_model(system, runs, system.last_year, repeats)


def against_years(system: System) -> Iterator[Row]:
    """Yield a row for each last year of the whole model."""
    for last_year in LAST_YEARS:
        yield whole_model(system, RUNS_FOR_YEARS, last_year, REPEATS)


def whole_model(system: System, runs: int, last_year: int, repeats: int) -> Row:
    """Return the row of one call of `foedus.simulate`."""
    years = len(simulate(system, runs=1, until=last_year)["year"])
    work = partial(simulate, system, runs=runs, until=last_year)
    return row("whole model", work, len(system.actors), runs, years, repeats)


def against_actors(system: System) -> Iterator[Row]:
    """Yield a row for each number of actors of the bare equation, kernel shared and drawn."""
    for shared in (True, False):
        for actors in ACTORS:
            facts = facts_of(system, actors)
            case = case_of(system, facts, shared=shared)

            def work(case: Case = case) -> None:
                for block in range(BLOCKS_FOR_ACTORS):
                    machinery(case, block)

            what = f"bare equation, kernel {'shared' if shared else 'drawn'}"
            runs = BLOCKS_FOR_ACTORS * BLOCK
            yield row(what, work, actors, runs, len(facts.years), REPEATS)


def row(
    what: str, work: Callable[[], object], actors: int, runs: int, years: int, repeats: int
) -> Row:
    """Return the row of one size, the best of the repeats."""
    timed = [both_times(work) for _ in range(repeats)]
    wall, processor = (min(one) for one in zip(*timed, strict=True))
    each = 1e9 * processor / (actors * runs * years)
    size = (f"{actors}", f"{runs:,}", f"{years}")
    return (what, *size, f"{wall:.3f}", f"{processor:.3f}", f"{each:.0f}")


if __name__ == "__main__":
    main()
