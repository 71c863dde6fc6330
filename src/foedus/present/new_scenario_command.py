"""`foedus new-scenario`: levers moved, written as the file of a scenario."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from shlex import quote

import typer

from foedus.errors import ScenarioError
from foedus.facts.own_file import write_beside
from foedus.facts.reading import read_document
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.facts.validation import validated
from foedus.model.inputs import build_inputs
from foedus.present.asked import system_on
from foedus.present.explain_words import change_in_words
from foedus.present.scenario_yaml import scenario_yaml
from foedus.present.unwritable import refuse_unwritable, told_if_unwritable
from foedus.simulate.card import change_entry
from foedus.simulate.levers import (
    Moved,
    checked_scenario,
    incoherences,
    moved_levers,
    scenario_of,
)

SHIPPED = "eu_nato"


@dataclass(frozen=True)
class NewScenarioAsked:
    """What was asked for on the command line."""

    system: str
    name: str
    settings: tuple[str, ...]
    question: str | None
    out: Path | None
    force: bool
    as_json: bool


def new_scenario_command(asked: NewScenarioAsked) -> None:
    """Write the file, then say what it changes, what to beware of, and how to run it."""
    known = system_on(asked.system, None)
    moved = moved_levers(known, asked.settings)
    scenario = scenario_of(known, asked.name, moved, asked.question)
    checked_scenario(known, scenario, build_inputs(known, known.last_year).years)
    warnings = incoherences(known, moved)
    file = asked.out if asked.out is not None else Path(f"{asked.name}.yaml")
    run = f"foedus run {quote(str(file))}"
    if asked.system != SHIPPED:
        run = f"{run} --system {quote(asked.system)}"
    text = scenario_yaml(scenario, _comments(known, moved, warnings, run))
    _refuse_unreadable(text, scenario)
    _write(file, text, force=asked.force)
    if asked.as_json:
        typer.echo(json.dumps(_plain(scenario, moved, file, warnings, run), allow_nan=False))
        return
    typer.echo(f"Written to {file}.")
    for one in moved:
        typer.echo(f"{one.lever.label} ({one.lever.id}): {one.words}. {one.means}".rstrip())
    typer.echo("What that changes:")
    for text in _changes(known, scenario):
        typer.echo(f"  {text}")
    for text in warnings:
        typer.echo(f"Beware: {text}")
    typer.echo(f"Run it: {run}")


def _changes(system: System, scenario: ScenarioFile) -> Iterator[str]:
    """Yield what each change sets, then why and who says so, once for all that share it."""
    changes = scenario.changes
    for one, after in zip_longest(changes, changes[1:]):
        yield f"{change_in_words(system, one, f' ({one.variable})')}"
        if after is None or (one.variable, one.why, one.source) != (
            after.variable,
            after.why,
            after.source,
        ):
            yield f"  {one.why} ({_source(system, one)})"


def _source(system: System, one: Change) -> str:
    if one.source is None:
        return "imagined"
    known = system.sources.get(one.source.partition("#")[0])
    return one.source if known is None else f"{one.source}: {known.title}"


def _comments(
    system: System, moved: Sequence[Moved], warnings: Sequence[str], run: str
) -> Iterator[str]:
    yield f"Made from the levers of {system.name}, as of {system.as_of}:"
    for one in moved:
        setting = one.choice or one.level or f"{one.value:g}"
        yield f"  --set {one.lever.id}={setting}  ({one.lever.label}: {one.words})"
    yield f"Run it: {run}"
    yield from (f"Beware: {text}" for text in warnings)


def _refuse_unreadable(text: str, scenario: ScenarioFile) -> None:
    """Raise ScenarioError unless a text reads back as the scenario that it was made from."""
    document, _ = read_document(text.encode(), "")
    read = validated(document, ScenarioFile)[0] if document is not None else None
    if read != scenario:
        raise ScenarioError("the question cannot be kept in a file; use plain characters")


def _write(file: Path, text: str, *, force: bool) -> None:
    """Write a file that was not there before, unless it may be overwritten.

    Raises ScenarioError if it was, or if it cannot be a file that `foedus run` takes.
    """
    if file.suffix not in (".yaml", ".yml"):
        raise ScenarioError(f"'{file}' does not end in .yaml, so no command would read it")
    refuse_unwritable(file.parent)
    if file.is_dir():
        raise ScenarioError(f"'{file}' is a folder; name a file with --out")
    if file.exists() and not force:
        raise ScenarioError(
            f"'{file}' is there already; name another with --out, or overwrite it with --force"
        )
    with told_if_unwritable(file):
        write_beside(file, text.encode())


def _plain(
    scenario: ScenarioFile, moved: Sequence[Moved], file: Path, warnings: Sequence[str], run: str
) -> dict[str, object]:
    return {
        "file": str(file),
        "name": scenario.name,
        "question": scenario.question,
        "based_on": scenario.based_on,
        "levers": [
            {
                "id": one.lever.id,
                "label": one.lever.label,
                "setting": one.words,
                "means": one.means or None,
            }
            for one in moved
        ],
        "changes": [change_entry(one) for one in scenario.changes],
        "warnings": list(warnings),
        "run": run,
    }
