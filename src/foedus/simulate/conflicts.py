"""Conflicts: what stacked scenarios cannot both decide.

Two scenarios contradict each other where different files give the same variable of the same actor a
course, and neither file is based on the other.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.simulate.lineage import chain, parts_of
from foedus.simulate.masks import actor_mask, actors_in

Owners = Mapping[tuple[str, str], str]  # (variable, actor) → file that has the last word


def conflict_faults(system: System, name: str) -> list[str]:
    """Return a sentence for each variable that two stacked scenarios both change; none if none."""
    order = {actor: place for place, actor in enumerate(system.actor_ids)}
    return [
        f"scenarios {mine} and {other} both change '{variable}'"
        f"{_whose(system, variable, sorted(actors, key=lambda one: order[one]))}; leave one out"
        for (mine, other, variable), actors in sorted(_conflicts(system, name).items())
    ]


def contested(system: System, name: str) -> tuple[str, ...]:
    """Return the variables that two stacked scenarios both change for an actor."""
    return tuple(dict.fromkeys(variable for *_, variable in sorted(_conflicts(system, name))))


def _conflicts(system: System, name: str) -> dict[tuple[str, str, str], list[str]]:
    """Return the actors over whom two scenarios disagree, by the two and the variable."""
    chains = {part: chain(system, part) for part in parts_of(system, name)}
    owners = {part: _owners(system, files) for part, files in chains.items()}
    found: dict[tuple[str, str, str], list[str]] = {}
    for first, second in combinations(chains, 2):
        known = {one: {file.name for file in chains[one]} for one in (first, second)}
        for variable, actor in owners[first].keys() & owners[second].keys():
            mine, other = (owners[one][variable, actor] for one in (first, second))
            # A file that the other scenario is based on was replaced there on purpose.
            if mine not in known[second] and other not in known[first]:
                names = (_named(mine, first), _named(other, second), variable)
                found.setdefault(names, []).append(actor)
    return found


def _owners(system: System, files: Sequence[ScenarioFile]) -> Owners:
    return {
        (change.variable, actor): one.name
        for one in files
        for change in one.changes
        for actor in actors_in(system, actor_mask(system, change))
    }


def _named(file: str, part: str) -> str:
    return f"'{file}'" if file == part else f"'{file}' (in '{part}')"


def _whose(system: System, variable: str, actors: Sequence[str]) -> str:
    known = VARIABLES.get(variable)
    if known is not None and not known.dims:
        return ""
    return " of every actor" if len(actors) == len(system.actor_ids) else f" of {', '.join(actors)}"
