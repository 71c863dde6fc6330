"""`foedus facts`: what is known on a day of an actor, organisation, topic, dossier or series."""

import json

import typer

from foedus.present.asked import facts_on
from foedus.present.facts_found import facts_json


def facts_command(*, system: str, name: str | None, as_of: str | None, as_json: bool) -> None:
    """Print the facts asked for, or raise UnknownName with the nearest name."""
    known = facts_on(system, as_of)
    found = facts_json(known, name)
    if as_json:
        typer.echo(json.dumps(found, allow_nan=False))
    else:
        from foedus.present.facts_text import print_facts

        print_facts(known, found)
