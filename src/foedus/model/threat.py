"""Threat: how near and how hostile the challenger is felt to be.

    threat_i = hostility · (1 − balance_weight + balance_weight · balance) · proximity_i
    proximity_i = e_i + (1 − e_i) · border_bonus · border_i,   e_i = exp(−distance_i / reach)
    balance = challenger's over European allies' spending last year, relative to the start

Distance decay is the usual form of the loss-of-strength gradient (Boulding 1962, Conflict and
Defense). The reach was fitted together with the answer to threat. Left out: intent, nuclear
posture, threats from elsewhere.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Threat:
    """One value per run, shape (run, 1). Sources: systems/eu_nato/parameters/threat.yaml."""

    reach: Array = unit("km")
    border_bonus: Array = unit("1")
    balance_weight: Array = unit("1", link=True)


def prepare(given: View, p: Threat) -> Array:
    """Work out proximity, (run, actor), which does not change."""
    return proximity(given.capital_distance, given.land_border, p.reach, p.border_bonus)


def start(given: View, p: Threat, near: Array) -> dict[str, Array]:
    """Return threat in the year before the start."""
    return {"perceived_threat": given.hostility[:, None] * near}


@submodel(
    parameters=Threat,
    prepare=prepare,
    start=start,
    prepares_from={"capital_distance", "land_border"},
    starts_from={"hostility"},
    last={"defence_spending"},
    now={"hostility", "allied", "european", "challenger", "spending_ratio_at_start"},
    writes={"capability_balance", "proximity", "perceived_threat"},
)
def threat(last: View, now: View, p: Threat, shock: View, near: Array) -> dict[str, Array]:
    """Return this year's threat as each actor perceives it, (run, actor), 1 = next door in 2022."""
    europeans = now.allied * now.european
    ratio = (last.defence_spending * now.challenger).sum(axis=-1) / (
        last.defence_spending * europeans
    ).sum(axis=-1)
    balance = ratio / now.spending_ratio_at_start
    felt = now.hostility * (1 - p.balance_weight[:, 0] + p.balance_weight[:, 0] * balance)
    return {
        "capability_balance": balance,
        "proximity": near,
        "perceived_threat": felt[:, None] * near,
    }


def proximity(distance: Array, border: Array, reach: Array, border_bonus: Array) -> Array:
    """Return the proximity to the challenger, 0 to 1, (run, actor).

    distance      km, (actor,)      between capitals
    border        0 or 1, (actor,)  land border with the challenger
    reach         km, (run, 1)      distance over which proximity falls to 1/e; above 0
    border_bonus  1, (run, 1)       part of the way to 1 that a border adds; 0 to 1

    >>> one = np.ones((1, 1))
    >>> proximity(np.array([600.0, 600.0]), np.array([0.0, 1.0]), 600 * one, 0.5 * one).round(2)
    array([[0.37, 0.68]])
    """
    decay = np.exp(-distance / reach)
    return decay + (1 - decay) * border_bonus * border
