"""`foedus decide`: what was to be expected of a dossier, beside what happened; or all of them."""

import json
from dataclasses import dataclass
from pathlib import Path

import typer

from foedus.analyse.backtest import archive_of, backtest
from foedus.analyse.decide import WITHOUT
from foedus.analyse.decision_looks import looks
from foedus.analyse.dossier_bargain import SOLVERS
from foedus.errors import RangeError, UnknownName
from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.present.asked import day_of, facts_on
from foedus.present.decide_json import backtest_json, decide_json


@dataclass(frozen=True)
class DecisionAsked:
    """What the options of `decide` say.

    name   id of a dossier or path of a file; None with `every`
    on     the day as written; None for the usual two
    """

    system: str
    name: str | None
    solver: str
    on: str | None
    every: bool
    as_json: bool


def decide_command(asked: DecisionAsked) -> None:
    """Forecast, then print what was found."""
    known = (*SOLVERS, WITHOUT)
    if asked.solver not in known:
        raise UnknownName("solver", asked.solver, known)
    if asked.every == (asked.name is not None):
        raise RangeError("name one dossier or file, or ask for --all; not both and not neither")
    if asked.every and asked.on is not None:
        raise RangeError("--on goes with one dossier; with --all each has its own day")
    day = day_of(asked.on)
    system = facts_on(asked.system, None)
    archive = archive_of(system)
    if asked.every:
        found = backtest(system)
        if asked.as_json:
            typer.echo(json.dumps(backtest_json(system, found), allow_nan=False))
            return
        from foedus.present.backtest_text import print_backtest

        print_backtest(archive, found, asked.solver)
        return
    forecasts = [(one, looks(archive, one, day)) for one in dossiers_of(system, str(asked.name))]
    if asked.as_json:
        plain = [decide_json(archive, one, seen, asked.solver) for one, seen in forecasts]
        typer.echo(json.dumps(plain[0] if len(plain) == 1 else plain, allow_nan=False))
        return
    from foedus.present.decide_text import print_decision

    for one, seen in forecasts:
        print_decision(archive, one, seen, asked.solver)


def dossiers_of(system: System, name: str) -> tuple[Dossier, ...]:
    """Return a dossier of the system by its id, or those of a user's own file.

    Raises UnknownName for a dossier that is none, RangeError for a file that is none, DataError
    with every fault of a file.
    """
    path = Path(name)
    known = {one.id for one in system.dossiers}
    if name in known:
        return (system.dossier(name),)
    if not path.is_file():
        listing = "`foedus facts dossiers`"
        if path.suffix in (".yaml", ".yml"):
            raise RangeError(
                f"there is no file {name!r}; name one that is, or a dossier ({listing} lists them)"
            )
        raise UnknownName("dossier", name, known, listing)
    from foedus.facts.dossiers_file import read_dossiers

    return read_dossiers(path, system)
