"""`foedus scenarios`: what can be asked, and what each question changes, why, and says who."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import typer

from foedus.errors import ScenarioError
from foedus.facts.scenarios import Change
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.asked import system_on, with_own
from foedus.present.sentences import alike, whose_course
from foedus.simulate.card import change_entry
from foedus.simulate.conflicts import conflict_faults, contested
from foedus.simulate.lineage import JOIN, lineage, merge, parts_of, question_of, stacked

MANY = 4  # courses that a list shows of one change; the scenario's own page shows all


def scenarios_command(system: str, name: str | None, *, as_json: bool) -> None:
    """Print one scenario, stacked or not, or all; raise if what is stacked contradicts itself."""
    known, names = with_own(system_on(system, None), [name] if name is not None else [])
    found = [plain(known, one) for one in (names or known.scenarios)]
    if as_json:
        typer.echo(json.dumps(found[0] if name is not None else {"scenarios": found}))
        return
    many = MANY if name is None else None
    typer.echo("\n\n".join("\n".join(_lines(one, many)) for one in found))
    if name is None:
        typer.echo("\n`foedus scenarios NAME` shows one in full, `foedus run NAME` computes it.")


def plain(system: System, asked: str) -> dict[str, Any]:
    """Return a scenario as plain values, its parents' changes merged in.

    Raises UnknownName for one that does not exist, ScenarioError for stacked ones that contradict
    each other.
    """
    name = stacked(system, [asked])
    faults = conflict_faults(system, name)
    if faults:
        raise ScenarioError("\n".join(faults))
    files = lineage(system, name)
    parts = parts_of(system, name)
    others = (one for one in system.scenarios if one not in {file.name for file in files})
    clashes = {one: contested(system, f"{name}{JOIN}{one}") for one in others}
    return {
        "name": name,
        "question": question_of(system, name),
        "based_on": [system.scenario(part).based_on for part in parts],
        "lineage": [file.name for file in files],
        "changes": [_entry(system, change) for change in merge(files)],
        "cannot_be_stacked_with": {one: list(told) for one, told in clashes.items() if told},
    }


def _entry(system: System, change: Change) -> dict[str, Any]:
    known = VARIABLES.get(change.variable)
    label = in_words(known.label, system) if known is not None else change.variable
    return {"label": label, **change_entry(change)}


def _lines(one: dict[str, Any], many: int | None) -> Iterator[str]:
    yield f"{one['name']}: {one['question']}"
    parents = " and ".join(dict.fromkeys(parent for parent in one["based_on"] if parent))
    if parents:
        yield f"  based on {parents}"
    for together in alike(one["changes"]):
        yield from _change(together, many)
    for other, variables in one["cannot_be_stacked_with"].items():
        yield f"  cannot be stacked with {other}: both change {', '.join(variables)}"


def _change(together: Sequence[Mapping[str, Any]], many: int | None) -> Iterator[str]:
    """Yield what changes, in words, then why and who says so."""
    first = together[0]
    name = f"  {first['label']} ({first['variable']}):"
    courses = list(dict.fromkeys(map(whose_course, together)))
    if len(courses) == 1:
        yield f"{name} {courses[0]}"
    else:
        yield name
        yield from (f"      {said}" for said in courses[:many])
        if many is not None and len(courses) > many:
            yield f"      and {len(courses) - many} more"
    source = first["source"]
    told = "Imagined" if source == "imagined" else f"Source: {source}"
    yield f"    {told}. {first['why']}"
