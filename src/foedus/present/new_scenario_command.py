"""`foedus new-scenario`: levers moved, written as the file of a scenario."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import typer

from foedus.errors import ScenarioError
from foedus.facts.own_file import write_beside
from foedus.facts.reading import read_document
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.facts.validation import validated
from foedus.model.inputs import build_inputs
from foedus.present.asked import system_on
from foedus.present.scenario_yaml import scenario_yaml
from foedus.present.sentences import changes_in_words
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
        typer.echo(json.dumps(_plain(scenario, file, warnings, run), allow_nan=False))
        return
    typer.echo(f"Written to {file}.")
    for text in changes_in_words([change_entry(one) for one in scenario.changes]):
        typer.echo(f"  {text}")
    for text in warnings:
        typer.echo(f"Beware: {text}")
    typer.echo(f"Run it: {run}")


def _comments(
    system: System, moved: Sequence[Moved], warnings: Sequence[str], run: str
) -> Iterator[str]:
    yield f"Made from the levers of {system.name}, as of {system.as_of}:"
    for one in moved:
        yield f"  --set {one.lever.id}={one.choice or one.level or f'{one.value:g}'}"
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
    scenario: ScenarioFile, file: Path, warnings: Sequence[str], run: str
) -> dict[str, object]:
    return {
        "file": str(file),
        "name": scenario.name,
        "question": scenario.question,
        "based_on": scenario.based_on,
        "changes": [change_entry(one) for one in scenario.changes],
        "warnings": list(warnings),
        "run": run,
    }
