"""Friction: years of blocked formal exchange, and dossiers that a member holds up.

    blocked years = last year's + 1 while formal exchange is blocked
    vetoes ~ known + Poisson(rate · open part of the year · burst),   rate ~ Gamma(shape, span)

The block is a dated fact that stands until a scenario lifts it: there is no chance in it, since one
block of more than twenty years tells nothing about how such blocks end. The rate is that of the
dossiers of the system, which were chosen and are no census. Two more lines of friction are history
only: forces pledged twice and disputes with allies outside the union (`foedus partnership`).
"""

from dataclasses import dataclass

import numpy as np

from foedus.instruments.arrivals import learned_count
from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Friction:
    """One value per run, shape (run, 1). Source: parameters/friction.yaml."""

    veto_burst: Array = unit("1")


def start(given: View, p: Friction, ready: None) -> dict[str, Array]:
    """Return the years of block before the start, and that nothing was drawn yet."""
    nothing = np.zeros(len(p.veto_burst))
    return {
        "blocked_exchange_years": nothing + given.blocked_years_at_start,
        "vetoes_learned": nothing,
        "veto_exposure": nothing,
    }


@submodel(
    parameters=Friction,
    start=start,
    prepares_from={"blocked_years_at_start"},
    last={"blocked_exchange_years", "vetoes_learned", "veto_exposure"},
    now={"exchange_blocked", "vetoes_known", "veto_shape", "veto_span", "open_part"},
    shocks={
        "vetoes": Shock("uniform", per_actor=False),
        "burst": Shock("normal", per_actor=False),
    },
    writes={"blocked_exchange_years", "vetoes_learned", "veto_exposure", "vetoes_per_year"},
)
def friction(last: View, now: View, p: Friction, shock: View) -> dict[str, Array]:
    """Return years of block and dossiers held up this year, each (run,)."""
    spread = p.veto_burst[:, 0]
    exposure = now.open_part * np.exp(spread * shock.burst - spread**2 / 2)
    shape, span = now.veto_shape + last.vetoes_learned, now.veto_span + last.veto_exposure
    drawn = learned_count(shock.vetoes, shape, span, exposure)
    return {
        "blocked_exchange_years": last.blocked_exchange_years + now.exchange_blocked,
        "vetoes_learned": last.vetoes_learned + drawn,
        "veto_exposure": last.veto_exposure + exposure,
        "vetoes_per_year": now.vetoes_known + drawn,
    }
