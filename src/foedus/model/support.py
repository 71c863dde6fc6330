"""Support: aid to the state at war, by the guarantor and by all other donors.

    guarantor's aid = arms and aid (relative) · reference
    Δln others = trend − substitution · Δ(arms and aid) + noise · e

When the guarantor's aid fell by 99 % in 2025 the others gave half as much again: one episode, so
the substitution is judged around it. Left out: the end of the war, who among the others pays.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Support:
    """One value per run, shape (run, 1). Source: parameters/support.yaml."""

    trend: Array = unit("1/year")
    substitution: Array = unit("1", link=True)
    noise: Array = unit("1/year")


@submodel(
    parameters=Support,
    last={"other_aid", "arms_and_aid"},
    now={"arms_and_aid"},
    shocks={"others": Shock("normal", per_actor=False)},
    writes={"other_aid"},
)
def support(last: View, now: View, p: Support, shock: View) -> dict[str, Array]:
    """Return the aid of all donors but the guarantor, EUR billion a year, (run,)."""
    change = (
        p.trend[:, 0]
        - p.substitution[:, 0] * (now.arms_and_aid - last.arms_and_aid)
        + p.noise[:, 0] * shock.others
    )
    return {"other_aid": last.other_aid * np.exp(change)}
