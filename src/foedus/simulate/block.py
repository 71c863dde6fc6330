"""Block: 128 runs of one scenario, year after year.

Years are the only Python loop; runs and actors are axes of the arrays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.errors import RangeError
from foedus.model.inputs import Inputs
from foedus.model.pin import apply_pins
from foedus.model.submodel import SubModel, only
from foedus.model.variables import VARIABLES
from foedus.simulate.draw import ParameterTable, draw_levels, for_submodel
from foedus.simulate.scenario import Borrowed, Resolved
from foedus.simulate.streams import shocks_of

Array = NDArray[np.float64]
Recorded = dict[str, Array]  # variable → (year, run, …)
NOTHING: Mapping[str, Array] = MappingProxyType({})


@dataclass(frozen=True)
class Drawn:
    """All that chance decides in one block of runs, whatever the scenario."""

    levels: Array  # (run, parameter)
    parameters: Mapping[str, Any]  # by sub-model
    shocks: Mapping[str, Mapping[str, Array]]  # by sub-model and stream, (year, run, …)


def run_block(
    submodels: Sequence[SubModel],
    inputs: Inputs,
    scenario: Resolved,
    table: ParameterTable,
    seed: int,
    block: int,
    keep: frozenset[str],
    cut: frozenset[str] = frozenset(),
) -> Recorded:
    """Return the kept variables of one block, each (year, run, …), and `parameters` (run, name).

    cut  links to cut, see `draw_levels`

    Raises RangeError if a variable leaves the range of its vocabulary entry.
    """
    drawn = draw_block(submodels, inputs, table, seed, block, cut)
    return {**step_through(submodels, inputs, scenario, drawn, keep), "parameters": drawn.levels}


def draw_block(
    submodels: Sequence[SubModel],
    inputs: Inputs,
    table: ParameterTable,
    seed: int,
    block: int,
    cut: frozenset[str] = frozenset(),
) -> Drawn:
    """Return what is drawn for one block; some of the sub-models draw what all of them would."""
    levels = draw_levels(table, seed, block, cut)
    parameters = {one.name: for_submodel(one, table, levels) for one in submodels}
    size = seed, block, len(inputs.years), len(inputs.actors), _axes(inputs)
    shocks = {one.name: shocks_of(one, parameters[one.name], *size) for one in submodels}
    return Drawn(levels, parameters, shocks)


def step_through(
    submodels: Sequence[SubModel],
    inputs: Inputs,
    scenario: Resolved,
    drawn: Drawn,
    keep: frozenset[str],
    held: Mapping[str, Array] = NOTHING,
) -> Recorded:
    """Return the kept variables of one block whose chance is drawn, each (year, run, …).

    held  variables that follow a given course, (year, run, …), whatever else would set them

    Raises RangeError if a variable leaves the range of its vocabulary entry.
    """
    lent = _lent(submodels, inputs, scenario, drawn)
    touched = {pin.variable for pin in (*inputs.pins, *scenario.pins)}
    touched |= {one.variable for one, _ in lent}
    given = given_as_changed(inputs, scenario)
    ready, last = _before(submodels, inputs, given, drawn)
    recorded: dict[str, list[Array]] = {name: [] for name in keep}
    for place in range(len(inputs.years)):
        now = _of_year(given, place)
        for one in submodels:
            shock = {name: course[place] for name, course in drawn.shocks[one.name].items()}
            own = drawn.parameters[one.name]
            written = _step(one, last, now, own, shock, ready[one.name])
            for name in one.writes:
                now[name] = written[name]
                if name in held:
                    now[name] = held[name][place]
                elif name in touched:
                    now[name] = _pinned(name, written[name], inputs, scenario, lent, place)
        for name in keep:
            recorded[name].append(now[name])
        last = now
    return _stacked(recorded, inputs.years)


def _axes(inputs: Inputs) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the axes of each given variable, years apart."""
    return {
        name: value.shape[1:] if VARIABLES[name].yearly else value.shape
        for name, value in inputs.given.items()
    }


