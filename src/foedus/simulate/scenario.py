"""Scenario: named differences from a parent, turned into pins on the model's variables.

A child may give a variable of its parent a new course; the same variable twice in one file is an
error, and so it is in two scenarios that are stacked. A change either draws a path (set, at_least,
at_most, scale) or follows another scenario's run (`as_in`), run by run, with the same draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.pin import Pin
from foedus.model.variables import VARIABLES
from foedus.simulate.change_faults import change_faults, early_faults, overlap_faults
from foedus.simulate.conflicts import conflict_faults
from foedus.simulate.lineage import lineage, merge, question_of, stacked
from foedus.simulate.masks import actor_masks

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Borrowed:
    """A variable that follows another scenario's run, for all actors or those of a mask."""

    variable: str
    scenario: "Resolved"
    actors: Array | None  # 0 or 1, (actor,)


@dataclass(frozen=True)
class Resolved:
    """A scenario with its parents' changes merged in and turned into pins."""

    name: str
    question: str
    lineage: tuple[str, ...]
    changes: tuple[Change, ...]
    pins: tuple[Pin, ...]
    borrowed: tuple[Borrowed, ...]


def resolve(system: System, name: str, years: Sequence[int]) -> Resolved:
    """Return the scenario ready to run, with all its parents' changes.

    name   a scenario, or several stacked, as in `us-retrenches+ceasefire`
    years  the computed years

    Raises UnknownName for a scenario that does not exist, ScenarioError with every fault of its
    changes: unknown variable, wrong unit, actors where there is no actor axis, two stacked
    scenarios that change the same, and the like.
    """
    return _resolve(system, name, tuple(years), ())


def _resolve(
    system: System, asked: str, years: tuple[int, ...], following: tuple[str, ...]
) -> Resolved:
    name = stacked(system, [asked])
    if name in following:
        circle = " → ".join((*following, name))
        raise ScenarioError(f"scenarios follow each other in a circle: {circle}")
    files = lineage(system, name)
    changes = merge(files)
    _raise_any(system, name, files, changes, years[0])
    whose = tuple(zip(changes, actor_masks(system, changes), strict=True))
    return Resolved(
        name=name,
        question=question_of(system, name),
        lineage=tuple(one.name for one in files),
        changes=changes,
        pins=tuple(
            pin_of(name, change, years, actors) for change, actors in whose if change.as_in is None
        ),
        borrowed=tuple(
            Borrowed(
                change.variable,
                _resolve(system, str(change.as_in), years, (*following, name)),
                None if actors.all() else actors,
            )
            for change, actors in whose
            if change.as_in is not None
        ),
    )


def _raise_any(
    system: System,
    name: str,
    files: Sequence[ScenarioFile],
    changes: Sequence[Change],
    first_year: int,
) -> None:
    faults = [fault for change in changes for fault in change_faults(system, name, change)]
    faults += [fault for one in files for fault in overlap_faults(system, one)]
    faults += early_faults(name, changes, first_year)
    faults += conflict_faults(system, name)
    if faults:
        raise ScenarioError("\n".join(faults))


def pin_of(scenario: str, change: Change, years: tuple[int, ...], actors: Array) -> Pin:
    """Return what a change of a path does to its variable, for the actors of a mask."""
    per_actor = VARIABLES[change.variable].dims == ("actor",)
    shape = (len(years), len(actors)) if per_actor else (len(years),)
    pin = Pin.free(change.variable, shape, scenario)
    points = dict(change.path or ())
    course = np.interp(years, list(points), list(points.values()))
    started = np.array(years) >= min(points)
    touched = started[:, None] & (actors > 0) if per_actor else started
    values = np.broadcast_to(course[:, None] if per_actor else course, shape)[touched]
    if change.how in ("set", "at_least"):
        pin.lower[touched] = values
    if change.how in ("set", "at_most"):
        pin.upper[touched] = values
    if change.how == "scale":
        pin.factor[touched] = values
    return pin
