"""Panel terms: the rows that are fitted and the means on which the model is centred."""

from datetime import date
from math import log

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model import panel
from foedus.model.panel_terms import panel_terms

LEAST = 5  # known years before a state counts


def shares_of(system: System) -> dict[str, dict[int, float]]:
    """Return the known shares of every state that answers, by state and year."""
    end = date(panel.history_of(system).last_year, 12, 31)
    states = (set(system.members("NATO", end)) | set(system.members("EU", end))) - {"USA"}
    series = system.series("defence_share_sipri")
    years = range(1992, end.year + 1)
    table = series.table(system.actor_ids, years)
    return {
        actor: {
            year: share for year, share in zip(years, column.tolist(), strict=True) if share > 0
        }
        for actor, column in zip(system.actor_ids, table.T, strict=True)
        if actor in states
    }


def test_the_means_are_those_of_a_plain_loop_over_states_and_years(system: System) -> None:
    history = panel.history_of(system)
    shares = shares_of(system)
    allies = set(system.members("NATO", date(history.last_year, 12, 31))) - {"USA", "CAN"}
    years = range(history.first_year, history.last_year + 1)
    gdp = system.series("real_gdp").table(system.actor_ids, range(years.start - 1, years.stop))
    pledged = panel.pledged_share(system, years)
    found: list[tuple[float, ...]] = []
    for row, year in enumerate(years):
        for actor, mine in shares.items():
            earlier = [one for one in mine if one < year]
            place = system.actor_ids.index(actor)
            growth = log(gdp[row + 1, place] / gdp[row, place])
            if {year, year - 1} - mine.keys() or len(earlier) < LEAST or np.isnan(growth):
                continue
            before = log(mine[year - 1])
            target = pledged[row, place]
            gap = max(0.0, log(target) - before) if target else 0.0
            others = [a for a in allies - {actor} if year - 1 in shares[a]]
            spill = sum(log(shares[a][year - 1]) for a in others) / len(others)
            found.append((log(mine[year]) - before, before, gap, spill, growth))
    assert len(found) > 900
    terms = panel_terms(system, history)
    assert int(terms.used.sum()) == len(found)
    assert terms.mean() == pytest.approx(np.mean(found, axis=0))


def test_the_own_level_is_a_states_past_mean_less_the_panels(system: System) -> None:
    terms = panel_terms(system, panel.history_of(system))
    found = dict(zip(system.actor_ids, terms.own_level().tolist(), strict=True))
    for actor, mine in shares_of(system).items():
        wanted = sum(map(log, mine.values())) / len(mine) - terms.mean()[1] if mine else 0.0
        assert found[actor] == pytest.approx(wanted), actor
    assert found["LUX"] < 0 < found["GRC"]
    assert found["USA"] == found["RUS"] == found["ISL"] == 0


def test_the_past_level_knows_nothing_of_the_year_itself(system: System) -> None:
    history = panel.history_of(system)
    terms = panel_terms(system, history)
    poland = system.actor_ids.index("POL")
    shares = shares_of(system)["POL"]
    row = terms.years.index(2000)
    past = [log(shares[year]) for year in shares if year < 2000]
    assert terms.past_level[row, poland] == pytest.approx(sum(past) / len(past))
