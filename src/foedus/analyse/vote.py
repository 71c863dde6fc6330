"""Vote: whether a proposal is adopted, by which way, and who could have made it otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.analyse.ballots import BALLOTS, WORDS, Ballot, votes_of
from foedus.analyse.close_calls import CloseCall, close_calls, doubtful_changes, is_close
from foedus.analyse.council import Council
from foedus.analyse.missing import Missing, flip_of, missing
from foedus.analyse.tallies import TalliedWay, tallied
from foedus.errors import VoteError
from foedus.instruments.coalitions import pivotal
from foedus.instruments.decision_rule import Vote, ways_that_hold


@dataclass(frozen=True, eq=False)
class Outcome:
    """What comes of a vote.

    ballots    of each voter
    ways       every way with what was reached of what
    passed_by  names of the ways that hold; () if it is not adopted
    blockers   voters not in favour who keep it from being adopted; () if it is
    missing    None if it is adopted
    pivotal    voters each of whom alone would turn the outcome by another ballot
    doubtful   voters of whom that is not sure, for their change would end in a close call
    flip       the fewest voters that together would turn it, the lightest such; () if none could,
               None if it is not known
    moved_to   the ballots that those of `flip` would change to
    shares     by measure and ballot, the sum of those who cast it
    close      requirements that figures in force could turn, where others only stand in for them
    flip_unknown
               why `flip` is not known; None if it is
    flip_doubtful
               whether the outcome turned by `flip` would be a close call
    """

    council: Council
    ballots: Mapping[str, Ballot]
    adopted: bool
    ways: tuple[TalliedWay, ...]
    passed_by: tuple[str, ...]
    blockers: tuple[str, ...]
    missing: Missing | None
    pivotal: tuple[str, ...]
    doubtful: tuple[str, ...]
    flip: tuple[str, ...] | None
    moved_to: tuple[Ballot, ...]
    shares: Mapping[str, Mapping[Ballot, int]]
    close: tuple[CloseCall, ...] = ()
    flip_unknown: str | None = None
    flip_doubtful: bool = False


def vote(council: Council, ballots: Mapping[str, Ballot]) -> Outcome:
    """Return what comes of a vote.

    council   who votes, by what rule
    ballots   by voter: in_favour, against, abstaining, constructive or absent; whoever is not named
              votes in favour

    Raises VoteError for a voter or ballot that the council does not know.

    >>> from datetime import date
    >>> from foedus.analyse.council import council
    >>> from foedus.facts.system import load
    >>> allies = council(load(), "nato-consensus", date(2026, 11, 22))
    >>> found = vote(allies, {allies.voters[0]: "against"})
    >>> found.adopted, found.blockers == allies.voters[:1], found.missing.members
    (False, True, 1)
    """
    _refuse(council, ballots)
    found: dict[str, Ballot] = {one: ballots.get(one, "in_favour") for one in council.voters}
    return _outcome(council, found, votes_of(council, found))


def _outcome(council: Council, ballots: Mapping[str, Ballot], votes: Sequence[Vote]) -> Outcome:
    rule = council.decision
    held = ways_that_hold(rule, votes)
    ways = tallied(council, votes)
    flip, unknown = flip_of(council, rule, votes)
    moved = flip.changes if flip else ()
    doubtful = doubtful_changes(council, votes, adopted=bool(held))
    return Outcome(
        council=council,
        ballots=ballots,
        adopted=bool(held),
        ways=ways,
        passed_by=tuple(way.name for way in held),
        blockers=() if held else _blockers(council, ballots, votes),
        missing=None if held else missing(council, votes, ways),
        pivotal=tuple(council.voters[place] for place in pivotal(rule, votes)),
        doubtful=tuple(council.voters[place] for place in doubtful),
        flip=None if unknown else tuple(council.voters[place] for place, _ in moved),
        moved_to=tuple(_BALLOT_OF[vote] for _, vote in moved),
        shares=_shares(council, ballots),
        close=close_calls(council, votes, ways),
        flip_unknown=unknown,
        flip_doubtful=is_close(council, votes, dict(moved)),
    )


_BALLOT_OF: Mapping[Vote, Ballot] = {
    Vote.IN_FAVOUR: "in_favour",
    Vote.AGAINST: "against",
    Vote.ABSTAINING: "abstaining",
    Vote.CONSTRUCTIVE: "constructive",
}


def _refuse(council: Council, ballots: Mapping[str, Ballot]) -> None:
    faults = [f"{one} does not vote" for one in ballots if one not in council.voters]
    for voter, ballot in ballots.items():
        if ballot not in BALLOTS:
            faults.append(f"{voter}: '{ballot}' is no ballot; take one of {', '.join(BALLOTS)}")
        elif ballot == "constructive" and not council.deciding.constructive_abstention:
            faults.append(f"{voter}: {council.deciding.article} knows no {WORDS[ballot]}")
    if faults:
        raise VoteError(f"vote by '{council.rule.id}' on {council.day}", faults)


def _shares(council: Council, cast: Mapping[str, Ballot]) -> dict[str, dict[Ballot, int]]:
    """Return by measure and ballot the sum of those who cast it."""
    found = {name: dict.fromkeys(BALLOTS, 0) for name in council.weights}
    for name, weights in council.weights.items():
        for voter, weight in zip(council.voters, weights, strict=True):
            found[name][cast[voter]] += weight
    return found


def _blockers(
    council: Council, ballots: Mapping[str, Ballot], votes: Sequence[Vote]
) -> tuple[str, ...]:
    """Return those not in favour whose vote in favour would bring an unmet requirement nearer."""
    given = np.asarray(votes)
    unmet = [
        one
        for way in council.decision.ways
        for one in way.requirements
        if int(one.sums(given)) < one.at_least
    ]
    return tuple(
        voter
        for place, voter in enumerate(council.voters)
        if ballots[voter] != "in_favour"
        and any(
            one.weights[place] and one.per_vote[votes[place]] < one.per_vote[Vote.IN_FAVOUR]
            for one in unmet
        )
    )
