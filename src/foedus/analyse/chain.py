"""Chain: by which variables a scenario's changes reach a line, with their numbers in one run.

The wiring says what may lie between; a run with each such variable held as in the baseline says
what does. A variable stands in the chain if holding it changes the line in any run of the block,
and `carries` is by how much, on average over those runs: parts of several variables on one path, or
on paths that meet, overlap and do not add up. What is left of the difference with all of them held
at once goes past them, straight from what the scenario sets to the line.
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
    entered, left        of a set of actors: those who are in it, or no longer, by the scenario
    """

    variable: str
    reference: float
    scenario: float
    actor: str | None
    differing: int
    of: int
    carries: float | None
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One sub-model of a chain: what it reads that differs, and what differs in what it writes.

    Of the last step, `reads` holds only that out of which the line itself is computed.
    """

    submodel: str
    reads: tuple[str, ...]
    writes: tuple[Moved, ...]


@dataclass(frozen=True)
class Chain:
    """From what the scenario sets, over sub-models, to the line.

    run         whose numbers are shown, counted from 0 as in run.nc
    averaged    runs over which `carries`, `difference` and `direct` are averaged
    difference  of the line
    direct      what is left of it with every variable between held as in the baseline: the way
                straight from what is set to the line; None if there is no such way in any run
    """

    run: int
    averaged: int
    difference: float
    direct: float | None
    set: tuple[Moved, ...]
    steps: tuple[Step, ...]


def is_set(name: str) -> bool:
    """Return whether a variable says of each actor only if it belongs.

    >>> is_set("in_union"), is_set("defence_share")
    (True, False)
    """
    return VARIABLES[name].dims == ("actor",) and VARIABLES[name].unit == "0 or 1"


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
            name: self._line(self.scenario) - self._held([name])
            for name in sorted(differs - self.changed - {self.job.variable})
        }
        path = {name for name, one in carried.items() if one.any()}
        path |= (self.changed | {self.job.variable}) & (differs | self._given_changed())
        means = {name: float(carried[name].mean()) for name in path & carried.keys()}
        return Chain(
            run=self.run,
            averaged=BLOCK,
            difference=float(self._apart(self.scenario).mean()),
            direct=self._direct(carried),
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

    def _apart(self, courses: Mapping[str, Array]) -> Array:
        return np.asarray(self._line(courses) - self._line(self.reference))

    def _direct(self, between: Iterable[str]) -> float | None:
        """Return what is left of the difference if nothing between differs, None if nothing is."""
        if self.job.variable in self.changed:
            return None
        left = self._held(between) - self._line(self.reference)
        return float(left.mean()) if left.any() else None

    def _held(self, names: Iterable[str], others: Iterable[str] = ()) -> Array:
        """Return the line with some variables held as in the baseline, (run,).

        others   held as in the scenario
        """
        job = self.job
        held = step_through(
            self.steps,
            job.inputs,
            job.parts.of(job.parts.all),
            self.drawn,
            frozenset({job.variable}),
            {name: self.scenario[name] for name in others}
            | {name: self.reference[name] for name in names},
        )
        return self._line(held)

    def _into_line(self, read: Iterable[str]) -> tuple[str, ...]:
        """Return those variables out of which the line is computed, with no other in between.

        A fact that the scenario changes cannot be held and is taken to be one.
        """
        some = sorted(set(read) - {self.job.variable})
        facts = self._given_changed()
        whole = self._line(self.scenario)
        return tuple(
            name
            for name in some
            if name in facts
            or not np.array_equal(self._held([name], set(some) - facts), whole, equal_nan=True)
        )

    def _moved(self, name: str, carries: float | None) -> Moved:
        first, second = (self._of_run(one[name], name) for one in (self.reference, self.scenario))
        if name == self.job.variable and self.job.region is not None:
            first, second = (one[self.job.region : self.job.region + 1] for one in (first, second))
        apart = np.nan_to_num(np.abs(second - first))
        most = int(apart.argmax())
        alone = VARIABLES[name].dims == ("actor",)
        members = is_set(name)
        return Moved(
            variable=name,
            reference=float(first.flat[most]),
            scenario=float(second.flat[most]),
            actor=self.job.inputs.actors[most] if alone else None,
            differing=int((apart > 0).sum()),
            of=apart.size,
            carries=carries,
            entered=self._actors(second > first) if members else (),
            left=self._actors(second < first) if members else (),
        )

    def _actors(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(one for one, yes in zip(self.job.inputs.actors, chosen, strict=True) if yes)

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
                    last.append(Step(one.name, self._into_line(reads(one) & path), written))
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
