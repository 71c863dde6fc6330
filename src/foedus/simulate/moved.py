"""Moved: levers moved on top of any scenario, as a scenario of its own beside a system's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from foedus.errors import ScenarioError
from foedus.facts.frozen import FrozenMapping
from foedus.facts.levers import BASELINE
from foedus.facts.system import System
from foedus.simulate.conflicts import contested
from foedus.simulate.levers import Moved, moved_levers, scenario_of
from foedus.simulate.lineage import stacked

NAMED = "levers-"  # with what the name of moved levers begins
DIGITS = 16  # of the hash of the settings, which end the name


def moved_from(system: System, settings: Mapping[str, float | str]) -> tuple[Moved, ...]:
    """Return the levers that settings move, a number or the name of a level or choice for each.

    Raises ScenarioError with every fault.
    """
    return moved_levers(
        system,
        [
            f"{lever}={value if isinstance(value, str) else repr(float(value))}"
            for lever, value in settings.items()
        ],
    )


def on_top(system: System, name: str, moved: Sequence[Moved]) -> tuple[System, str]:
    """Return a system that holds moved levers as a scenario, and the name of both together.

    name   the scenario that they are moved on top of, or several stacked

    The name of the levers' scenario tells their settings by a hash, and so does the card of a run.

    Raises UnknownName for a scenario that does not exist, ScenarioError with every lever that moves
    what the scenario sets already.
    """
    name = stacked(system, [name])
    if not moved:
        return system, name
    faults = [
        f"{one.lever.id} moves '{variable}', which {name} sets already; leave one out"
        for one in moved
        for variable in clashes(system, name, one)
    ]
    if faults:
        raise ScenarioError("\n".join(faults))
    beside, own = _beside(system, moved)
    return beside, stacked(beside, [own] if name == BASELINE else [name, own])


def clashes(system: System, name: str, moved: Moved) -> tuple[str, ...]:
    """Return the variables that a moved lever would set and a scenario sets already."""
    if name == BASELINE:
        return ()
    beside, own = _beside(system, [moved])
    return contested(beside, stacked(beside, [name, own]))


def _beside(system: System, moved: Sequence[Moved]) -> tuple[System, str]:
    told = json.dumps([[one.lever.id, one.choice, one.value] for one in moved])
    name = f"{NAMED}{sha256(told.encode()).hexdigest()[:DIGITS]}"
    own = scenario_of(system, name, moved)
    return replace(system, scenarios=FrozenMapping({**system.scenarios, name: own})), name
