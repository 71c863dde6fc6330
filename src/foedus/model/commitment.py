"""Commitment: what the guarantor keeps in and for its allies, in four dated parts.

    part = last + speed · (target of the administration's kind − last)

The parts are presence (troops), the crisis pool, arms and aid, and political alignment. They stay
apart: one number cannot hold years in which aid ends while troops stay. Dated facts (observed
levels, legal floors) overrule the equation for their years. Targets and speeds are judged: the
data hold one change of course, which identifies nothing.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.operations import approach
from foedus.model.submodel import Array, View, submodel, unit

KINDS = ("internationalist", "transactional")
PARTS = ("presence", "crisis_pool", "arms_and_aid", "alignment")


@dataclass(frozen=True)
class Commitment:
    """One value per run: (run, kind) or (run, part). Source: parameters/commitment.yaml."""

    presence_target: Array = unit(
        "thousand persons",
        over="administration kind",
        link=True,
    )
    crisis_pool_target: Array = unit(
        "1",
        over="administration kind",
        link=True,
    )
    arms_and_aid_target: Array = unit(
        "1",
        over="administration kind",
        link=True,
    )
    alignment_target: Array = unit(
        "1",
        over="administration kind",
        link=True,
    )
    speed: Array = unit("1/year", over="commitment part")


def start(given: View, p: Commitment, ready: None) -> dict[str, Array]:
    """Return the parts in the year before the start; alignment, unmeasured, at its target."""
    levels = dict(zip(PARTS, given.commitment_at_start, strict=True))
    runs = len(p.speed)
    kind = "internationalist" if given.internationalist_at_start else "transactional"
    return {
        "us_troops_in_europe": np.full(runs, levels["presence"]),
        "crisis_pool": np.full(runs, levels["crisis_pool"]),
        "arms_and_aid": np.full(runs, levels["arms_and_aid"]),
        "political_alignment": p.alignment_target[:, KINDS.index(kind)],
    }


@submodel(
    parameters=Commitment,
    start=start,
    prepares_from={"commitment_at_start", "internationalist_at_start"},
    last={"us_troops_in_europe", "crisis_pool", "arms_and_aid", "political_alignment"},
    now={"internationalist_administration"},
    writes={"us_troops_in_europe", "crisis_pool", "arms_and_aid", "political_alignment"},
)
def commitment(last: View, now: View, p: Commitment, shock: View) -> dict[str, Array]:
    """Return this year's four parts of commitment, each (run,)."""
    internationalist = now.internationalist_administration > 0

    def moved(level: Array, target: Array, part: str) -> Array:
        aim = np.where(
            internationalist,
            target[:, KINDS.index("internationalist")],
            target[:, KINDS.index("transactional")],
        )
        return approach(level, aim, p.speed[:, PARTS.index(part)])

    return {
        "us_troops_in_europe": moved(last.us_troops_in_europe, p.presence_target, "presence"),
        "crisis_pool": moved(last.crisis_pool, p.crisis_pool_target, "crisis_pool"),
        "arms_and_aid": moved(last.arms_and_aid, p.arms_and_aid_target, "arms_and_aid"),
        "political_alignment": moved(last.political_alignment, p.alignment_target, "alignment"),
    }
