"""Power: how often each voter of a council decides, who can block, what a change of members does.

A priori: every vote is held to be equally likely in favour and against, and voters independent.
What states want does not enter, so this measures a rule and not a policy.
"""

from dataclasses import dataclass

from foedus.analyse.council import Council
from foedus.errors import VoteError
from foedus.instruments.coalitions import (
    Coalitions,
    TooManySets,
    as_simple_game,
    minimal_blocking,
    veto_players,
)
from foedus.instruments.power import VotingPower, voting_power

TOO_MANY = "too many members of different weights to search every coalition for the smallest"
EXAMPLES = 10
"""How many blocking coalitions are found if nothing else is said."""


@dataclass(frozen=True, eq=False)
class Indices:
    """Voting power in one council.

    power     indices, (voter,)
    passage   probability that a proposal passes if everybody votes by a fair coin
    """

    council: Council
    power: VotingPower
    passage: float


@dataclass(frozen=True)
class PowerRow:
    """One voter; `change_…` against the council without changes, None for who is in one only.

    percent           share of each measure, %
    banzhaf, shapley_shubik
                      shares of power, which sum to 1
    banzhaf_absolute  probability of being decisive
    """

    voter: str
    name: str
    percent: dict[str, float]
    banzhaf: float
    banzhaf_absolute: float
    shapley_shubik: float
    change_banzhaf: float | None
    change_banzhaf_absolute: float | None
    change_shapley_shubik: float | None


@dataclass(frozen=True, eq=False)
class PowerTable:
    """Voting power in a council, and in the one without changes where some were asked for.

    rows      a row for each voter, most powerful first
    vetoes    voters without whom nothing passes
    blocking  smallest coalitions that stop a proposal all others are for, as places of voters;
              None if they are not known
    blocking_unknown
              why they are not known; None if they are
    """

    council: Council
    indices: Indices
    usual: Indices | None
    rows: tuple[PowerRow, ...]
    vetoes: tuple[str, ...]
    blocking: Coalitions | None
    blocking_unknown: str | None = None

    @property
    def examples(self) -> tuple[tuple[str, ...], ...]:
        """Blocking coalitions of the smallest size, by id of their members."""
        voters, known = self.council.voters, self.blocking
        if known is None:
            return ()
        return tuple(
            tuple(voters[place] for place in one)
            for one in known.found
            if len(one) == known.smallest_size
        )


def power(council: Council, examples: int = EXAMPLES) -> PowerTable:
    """Return the voting power of everybody in a council, and the coalitions that can block.

    examples   how many blocking coalitions to find

    Raises VoteError where a rule is of no form in which power can be counted, and says why.

    >>> from datetime import date
    >>> from foedus.analyse.council import council
    >>> from foedus.facts.system import load
    >>> found = power(council(load(), "nato-consensus", date(2026, 11, 22)))
    >>> found.blocking.smallest_size, len(found.vetoes), found.rows[0].banzhaf == 1 / 32
    (1, 32, True)
    """
    indices = _indices(council)
    usual = None if council.usual is None else _indices(council.usual)
    rows = [_row(indices, usual, place) for place in range(len(council.voters))]
    rows.sort(key=lambda row: (-row.banzhaf_absolute, -row.shapley_shubik))
    blocking, unknown = _blocking(council, examples)
    return PowerTable(
        council=council,
        indices=indices,
        usual=usual,
        rows=tuple(rows),
        vetoes=tuple(council.voters[place] for place in veto_players(council.decision)),
        blocking=blocking,
        blocking_unknown=unknown,
    )


def _blocking(council: Council, examples: int) -> tuple[Coalitions | None, str | None]:
    """Return the smallest blocking coalitions, or why they are not known."""
    try:
        return minimal_blocking(council.decision, examples), None
    except TooManySets:
        return None, TOO_MANY


def _indices(council: Council) -> Indices:
    try:
        game = as_simple_game(council.decision)
    except ValueError as error:
        raise VoteError(f"power by '{council.rule.id}' on {council.day}", [str(error)]) from None
    found = voting_power(game.weights, game.quotas, game.against_at_most, game.vetoes)
    passage = found.passage_probability
    return Indices(council, found, 1 - passage if game.is_dual else passage)


def _row(indices: Indices, usual: Indices | None, place: int) -> PowerRow:
    council, found = indices.council, indices.power
    voter = council.voters[place]
    before = None
    if usual is not None and voter in usual.council.voters:
        before = usual.council.voters.index(voter)

    def change(index: str) -> float | None:
        if usual is None or before is None:
            return None
        return float(getattr(found, index)[place] - getattr(usual.power, index)[before])

    return PowerRow(
        voter=voter,
        name=council.names[place],
        percent={name: one.percent(place) for name, one in council.measures.items()},
        banzhaf=float(found.banzhaf[place]),
        banzhaf_absolute=float(found.banzhaf_absolute[place]),
        shapley_shubik=float(found.shapley_shubik[place]),
        change_banzhaf=change("banzhaf"),
        change_banzhaf_absolute=change("banzhaf_absolute"),
        change_shapley_shubik=change("shapley_shubik"),
    )
