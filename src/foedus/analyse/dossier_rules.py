"""Dossier rules: by each basis open, who alone can block, and how likely a block is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.council import Council, council
from foedus.errors import VoteError
from foedus.facts.system import System
from foedus.instruments.coalitions import veto_players
from foedus.instruments.decision_rule import Vote, adopted

Array = NDArray[np.float64]
SEED = 1
VOTES = {"oppose": Vote.AGAINST, "abstain": Vote.ABSTAINING}


@dataclass(frozen=True, eq=False)
class Basis:
    """One rule by which a dossier could be decided on a day.

    alone   voters each of whom can keep the proposal from being adopted, by itself
    """

    council: Council
    alone: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.council.rule.id

    @property
    def has_veto(self) -> bool:
        """Whether some member alone can block."""
        return bool(self.alone)

    @property
    def weights(self) -> Array:
        """What each voter brings to bear, (voter,): the same where all have a veto, else weight.

        The weight is the first that the rule counts, such as population, or heads.
        """
        heads = np.ones(len(self.council.voters))
        if self.has_veto:
            return heads
        first = next((one.weights for one in self.council.measures.values()), None)
        return heads if first is None else np.asarray(first, np.float64)


@dataclass(frozen=True, eq=False)
class Bases:
    """The rules of a system as they stand on days, each looked up once."""

    system: System
    held: dict[tuple[str, date], Basis | None] = field(default_factory=dict)

    def basis(self, rule: str, day: date) -> Basis | None:
        """Return a rule on a day; None if it was not agreed or in force, or nobody votes by it."""
        if rule not in self.system.rules:
            return None
        if (rule, day) not in self.held:
            try:
                found = council(self.system, rule, day)
            except VoteError:
                self.held[rule, day] = None
            else:
                voters = veto_players(found.decision)
                alone = tuple(found.voters[place] for place in voters)
                self.held[rule, day] = Basis(found, alone)
        return self.held[rule, day]


@dataclass(frozen=True)
class Chance:
    """How likely a proposal is to be blocked by a rule.

    blocked   probability that it is not adopted
    by        probability that an actor is against and it is not adopted, by actor
    """

    blocked: float
    by: Mapping[str, float]


def chance_of_block(basis: Basis, unwilling: Mapping[str, float], draws: int) -> Chance:
    """Return how likely a block is if each voter is unwilling by itself, and else in favour.

    unwilling   probability of being against, by voter
    draws       how often it is drawn who is unwilling; not needed where each has a veto:
                blocked = 1 − Π_i (1 − unwilling_i)

    Who is unwilling votes against, and the rule is counted exactly. Same draws each time.
    """
    voters = basis.council.voters
    share = np.array([unwilling[one] for one in voters])
    if len(basis.alone) == len(voters):
        return Chance(float(1 - np.prod(1 - share)), dict(zip(voters, share.tolist(), strict=True)))
    against = np.random.default_rng(SEED).random((draws, len(voters))) < share
    fails = ~adopted(basis.council.decision, np.where(against, Vote.AGAINST, Vote.IN_FAVOUR))
    by = (against & fails[:, None]).mean(axis=0)
    return Chance(float(fails.mean()), dict(zip(voters, by.tolist(), strict=True)))


def passes_on_record(basis: Basis, signs: Sequence[str]) -> bool:
    """Return whether the stances on record would let a proposal pass if all others are in favour.

    signs   by voter; opposed counts as against, and who has conditions as in favour
    """
    votes = np.array([VOTES.get(one, Vote.IN_FAVOUR) for one in signs])
    return bool(adopted(basis.council.decision, votes))
