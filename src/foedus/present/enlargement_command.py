"""`foedus enlargement`: who may join the union when, who held whom up, and what it would change."""

import json
from dataclasses import dataclass

import typer

from foedus.analyse.enlargement import Entry, entry, outlook
from foedus.facts.system import System
from foedus.model.accession_record import candidates
from foedus.present.asked import system_on, with_own

YEARS = (2030, 2035, 2040)  # told if no year is asked for, as far as the system's last year


@dataclass(frozen=True)
class EnlargementAsked:
    """What the options of `enlargement` say.

    candidate   id or name of one to tell in full; None for all
    by          years; none for the usual ones
    as_of       the day as written
    """

    system: str
    candidate: str | None
    by: tuple[int, ...]
    scenario: str
    runs: int
    seed: int
    as_of: str | None
    as_json: bool


def enlargement_command(asked: EnlargementAsked) -> None:
    """Compute, then print what was found."""
    from foedus.present.enlargement_json import enlargement_json
    from foedus.present.enlargement_text import print_candidate, print_outlook

    system, (scenario,) = with_own(system_on(asked.system, asked.as_of), [asked.scenario])
    entries = _entries(system, asked.candidate)
    years = tuple(sorted(set(asked.by))) or _usual(system)
    found = outlook(system, years, scenario, asked.runs, asked.seed)
    if asked.as_json:
        typer.echo(json.dumps(enlargement_json(system, found, entries), allow_nan=False))
    elif asked.candidate is not None:
        print_candidate(system, found, entries[0])
    else:
        print_outlook(system, found, entries)


def _entries(system: System, candidate: str | None) -> tuple[Entry, ...]:
    """Return what the entry of one candidate, or of each alone, would change."""
    asked = tuple(candidates(system)) if candidate is None else (candidate,)
    return tuple(entry(system, one) for one in asked)


def _usual(system: System) -> tuple[int, ...]:
    return tuple(year for year in YEARS if year <= system.last_year) or (system.last_year,)
