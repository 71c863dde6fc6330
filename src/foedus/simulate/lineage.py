"""Lineage: the files that a scenario is made of, those that it is based on first.

A name may stack several scenarios: `us-retrenches+ceasefire` is both at once. No file can have such
a name, since '+' is not among the characters of a scenario's name.
"""

from collections.abc import Iterable, Sequence

from foedus.errors import ScenarioError
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System

JOIN = "+"


def chain(system: System, name: str) -> tuple[ScenarioFile, ...]:
    """Return the file of one scenario and its ancestors', the oldest first.

    Raises UnknownName for a scenario that does not exist, ScenarioError for a circle.
    """
    found: list[ScenarioFile] = []
    following: str | None = name
    while following is not None:
        one = system.scenario(following)
        if one in found:
            raise ScenarioError(f"scenario '{name}' is based on itself")
        found.insert(0, one)
        following = one.based_on
    return tuple(found)


def parts_of(system: System, name: str) -> tuple[str, ...]:
    """Return the scenarios that a name stacks, each once; one that another is based on is in it.

    Raises UnknownName for a part that does not exist.
    """
    named = tuple(dict.fromkeys(name.split(JOIN)))
    above = {one.name for part in named for one in chain(system, part)[:-1]}
    return tuple(part for part in named if part not in above)


def stacked(system: System, names: Iterable[str]) -> str:
    """Return the name of scenarios taken together: `us-retrenches` and `ceasefire` joined by '+'.

    Raises UnknownName for one that does not exist.
    """
    return JOIN.join(parts_of(system, JOIN.join(names)))


def lineage(system: System, name: str) -> tuple[ScenarioFile, ...]:
    """Return every file that a scenario, stacked or not, is made of, each once, ancestors first."""
    files = [one for part in parts_of(system, name) for one in chain(system, part)]
    return tuple({one.name: one for one in files}.values())


def question_of(system: System, name: str) -> str:
    """Return the question of a scenario, or those of all that are stacked."""
    parts = parts_of(system, name)
    asked = [system.scenario(part).question for part in parts]
    return asked[0] if len(parts) == 1 else f"{' and '.join(parts)} together. {' '.join(asked)}"


def merge(files: Sequence[ScenarioFile]) -> tuple[Change, ...]:
    """Return the changes of a lineage's files; a child's course replaces its parent's.

    A parent's course that the child replaces for some of its actors only stays for the others.
    """
    merged: list[Change] = []
    for one in files:
        kept = [c for c in merged if not any(_replaces(new, c) for new in one.changes)]
        merged = [*kept, *one.changes]
    return tuple(merged)


def _replaces(new: Change, old: Change) -> bool:
    everybody = not new.actors or (bool(old.actors) and set(old.actors) <= set(new.actors))
    return new.variable == old.variable and everybody
