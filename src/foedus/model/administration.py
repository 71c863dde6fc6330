"""Administration: which kind of government the guarantor has.

    kind = the one in office; at the start of a new term after the last one on record, drawn

The administrations on record and their coded kind are dated facts and overrule the draw. Elections
come when the law says; who wins after that is a coin of judged weight, the same coin in every
scenario.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, Shock, View, submodel, unit


@dataclass(frozen=True)
class Administration:
    """One value per run, shape (run, 1). Source: systems/eu_nato/parameters/administration.yaml."""

    internationalist_chance: Array = unit("1")


def start(given: View, p: Administration, ready: None) -> dict[str, Array]:
    """Return the kind of administration in office before the start."""
    runs = len(p.internationalist_chance)
    return {"internationalist_administration": np.full(runs, given.internationalist_at_start * 1.0)}


@submodel(
    parameters=Administration,
    start=start,
    prepares_from={"internationalist_at_start"},
    last={"internationalist_administration"},
    now={"term_begins"},
    shocks={"election": Shock("uniform", per_actor=False)},
    writes={"internationalist_administration"},
)
def administration(last: View, now: View, p: Administration, shock: View) -> dict[str, Array]:
    """Return 1 where an internationalist administration is in office, else 0, (run,)."""
    elected = (shock.election < p.internationalist_chance[:, 0]).astype(np.float64)
    kept = last.internationalist_administration
    return {"internationalist_administration": np.where(now.term_begins > 0, elected, kept)}
