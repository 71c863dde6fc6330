"""That the engines compute the same: their largest difference on the same drawn numbers."""

import numpy as np

from benchmarks import mesa_side, numpy_loop
from benchmarks.bare_equation import Array, Facts, facts_of
from benchmarks.foedus_side import Drawn, case_of, draw, kernel, machinery, only_run
from foedus.facts.system import System

TOLERANCE = 1e-9  # of log shares
CHECKED_RUNS = 4  # of a block


def largest_difference(facts: Facts, system: System, *, shared: bool) -> float:
    """Return the largest difference of a log share between any engine and the bare kernel."""
    case = case_of(system, facts, shared=shared)
    drawn = draw(case, 0)
    wanted = kernel(case, drawn)
    found = [np.log(machinery(case, 0)) - wanted]
    runs = [only_run(drawn, run) for run in range(CHECKED_RUNS)]
    for courses in one_by_one(facts, runs, shared=shared):
        found.append(np.stack(courses, axis=1) - wanted[:, :CHECKED_RUNS])
    return max(float(np.abs(difference).max()) for difference in found)


def one_by_one(facts: Facts, runs: list[Drawn], *, shared: bool) -> list[list[Array]]:
    """Return the courses of the engines that compute one run after the other."""
    return [
        numpy_loop.simulate(facts, runs, shared=shared),
        mesa_side.simulate(facts, runs, shared=shared),
        mesa_side.simulate(facts, runs, shared=shared, helped=True),
    ]


def refuse_disagreement(system: System) -> str:
    """Return how far the engines agree, in words; end the program if they do not."""
    facts = facts_of(system)
    largest = max(largest_difference(facts, system, shared=shared) for shared in (True, False))
    if not largest <= TOLERANCE:
        raise SystemExit(f"the engines differ by {largest:.1e}, more than {TOLERANCE:.0e}")
    return f"All engines agree on the same drawn numbers; largest difference {largest:.0e}."
