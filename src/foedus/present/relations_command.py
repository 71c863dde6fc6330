"""`foedus relations`: the powers, who moved, and the signed network, as text or JSON."""

import json
from dataclasses import dataclass

import typer

from foedus.analyse.relations_view import relations_view
from foedus.present.asked import system_on
from foedus.present.relations_json import relations_json


@dataclass(frozen=True)
class RelationsAsked:
    """What the options say; None for the last year known and the span that the facts name."""

    system: str
    year: int | None
    first: int | None
    last: int | None
    as_of: str | None
    as_json: bool


def relations_command(asked: RelationsAsked) -> None:
    """Look, then print what was found."""
    system = system_on(asked.system, asked.as_of)
    view = relations_view(system, asked.year, asked.first, asked.last)
    if asked.as_json:
        typer.echo(json.dumps(relations_json(system, view), allow_nan=False))
        return
    from foedus.present.relations_text import print_relations

    print_relations(system, view)
