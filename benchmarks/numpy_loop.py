"""The bare equation in a plain loop over runs: arrays over actors only."""

import numpy as np

from benchmarks.bare_equation import Array, Facts, linear_part, log_target
from benchmarks.foedus_side import Drawn


def simulate(facts: Facts, runs: list[Drawn], *, shared: bool) -> list[Array]:
    """Return the log shares of each run, (year, actor).

    runs    the drawn numbers of one run each
    shared  work the kernel out once, from the first run's reach
    """
    linear = linear_part(facts.between, runs[0].coefficients) if shared else None
    return [_run(facts, drawn, linear) for drawn in runs]


def _run(facts: Facts, drawn: Drawn, linear: Array | None) -> Array:
    p = drawn.coefficients
    linear = linear_part(facts.between, p) if linear is None else linear
    base = facts.intercept + p.growth_response * facts.growth
    threat = p.threat_response * np.exp(-facts.distance / p.reach)
    target, logs = log_target(facts.pledged), np.log(facts.share)
    course = np.empty_like(drawn.own)
    for year, hostility in enumerate(facts.hostility):
        logs = (
            linear @ logs
            + base
            + threat * hostility
            + p.pledge_response * np.maximum(0, target[year] - logs)
            + p.common_noise * drawn.common[year]
            + p.own_noise * drawn.own[year]
        )
        course[year] = logs
    return course
