"""Grounds: the parameters, facts and series on which sub-models rest, with their sources."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foedus.analyse.fact_series import series_of_facts
from foedus.facts.parameters import Belief
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.reach import reads
from foedus.model.submodel import SubModel
from foedus.model.variables import VARIABLES


@dataclass(frozen=True)
class Ground:
    """One parameter or family that a sub-model reads.

    keys     how many numbers a family has, 1 for a parameter alone
    belief   of a parameter alone; None for a family
    bases    what it rests on, for a family each that occurs
    link     whether it carries an effect of one variable on another
    """

    name: str
    meaning: str
    unit: str
    keys: int
    belief: Belief | None
    bases: tuple[str, ...]
    sources: tuple[str, ...]
    link: bool

    @property
    def judged_link(self) -> bool:
        """Whether it carries an effect of one variable on another and any number is judged."""
        return self.link and "judged" in self.bases


@dataclass(frozen=True)
class Grounds:
    """What one sub-model rests on: parameters, given variables, series of its estimation.

    about     what it is, in a few words
    facts     given variables that it reads
    history   series behind these facts, and behind the state and the known years of what it
              writes, by variable
    series    those that its parameters were estimated from
    """

    submodel: str
    about: str
    parameters: tuple[Ground, ...]
    facts: tuple[str, ...]
    history: Mapping[str, tuple[str, ...]]
    series: tuple[str, ...]

    @property
    def read(self) -> tuple[str, ...]:
        """The series that are read, each once."""
        return tuple(dict.fromkeys(one for names in self.history.values() for one in names))


def grounds(system: System, names: Iterable[str], until: int) -> tuple[Grounds, ...]:
    """Return what each of some sub-models rests on in a run to a year, in their order."""
    known = {one.name: one for one in ALLIANCE}
    series = series_of_facts(system, until)
    return tuple(_of(system, known[name], series) for name in names)


def _of(system: System, one: SubModel, series: Mapping[str, tuple[str, ...]]) -> Grounds:
    file = system.parameters.get(one.name)
    estimation = file.estimation if file is not None else None
    facts = tuple(sorted(name for name in reads(one) if VARIABLES[name].kind == "given"))
    return Grounds(
        submodel=one.name,
        about=_about(one),
        parameters=tuple(_parameters(system, one)),
        facts=facts,
        history={name: series[name] for name in (*facts, *sorted(one.writes)) if name in series},
        series=estimation.series if estimation is not None else (),
    )


def _about(one: SubModel) -> str:
    """Return what the first line of a sub-model's page says after its name."""
    told = (sys.modules[one.step.__module__].__doc__ or one.name).splitlines()[0]
    return told.split(": ", 1)[-1].rstrip(".")


def _parameters(system: System, one: SubModel) -> Iterator[Ground]:
    owners = dict.fromkeys(one.units(), one.name) | one.shared()
    for name, owner in owners.items():
        file, link = system.parameters[owner], name in one.links()
        whole = f"{owner}.{name}"
        if name in file.families:
            family = file.families[name]
            beliefs = tuple(family.values.values())
            yield _ground(whole, family.meaning, family.unit, beliefs, link)
        else:
            belief = file.parameters[name]
            yield _ground(whole, belief.meaning, belief.unit, (belief,), link)


def _ground(name: str, meaning: str, unit: str, beliefs: tuple[Belief, ...], link: bool) -> Ground:
    return Ground(
        name=name,
        meaning=meaning,
        unit=unit,
        keys=len(beliefs),
        belief=beliefs[0] if len(beliefs) == 1 else None,
        bases=tuple(dict.fromkeys(one.basis for one in beliefs)),
        sources=tuple(dict.fromkeys(one.source for one in beliefs if one.source is not None)),
        link=link,
    )
