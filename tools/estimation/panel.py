"""The panel in columns: one entry per state and year, centred with the model's own constants."""

from dataclasses import dataclass, fields, replace

import numpy as np

from foedus.facts.system import System
from foedus.model.defence import ALLIES, CHANGE, GROWTH, PLEDGE, SHARE
from foedus.model.membership import partner_values
from foedus.model.panel import history_of
from foedus.model.panel_terms import panel_terms


@dataclass(frozen=True)
class Panel:
    """Columns of equal length."""

    actor: np.ndarray  # place in the actor axis
    state: np.ndarray  # 0, 1, … among the states of the panel
    year: np.ndarray  # the year of the change
    change: np.ndarray  # of the log share, less the panel's mean change
    log_share: np.ndarray  # last year's, less the panel's mean
    past_level: np.ndarray  # the state's mean log share to last year, less the panel's
    gap: np.ndarray
    allies: np.ndarray
    growth: np.ndarray
    volatility: np.ndarray
    distance: np.ndarray  # km to the challenger's capital
    border: np.ndarray  # 0 or 1
    event_year: dict[str, float]  # of each hostile act, by id
    first_year: int
    last_year: int

    def rows(self, chosen: np.ndarray) -> "Panel":
        """Return the panel with the chosen rows alone."""
        columns = [f.name for f in fields(self) if f.type == "np.ndarray" or f.type is np.ndarray]
        kept = {n: getattr(self, n)[chosen] for n in columns}
        return replace(self, **kept)


def panel_of(system: System) -> Panel:
    """Return the panel that the system knows on its day."""
    history = history_of(system)
    terms = panel_terms(system, history)
    mean, used = terms.mean(), terms.used
    time, actor = np.nonzero(used)
    distance = partner_values(system, "capital_distance")
    border = partner_values(system, "land_border")
    return Panel(
        actor=actor,
        state=np.unique(actor, return_inverse=True)[1],
        year=np.array(terms.years)[time],
        change=terms.change[used] - mean[CHANGE],
        log_share=terms.log_share[used] - mean[SHARE],
        past_level=terms.past_level[used] - mean[SHARE],
        gap=terms.gap[used] - mean[PLEDGE],
        allies=terms.allies[used] - mean[ALLIES],
        growth=terms.growth[used] - mean[GROWTH],
        volatility=history.volatility[actor],
        distance=distance[actor],
        border=border[actor],
        event_year={one.id: float(one.date.year) for one in system.hostility_events},
        first_year=history.first_year,
        last_year=history.last_year,
    )
