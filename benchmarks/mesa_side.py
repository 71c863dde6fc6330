"""The bare equation in Mesa: a model per run, an agent per state, a step per year.

Written to be quick within Mesa's idiom: agents work on plain Python numbers, read one shared list
of last year's log shares, are called in a fixed order without shuffling, and no data collector
runs. What an agent needs of a matrix or of powers is worked out by NumPy for all agents at once
when the model is built. Per agent and year the weighted sum is one NumPy product of two vectors.
With `helped` the model works out these sums for all agents in one product a year, and they read
them: quicker, but spill-in is then no longer a matter of the agents.
"""

import mesa
import numpy as np

from benchmarks.bare_equation import Array, Facts, linear_part, log_target
from benchmarks.foedus_side import Drawn


class State(mesa.Agent):
    """A state and its log share of GDP."""

    model: "Alliance"

    def __init__(
        self,
        model: "Alliance",
        place: int,
        base: float,
        threat: float,
        linear: Array,
        targets: list[float],
        shocks: list[float],
    ) -> None:
        super().__init__(model)
        self.place, self.base, self.threat, self.linear = place, base, threat, linear
        self.targets, self.shocks = targets, shocks

    def step(self) -> None:
        """Move the log share by a year."""
        model = self.model
        year = model.year
        gap = self.targets[year] - model.last[self.place]
        model.now[self.place] = (
            (model.sums[self.place] if model.helped else float(self.linear.dot(model.others)))
            + self.base
            + self.threat * model.hostility[year]
            + (model.pledge_response * gap if gap > 0 else 0.0)
            + model.common[year]
            + model.own_noise * self.shocks[year]
        )


class Alliance(mesa.Model):
    """One run."""

    def __init__(self, facts: Facts, drawn: Drawn, linear: Array | None, helped: bool) -> None:
        super().__init__(rng=1)
        p = drawn.coefficients
        linear = linear_part(facts.between, p) if linear is None else linear
        self.pledge_response, self.own_noise = float(p.pledge_response), float(p.own_noise)
        self.hostility: list[float] = facts.hostility.tolist()
        self.common: list[float] = (p.common_noise * drawn.common).tolist()
        self.linear, self.helped = linear, helped
        self.sums: list[float] = []
        self.others: Array = np.log(facts.share)
        self.last: list[float] = self.others.tolist()
        self.now: list[float] = [0.0] * facts.actors
        self.year = 0
        State.create_agents(
            self,
            facts.actors,
            list(range(facts.actors)),
            (facts.intercept + p.growth_response * facts.growth).tolist(),
            (p.threat_response * np.exp(-facts.distance / p.reach)).tolist(),
            linear,
            log_target(facts.pledged).T.tolist(),
            drawn.own.T.tolist(),
        )

    def step(self) -> None:
        """Let every state move once; all read last year's shares."""
        if self.helped:
            self.sums = (self.linear @ self.others).tolist()
        self.agents.do("step")
        self.last, self.now = self.now, self.last
        self.others = np.array(self.last)
        self.year += 1


def simulate(facts: Facts, runs: list[Drawn], *, shared: bool, helped: bool = False) -> list[Array]:
    """Return the log shares of each run, (year, actor); arguments as in `numpy_loop.simulate`.

    helped  let the model work out the weighted sums of all agents in one product a year
    """
    linear = linear_part(facts.between, runs[0].coefficients) if shared else None
    return [_run(facts, drawn, linear, helped) for drawn in runs]


def _run(facts: Facts, drawn: Drawn, linear: Array | None, helped: bool) -> Array:
    model = Alliance(facts, drawn, linear, helped)
    course = []
    for _ in facts.years:
        model.step()
        course.append(model.others)
    return np.array(course)
