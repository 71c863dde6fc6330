"""Decisions: proposals and their forecasts, votes by a rule, and who can block."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from foedus.analyse.backtest import archive_of
from foedus.analyse.ballots import Ballot
from foedus.analyse.decision_looks import looks
from foedus.analyse.earlier_dossiers import Archive
from foedus.analyse.power import power
from foedus.analyse.vote import vote
from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.present.asked import day_of
from foedus.present.council_asked import voting
from foedus.present.decide_json import decide_json
from foedus.present.power_json import power_json
from foedus.present.vote_json import vote_json
from foedus.present.web.content_answers import LONGEST_NAME, AsOf, Id, RunHash, Told, about
from foedus.present.web.content_jobs import made_once
from foedus.present.web.context import Known

SOLVER = "compromise"  # of those that `foedus decide` knows, the one that it tells first
GROUP = "decisions"  # of the indicators that tell what becomes of proposals
OPEN = "pending"
MOST_VOTERS = 100

router = APIRouter(tags=["content"])

Voter = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Voters = Annotated[tuple[Voter, ...], Field(max_length=MOST_VOTERS)]


class VoteRequest(BaseModel):
    """Who votes how; whoever is not named votes in favour."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    rule: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    """Id of a rule."""
    on: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    """Day like 2024-09-21; by default the last one known."""
    in_favour: Annotated[Voters, Field(alias="for")] = ()
    against: Voters = ()
    abstain: Voters = ()
    constructive: Voters = ()
    """Abstain with a formal declaration, where the rule knows that."""
    absent: Voters = ()
    without: Voters = ()
    """Members taken out."""
    joining: Annotated[Voters, Field(alias="with")] = ()
    """States taken in."""


@router.get("/dossiers", response_class=Response)
def dossiers(known: Known, told: Told) -> Response:
    """List every proposal with what came of it."""
    return told.tell("dossiers", lambda: dossiers_json(known.system))


@router.get("/dossiers/{dossier}", response_class=Response)
def one_dossier(dossier: Id, known: Known, told: Told, on: AsOf = None) -> Response:
    """Tell what `foedus decide` does: what was to be expected, beside what happened."""
    with about("dossier"):
        found = known.system.dossier(dossier)
    with about("on"):
        day = day_of(on)

    def made() -> dict[str, Any]:
        archive = archive_of(known.system)
        with about("on"):
            return decide_json(archive, found, looks(archive, found, day), SOLVER)

    return told.tell(f"dossier {found.id} {day}", made)


@router.get("/runs/{run}/decisions", response_class=Response)
def decisions_of_run(run: RunHash, known: Known, told: Told) -> Response:
    """Tell what becomes of proposals in a run by year, and what to expect of those now open."""
    with about("run"):
        answered = known.runs.answer(run)

    def made() -> dict[str, Any]:
        forecasts = made_once(known, told, "open dossiers", lambda: open_json(known.system))
        return {"hash": run, "indicators": of_decisions(answered), **forecasts}

    return told.tell(f"decisions {run}", made)


@router.post("/vote", response_class=Response)
def count_vote(asked: VoteRequest, known: Known, told: Told) -> Response:
    """Tell what `foedus vote` does: adopted or not, who blocks, what is missing."""
    return told.tell(f"vote {asked.model_dump_json()}", lambda: vote_of(known.system, asked))


@router.get("/rules/{rule}", response_class=Response)
def one_rule(rule: Id, known: Known, told: Told, on: AsOf = None) -> Response:
    """Tell what `foedus power` does: members, weights, thresholds, the smallest to block."""
    with about("rule"):
        found = known.system.rule(rule)

    def made() -> dict[str, Any]:
        with about("on"):
            council, _ = voting(known.system, found, day_of(on), ((), ()), {})
        return power_json(power(council))

    return told.tell(f"rule {found.id} {on}", made)


def vote_of(system: System, asked: VoteRequest) -> dict[str, Any]:
    """Return the outcome of a vote. Raises ApiError with the field that is at fault."""
    named: dict[Ballot, Voters] = {
        "in_favour": asked.in_favour,
        "against": asked.against,
        "abstaining": asked.abstain,
        "constructive": asked.constructive,
        "absent": asked.absent,
    }
    with about("rule"):
        rule = system.rule(asked.rule)
    with about("on"):
        day = day_of(asked.on)
    with about(_first(asked)):
        council, ballots = voting(system, rule, day, (asked.without, asked.joining), named)
    return vote_json(vote(council, ballots))


def _first(asked: VoteRequest) -> str:
    """Return the first field that names voters: what a fault in names is told of."""
    names = {"in_favour": "for", "joining": "with"}
    lists = ("in_favour", "against", "abstain", "constructive", "absent", "without", "joining")
    given = (names.get(one, one) for one in lists if getattr(asked, one))
    return next(given, "on")


def dossiers_json(system: System) -> dict[str, Any]:
    """Return every proposal in a line."""
    return {"dossiers": [_head(one) for one in system.dossiers]}


def _head(one: Dossier) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "domain": one.domain,
        "issue": one.issue,
        "organisations": list(one.organisations),
        "outcome": one.outcome,
        "proposed": one.proposed,
        "decided": one.decided,
    }


def of_decisions(answered: Mapping[str, Any]) -> dict[str, Any]:
    """Return the indicators of decisions of a run, as it was answered."""
    lines = answered["indicators"]
    return {name: one for name, one in lines.items() if one["group"] == GROUP}


def open_json(system: System) -> dict[str, Any]:
    """Return a forecast of each proposal that is open."""
    archive = archive_of(system)
    return {"open": [_open(archive, one) for one in system.dossiers if one.outcome == OPEN]}


def _open(archive: Archive, one: Dossier) -> dict[str, Any]:
    return {**_head(one), "forecast": decide_json(archive, one, looks(archive, one, None), SOLVER)}
