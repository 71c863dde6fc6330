"""Series behind facts: which observed history reaches which variable, found by trying.

The facts of a run are built again and again, each time with the values of one series shaken a
little; what then comes out different rests on that series. So no list of origins is kept that could
fall behind the code.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from foedus.errors import FoedusError
from foedus.facts.series import Series
from foedus.facts.shelf import Shelf
from foedus.facts.system import System
from foedus.model.inputs import Inputs, build_inputs

SHAKEN = 0.1  # part of a value by which it is shaken at most, up or down by its place


class _Shelf:
    """A shelf that hands out one series with other values, and remembers what was asked for."""

    def __init__(self, shelf: Shelf, shaken: str | None) -> None:
        self._shelf, self._shaken = shelf, shaken
        self.asked: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        return self._shelf.names

    def seen_on(self, name: str, day: date) -> Series:
        self.asked.add(name)
        found = self._shelf.seen_on(name, day)
        if name != self._shaken:
            return found
        return replace(
            found, value=found.value * (1 + SHAKEN * np.sin(np.arange(found.value.size)))
        )


def series_of_facts(system: System, until: int) -> Mapping[str, tuple[str, ...]]:
    """Return the series on which each variable's facts rest, by variable, in the series' order.

    A variable's facts are what is given of it, its state before the first year, and what is known
    of later years. Those that rest on no series are left out.

    >>> import foedus
    >>> series_of_facts(foedus.load(), 2030)["capital_distance"]
    ('capital_distance',)
    """
    whole, asked = _inputs(system, until, None)
    found: dict[str, list[str]] = {}
    for name in system.series_names:
        if name not in asked:
            continue
        try:
            shaken, _ = _inputs(system, until, name)
        except FoedusError:  # a series that cannot be shaken tells nothing
            continue
        for variable in _differing(whole, shaken):
            found.setdefault(variable, []).append(name)
    return {variable: tuple(names) for variable, names in found.items()}


def _inputs(system: System, until: int, shaken: str | None) -> tuple[Inputs, set[str]]:
    shelf: Any = _Shelf(system.shelf, shaken)
    return build_inputs(replace(system, shelf=shelf), until), shelf.asked


def _differing(first: Inputs, second: Inputs) -> set[str]:
    """Return the variables of which anything differs between two inputs."""
    pairs = [(name, one, second.given[name]) for name, one in first.given.items()]
    pairs += [(name, one, second.initial[name]) for name, one in first.initial.items()]
    for one, other in zip(first.pins, second.pins, strict=True):
        pairs += [(one.variable, one.lower, other.lower), (one.variable, one.upper, other.upper)]
    return {name for name, one, other in pairs if not np.array_equal(one, other, equal_nan=True)}
