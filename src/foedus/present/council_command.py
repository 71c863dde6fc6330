"""Council command: what `power` and `vote` do alike with what was found: write and print it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from foedus.present.council_asked import CouncilAsked, Found
from foedus.present.council_files import folder_for, write_council_files
from foedus.present.files import refuse_foreign

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False)
class Answer:
    """What was found, in each form in which it can be given.

    table    CSV, a row per voter
    plain    for JSON
    draw     draws the chart
    say      prints the text
    """

    table: str
    plain: dict[str, Any]
    draw: "Callable[[], Figure]"
    say: Callable[[], None]


def give(kind: str, asked: CouncilAsked, found: Found, answer: Callable[[], Answer]) -> None:
    """Compute an answer, write its files where some are asked for, and print it.

    kind     `power` or `vote`
    answer   computes; called only once it is known that files can be written
    """
    folder = asked.out
    if folder is None and not asked.as_json:
        folder = folder_for(kind, found, dated=asked.on is not None)
    if folder is not None:
        refuse_foreign(folder, kind)
    given = answer()
    if folder is not None:
        write_council_files(folder, kind, found, given.table, given.draw)
    if asked.as_json:
        typer.echo(json.dumps(given.plain, allow_nan=False))
        return
    given.say()
    typer.echo(f"\nWritten to {folder}/: {kind}.csv, charts/{kind}.png, card.json")
