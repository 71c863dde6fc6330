"""How much quicker foedus computes the bare equation than Mesa and than a loop over runs.

All in one process on one thread, in processor time, so that other work on the machine counts
little. A repeat times every engine once, in turn; a ratio is the median over the repeats.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks import mesa_side, numpy_loop
from benchmarks.agreement import refuse_disagreement
from benchmarks.bare_equation import facts_of
from benchmarks.foedus_side import Case, case_of, draw, kernel, machinery, only_run
from benchmarks.timing import load, processor_time, table, with_range
from foedus.facts.system import System
from foedus.model.loading import load as load_system
from foedus.simulate.run import simulate
from foedus.simulate.streams import BLOCK

Seconds = Mapping[str, list[float]]  # engine → seconds per run, one per repeat
WANTED = {True: 100, False: 40}  # times Mesa, by whether kernel and coefficients are shared
SET_UP = {True: "shared kernel, only shocks drawn", False: "everything drawn"}


@dataclass(frozen=True)
class Sizes:
    """How much is timed."""

    blocks: int = 16  # of 128 runs each
    one_by_one: int = 64  # runs of Mesa and of the loop
    repeats: int = 9


QUICK = Sizes(blocks=2, one_by_one=16, repeats=3)


def main() -> None:
    """Print the ratios and how Mesa's time grows with runs."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    sizes = QUICK if asked.parse_args().quick else Sizes()
    system = load_system()
    simulate(system)  # as in a process in use: a fresh one asks the machine for memory all the time
    print(f"### Against Mesa and a loop over runs ({load()} before)\n")
    print(refuse_disagreement(system))
    print(
        f"45 actors, 2025 to 2040; foedus on {sizes.blocks * BLOCK:,} runs, the others on "
        f"{sizes.one_by_one} and per run; processor time on one thread, medians of "
        f"{sizes.repeats} interleaved repeats with lowest and highest, after a run of the "
        "whole model.\n"
    )
    rows = [row for shared in (True, False) for row in ratio_rows(system, sizes, shared=shared)]
    head = ("set-up", "foedus as", "drawing", "foedus, µs a run", "Mesa, µs a run")
    ratios = ("Mesa ÷ foedus", "wanted", "helped Mesa ÷ foedus", "loop ÷ foedus")
    print(table((*head, *ratios), rows))
    print(
        "\nHelped Mesa: the model works out the weighted sums of all its agents in one product a "
        "year.\nDrawing in both: each side pays what the product's draw of a block costs per run; "
        "the machinery\nalso checks ranges and takes logarithms of shares each year.\n"
    )
    print(linearity(system, sizes))
    print(f"\n({load()} after)")


def ratio_rows(system: System, sizes: Sizes, *, shared: bool) -> list[tuple[str, ...]]:
    """Return the rows of one set-up: the bare function without and with drawing, the machinery."""
    timed = seconds_per_run(case_of(system, facts_of(system), shared=shared), sizes)
    draws = timed["draw"]
    drawing = [k + d for k, d in zip(timed["kernel"], draws, strict=True)]
    sides = (
        ("bare function", "in neither", timed["kernel"], [0.0] * sizes.repeats),
        ("bare function", "in both", drawing, draws),
        ("product's machinery", "in both", timed["machinery"], draws),
    )
    return [
        (
            SET_UP[shared],
            name,
            counted,
            with_range([1e6 * one for one in own], ".1f"),
            with_range([1e6 * one for one in timed["mesa"]]),
            f"{with_range(over(timed['mesa'], extra, own))} ×",
            f"{WANTED[shared]} ×",
            f"{with_range(over(timed['helped'], extra, own))} ×",
            f"{with_range(over(timed['loop'], extra, own), '.1f')} ×",
        )
        for name, counted, own, extra in sides
    ]


def over(other: list[float], extra: list[float], own: list[float]) -> list[float]:
    """Return the ratio of each repeat, with what drawing adds to the other side."""
    return [(o + e) / s for o, e, s in zip(other, extra, own, strict=True)]


def seconds_per_run(case: Case, sizes: Sizes) -> Seconds:
    """Return the processor seconds per run of every engine, one for each interleaved repeat."""
    facts, shared = case.facts, case.shared
    drawn = [draw(case, block) for block in range(sizes.blocks)]
    runs = [only_run(drawn[0], run) for run in range(sizes.one_by_one)]
    many, few = sizes.blocks * BLOCK, sizes.one_by_one
    works: dict[str, tuple[Callable[[], object], int]] = {
        "kernel": (lambda: each(partial(kernel, case), drawn), many),
        "draw": (lambda: each(partial(draw, case), range(sizes.blocks)), many),
        "machinery": (lambda: each(partial(machinery, case), range(sizes.blocks)), many),
        "mesa": (lambda: mesa_side.simulate(facts, runs, shared=shared), few),
        "helped": (lambda: mesa_side.simulate(facts, runs, shared=shared, helped=True), few),
        "loop": (lambda: numpy_loop.simulate(facts, runs, shared=shared), few),
    }
    timed: dict[str, list[float]] = {name: [] for name in works}
    for repeat in range(sizes.repeats + 1):
        for name, (work, number) in works.items():
            seconds = processor_time(work) / number
            if repeat:  # the first warms up
                timed[name].append(seconds)
    return timed


def each(work: Callable[[Any], object], over: Iterable[Any]) -> None:
    """Do the work for each and keep nothing, as the product hands on block after block."""
    for one in over:
        work(one)


def linearity(system: System, sizes: Sizes) -> str:
    """Return Mesa's time per run for more and more runs: scaling it per run must be fair."""
    case = case_of(system, facts_of(system), shared=True)
    drawn = draw(case, 0)
    found = []
    for number in (8, 16, 32, 64, BLOCK):
        runs = [only_run(drawn, run) for run in range(number)]
        times = [
            processor_time(partial(mesa_side.simulate, case.facts, runs, shared=True))
            for _ in range(sizes.repeats)
        ]
        found.append(f"{1e6 * min(times) / number:.0f} µs for {number}")
    return (
        f"Mesa's time per run by how many are timed: {', '.join(found)} runs "
        f"(best of {sizes.repeats})."
    )


if __name__ == "__main__":
    main()
