"""Part: a scenario with only some of its changes, to ask what each of them does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.simulate.lineage import lineage, merge, stacked
from foedus.simulate.masks import actor_mask, settled
from foedus.simulate.scenario import Borrowed, Resolved, pin_of, resolve

Array = NDArray[np.float64]
BASELINE = "baseline"


@dataclass(frozen=True)
class Parts:
    """A scenario's changes, from which any part of them is made ready to run.

    common   changes of the reference, which every part has unless it replaces them
    changes  those that the scenario makes beside them, in order
    touched  actors whom each change names, by itself, (actor,)
    follows  scenarios that changes follow, by name
    """

    name: str
    question: str
    years: tuple[int, ...]
    common: tuple[Change, ...]
    changes: tuple[Change, ...]
    touched: Mapping[Change, Array]
    follows: Mapping[str, Resolved]

    def of(self, chosen: int) -> Resolved:
        """Return the scenario with the changes whose bits are set, all others left out."""
        own = [one for place, one in enumerate(self.changes) if chosen >> place & 1]
        changes = merge([self._file(self.common), self._file(own)])
        whose = settled(changes, [self.touched[one] for one in changes])
        pairs = tuple(zip(changes, whose, strict=True))
        return Resolved(
            name=self.name,
            question=self.question,
            lineage=(),
            changes=changes,
            pins=tuple(
                pin_of(self.name, one, self.years, actors)
                for one, actors in pairs
                if one.as_in is None
            ),
            borrowed=tuple(
                Borrowed(one.variable, self.follows[one.as_in], None if actors.all() else actors)
                for one, actors in pairs
                if one.as_in is not None
            ),
        )

    @property
    def all(self) -> int:
        """The part that holds every change, as bits."""
        return (1 << len(self.changes)) - 1

    def _file(self, changes: Sequence[Change]) -> ScenarioFile:
        return ScenarioFile(name="part", question=self.question, changes=tuple(changes))


def parts_of_scenario(system: System, asked: str, years: Sequence[int]) -> Parts:
    """Return what parts of a scenario are made of; the baseline is the part without changes.

    asked  a scenario, or several stacked

    Raises UnknownName, ScenarioError as `resolve` does.
    """
    name = stacked(system, [asked])
    whole = resolve(system, name, years)
    above = {one.name for one in lineage(system, BASELINE)}
    common = merge([one for one in lineage(system, name) if one.name in above])
    followed = {one.as_in for one in (*whole.changes, *common) if one.as_in is not None}
    return Parts(
        name=name,
        question=whole.question,
        years=tuple(years),
        common=common,
        changes=tuple(one for one in whole.changes if one not in common),
        touched={one: actor_mask(system, one) for one in (*whole.changes, *common)},
        follows={one: resolve(system, one, years) for one in followed},
    )
