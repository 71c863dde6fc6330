"""Vote: whether a proposal is adopted, by which way, and who could have made it otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.analyse.ballots import BALLOTS, WORDS, Ballot, votes_of
from foedus.analyse.close_calls import CloseCall, close_calls
from foedus.analyse.council import Council
from foedus.analyse.tallies import TalliedWay, tallied
from foedus.errors import VoteError
from foedus.facts.rules import MEMBERS
from foedus.instruments.coalitions import Flip, cheapest_flip, pivotal
from foedus.instruments.decision_rule import DecisionRule, Vote, adopted, ways_that_hold


@dataclass(frozen=True)
class Missing:
    """What is still needed in favour, by the way that is nearest.

    way      the one for which the fewest voters would have to change
    members  heads, 0 if there are enough; where several bounds on heads are not met, the most
             that one of them lacks, so that `changes` may be more
    weights  by measure, in its unit: persons, votes
    percent  the same as share of what all weigh, % (points)
    changes  the fewest voters whose change would do by this way; None if none would
    """

    way: str
    members: int
    weights: Mapping[str, int]
    percent: Mapping[str, float]
    changes: int | None


@dataclass(frozen=True, eq=False)
class Outcome:
    """What comes of a vote.

    ballots    of each voter
    ways       every way with what was reached of what
    passed_by  names of the ways that hold; () if it is not adopted
    blockers   voters not in favour who keep it from being adopted; () if it is
    missing    None if it is adopted
    pivotal    voters each of whom alone would turn the outcome by another ballot
    flip       the fewest voters that together would turn it, the lightest such; () if none could
    moved_to   the ballots that those of `flip` would change to
    shares     by measure and ballot, the sum of those who cast it
    close      requirements that figures in force could turn, where others only stand in for them
    """

    council: Council
    ballots: Mapping[str, Ballot]
    adopted: bool
    ways: tuple[TalliedWay, ...]
    passed_by: tuple[str, ...]
    blockers: tuple[str, ...]
    missing: Missing | None
    pivotal: tuple[str, ...]
    flip: tuple[str, ...]
    moved_to: tuple[Ballot, ...]
    shares: Mapping[str, Mapping[Ballot, int]]
    close: tuple[CloseCall, ...] = ()


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
    votes = votes_of(council, ballots)
    rule = council.decision
    held = ways_that_hold(rule, votes)
    found: dict[str, Ballot] = {one: ballots.get(one, "in_favour") for one in council.voters}
    ways = tallied(council, votes)
    flip = cheapest_flip(rule, votes, _costs(council))
    alone = pivotal(rule, votes)
    return Outcome(
        council=council,
        ballots=found,
        adopted=bool(adopted(rule, np.asarray(votes))),
        ways=ways,
        passed_by=tuple(way.name for way in held),
        blockers=() if held else _blockers(council, found, votes),
        missing=None if held else _missing(council, votes, ways),
        pivotal=tuple(council.voters[place] for place in alone),
        flip=tuple(council.voters[place] for place in flip.voters) if flip else (),
        moved_to=tuple(_BALLOT_OF[vote] for _, vote in flip.changes) if flip else (),
        shares=_shares(council, found),
        close=close_calls(council, votes, ways),
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


def _costs(council: Council) -> Sequence[int] | None:
    """Return what decides between equally many voters: the first weight that is not heads."""
    return next((one.weights for one in council.measures.values()), None)


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


def _missing(council: Council, votes: Sequence[Vote], ways: Sequence[TalliedWay]) -> Missing:
    """Return what is missing by the way for which the fewest voters would have to change."""
    nearest, fewest = ways[0], None
    for way, one in zip(council.decision.ways, ways, strict=True):
        alone = DecisionRule(council.decision.voters, (way,))
        flip: Flip | None = cheapest_flip(alone, votes, _costs(council))
        if flip is not None and (fewest is None or len(flip.voters) < fewest):
            nearest, fewest = one, len(flip.voters)
    by_measure = {
        name: max((one.missing for one in nearest.requirements if one.of == name), default=0)
        for name in council.weights
    }
    totals = {name: sum(weights) for name, weights in council.weights.items()}
    members = by_measure.pop(MEMBERS)
    return Missing(
        way=nearest.name,
        members=members,
        weights=by_measure,
        percent={name: 100 * short / totals[name] for name, short in by_measure.items()},
        changes=fewest,
    )
