"""Ballots: what each voter of a council does, read from names, with every fault at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from foedus.analyse.council import Council
from foedus.analyse.counting import COUNTED
from foedus.analyse.electorate import find_voter, unknown_voter, why_no_voter
from foedus.errors import VoteError
from foedus.facts.system import System
from foedus.instruments.decision_rule import Vote

Ballot = Literal["in_favour", "against", "abstaining", "constructive", "absent"]
"""What a voter does; `constructive` is an abstention with a formal declaration."""

BALLOTS: tuple[Ballot, ...] = get_args(Ballot)
WORDS: Mapping[Ballot, str] = {
    "in_favour": "in favour",
    "against": "against",
    "abstaining": "abstaining",
    "constructive": "abstaining constructively",
    "absent": "absent",
}


def read_ballots(
    system: System, council: Council, named: Mapping[Ballot, Sequence[str]]
) -> dict[str, Ballot]:
    """Return the ballot of each voter; whoever is not named votes in favour.

    named   ids or names of voters, by what they do

    Raises VoteError with every fault: unknown names, actors that do not vote that day, voters named
    twice, and constructive abstention where the rule knows none.
    """
    faults = list(ballot_faults(system, council, named))
    if faults:
        raise VoteError(f"vote by '{council.rule.id}' on {council.day}", faults)
    found: dict[str, Ballot] = dict.fromkeys(council.voters, "in_favour")
    for ballot, names in named.items():
        found |= {str(find_voter(system, council.voters, name)): ballot for name in names}
    return found


def ballot_faults(
    system: System, council: Council, named: Mapping[Ballot, Sequence[str]]
) -> Iterator[str]:
    """Yield every fault of the names given for each ballot."""
    seen: dict[str, Ballot] = {}
    for ballot, names in named.items():
        for name in names:
            voter = find_voter(system, council.voters, name)
            if voter is None:
                yield unknown_voter(system, council.voters, name)
            elif voter not in council.voters:
                yield _not_voting(system, council, voter)
            elif voter in seen:
                both = (
                    f"both {WORDS[seen[voter]]} and {WORDS[ballot]}"
                    if seen[voter] != ballot
                    else f"{WORDS[ballot]} twice"
                )
                yield f"{voter} is named {both}; name it once"
            else:
                seen[voter] = ballot
    if "constructive" in seen.values() and not council.deciding.constructive_abstention:
        yield (
            f"{council.deciding.article} knows no constructive abstention; take an ordinary "
            f"abstention for {_those(seen)}"
        )


def votes_of(council: Council, ballots: Mapping[str, Ballot]) -> tuple[Vote, ...]:
    """Return the votes as they count, (voter,): an absent voter's is what the rule makes of it."""
    plain = {
        "in_favour": Vote.IN_FAVOUR,
        "against": Vote.AGAINST,
        "abstaining": Vote.ABSTAINING,
        "constructive": Vote.CONSTRUCTIVE,
        "absent": COUNTED[council.deciding.absent_counts_as],
    }
    return tuple(plain[ballots.get(voter, "in_favour")] for voter in council.voters)


def _not_voting(system: System, council: Council, voter: str) -> str:
    if voter in council.without:
        return f"{voter} was taken out, so it cannot vote"
    return why_no_voter(system, council.rule, council.day, voter)


def _those(seen: Mapping[str, Ballot]) -> str:
    return ", ".join(voter for voter, ballot in seen.items() if ballot == "constructive")
