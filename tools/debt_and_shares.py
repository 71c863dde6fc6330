"""Is a rise of defence shares since 2021 smaller where debt was higher, given proximity?

`python tools/debt_and_shares.py` prints the figures that docs/explanation/fiscal-room.md quotes and
on which the range of `fiscal.debt_drag` rests. It needs no reference folder. One observation is a
state that answers to threat and pledge; so few can only show a strong link.
"""

from dataclasses import dataclass

import numpy as np

import foedus
from foedus.facts.system import System
from foedus.model.membership import membership, only_actor, partner_values
from foedus.model.operations import answers, log_share
from foedus.model.panel import pledged_share
from foedus.model.threat import proximity

START = 2021
RISES = {
    "2021–2024, SIPRI": ("defence_share_sipri", 2024),
    "2021–2025, NATO": ("defence_share_nato", 2025),
}
REFERENCE = 60.0  # % of GDP, as in fiscal.reference


@dataclass(frozen=True)
class Found:
    """What one cross-section gives."""

    label: str
    states: int
    plain: float  # correlation of debt and rise
    given: float  # partial correlation, given proximity and the gap to the pledge
    slope: float  # change of the log rise per unit of debt above the reference, over the reference
    error: float  # its standard error, robust to unequal variances
    drag: float  # the same as a drag on the mean rise: − slope / mean rise
    drag_error: float


def main() -> None:
    for one in found(foedus.load()):
        print(f"{one.label}: {one.states} states")
        print(f"  correlation of debt and rise {one.plain:+.2f}, given the rest {one.given:+.2f}")
        print(
            f"  slope {one.slope:+.3f} ± {one.error:.3f}, that is a drag of "
            f"{one.drag:+.2f} ± {one.drag_error:.2f}"
        )


def found(system: System) -> list[Found]:
    """Return the result of each cross-section."""
    return [
        _one(system, f"{label}, {rest}", name, end, rest.endswith("share"))
        for label, (name, end) in RISES.items()
        for rest in ("given proximity and pledge gap", "given also the first share")
    ]


def _one(system: System, label: str, name: str, end: int, first_share: bool) -> Found:
    share = system.series(name).table(system.actor_ids, (START, end))
    debt = system.series("government_debt").table(system.actor_ids, (START,))[0]
    ends = (end,)
    inside = answers(
        membership(system, system.roles.alliance, ends)[0],
        membership(system, system.roles.union, ends)[0],
        only_actor(system, system.roles.guarantor),
    )
    used = (
        np.isfinite(share).all(axis=0) & (share > 0).all(axis=0) & np.isfinite(debt) & (inside > 0)
    )
    rise = np.log(share[1, used] / share[0, used])
    pledged = pledged_share(system, (START + 1,))[0]
    gap = np.where(pledged > 0, np.maximum(0, log_share(pledged) - np.log(share[0])), 0)[used]
    excess = np.maximum(0, debt[used] - REFERENCE) / REFERENCE
    others = np.column_stack([near(system)[used], gap, np.ones(used.sum())])
    if first_share:
        others = np.column_stack([others, np.log(share[0, used])])
    slope, error = _robust(rise, np.column_stack([excess, others]))
    return Found(
        label,
        int(used.sum()),
        float(np.corrcoef(debt[used], rise)[0, 1]),
        float(np.corrcoef(_rest(debt[used], others), _rest(rise, others))[0, 1]),
        slope,
        error,
        -slope / float(rise.mean()),
        error / float(rise.mean()),
    )


def near(system: System) -> np.ndarray:
    """Return proximity to the challenger at central parameters, (actor,)."""
    value = system.parameters["threat"].parameters
    return proximity(
        partner_values(system, "capital_distance"),
        partner_values(system, "land_border"),
        np.array([[value["reach"].central]]),
        np.array([[value["border_bonus"].central]]),
    )[0]


def _rest(values: np.ndarray, terms: np.ndarray) -> np.ndarray:
    slope, *_ = np.linalg.lstsq(terms, values, rcond=None)
    return np.asarray(values - terms @ slope)


def _robust(values: np.ndarray, terms: np.ndarray) -> tuple[float, float]:
    """Return the first slope and its standard error (HC1)."""
    slope, *_ = np.linalg.lstsq(terms, values, rcond=None)
    rest = values - terms @ slope
    bread = np.linalg.inv(terms.T @ terms)
    meat = (terms * rest[:, None]).T @ (terms * rest[:, None])
    count, width = terms.shape
    variance = bread @ meat @ bread * count / (count - width)
    return float(slope[0]), float(np.sqrt(variance[0, 0]))


if __name__ == "__main__":
    main()
