"""The bare equation as foedus computes it: arrays (run, actor), blocks of 128 runs, years a loop.

Twice: as a sub-model in the product's own machinery (`run_block`, which also draws, checks ranges
and records), and as a bare function that is handed the drawn numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.bare_equation import Array, Coefficients, Facts, linear_part, log_target
from foedus.facts.parameters import Parameter
from foedus.facts.system import System
from foedus.model.inputs import Inputs
from foedus.model.operations import log_share
from foedus.model.submodel import Shock, SubModel, View, submodel
from foedus.simulate.block import run_block
from foedus.simulate.draw import ParameterTable, draw_levels, for_submodel
from foedus.simulate.scenario import Resolved
from foedus.simulate.streams import shocks_of

NO_CHANGES = Resolved("bare", "How quick is the bare equation?", ("bare",), (), (), ())
SEED = 1
TILE = 64  # runs: kernels of 45 actors in 1 MB


@dataclass(frozen=True)
class Ready:
    """What does not change within a block."""

    p: Coefficients  # (run, 1) each; (1, 1) if all runs share them
    base: Array  # 1/year, (run or 1, actor)  intercept and growth
    threat: Array  # 1/year, (run or 1, actor)  response at full hostility
    linear: Array  # 1, (run, actor, actor), see `linear_part`; transposed (actor, actor) if shared


@dataclass(frozen=True)
class Drawn:
    """The drawn numbers of a block."""

    coefficients: Coefficients  # (run, 1) each
    common: Array  # (year, run)
    own: Array  # (year, run, actor)


@dataclass(frozen=True)
class Case:
    """The bare equation ready to run, with the kernel and the coefficients shared or drawn."""

    facts: Facts
    shared: bool
    one: SubModel
    inputs: Inputs
    table: ParameterTable


def case_of(system: System, facts: Facts, *, shared: bool) -> Case:
    """Return the case; `shared` holds the kernel and every coefficient at its central value."""
    inputs = Inputs(
        actors=tuple(str(number) for number in range(facts.actors)),
        regions=(),
        years=facts.years,
        given={
            "capital_distance": facts.distance,
            "habitual_growth": facts.growth,
            "pledged_share": facts.pledged,
            "hostility": facts.hostility,
        },
        initial={"defence_share": facts.share},
        pins=(),
        families={},
    )
    one = bare_defence(facts, shared=shared)
    return Case(facts, shared, one, inputs, _table(system, one, shared=shared))


def _table(system: System, one: SubModel, *, shared: bool) -> ParameterTable:
    """Return the shipped parameters of the same name: their centres alone, or half their ranges.

    Half, since the bare equation has no ceiling and must stay within the range of a share.
    """
    known: Mapping[str, Parameter] = {
        **system.parameters["threat"].parameters,
        **system.parameters["defence"].parameters,
    }
    width = 0.0 if shared else 0.5
    chosen = [_narrowed(known[name], width) for name in one.units()]
    names = tuple(f"{one.name}.{name}" for name in one.units())
    return ParameterTable(names, tuple(chosen), ())


def _narrowed(p: Parameter, width: float) -> Parameter:
    low, high = (p.central + width * (end - p.central) for end in (p.low, p.high))
    return p.model_copy(update={"low": low, "high": high})


def bare_defence(facts: Facts, *, shared: bool) -> SubModel:
    """Return the bare equation as a sub-model; the kernel is worked out once per block."""

    def prepare(given: View, p: Coefficients) -> Ready:
        return ready_of(facts, p, shared=shared)

    @submodel(
        parameters=Coefficients,
        prepare=prepare,
        last={"defence_share"},
        now={"hostility", "pledged_share"},
        shocks={
            "common": Shock("normal", per_actor=False),
            "own": Shock("normal", per_actor=True),
        },
        writes={"defence_share"},
    )
    def bare(last: View, now: View, p: Coefficients, shock: View, ready: Ready) -> dict[str, Array]:
        logs = log_share(last.defence_share)
        target = log_target(now.pledged_share)
        changed = next_logs(logs, now.hostility, target, ready, shock.common, shock.own)
        return {"defence_share": np.exp(changed)}

    return bare


def ready_of(facts: Facts, p: Coefficients, *, shared: bool) -> Ready:
    """Work out what does not change within a block."""
    if shared:
        p = Coefficients(**{name: value[:1] for name, value in vars(p).items()})
    linear = linear_part(facts.between, p)
    return Ready(
        p,
        base=facts.intercept + p.growth_response * facts.growth,
        threat=p.threat_response * np.exp(-facts.distance / p.reach),
        linear=np.ascontiguousarray(linear[0].T) if shared else linear,
    )


def next_logs(
    logs: Array,
    hostility: Array,
    target: Array,
    ready: Ready,
    common: Array,
    own: Array,
) -> Array:
    """Return this year's log shares, (run, actor), from last year's: the equation itself.

    hostility  1, ()            target  ln % of GDP, (actor,), minus infinity for none
    common     1, (run,)        own     1, (run, actor)
    """
    p = ready.p
    result = times(ready.linear, logs)
    result += ready.base + hostility * ready.threat
    result += p.pledge_response * np.maximum(0, target - logs)
    result += p.common_noise * common[:, None]
    result += p.own_noise * own
    return result


def times(linear: Array, logs: Array) -> Array:
    """Return the linear part of the equation, a new array (run, actor)."""
    if linear.ndim == 2:
        return logs @ linear
    return np.asarray(np.matmul(linear, logs[:, :, None])[:, :, 0])


def draw(case: Case, block: int) -> Drawn:
    """Return the numbers that the product's machinery draws for a block."""
    p: Any = for_submodel(case.one, case.table, draw_levels(case.table, SEED, block))
    years, actors = len(case.facts.years), case.facts.actors
    shocks = shocks_of(case.one, p, SEED, block, years, actors)
    return Drawn(p, shocks["common"], shocks["own"])