def _step(
    one: SubModel,
    last: Mapping[str, Array],
    now: Mapping[str, Array],
    parameters: Any,
    shock: Mapping[str, Array],
    ready: Any,
) -> Mapping[str, Array]:
    """Return what a sub-model writes, given no more than it says it reads."""
    arguments: list[Any] = [only(last, one.last), only(now, one.now)]
    arguments += [parameters, only(shock, frozenset(one.shocks))]
    if one.prepare is not None:
        arguments.append(ready)
    return one.step(*arguments)


def _lent(
    submodels: Sequence[SubModel], inputs: Inputs, scenario: Resolved, drawn: Drawn
) -> list[tuple[Borrowed, Array]]:
    """Run the scenarios that are followed, on the same draws, and return what each lends."""
    written = frozenset[str]().union(*(one.writes for one in submodels))
    return [
        (
            one,
            step_through(submodels, inputs, one.scenario, drawn, frozenset({one.variable}))[
                one.variable
            ],
        )
        for one in scenario.borrowed
        if one.variable in written
    ]


def given_as_changed(inputs: Inputs, scenario: Resolved) -> dict[str, Array]:
    """Return the facts as the scenario has them."""
    given = dict(inputs.given)
    for pin in scenario.pins:
        if pin.variable in given:
            changed = np.clip(given[pin.variable] * pin.factor, pin.lower, pin.upper)
            check_range(pin.variable, changed, f"scenario '{scenario.name}'")
            given[pin.variable] = changed
    return given


def _before(
    submodels: Sequence[SubModel],
    inputs: Inputs,
    given: Mapping[str, Array],
    drawn: Drawn,
) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return what the sub-models prepare, and the state of the year before the first."""
    parameters, runs = drawn.parameters, len(drawn.levels)
    ready: dict[str, Any] = {}
    last: dict[str, Array] = {}
    for name, value in inputs.initial.items():
        last[name] = np.broadcast_to(value, (runs, *np.shape(value)))
    for one in submodels:
        view = only(given, one.prepares_from)
        ready[one.name] = one.prepare(view, parameters[one.name]) if one.prepare else None
        if one.start is not None:
            begun = only({**given, **last}, one.prepares_from | one.starts_from)
            last |= one.start(begun, parameters[one.name], ready[one.name])
    return ready, last


def _of_year(given: Mapping[str, Array], place: int) -> dict[str, Array]:
    return {
        name: value[place] if VARIABLES[name].yearly else value for name, value in given.items()
    }


def _pinned(
    name: str,
    value: Array,
    inputs: Inputs,
    scenario: Resolved,
    lent: Sequence[tuple[Borrowed, Array]],
    place: int,
) -> Array:
    value = apply_pins(value, [pin for pin in inputs.pins if pin.variable == name], place)
    pins = [pin for pin in scenario.pins if pin.variable == name]
    if pins:
        value = apply_pins(value, pins, place)
        check_range(name, value, f"scenario '{scenario.name}' in {inputs.years[place]}")
    for one, course in lent:
        if one.variable == name:
            value = (
                course[place] if one.actors is None else np.where(one.actors, course[place], value)
            )
    return value


def check_range(name: str, value: Array, where: str) -> None:
    """Raise RangeError unless every value lies in the range of its vocabulary entry.

    Not a number is allowed only where nothing is known, so for all values alike.
    """
    variable = VARIABLES[name]
    wrong = (value < variable.minimum) | (value > variable.maximum) | np.isinf(value)
    unknown = np.isnan(value)
    wrong |= unknown & ~unknown.all(axis=0)
    if wrong.any():
        raise RangeError(
            f"{where}: '{name}' is {value[wrong][0]:.6g}, outside its range from "
            f"{variable.minimum:g} to {variable.maximum:g} ({variable.unit})"
        )


def _stacked(recorded: Mapping[str, Sequence[Array]], years: Sequence[int]) -> Recorded:
    """Return what was recorded year by year, each variable (year, run, …) and within its range."""
    stacked = {name: np.stack(values) for name, values in recorded.items()}
    for name, values in stacked.items():
        low, high = values.min(), values.max()  # not a number if any value is none
        bounds = VARIABLES[name].minimum <= low and high <= VARIABLES[name].maximum
        if bounds and np.isfinite(low) and np.isfinite(high):
            continue
        for year, value in zip(years, values, strict=True):
            check_range(name, value, str(year))
    return stacked
