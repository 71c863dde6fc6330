"""Block propensity: how likely each actor is to block, from its record and from what it stated.

    common  = (blocks of all + strength · share before) / (chances of all + strength)
    own_i   = (blocks_i + strength · common) / (chances_i + strength)
    odds_i  = own_i / (1 − own_i) · P(stance | blocks) / P(stance | does not)

A chance is an earlier dossier on whose proposed basis the actor alone could have blocked. How
stances go with blocks is learned from the same chances, each with the stance on record at the age
of the dossier that is asked about. Record and stance are taken as two independent signs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_choices import Choices
from foedus.analyse.dossier_view import SIGNS, View
from foedus.analyse.earlier_dossiers import Case
from foedus.instruments.propensity import shrunk_share, sign_ratios, updated

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Propensity:
    """What was learned of blocks on earlier dossiers.

    common    share of chances to block that were used, all actors together
    chances   earlier dossiers that an actor alone could have blocked, by actor
    blocked   ids of those that it did block, in order of proposal, by actor
    ratio     factor of each stance on the odds of a block, by stance
    strength  chances that the common share is worth
    """

    common: float
    chances: Mapping[str, int]
    blocked: Mapping[str, tuple[str, ...]]
    ratio: Mapping[str, float]
    strength: float

    def own(self, actor: str) -> float:
        """Return the propensity of an actor before anything is known of its stance, 0 to 1."""
        done = np.array(float(len(self.blocked.get(actor, ()))))
        chances = np.array(float(self.chances.get(actor, 0)))
        return shrunk_share(done, chances, self.common, self.strength).item()

    def of(self, actor: str, sign: str) -> float:
        """Return the probability that an actor blocks, given its stance, 0 to 1."""
        own, ratio = np.array(self.own(actor)), np.array(self.ratio[sign])
        return updated(own, ratio).item()


def learn_propensity(cases: Sequence[Case], choices: Choices) -> Propensity:
    """Return what earlier dossiers teach of who blocks.

    cases   as they were known on the day of the forecast, in order of proposal
    """
    chances: dict[str, int] = {}
    blocked: dict[str, tuple[str, ...]] = {}
    seen = {True: np.zeros(len(SIGNS)), False: np.zeros(len(SIGNS))}
    for case in cases:
        blockers = case.blockers
        for actor in case.basis.alone:
            does = actor in blockers
            chances[actor] = chances.get(actor, 0) + 1
            seen[does][SIGNS.index(case.view.sign(actor))] += 1
            if does:
                blocked[actor] = (*blocked.get(actor, ()), case.dossier.id)
    done = float(sum(map(len, blocked.values())))
    before, worth = choices.of["block_share"], choices.of["block_share_strength"]
    common = shrunk_share(np.array(done), np.array(float(sum(chances.values()))), before, worth)
    ratio = sign_ratios(seen[True], seen[False], choices.of["stance_strength"])
    return Propensity(
        common=common.item(),
        chances=chances,
        blocked=blocked,
        ratio=dict(zip(SIGNS, ratio.tolist(), strict=True)),
        strength=choices.of["record_strength"],
    )


def unwilling(propensity: Propensity, view: View, voters: Sequence[str]) -> dict[str, float]:
    """Return the probability that each voter would block, if it could, by voter."""
    return {one: propensity.of(one, view.sign(one)) for one in voters}
