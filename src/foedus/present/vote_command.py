"""`foedus vote`: adopted or not, and why, as text, chart or JSON."""

import json
from collections.abc import Mapping, Sequence

import typer

from foedus.analyse.ballots import Ballot
from foedus.analyse.vote import vote
from foedus.present.council_asked import CouncilAsked, council_and_ballots
from foedus.present.council_files import folder_for, write_council_files
from foedus.present.files import OF_VOTE, refuse_foreign
from foedus.present.vote_json import vote_csv, vote_json


def vote_command(asked: CouncilAsked, named: Mapping[Ballot, Sequence[str]]) -> None:
    """Count, then print and write what was found."""
    system, council, ballots = council_and_ballots(asked, named)
    folder = asked.out
    if folder is None and not asked.as_json:
        folder = folder_for(OF_VOTE, council, dated=asked.on is not None)
    if folder is not None:
        refuse_foreign(folder, OF_VOTE)
    outcome = vote(council, ballots)
    if folder is not None:
        from foedus.present.vote_chart import vote_chart

        written = vote_csv(outcome)
        write_council_files(folder, OF_VOTE, system, council, written, lambda: vote_chart(outcome))
    if asked.as_json:
        typer.echo(json.dumps(vote_json(outcome), allow_nan=False))
        return
    from foedus.present.vote_text import print_vote

    print_vote(system, outcome)
    typer.echo(f"\nWritten to {folder}/: vote.csv, charts/vote.png, card.json")
