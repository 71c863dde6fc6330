"""Losses: what losing links does to a move, the worst set and random ones."""

import numpy as np

from foedus.analyse.convoy import Values, losing
from foedus.analyse.move_records import Leg, LinksCut
from foedus.analyse.road_terrain import Terrain
from foedus.instruments.mobility import Terms, journey
from foedus.instruments.roads import greedy_links, worst_links

EXACT = 3  # links that are lost together, up to which the worst set is sought exactly
SETS = 200  # random sets of lost links


def losses(
    ground: Terrain, met: Terms, values: Values, count: int, start: int, end: int
) -> LinksCut:
    """Return what losing so many links does to a move, the worst set and random ones."""
    factor = values["lost_link_factor"]

    def ask(lost: frozenset[int]) -> tuple[float, tuple[int, ...]]:
        one = journey(ground.roads, losing(met, sorted(lost), factor), start, end)
        return one.days, one.links

    open_links = np.flatnonzero(np.isfinite(met.moving))
    added = np.where(np.isfinite(met.moving), met.moving, 0.0) * (factor - 1)
    loss = worst_links(ask, added, min(count, EXACT))
    if count > EXACT:
        loss = greedy_links(ask, count, frozenset(loss.links))
    before = ask(frozenset())[0]
    random = np.random.default_rng(0)
    sets = (random.choice(open_links, size=count, replace=False) for _ in range(SETS))
    later = np.array([ask(frozenset(map(int, one)))[0] - before for one in sets])
    lost = tuple(
        Leg(ground.network.links[link], *ground.ends_of(link), float(met.moving[link]))
        for link in loss.links
    )
    return LinksCut(
        lost, loss, float(later.mean()), float(np.quantile(later, 0.95)), float((later > 0).mean())
    )
