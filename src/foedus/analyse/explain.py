"""Explain: why a scenario moves an indicator. Start here.

Three questions, each with a method of its own: which of the scenario's changes did it
(`contributions`), which parameters make the effect large or small (`parameter_shares`), and by
which way it came (`chain`), down to parameters, facts and sources (`grounds`).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.asked_line import AskedLine, asked_line
from foedus.analyse.chain import Chain, chain
from foedus.analyse.contributions import Added, contributions
from foedus.analyse.difference import rests_on
from foedus.analyse.grounds import Grounds, grounds
from foedus.analyse.judged_links import judged_links
from foedus.analyse.parameter_shares import ParameterShare, Spread, parameter_shares
from foedus.errors import RangeError, ScenarioError
from foedus.facts.scenarios import Change
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.simulate.coalitions import Coalitions, run_coalitions
from foedus.simulate.draw import parameter_table
from foedus.simulate.part import parts_of_scenario
from foedus.simulate.quantiles import QUANTILES
from foedus.simulate.run import Progress
from foedus.simulate.streams import BLOCK
from foedus.simulate.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

Array = NDArray[np.float64]

__all__ = ["Contribution", "Explanation", "ParameterShare", "Spread", "explain"]


@dataclass(frozen=True)
class Contribution:
    """What one change adds to the difference from the baseline.

    value      mean over the runs, in the unit of the line
    quantiles  of the runs, by level; None where orders of the changes are drawn
    error      standard error from drawing orders; None where all are counted
    rests_on   a key of `difference.WORDS`
    """

    change: Change
    value: float
    quantiles: dict[float, float] | None
    error: float | None
    rests_on: str


@dataclass(frozen=True)
class Explanation:
    """Why a scenario differs from the baseline in one line and year.

    baseline, scenario   means over the runs
    difference           mean over the runs of scenario less baseline, in the unit of the line
    quantiles            of the difference over the runs, by level
    rests_on             what it rests on, a key of `difference.WORDS`
    orders               orders of the changes that were drawn; 0 where all were counted
    of_difference, of_level   what the spread of the difference, and of the line, goes with
    chain, grounds       None and empty where nothing differs
    """

    name: str
    question: str
    line: AskedLine
    runs: int
    seed: int
    as_of: str
    baseline: float
    scenario: float
    difference: float
    quantiles: dict[float, float]
    rests_on: str
    contributions: tuple[Contribution, ...]
    orders: int
    of_difference: Spread
    of_level: Spread
    chain: Chain | None
    grounds: tuple[Grounds, ...]


def explain(
    system: System,
    scenario: str,
    indicator: str,
    year: int | None = None,
    runs: int = 512,
    seed: int = 1,
    *,
    processes: int = 1,
    pool: "Executor | None" = None,
    progress: Progress | None = None,
) -> Explanation:
    """Return what moves an indicator in a scenario: changes, parameters, and the way between.

    scenario   a scenario, or several stacked
    indicator  a line such as `european_share` or `threat_baltic`
    year       by default the last for which the line is told
    runs       at least 1; the draws are those of `simulate` with the same seed

    The contributions of the changes add up to `difference`.

    Raises UnknownName, ScenarioError, RangeError.

    >>> import foedus
    >>> found = foedus.explain(foedus.load(), "us-stays", "us_troops_in_europe", 2029, runs=64)
    >>> bool(abs(sum(one.value for one in found.contributions) - found.difference) < 1e-6)
    True
    """
    if runs < 1 or seed < 0 or processes < 1:
        raise ScenarioError("runs and processes must be at least 1, and seed 0 or more")
    line = asked_line(system, indicator, year)
    job = _job(system, scenario, line, seed)
    if pool is not None or processes == 1:
        added = contributions(job, line.year, runs, pool, progress)
    else:
        with workers(processes) as used:
            added = contributions(job, line.year, runs, used, progress)
    _refuse_unknown(line, added)
    return _explained(system, job, line, runs, added)


def _job(system: System, scenario: str, line: AskedLine, seed: int) -> Coalitions:
    """Return what computes the line up to its year under any part of the scenario."""
    inputs = build_inputs(system, line.year)
    return Coalitions(
        inputs=inputs,
        parts=parts_of_scenario(system, scenario, inputs.years),
        table=parameter_table(system, ALLIANCE, inputs.families),
        seed=seed,
        variable=line.indicator.name,
        region=line.region,
        asked=(),
    )


def _refuse_unknown(line: AskedLine, added: Added) -> None:
    if not np.isfinite(added.none).all() or not np.isfinite(added.whole).all():
        raise RangeError(
            f"'{line.name}' is not projected for {line.year}: there is nothing to start from"
        )


def _explained(
    system: System, job: Coalitions, line: AskedLine, runs: int, added: Added
) -> Explanation:
    apart = added.whole - added.none
    made, said = _contributions(system, job, line, added)
    moved = bool(apart.any())
    way = chain(job, _middle(apart)) if moved else None
    return Explanation(
        name=job.parts.name,
        question=job.parts.question,
        line=line,
        runs=runs,
        seed=job.seed,
        as_of=system.as_of.isoformat(),
        baseline=float(added.none.mean()),
        scenario=float(added.whole.mean()),
        difference=float(apart.mean()),
        quantiles=_quantiles(apart),
        rests_on=said,
        contributions=made,
        orders=added.orders,
        of_difference=parameter_shares(job, apart, added.worth.parameters),
        of_level=parameter_shares(job, added.whole, added.worth.parameters),
        chain=way,
        grounds=(
            grounds(system, [one.submodel for one in way.steps], line.year)
            if way is not None
            else ()
        ),
    )


def _middle(apart: Array) -> int:
    """Return the run whose difference is the median; if that is none, one near the mean.

    >>> _middle(np.array([0.0, 3.0, 1.0])), _middle(np.array([0.0, 0.0, 3.0]))
    (2, 2)
    """
    median = float(np.median(apart))
    away = np.abs(apart - (median or float(apart.mean())))
    return int(np.where(apart == 0, np.inf, away).argmin())


def _quantiles(values: Array) -> dict[float, float]:
    return dict(zip(QUANTILES, np.quantile(values, QUANTILES).tolist(), strict=True))


def _contributions(
    system: System, job: Coalitions, line: AskedLine, added: Added
) -> tuple[tuple[Contribution, ...], str]:
    """Return what each change adds, and what the whole difference rests on."""
    changes = job.parts.changes
    firm = _firm(system, job) if changes else frozenset()
    made = []
    for place, one in enumerate(changes):
        error = None if added.error is None else float(added.error[place])
        mine = None if added.by_run is None else added.by_run[place]
        moved = bool(added.mean[place] or error) if mine is None else bool(mine.any())
        own = frozenset({line.name}) if place in firm else frozenset[str]()
        made.append(
            Contribution(
                change=one,
                value=float(added.mean[place]),
                quantiles=None if mine is None else _quantiles(mine),
                error=error,
                rests_on=rests_on(line.name, moved, frozenset({one.variable}), own),
            )
        )
    every = frozenset(one.variable for one in changes)
    whole = frozenset({line.name}) if WHOLE in firm else frozenset[str]()
    apart = bool((added.whole - added.none).any())
    return tuple(made), rests_on(line.name, apart, every, whole)


WHOLE = -1  # stands for all changes together


def _firm(system: System, job: Coalitions) -> frozenset[int]:
    """Return the changes that still move the line when every judged link is cut.

    A change counts if it does so alone or beside all others.
    """
    count, every = len(job.parts.changes), job.parts.all
    asked = (
        0,
        every,
        *(1 << one for one in range(count)),
        *(every ^ 1 << one for one in range(count)),
    )
    bare = replace(job, asked=(asked,), cut=judged_links(system), every_year=True)
    none, whole, *lines = run_coalitions(bare, BLOCK).by_block[0]
    found = {
        place
        for place in range(count)
        if not (np.array_equal(lines[place], none) and np.array_equal(lines[count + place], whole))
    }
    return frozenset(found | ({WHOLE} if not np.array_equal(whole, none) else set()))
