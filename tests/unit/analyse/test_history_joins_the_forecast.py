"""History joins the forecast: the first projected median is no jump from the last measured value.

No jump means: no more than the largest yearly change among the last ten measured years. What must
jump, because later facts are already known, is listed with its reason and recomputed from them.
"""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from foedus.analyse.summarise import Line, Summary
from foedus.facts.system import System
from foedus.model import equipment_facts
from foedus.model.capability import stock_path
from foedus.model.observed import european_allies
from foedus.model.panel import history_of

REASONS = {
    "european_share": "NATO's shares for 2025 are published, SIPRI's spending ends with 2024",
    "us_share_of_spending": "the same shares of 2025, seen from the other side",
}
ARRIVING = {
    "european_equipment": "what was paid in 2024, far more than in 2023, begins to arrive in 2025",
}


def largest_step(line: Line) -> float:
    known = list(zip(line.history.years, line.history.values, strict=True))[-10:]
    return max(abs(b - a) / (later - earlier) for (earlier, a), (later, b) in pairwise(known))


def names(summary: Summary) -> list[str]:
    return [line.name for line in summary.lines]


def test_every_projection_begins_in_the_year_after_its_history(
    baseline: Summary, system: System
) -> None:
    assert len(baseline.lines) >= 15
    for line in baseline.lines:
        assert line.years[0] == line.history.years[-1] + 1, line.name
        horizon = line.indicator.horizon
        if horizon:
            years = system.parameters["panel"].parameters[horizon].central
            assert line.years[-1] == line.history.years[-1] + years, line.name
        else:
            assert line.years[-1] == 2040, line.name
    assert baseline.line("us_share_of_ukraine_aid").years == (2026, 2027, 2028, 2029, 2030)


def test_no_line_jumps_except_for_a_reason(baseline: Summary) -> None:
    jumping = set()
    for line in baseline.lines:
        first = line.at(line.years[0])
        assert first is not None
        rounding = 1e-6 * abs(first[0.5])  # quantiles are kept in single precision
        if abs(first[0.5] - line.history.values[-1]) > largest_step(line) + rounding:
            jumping.add(line.name)
    assert jumping <= REASONS.keys() | ARRIVING.keys()


def spending_of_2025(system: System, runs: object) -> dict[str, float]:
    """Return spending at the published shares, where there are any, and the median growth."""
    history = history_of(system)
    published = system.series("defence_share_nato").table(system.actor_ids, (2025,))[0]
    drawn = runs("baseline")["defence_share"].sel(year=2025).median("run").values  # type: ignore[operator]
    share = np.where(np.isfinite(published), published, drawn)
    economy = system.parameters["economy"].parameters
    own, trend = economy["own_weight"].central, economy["common_trend"].central
    growth = own * history.habitual_growth + (1 - own) * trend
    spent = share / 100 * history.definition_ratio * history.latest_gdp * np.exp(growth)
    return dict(zip(system.actor_ids, spent.tolist(), strict=True))


@pytest.mark.parametrize("name", REASONS)
def test_what_jumps_in_2025_is_what_the_published_shares_of_2025_give(
    name: str, system: System, runs: object, baseline: Summary
) -> None:
    spent = spending_of_2025(system, runs)
    allies = system.members("NATO", date(2025, 12, 31))
    beyond = {a.id for a in system.actors if a.area != system.roles.area}
    part = ["USA"] if name == "us_share_of_spending" else [a for a in allies if a not in beyond]
    wanted = 100 * sum(spent[a] for a in part) / sum(spent[a] for a in allies)
    first = baseline.line(name).at(2025)
    assert first is not None
    assert first[0.5] == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize("name", REASONS)
def test_after_the_published_year_these_lines_jump_no_more(name: str, baseline: Summary) -> None:
    line = baseline.line(name)
    medians = [found[0.5] for year in line.years if (found := line.at(year))]
    assert max(abs(b - a) for a, b in pairwise(medians)) <= largest_step(line)


def stock_of_2025(system: System, payments_of: int) -> float:
    """Return the index of 2025 at central parameters, had Europe paid in 2024 as in another year.

    Deliveries of 2025 come from what was paid up to 2024; aid of 2025 is measured.
    """
    central = {n: p.central for n, p in system.parameters["capability"].parameters.items()}
    lag = system.parameters["procurement"].parameters["delivery_lag"].central
    share = equipment_facts.past_equipment_share(system, 2024)
    part = np.where(share > 0, share, central["unmeasured_share"]) / 100
    paid = equipment_facts.past_spending(system, 2024) * part
    aid = equipment_facts.past_military_aid(system, 2025) * central["dollars_per_euro"]
    turn = equipment_facts.aid_turn(system, 2025)[:, None]
    taken = central["first_from_stocks"] * (1 - turn) + central["from_stocks"] * turn
    europe = np.isin(system.actor_ids, european_allies(system, 2024))
    paid[-1] = paid[payments_of - 2025]
    extended = np.vstack([paid, paid[-1]])
    total = stock_path(extended, taken * aid, lag, central["retirement"])[:, europe].sum(axis=1)
    return float(100 * total[-1] / total[-2])


def test_the_stock_of_equipment_rises_in_2025_by_what_was_paid_in_2024(
    system: System, baseline: Summary
) -> None:
    line = baseline.line("european_equipment")
    first = line.at(2025)
    assert first is not None
    assert first[0.5] == pytest.approx(stock_of_2025(system, 2024), abs=0.4)
    # Had Europe paid as in 2023, the stock would rise as in the last measured year.
    assert stock_of_2025(system, 2023) - 100 == pytest.approx(largest_step(line), abs=0.1)
    assert first[0.5] - 100 > 1.3 * largest_step(line)
