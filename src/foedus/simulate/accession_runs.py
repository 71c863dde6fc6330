"""Accession runs: in how many runs each candidate is a member, by year, and how sure that is.

Only the sub-model of enlargement is run: it reads nothing that another writes. Its draws are those
of a whole run with the same seed, so that both tell the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from foedus.facts.system import System
from foedus.model.enlargement import enlargement
from foedus.model.inputs import Inputs, build_inputs
from foedus.model.variables import VARIABLES
from foedus.simulate.block import run_block
from foedus.simulate.draw import ParameterTable, draw_levels, parameter_table
from foedus.simulate.quantiles import HIGH, LOW
from foedus.simulate.scenario import Resolved, resolve
from foedus.simulate.streams import BLOCK

Array = NDArray[np.float64]
MEMBER = "in_union"
DRAWS = 48  # of the parameters, for the range; each is run for two blocks
EACH = 2


@dataclass(frozen=True)
class Chances:
    """Chances that an actor is a member at the end of a year, (year, actor).

    chance     over all runs
    low, high  bounds of nine tenths of the draws of the parameters, each run by itself
    """

    years: tuple[int, ...]
    actors: tuple[str, ...]
    chance: Array
    low: Array
    high: Array

    def at(self, actor: str, year: int) -> tuple[float, float, float]:
        """Return low, chance and high of one actor in a year."""
        place = self.years.index(year), self.actors.index(actor)
        return float(self.low[place]), float(self.chance[place]), float(self.high[place])


def entry_chances(
    system: System, scenario: str = "baseline", runs: int = 2000, seed: int = 1, *, until: int
) -> Chances:
    """Return in how large a part of the runs of a scenario each actor is in the union, by year.

    runs    at least 1; whole blocks are run
    until   last year

    Raises UnknownName, ScenarioError, RangeError as `simulate` does.
    """
    inputs = build_inputs(system, until)
    resolved = _of_enlargement(resolve(system, scenario, inputs.years))
    table = parameter_table(system, (enlargement,), inputs.families)
    blocks = range(-(-runs // BLOCK))
    inside = _inside(inputs, resolved, table, seed, blocks)[:, :runs]
    rows = draw_levels(table, seed, 0)
    chosen = rows[:: -(-len(rows) // DRAWS)]
    by_draw = np.stack(
        [
            _inside(inputs, resolved, _fixed(table, row), seed, range(EACH)).mean(axis=1)
            for row in chosen
        ]
    )
    low, high = np.quantile(by_draw, (LOW, HIGH), axis=0)
    return Chances(inputs.years, inputs.actors, inside.mean(axis=1), low, high)


def _inside(
    inputs: Inputs, scenario: Resolved, table: ParameterTable, seed: int, blocks: Sequence[int]
) -> Array:
    """Return who is in the union in each run of some blocks, (year, run, actor)."""
    keep = frozenset({MEMBER})
    found = [
        run_block((enlargement,), inputs, scenario, table, seed, block, keep)[MEMBER]
        for block in blocks
    ]
    return np.concatenate(found, axis=1)


def _of_enlargement(scenario: Resolved) -> Resolved:
    """Return a scenario with no more than what enlargement reads or writes."""
    touched = enlargement.writes | {n for n, one in VARIABLES.items() if one.kind == "given"}
    return replace(
        scenario,
        pins=tuple(pin for pin in scenario.pins if pin.variable in touched),
        borrowed=tuple(
            replace(one, scenario=_of_enlargement(one.scenario))
            for one in scenario.borrowed
            if one.variable in touched
        ),
    )


def _fixed(table: ParameterTable, row: Array) -> ParameterTable:
    """Return a table in which every parameter is what one run drew."""
    fixed = tuple(
        one.model_copy(update={"low": value, "central": value, "high": value})
        for one, value in zip(table.parameters, row.tolist(), strict=True)
    )
    return replace(table, parameters=fixed, correlated=())
