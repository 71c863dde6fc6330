"""Scenario: named differences from a parent, turned into pins on the model's variables.

A child may give a variable of its parent a new course; the same variable twice in one file is an
error. A change either draws a path (set, at_least, at_most, scale) or follows another scenario's
run (`as_in`), run by run, with the same draws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.pin import Pin
from foedus.model.variables import VARIABLES, Variable

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

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the names of the variables that the scenario changes."""
        return tuple(dict.fromkeys(change.variable for change in self.changes))


def resolve(system: System, name: str, years: Sequence[int]) -> Resolved:
    """Return the scenario ready to run, with all its parents' changes.

    Raises UnknownName for a scenario that does not exist, ScenarioError with every fault of its
    changes: unknown variable, wrong unit, actors where there is no actor axis, and the like.
    """
    return _resolve(system, name, tuple(years), ())


def _resolve(
    system: System, name: str, years: tuple[int, ...], following: tuple[str, ...]
) -> Resolved:
    if name in following:
        circle = " → ".join((*following, name))
        raise ScenarioError(f"scenarios follow each other in a circle: {circle}")
    chain = lineage(system, name)
    changes = merge(chain)
    faults = [fault for change in changes for fault in change_faults(system, name, change)]
    faults += [fault for one in chain for fault in overlap_faults(system, one)]
    faults += [
        f"scenario '{name}', change of '{change.variable}': the path begins in {min(when)}, but "
        f"the first computed year is {years[0]}; what lies before is history"
        for change in changes
        if (when := [year for year, _ in change.path or ()]) and min(when) < years[0]
    ]
    if faults:
        raise ScenarioError("\n".join(faults))
    whose = tuple(zip(changes, _actor_masks(system, changes), strict=True))
    return Resolved(
        name=name,
        question=chain[-1].question,
        lineage=tuple(one.name for one in chain),
        changes=changes,
        pins=tuple(
            _pin(name, change, years, actors) for change, actors in whose if change.as_in is None
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


def lineage(system: System, name: str) -> tuple[ScenarioFile, ...]:
    """Return a scenario and its ancestors, the oldest first."""
    chain: list[ScenarioFile] = []
    following: str | None = name
    while following is not None:
        one = system.scenario(following)
        if one in chain:
            raise ScenarioError(f"scenario '{name}' is based on itself")
        chain.insert(0, one)
        following = one.based_on
    return tuple(chain)


def merge(chain: Sequence[ScenarioFile]) -> tuple[Change, ...]:
    """Return the changes of a chain of scenarios; a child's course replaces its parent's.

    A parent's course that the child replaces for some of its actors only stays for the others.

    Raises ScenarioError where one file changes the same variable of the same actors twice.
    """
    merged: list[Change] = []
    for one in chain:
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for change in one.changes:
            key = (change.variable, tuple(change.actors or ()))
            if _touches(key, seen):
                raise ScenarioError(
                    f"scenario '{one.name}' changes '{change.variable}' twice: keep one difference"
                )
            seen.add(key)
        kept = [c for c in merged if not any(_replaces(new, c) for new in one.changes)]
        merged = [*kept, *one.changes]
    return tuple(merged)


def overlap_faults(system: System, one: ScenarioFile) -> list[str]:
    """Return a fault for each two changes of one file that set the same variable of an actor."""
    found = []
    for place, change in enumerate(one.changes):
        for other in one.changes[:place]:
            both = _actor_mask(system, change) * _actor_mask(system, other)
            if change.variable == other.variable and both.any():
                found.append(
                    f"scenario '{one.name}' changes '{change.variable}' of "
                    f"{system.actor_ids[int(both.argmax())]} twice: keep one difference"
                )
    return found


def _touches(key: tuple[str, tuple[str, ...]], others: set[tuple[str, tuple[str, ...]]]) -> bool:
    variable, actors = key
    return any(
        variable == name and (not actors or not theirs or set(actors) & set(theirs))
        for name, theirs in others
    )


def _replaces(new: Change, old: Change) -> bool:
    everybody = not new.actors or (bool(old.actors) and set(old.actors) <= set(new.actors))
    return new.variable == old.variable and everybody


def change_faults(
    system: System,
    scenario: str,
    change: Change,
    variables: Mapping[str, Variable] = VARIABLES,
) -> list[str]:
    """Return what is wrong with one change, each fault in a sentence; nothing if all is well."""
    where = f"scenario '{scenario}', change of '{change.variable}'"
    variable = variables.get(change.variable)
    if variable is None:
        close = get_close_matches(change.variable, variables, n=1)
        hint = f"; did you mean '{close[0]}'?" if close else ""
        return [f"{where}: no such variable{hint}"]
    faults = []
    if change.unit != variable.unit:
        faults.append(f"{where}: unit '{change.unit}', the variable has '{variable.unit}'")
    if variable.dims not in ((), ("actor",)) or not variable.yearly:
        faults.append(f"{where}: it cannot be changed by a scenario")
    if change.actors and variable.dims == ():
        faults.append(f"{where}: it belongs to no actor; leave 'actors' out")
    if change.as_in is not None and variable.kind == "given":
        faults.append(f"{where}: a fact is the same in every run; give a path, not 'as_in'")
    known = set(system.actor_ids) | {one.id for one in system.organisations}
    for actor in change.actors or ():
        if actor not in known:
            faults.append(f"{where}: unknown actor '{actor}'")
    if change.how != "scale":
        for year, value in change.path or ():
            if not variable.minimum <= value <= variable.maximum:
                faults.append(
                    f"{where}: {value} in {year} lies outside {variable.minimum} to "
                    f"{variable.maximum}"
                )
    return faults


def _pin(scenario: str, change: Change, years: tuple[int, ...], actors: Array) -> Pin:
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


def _actor_masks(system: System, changes: Sequence[Change]) -> list[Array]:
    """Return the actors whose course each change sets, those of later changes left out."""
    masks = [_actor_mask(system, change) for change in changes]
    for place, change in enumerate(changes):
        for later in range(place + 1, len(changes)):
            if changes[later].variable == change.variable:
                masks[place] = masks[place] * (1 - masks[later])
    return masks


def _actor_mask(system: System, change: Change) -> Array:
    if not change.actors:
        return np.ones(len(system.actor_ids))
    named = set(change.actors)
    for organisation in system.organisations:
        if organisation.id in named:
            named |= set(system.members(organisation.id, system.as_of))
    return np.array([float(actor in named) for actor in system.actor_ids])
