"""Faults of a scenario's changes, each in a sentence: what does not fit, and what would."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from foedus.errors import did_you_mean
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import VARIABLES, Variable
from foedus.simulate.masks import actor_mask, actors_in

YES_OR_NO, CALENDAR = "0 or 1", "year"  # units with rules of their own


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
        return [f"{where}: no such variable{did_you_mean(change.variable, variables)}"]
    faults = []
    if change.unit != variable.unit:
        faults.append(f"unit '{change.unit}', the variable has '{variable.unit}'")
    if variable.dims not in ((), ("actor",)) or not variable.yearly or variable.unit == CALENDAR:
        faults.append("it cannot be changed by a scenario")
    elif variable.kind == "computed" and change.variable not in _read_by_the_model():
        faults.append("no other part of the model reads it, so the change would move nothing")
    if change.actors and variable.dims == ():
        faults.append("it belongs to no actor; leave 'actors' out")
    if change.as_in is not None and variable.kind == "given":
        faults.append("a fact is the same in every run; give a path, not 'as_in'")
    known = set(system.actor_ids) | {one.id for one in system.organisations}
    faults += [f"unknown actor '{actor}'" for actor in change.actors if actor not in known]
    return [f"{where}: {fault}" for fault in (*faults, *_value_faults(change, variable))]


@cache
def _read_by_the_model() -> frozenset[str]:
    """Return what any sub-model reads; a change of anything else goes nowhere."""
    return frozenset().union(*(one.last | one.now | one.prepares_from for one in ALLIANCE))


def _value_faults(change: Change, variable: Variable) -> list[str]:
    path = change.path or ()
    beyond = [
        f"{value} in {year} lies outside {variable.minimum} to {variable.maximum}"
        for year, value in path
        if change.how != "scale" and not variable.minimum <= value <= variable.maximum
    ]
    return beyond or (_fraction_faults(path) if variable.unit == YES_OR_NO else [])


def _fraction_faults(path: Sequence[tuple[int, float]]) -> list[str]:
    """Return a fault if a path of a yes or no has a value between, given or on its line."""
    points = dict(path)
    for year in range(min(points, default=0), max(points, default=-1) + 1):
        value = float(np.interp(year, list(points), list(points.values())))
        if 0 < value < 1:
            if year in points:
                return [f"{value:g} in {year} is neither 0 nor 1; write one of them"]
            later = min(one for one in points if one > year)
            return [
                f"the straight line to {later} gives {value:g} in {year}, neither 0 nor 1; write "
                f"the year before the step too, {later - 1}"
            ]
    return []


def early_faults(scenario: str, changes: Sequence[Change], first_year: int) -> list[str]:
    """Return a fault for each path that begins before the first computed year."""
    return [
        f"scenario '{scenario}', change of '{change.variable}': the path begins in {min(when)}, "
        f"but the first computed year is {first_year}; what lies before is history"
        for change in changes
        if (when := [year for year, _ in change.path or ()]) and min(when) < first_year
    ]


def overlap_faults(system: System, one: ScenarioFile) -> list[str]:
    """Return a fault for each two changes of one file that set the same variable of an actor."""
    return [
        f"scenario '{one.name}' changes '{change.variable}'{whose} twice: keep one difference"
        for place, change in enumerate(one.changes)
        for other in one.changes[:place]
        if (whose := _both_touch(system, change, other)) is not None
    ]


def _both_touch(system: System, change: Change, other: Change) -> str | None:
    """Return in words whom two changes of a variable both touch; nothing if nobody."""
    if change.variable != other.variable:
        return None
    both = actors_in(system, actor_mask(system, change) * actor_mask(system, other))
    if not both:
        return None
    return f" of {both[0]}" if change.actors or other.actors else ""
