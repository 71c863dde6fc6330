"""Draw: one value of every parameter for every run of a block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.errors import ScenarioError, UnknownName
from foedus.facts.parameters import Correlation, Parameter, ParameterFile
from foedus.facts.system import System
from foedus.model.submodel import SubModel
from foedus.simulate.latin_hypercube import correlate, quantile_of, strata
from foedus.simulate.streams import BLOCK

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ParameterTable:
    """Every parameter that a run draws, in a fixed order, with the correlations between them."""

    names: tuple[str, ...]  # sub-model.parameter or sub-model.parameter[key]
    parameters: tuple[Parameter, ...]
    correlated: tuple[tuple[tuple[int, ...], Array], ...]  # groups of columns and their matrix

    @cached_property
    def columns(self) -> Mapping[str, list[int]]:
        """The columns of each parameter, one, and of each family, one per key, by its name."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self.names):
            found.setdefault(name, []).append(place)
            if "[" in name:
                found.setdefault(name.partition("[")[0], []).append(place)
        return found


def parameter_table(
    system: System, submodels: Sequence[SubModel], families: Mapping[str, tuple[str, ...]]
) -> ParameterTable:
    """Return the table of parameters; refuse files that do not fit the sub-models.

    Raises ScenarioError with every missing, surplus or wrongly measured parameter.
    """
    faults: list[str] = []
    named: dict[str, Parameter] = {}
    correlated: list[tuple[str, Correlation]] = []
    for one in submodels:
        units, over = one.units(), one.families()
        if not units:
            continue
        file = system.parameters.get(one.name)
        if file is None:
            faults.append(f"parameters/{one.name}.yaml is missing: '{one.name}' needs it")
            continue
        faults.extend(_misfits(one.name, units, over, file))
        for name in units:
            if name in over and name in file.families:
                members = file.families[name].parameters
                for key in families[over[name]]:
                    value = members.get(key)
                    if value is None:
                        faults.append(f"parameters/{one.name}.yaml: {name} has no value for {key}")
                    else:
                        named[f"{one.name}.{name}[{key}]"] = value
            elif name in file.parameters:
                named[f"{one.name}.{name}"] = file.parameters[name]
        correlated.extend((one.name, pair) for pair in file.correlations)
    if faults:
        raise ScenarioError("; ".join(faults))
    names = tuple(named)
    return ParameterTable(names, tuple(named.values()), _groups(names, correlated))


def draw_levels(
    table: ParameterTable, seed: int, block: int, cut: frozenset[str] = frozenset()
) -> Array:
    """Return the drawn value of every parameter, (run, parameter).

    cut  `sub-model.parameter` of links to cut: zero, or for a family the mean over its keys

    Raises UnknownName for a link that no parameter carries.
    """
    levels = np.empty((BLOCK, len(table.names)))
    together = {place for group, _ in table.correlated for place in group}
    for place, (name, one) in enumerate(zip(table.names, table.parameters, strict=True)):
        if one.low < one.high or place in together:  # a fixed one alone needs no draw
            levels[:, place] = strata(seed, name, block)
    for group, matrix in table.correlated:
        levels[:, group] = correlate(levels[:, group], matrix)
    columns = [quantile_of(p, levels[:, i]) for i, p in enumerate(table.parameters)]
    values = np.stack(columns, axis=-1)
    for name in cut:
        chosen = columns_of(table, name)
        if not chosen:
            raise UnknownName("link", name, table.names)
        alone = table.names[chosen[0]] == name
        values[:, chosen] = 0.0 if alone else values[:, chosen].mean(axis=1, keepdims=True)
    return values


def columns_of(table: ParameterTable, name: str) -> list[int]:
    """Return the columns of a parameter, one, or of a family, one per key."""
    return table.columns.get(name, [])


def for_submodel(one: SubModel, table: ParameterTable, values: Array) -> Any:
    """Return the sub-model's parameter object: (run, 1) each, (run, key) for families."""
    owners = dict.fromkeys(one.units(), one.name) | one.shared()
    return one.parameters(
        **{name: values[:, columns_of(table, f"{owner}.{name}")] for name, owner in owners.items()}
    )


def _misfits(
    submodel: str, units: Mapping[str, str], over: Mapping[str, str], file: ParameterFile
) -> list[str]:
    where = f"parameters/{submodel}.yaml"
    faults = []
    for name, wanted in units.items():
        found = file.families.get(name) if name in over else file.parameters.get(name)
        if found is None:
            faults.append(f"{where}: {name} is missing")
        elif found.unit != wanted:
            faults.append(f"{where}: {name} has unit '{found.unit}', the model needs '{wanted}'")
        elif name in over and found.over != over[name]:  # type: ignore[union-attr]
            faults.append(f"{where}: {name} must be given over '{over[name]}'")
    for name in sorted((file.parameters.keys() | file.families.keys()) - units.keys()):
        faults.append(f"{where}: {name} is not a parameter of '{submodel}'")
    return faults


def _groups(
    names: tuple[str, ...], correlated: Sequence[tuple[str, Correlation]]
) -> tuple[tuple[tuple[int, ...], Array], ...]:
    """Return connected groups of correlated parameters with their correlation matrix.

    A pair of which one is not drawn, such as the level of an act still to come, is left out.
    """

    def column(submodel: str, name: str) -> int | None:
        elsewhere, _, own = name.rpartition(":")
        submodel = elsewhere or submodel
        parameter, _, key = own.partition(".")
        return places.get(f"{submodel}.{parameter}" + (f"[{key}]" if key else ""))

    places = {name: place for place, name in enumerate(names)}
    named = [(column(s, c.between[0]), column(s, c.between[1]), c.value) for s, c in correlated]
    pairs = [(a, b, value) for a, b, value in named if a is not None and b is not None]
    groups: list[set[int]] = []
    for first, second, _ in pairs:
        touched = [g for g in groups if g & {first, second}]
        groups = [g for g in groups if g not in touched]
        groups.append({first, second}.union(*touched))
    result = []
    for group in groups:
        columns = tuple(sorted(group))
        matrix = np.eye(len(columns))
        for first, second, value in pairs:
            if first in group:
                i, j = columns.index(first), columns.index(second)
                matrix[i, j] = matrix[j, i] = value
        result.append((columns, matrix))
    return tuple(result)
