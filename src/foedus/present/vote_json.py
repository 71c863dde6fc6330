"""The outcome of a vote as plain values, and as a table."""

import csv
from dataclasses import asdict
from io import StringIO
from typing import Any

from foedus.analyse.ballots import Ballot
from foedus.analyse.missing import Missing
from foedus.analyse.vote import Outcome
from foedus.present.council_json import council_json


def vote_json(outcome: Outcome) -> dict[str, Any]:
    """Return what `vote --json` prints."""
    council = outcome.council
    totals = {name: sum(weights) for name, weights in council.weights.items()}
    return {
        "adopted": outcome.adopted,
        "blockers": list(outcome.blockers),
        "missing": None if outcome.missing is None else _missing(outcome.missing),
        "way": list(outcome.passed_by),
        "pivotal": list(outcome.pivotal),
        "doubtful": list(outcome.doubtful),
        "flip": None if outcome.flip is None else _flip(outcome.flip, outcome.moved_to),
        "flip_unknown": outcome.flip_unknown,
        "flip_doubtful": outcome.flip_doubtful,
        "ballots": dict(outcome.ballots),
        "shares": {
            name: {
                ballot: {
                    "sum": value,
                    "percent": 100 * value / totals[name] if totals[name] else 0.0,
                }
                for ballot, value in shares.items()
            }
            for name, shares in outcome.shares.items()
        },
        "ways": [
            {
                "way": way.name,
                "holds": way.holds,
                "requirements": [asdict(one) for one in way.requirements],
            }
            for way in outcome.ways
        ],
        "close_calls": [asdict(one) for one in outcome.close],
        **council_json(council),
    }


def _flip(voters: tuple[str, ...], moved_to: tuple[Ballot, ...]) -> list[dict[str, str]]:
    pairs = zip(voters, moved_to, strict=True)
    return [{"voter": voter, "to": ballot} for voter, ballot in pairs]


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "way": missing.way,
        "requirements": [
            {"tally": one.tally, "of": one.of, "missing": one.missing, "asked": one.asked}
            for one in missing.requirements
        ],
        "members": missing.members,
        "weights": {
            name: {"missing": value, "percent": missing.percent[name]}
            for name, value in missing.weights.items()
        },
        "changes": missing.changes,
        "changes_unknown": missing.changes_unknown,
    }


def vote_csv(outcome: Outcome) -> str:
    """Return one row per voter: ballot, weights, if it blocks, if it could turn it, how surely."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    council = outcome.council
    writer.writerow(
        ["member", "name", "ballot", *council.measures, "blocks", "turns_it_alone", "not_sure"]
    )
    for place, voter in enumerate(council.voters):
        weights = [one.weights[place] for one in council.measures.values()]
        sets = (outcome.blockers, outcome.pivotal, outcome.doubtful)
        marks = [int(voter in some) for some in sets]
        writer.writerow([voter, council.names[place], outcome.ballots[voter], *weights, *marks])
    return text.getvalue()