def machinery(case: Case, block: int) -> Array:
    """Return shares, % of GDP, (year, run, actor), as `foedus.simulate` would compute them."""
    keep = frozenset({"defence_share"})
    done = run_block([case.one], case.inputs, NO_CHANGES, case.table, SEED, block, keep)
    return done["defence_share"]


def kernel(case: Case, drawn: Drawn) -> Array:
    """Return log shares, (year, run, actor), from numbers already drawn.

    Where each run has a kernel of its own, a few runs at a time: their kernels then fit the cache.
    """
    if case.shared:
        return _course(case, drawn)
    parts = range(0, drawn.own.shape[1], TILE)
    courses = [_course(case, some_runs(drawn, slice(at, at + TILE))) for at in parts]
    return np.concatenate(courses, axis=1)


def _course(case: Case, drawn: Drawn) -> Array:
    facts = case.facts
    ready = ready_of(facts, drawn.coefficients, shared=case.shared)
    target = log_target(facts.pledged)
    course = np.empty(drawn.own.shape)
    logs = np.broadcast_to(np.log(facts.share), drawn.own.shape[1:])
    for year, hostility in enumerate(facts.hostility):
        common, own = drawn.common[year], drawn.own[year]
        logs = next_logs(logs, hostility, target[year], ready, common, own)
        course[year] = logs
    return course


def some_runs(drawn: Drawn, runs: slice) -> Drawn:
    """Return the numbers of some runs of a block."""
    p = Coefficients(**{name: value[runs] for name, value in vars(drawn.coefficients).items()})
    return Drawn(p, drawn.common[:, runs], drawn.own[:, runs])


def only_run(drawn: Drawn, run: int) -> Drawn:
    """Return the numbers of one run: coefficients as plain floats, shocks (year[, actor])."""
    p: dict[str, Any] = {n: float(value[run, 0]) for n, value in vars(drawn.coefficients).items()}
    return Drawn(Coefficients(**p), drawn.common[:, run], drawn.own[:, run])
