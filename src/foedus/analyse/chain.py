"""Chain: by which variables a scenario's changes reach a line, with their numbers in one run.

The wiring says what may lie between; a run with each such variable held as in the baseline says
what does. A variable stands in the chain if holding it changes the line in any run of the block,
and `carries` is by how much, on average over those runs: parts of several variables on one path, or
on paths that meet, overlap and do not add up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.model.reach import reached_from, reads
from foedus.model.submodel import SubModel
from foedus.model.variables import VARIABLES
from foedus.simulate.block import Drawn, given_as_changed, step_through
from foedus.simulate.coalitions import Coalitions
from foedus.simulate.streams import BLOCK

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Moved:
    """A variable that a scenario moves, in one run and year.

    variable             name in the vocabulary
    reference, scenario  its values in the baseline and in the scenario; of a variable with an axis,
                         where they differ the most
    actor                whose, if it has an axis of actors alone
    differing, of        how many actors or entries differ, and how many there are; 1 of 1 without
    carries              by how much less the line would differ if it stayed as in the baseline, on
                         average over the runs of the block; None for what the scenario sets
    """

    variable: str
    reference: float
    scenario: float
    actor: str | None
    differing: int
    of: int
    carries: float | None


@dataclass(frozen=True)
class Step:
    """One sub-model of a chain: what it reads that differs, and what differs in what it writes."""

    submodel: str
    reads: tuple[str, ...]
    writes: tuple[Moved, ...]


@dataclass(frozen=True)
class Chain:
    """From what the scenario sets, over sub-models, to the line.

    run        whose numbers are shown, counted from 0 as in run.nc
    averaged   runs over which `carries` is averaged
    """

    run: int
    averaged: int
    set: tuple[Moved, ...]
    steps: tuple[Step, ...]


def chain(job: Coalitions, run: int) -> Chain:
    """Return the chain from a scenario's changes to a line in the last year of a job.

    job   the line and the scenario
    run   the run to show, counted from 0
    """
    return _Between(job, run).chain()


class _Between:
    """One block of runs of the baseline and of the scenario, and what differs between them."""

    def __init__(self, job: Coalitions, run: int) -> None:
        self.job, self.run = job, run
        self.block, self.place = divmod(run, BLOCK)
        self.steps = job.steps
        self.drawn: Drawn = job.drawn(self.block)
        self.changed = {one.variable for one in job.parts.changes}
        written = frozenset[str]().union(*(one.writes for one in self.steps))
        self.between = (reached_from(self.changed, self.steps) & written) | {job.variable}
        self.reference, self.scenario = (self._courses(part) for part in (0, job.parts.all))

    def chain(self) -> Chain:
        differs = {name for name in self.between if self._differs(name)}
        carried = {
            name: self._carried(name)
            for name in sorted(differs - self.changed - {self.job.variable})
        }
        path = {name for name, one in carried.items() if one.any()}
        path |= (self.changed | {self.job.variable}) & (differs | self._given_changed())
        means = {name: float(carried[name].mean()) for name in path & carried.keys()}
        return Chain(
            run=self.run,
            averaged=len(next(iter(carried.values()), ())),
            set=tuple(self._moved(name, None) for name in sorted(path & self.changed)),
            steps=tuple(self._along(path, means)),
        )

    def _courses(self, part: int) -> Mapping[str, Array]:
        resolved, inputs = self.job.parts.of(part), self.job.inputs
        found = step_through(self.steps, inputs, resolved, self.drawn, frozenset(self.between))
        given = given_as_changed(inputs, resolved)
        return {**found, **{name: given[name] for name in self.changed & given.keys()}}

    def _differs(self, name: str) -> bool:
        first, second = self.scenario[name], self.reference[name]
        return not np.array_equal(first, second, equal_nan=True)

    def _given_changed(self) -> set[str]:
        return {one for one in self.changed if VARIABLES[one].kind == "given"}

    def _line(self, courses: Mapping[str, Array]) -> Array:
        last = courses[self.job.variable][-1]
        return np.asarray(last if self.job.region is None else last[..., self.job.region])

    def _carried(self, name: str) -> Array:
        """Return by how much less the line differs with a variable held as it was, (run,)."""
        job = self.job
        held = step_through(
            self.steps,
            job.inputs,
            job.parts.of(job.parts.all),
            self.drawn,
            frozenset({job.variable}),
            {name: self.reference[name]},
        )
        return np.asarray(self._line(self.scenario) - self._line(held))

    def _moved(self, name: str, carries: float | None) -> Moved:
        first, second = (self._of_run(one[name], name) for one in (self.reference, self.scenario))
        if name == self.job.variable and self.job.region is not None:
            first, second = (one[self.job.region : self.job.region + 1] for one in (first, second))
        apart = np.nan_to_num(np.abs(second - first))
        most = int(apart.argmax())
        alone = VARIABLES[name].dims == ("actor",)
        return Moved(
            variable=name,
            reference=float(first.flat[most]),
            scenario=float(second.flat[most]),
            actor=self.job.inputs.actors[most] if alone else None,
            differing=int((apart > 0).sum()),
            of=apart.size,
            carries=carries,
        )

    def _of_run(self, course: Array, name: str) -> Array:
        """Return the values of the run in the last year, at least one."""
        fixed = VARIABLES[name].kind == "given"
        last = course[-1] if not fixed or VARIABLES[name].yearly else course
        return np.atleast_1d(last if fixed else last[self.place])

    def _along(self, path: set[str], carried: Mapping[str, float]) -> Iterator[Step]:
        """Yield the sub-models on a path, those first that are fewest steps from the changes.

        The one that writes the line comes last.
        """
        reached, left = set(self.changed), list(self.steps)
        last: list[Step] = []
        while True:
            here = [one for one in left if reads(one) & reached & path and one.writes & path]
            if not here:
                yield from last
                return
            for one in here:
                written = self._written(one, path, carried)
                if self.job.variable in one.writes:
                    last.append(Step(one.name, tuple(sorted(reads(one) & path)), written))
                elif written:
                    yield Step(one.name, tuple(sorted(reads(one) & path & reached)), written)
            left = [one for one in left if one not in here]
            reached |= frozenset[str]().union(*(one.writes & path for one in here))

    def _written(
        self, one: SubModel, path: set[str], carried: Mapping[str, float]
    ) -> tuple[Moved, ...]:
        further: Iterable[str] = sorted(one.writes & path)
        return tuple(
            self._moved(name, carried.get(name)) for name in further if name not in self.changed
        )
