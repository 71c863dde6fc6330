"""Judged links: whether what a scenario moves gets there over judged links alone.

Every judged parameter that carries a link between two variables is cut, and scenario and baseline
are run again on the same draws. What no longer moves rested on those links alone: it is an
assumption of the model, and must not be read as a finding.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.simulate.run import simulate
from foedus.simulate.streams import BLOCK

if TYPE_CHECKING:
    import xarray


def judged_links(system: System) -> frozenset[str]:
    """Return the links whose parameter, or any of whose family, is judged."""
    found = set()
    for one in ALLIANCE:
        file = system.parameters.get(one.name)
        for name in one.links() if file is not None else ():
            assert file is not None
            beliefs = (
                list(file.families[name].values.values())
                if name in file.families
                else [file.parameters[name]]
            )
            if any(belief.basis == "judged" for belief in beliefs):
                found.add(f"{one.name}.{name}")
    return frozenset(found)


def moves_without_judged_links(
    system: System, scenario: str, baseline: str, names: Sequence[str], seed: int, until: int
) -> frozenset[str]:
    """Return the indicators that the scenario still moves when every judged link is cut."""
    first, second = (
        without_judged_links(system, name, seed, until) for name in (scenario, baseline)
    )
    return moved_lines(first, second, names)


def without_judged_links(system: System, scenario: str, seed: int, until: int) -> "xarray.Dataset":
    """Return one block of runs of a scenario with every judged link cut."""
    return simulate(system, scenario, BLOCK, seed, until=until, cut=judged_links(system))


def moved_lines(
    scenario: "xarray.Dataset", reference: "xarray.Dataset", names: Sequence[str]
) -> frozenset[str]:
    """Return the lines of which any run in any year differs between two datasets."""
    return frozenset(
        name
        for name in names
        if not np.array_equal(values_of(scenario, name), values_of(reference, name), equal_nan=True)
    )
