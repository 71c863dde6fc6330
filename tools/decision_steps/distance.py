"""Distance: how the odds of a block move with how far a state stands from the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from decision_steps.cases import Case
from foedus.facts.system import System
from foedus.model.agenda import distance
from foedus.model.decision_facts import year_of
from foedus.model.membership import membership, only_actor
from foedus.model.operations import answers
from foedus.model.voting_facts import SERIES

STEPS, SMALL = 100, 1e-10  # of the fit


@dataclass(frozen=True)
class Slope:
    """Log odds of a block per point of distance, its error clustered by state, and rows."""

    value: float
    error: float
    rows: int
    states: int
    first: int
    last: int


def distance_effect(
    system: System, cases: Sequence[Case], without: Sequence[str] = (), *, own: bool = True
) -> Slope:
    """Return how the odds of a block move with a state's distance from the others' mean point.

    own   with a level of its own for each state that ever blocked, so that only its movement tells

    The point is that of the last session before the proposal. The guarantor is left out.
    """
    rows = list(_rows(system, cases, without))
    actor = np.array([one[0] for one in rows])
    blocks = np.array([one[1] for one in rows], dtype=float)
    apart = np.array([one[2] for one in rows])
    if own:
        ever = {name for name in set(actor) if blocks[actor == name].any()}
        kept = np.array([name in ever for name in actor])
        actor, blocks, apart = actor[kept], blocks[kept], apart[kept]
        level = np.array([[float(name == one) for one in sorted(ever)] for name in actor])
    else:
        level = np.ones((len(rows), 1))
    terms = np.column_stack([apart, level])
    fit, inverse, chance = logit(terms, blocks)
    left = terms * (blocks - chance)[:, None]
    clusters = np.array([left[actor == name].sum(axis=0) for name in np.unique(actor)])
    error = np.sqrt((inverse @ clusters.T @ clusters @ inverse)[0, 0])
    years = [one[3] for one in rows]
    return Slope(fit[0], error, len(blocks), len(np.unique(actor)), min(years), max(years))


def _rows(
    system: System, cases: Sequence[Case], without: Sequence[str]
) -> Iterator[tuple[str, bool, float, int]]:
    series = system.series(SERIES)
    guarantor = only_actor(system, system.roles.guarantor)
    names = np.array(system.actor_ids)
    for one in cases:
        year = min(year_of(one.dossier) - 1, series.last_year)
        point = series.table(system.actor_ids, [year])
        allied, in_union = (
            membership(system, name, [year])[0]
            for name in (system.roles.alliance, system.roles.union)
        )
        apart = distance(point, answers(allied, in_union, guarantor))[0]
        for actor in set(one.alone) - {system.roles.guarantor, *without}:
            place = int(np.flatnonzero(names == actor)[0])
            if np.isfinite(point[0, place]):
                yield actor, actor in one.blockers, apart[place], year_of(one.dossier)


def logit(terms: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    fit = np.zeros(terms.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-terms @ fit))
        inverse = np.linalg.inv(terms.T @ (terms * (chance * (1 - chance))[:, None]))
        step = inverse @ terms.T @ (y - chance)
        fit = fit + step
        if np.abs(step).max() < SMALL:
            break
    return fit, inverse, chance
