"""Assurance: how far the guarantor's commitment falls short, as the allies would add it up.

    gap = Σ weight_k · max(0, 1 − part_k / reference_k) / Σ weight_k

The only place where the four parts meet in one number. The weights are judged and drawn per run,
so that no result hangs on one weighting. More than full commitment counts as full.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.commitment import PARTS
from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Assurance:
    """One value per run, shape (run, part). Source: parameters/assurance.yaml."""

    weight: Array = unit("1", over="commitment part")


def start(given: View, p: Assurance, ready: None) -> dict[str, Array]:
    """Return the gap in the year before the start."""
    at_start = given.commitment_at_start
    return {"commitment_gap": weighted_gap(at_start, given.commitment_reference, p.weight)}


@submodel(
    parameters=Assurance,
    start=start,
    prepares_from={"commitment_at_start", "commitment_reference"},
    now={
        "us_troops_in_europe",
        "crisis_pool",
        "arms_and_aid",
        "political_alignment",
        "commitment_reference",
    },
    writes={"commitment_gap"},
)
def assurance(last: View, now: View, p: Assurance, shock: View) -> dict[str, Array]:
    """Return the weighted gap in commitment, 0 (full) to 1 (none), (run,)."""
    levels = {
        "presence": now.us_troops_in_europe,
        "crisis_pool": now.crisis_pool,
        "arms_and_aid": now.arms_and_aid,
        "alignment": now.political_alignment,
    }
    parts = np.stack([levels[part] for part in PARTS], axis=-1)
    return {"commitment_gap": weighted_gap(parts, now.commitment_reference, p.weight)}


def weighted_gap(parts: Array, reference: Array, weight: Array) -> Array:
    """Return the weighted shortfall from the reference levels, 0 to 1, (run,).

    parts      each in its unit, (run, part); not negative
    reference  same units,       (part,);     above 0
    weight     1,                (run, part); not negative, not all zero

    >>> weighted_gap(np.array([[50.0, 1.0]]), np.array([100.0, 1.0]), np.ones((1, 2))).item()
    0.25
    """
    shortfall = np.maximum(0.0, 1 - parts / reference)
    return np.asarray((weight * shortfall).sum(axis=-1) / weight.sum(axis=-1))
