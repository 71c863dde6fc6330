"""Recovery: whether the fit finds parameters that are known because the data were made with them.

Log shares of the panel's states are made year by year from their first observed one, with the
observed threat, pledges, growth and mean of allies, and the fit is run on them as on the real ones.
"""

from dataclasses import dataclass, replace

import numpy as np

from estimation.defence import explained
from estimation.fit import fit_defence
from estimation.panel import Panel, panel_of
from foedus.facts.system import System
from foedus.simulate.streams import student_t

PERSISTENCE = (0.02, 0.10)
REPEATS = 4
LEAST = 5  # years known before a state's first row
QUICK = 1000  # draws of each chain
LOW, HIGH = 0.05, 0.95
NAMES = (
    "persistence",
    "threat_response",
    "pledge_response",
    "growth_response",
    "drift",
    "own_trend",
    "common_persistence",
    "own_noise",
    "reach",
)


@dataclass(frozen=True)
class Recovered:
    """One parameter: the value that made the data, the mean of medians, how often it was inside."""

    name: str
    truth: float
    found: float
    inside: int
    repeats: int


def recovery(system: System, truth: dict[str, float], tails: float) -> list[Recovered]:
    """Return what the fit finds of known parameters, by value of the persistence."""
    panel = panel_of(system)
    found = []
    for persistence in PERSISTENCE:
        p = truth | {"persistence": persistence}
        fits = []
        for repeat in range(REPEATS):
            made = made_panel(panel, p, tails, np.random.default_rng(repeat))
            fits.append(fit_defence(system, made, QUICK))
        for name in NAMES:
            draws = [one.posterior.draws[name] for one in fits]
            inside = [np.quantile(d, LOW) <= p[name] <= np.quantile(d, HIGH) for d in draws]
            middle = float(np.mean([np.median(d) for d in draws]))
            found.append(Recovered(name, p[name], middle, sum(inside), REPEATS))
    return found


def made_panel(panel: Panel, p: dict[str, float], tails: float, rng: np.random.Generator) -> Panel:
    """Return the panel with shares that the equation made."""
    states, years = int(panel.state.max()) + 1, np.unique(panel.year)
    own = p["own_trend"] * rng.standard_normal(states)
    common = 0.0
    level, total, count = np.zeros(states), np.zeros(states), np.zeros(states)
    columns = {name: np.zeros(len(panel.year)) for name in ("change", "log_share", "past_level")}
    for year in years:
        rows = np.flatnonzero(panel.year == year)
        at = panel.state[rows]
        common = p["common_persistence"] * common + p["common_noise"] * rng.standard_normal()
        new = count[at] == 0
        level[at[new]] = panel.log_share[rows[new]]
        total[at[new]] = LEAST * panel.past_level[rows[new]]
        count[at[new]] = LEAST
        past = total[at] / count[at]
        noise = student_t(rng, np.array([tails]), (1, len(rows)))[0]
        here = replace(panel.rows(rows), log_share=level[at], past_level=past)
        change = (
            np.asarray(explained(here, p))
            + own[at]
            + common
            + p["own_noise"] * panel.volatility[rows] * noise
        )
        made = {"change": change, "log_share": level[at], "past_level": past}
        for name, values in made.items():
            columns[name][rows] = values
        level[at] += change
        total[at] += level[at]
        count[at] += 1
    return replace(panel, **columns)
