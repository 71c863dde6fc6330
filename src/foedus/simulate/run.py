"""Run: simulate a scenario and return what was recorded as one labelled dataset."""

import json
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.model.inputs import Inputs
from foedus.model.variables import INDICATORS, VARIABLES, Variable
from foedus.model.wording import in_words
from foedus.simulate.block import Recorded
from foedus.simulate.card import run_card
from foedus.simulate.draw import ParameterTable
from foedus.simulate.keep import ACTOR_VARIABLES, Keep
from foedus.simulate.pool import Job, run_blocks
from foedus.simulate.prepared import prepare
from foedus.simulate.quantiles import QUANTILES, quantiles_over_runs
from foedus.simulate.scenario import resolve
from foedus.simulate.streams import BLOCK
from foedus.simulate.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]  # (runs done, runs in all)


def simulate(
    system: System,
    scenario: str = "baseline",
    runs: int = 2000,
    seed: int = 1,
    *,
    until: int | None = None,
    trajectories: bool = False,
    pool: "Executor | None" = None,
    processes: int = 1,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] | None = None,
    cut: frozenset[str] = frozenset(),
) -> "xarray.Dataset":
    """Simulate a scenario and return an xarray Dataset.

    system        as returned by `foedus.load`
    scenario      name of a scenario of the system, or of several stacked: "one+another"
    runs          number of runs, at least 1; more runs change none of the first ones
    seed          any whole number from 0 on; two scenarios with one seed share their draws
    until         last year, by default the system's
    trajectories  keep (run, actor, year) of the actor variables, not only their quantiles
    processes     1 or more; the result is the same for any number
    pool          a pool of processes to use in place of starting one, see `workers`
    progress      called with runs done and runs in all
    meanwhile     called once when the first blocks are under way, for work that can be done aside
    cut           links to cut, as `sub-model.parameter`: asks what would be left without them

    The dataset holds every indicator (run, year), `threat` (run, region, year), quantiles of the
    actor variables (quantile, actor, year) and the drawn parameters (run, parameter). Its
    attributes hold the card; each variable's hold label, unit and meaning.

    Raises UnknownName, ScenarioError, WiringError, RangeError.
    """
    _check_counts(runs, processes, seed)
    prepared = prepare(system, until)
    resolved = resolve(system, scenario, prepared.inputs.years)
    job = Job(prepared.inputs, resolved, prepared.table, seed, Keep(trajectories), cut)
    with nullcontext(pool) if pool is not None else workers(processes) as used:
        computed = run_blocks(job, blocks_for(runs), used)
        import xarray  # noqa: F401  while the workers compute

        if meanwhile is not None:
            meanwhile()
        return dataset_of(system, job, computed, runs, progress)


def dataset_of(
    system: System,
    job: Job,
    computed: Iterable[Recorded],
    runs: int,
    progress: Progress | None = None,
) -> "xarray.Dataset":
    """Return the blocks of a job as the dataset that `simulate` returns.

    computed   the job's blocks, or parts of them, in order; they are taken as they come
    """
    gathered = _gather(computed, runs, job.keep, progress)
    years = job.inputs.years
    card = run_card(system, job.scenario, runs=runs, seed=job.seed, years=years, cut=job.cut)
    card["quantiles_from_runs"] = min(runs, Keep.quantile_runs())
    return _dataset(gathered, system, job.inputs, job.table, card, job.keep.trajectories)


def _check_counts(runs: int, processes: int, seed: int) -> None:
    if runs < 1:
        raise ScenarioError(f"runs must be at least 1, not {runs}")
    if processes < 1:
        raise ScenarioError(f"processes must be at least 1, not {processes}")
    if seed < 0:
        raise ScenarioError(f"seed must be 0 or more, not {seed}")


def blocks_for(runs: int) -> int:
    """Return how many blocks hold so many runs; the last may be used in part.

    >>> blocks_for(500)
    4
    """
    return -(-runs // BLOCK)


def _gather(
    computed: Iterable[Recorded], runs: int, keep: Keep, progress: Progress | None
) -> dict[str, Array]:
    """Return every recorded variable with its runs joined, (year, run, …).

    Room is made once, at the first block. What later blocks leave out keeps its first runs.
    """
    joined: dict[str, Array] = {}
    held: dict[str, int] = {}
    done = 0
    for recorded in computed:
        here = min(len(recorded["parameters"]), runs - done)
        for name, value in recorded.items():
            if name not in joined:
                joined[name] = np.empty(_room(name, value.shape, runs, keep), value.dtype)
            by_run = joined[name] if name == "parameters" else joined[name].swapaxes(0, 1)
            new = value if name == "parameters" else value.swapaxes(0, 1)
            by_run[done : done + here] = new[:here]
            held[name] = done + here
        done += here
        if progress is not None:
            progress(done, runs)
    return {
        name: value[: held[name]] if name == "parameters" else value[:, : held[name]]
        for name, value in joined.items()
    }


def _room(name: str, shape: tuple[int, ...], runs: int, keep: Keep) -> tuple[int, ...]:
    if name in ACTOR_VARIABLES and not keep.trajectories:
        runs = min(runs, keep.quantile_runs())
    first, second, *rest = shape
    return (runs, second, *rest) if name == "parameters" else (first, runs, *rest)


def _dataset(
    gathered: dict[str, Array],
    system: System,
    inputs: Inputs,
    table: ParameterTable,
    card: dict[str, Any],
    trajectories: bool,
) -> "xarray.Dataset":
    import xarray

    data: dict[str, Any] = {}
    for indicator in INDICATORS:
        values = gathered.pop(indicator.name)
        dims = ("run", *indicator.dims, "year")
        data[indicator.name] = (dims, np.moveaxis(values, 0, -1), _attributes(indicator, system))
    for name in ACTOR_VARIABLES:
        values = gathered.pop(name)
        spread = quantiles_over_runs(values[:, : Keep.quantile_runs()])
        attributes = _attributes(VARIABLES[name], system)
        data[f"{name}_quantiles"] = (("quantile", "actor", "year"), spread, attributes)
        if trajectories:
            data[name] = (("run", "actor", "year"), np.moveaxis(values, 0, -1), attributes)
    data["parameters"] = (("run", "parameter"), gathered.pop("parameters"))
    return xarray.Dataset(
        data,
        coords={
            "year": list(inputs.years),
            "actor": list(inputs.actors),
            "region": list(inputs.regions),
            "quantile": list(QUANTILES),
            "parameter": list(table.names),
            "basis": ("parameter", [p.basis for p in table.parameters]),
        },
        attrs={"title": f"foedus run: {card['scenario']}", "card": json.dumps(card)},
    )


def _attributes(variable: Variable, system: System) -> dict[str, str]:
    return {
        "long_name": in_words(variable.label, system),
        "units": variable.unit,
        "description": in_words(variable.meaning, system),
    }
