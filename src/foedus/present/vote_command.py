"""`foedus vote`: adopted or not, and why, as text, chart or JSON."""

from collections.abc import Mapping, Sequence

from foedus.analyse.ballots import Ballot
from foedus.analyse.vote import vote
from foedus.present.council_asked import CouncilAsked, Found, council_and_ballots
from foedus.present.council_command import Answer, give
from foedus.present.files import OF_VOTE
from foedus.present.vote_json import vote_csv, vote_json


def vote_command(asked: CouncilAsked, named: Mapping[Ballot, Sequence[str]]) -> None:
    """Count, then print and write what was found."""
    found = council_and_ballots(asked, named)
    give(OF_VOTE, asked, found, lambda: _answer(found))


def _answer(found: Found) -> Answer:
    from foedus.present.vote_chart import vote_chart
    from foedus.present.vote_text import print_vote

    outcome = vote(found.council, found.ballots)
    return Answer(
        table=vote_csv(outcome),
        plain=vote_json(outcome),
        draw=lambda: vote_chart(outcome),
        say=lambda: print_vote(found.system, outcome),
    )
