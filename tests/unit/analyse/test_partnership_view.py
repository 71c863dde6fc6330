"""The partnership's view: level told twice, overlaps by name, friction, pillar and burden."""

from datetime import date

import numpy as np
import pytest

from foedus.analyse.burden import burden_lines, donors
from foedus.analyse.friction_lines import friction_lines
from foedus.analyse.partnership_lines import level_by_domain, levels_with
from foedus.analyse.partnership_view import partnership_view
from foedus.analyse.reinforcement import reinforcement, stability, stock_by_kind
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.instruments.burden_sharing import gini
from foedus.model.partnership import Partnership


@pytest.mark.parametrize("day", [date(2015, 12, 31), date(2024, 9, 21), date(2026, 11, 22)])
def test_the_stock_act_by_act_is_the_one_year_by_year(system: System, day: date) -> None:
    stock = stock_by_kind(system, day).sum(axis=0)
    file = system.parameters["partnership"].parameters
    p = Partnership(**{name: np.array([[one.central]]) for name, one in file.items()})
    none = np.array([[0.0]])
    free = levels_with(system, (day.year,), Partnership(**{**vars(p), "exchange_loss": none}), day)
    assert 100 * (1 - np.exp(-stock)) == pytest.approx(free[0, 0])
    assert (level_by_domain(system, (day.year,), day)[0] <= free[0, 0] + 1e-9).all()


def test_on_a_day_no_later_act_of_the_year_counts(system: System) -> None:
    before = level_by_domain(system, (2024,), date(2024, 10, 3))[0]
    after = level_by_domain(system, (2024,), date(2024, 10, 4))[0]
    cyber = [one.id for one in system.cooperation.domains].index("cyber")
    assert after[cyber] > before[cyber]
    assert np.delete(after, cyber) == pytest.approx(np.delete(before, cyber))


def test_overlaps_are_named_and_in_force(system: System) -> None:
    found = {one.domain.id: one for one in reinforcement(system, date(2016, 1, 1))}
    assert [one.purpose for one in found["maritime-security"].duplicates] == ["Operation"]
    pair = found["maritime-security"].duplicates[0]
    assert "atalanta-2008" in {one.id for one in pair.union}
    assert {one.id for one in pair.alliance} == {"ocean-shield-2009"}
    after = {one.domain.id: one for one in reinforcement(system, date(2016, 12, 31))}
    ids = {one.id for pair in after["maritime-security"].duplicates for one in pair.alliance}
    assert "ocean-shield-2009" not in ids


def test_the_level_lies_in_its_range(system: System) -> None:
    for one in reinforcement(system, system.as_of):
        assert 0 <= one.low <= one.level <= one.high <= 100


def test_the_order_of_domains_is_not_stable_under_other_weights(system: System) -> None:
    found = stability(system, system.as_of)
    assert -1 <= found.low <= found.median <= 1
    assert found.low < 0.8
    assert stability(system, system.as_of) == found


def test_the_view_counts_what_the_claims_ask(system: System) -> None:
    kinds = {one.kind: one for one in partnership_view(system, date(2024, 9, 21)).kinds}
    assert kinds["Structured dialogue"].number == 6
    assert (kinds["Common proposals"].figure, kinds["Common proposals"].unit) == (74, "proposals")
    later = {one.kind: one for one in partnership_view(system, date(2024, 10, 4)).kinds}
    assert later["Structured dialogue"].number == 7


def test_a_day_after_the_last_one_known_is_refused(system: System) -> None:
    with pytest.raises(RangeError, match="last day known"):
        partnership_view(system, date(2027, 1, 1))


def test_a_day_before_the_facts_is_refused(system: System) -> None:
    first = system.first_year
    assert partnership_view(system, date(first, 1, 1)).number == 0
    with pytest.raises(RangeError, match=f"before {first}, the first year of the facts"):
        partnership_view(system, date(first - 1, 12, 31))


def test_on_an_earlier_day_no_later_decision_on_commands_is_told(system: System) -> None:
    """Handovers were decided on 6 February 2026; the Force Model was agreed in June 2022."""
    before = partnership_view(system, date(2026, 2, 5)).pillar
    after = partnership_view(system, date(2026, 2, 6)).pillar
    assert {then for _, _, then in before.holders} == {None}
    assert {then.actors for _, _, then in after.holders if then} >= {("ITA",), ("GBR",)}
    assert "nato-force-model" not in {
        one.id for one in partnership_view(system, date(2022, 6, 28)).pillar.tiers
    }
    assert "nato-force-model" in {one.id for one in after.tiers}


def test_the_index_of_friction_lies_within_its_scale(system: System) -> None:
    found = friction_lines(system)
    assert all(0 <= value <= 100 for value in found.index.values)
    assert found.index.computed


def test_the_index_of_friction_is_the_mean_of_the_lines_known_throughout(system: System) -> None:
    """The end of the published schedules of standby groups does not move it."""
    found = friction_lines(system)
    parts = []
    for line in (found.blocked, found.vetoes, found.disputes):
        known = dict(zip(line.years, line.values, strict=True))
        parts.append({year: 100 * value / max(line.values) for year, value in known.items()})
    index = dict(zip(found.index.years, found.index.values, strict=True))
    for year in (2003, 2008, 2010, 2014, 2015, 2025):
        assert index[year] == pytest.approx(np.mean([part.get(year, 0.0) for part in parts]))


def test_disputes_name_an_ally_outside_the_union(system: System) -> None:
    found = friction_lines(system)
    assert {"uk-safe-2025", "turkiye-pesco-2021"} <= {one.id for one in found.named}
    assert "tokyo-office-2023" not in {one.id for one in found.named}
    for one in found.named:
        assert set(one.states) & {"TUR", "GBR", "NOR", "USA", "CAN", "ISL", "ALB", "MKD", "MNE"}


def test_part_of_standby_groups_from_allies(system: System) -> None:
    pledged = friction_lines(system).pledged
    assert pledged.years[0] == 2009
    assert all(0 < value <= 100 for value in pledged.values)


def test_burden_and_aid_of_one_donor_by_hand(system: System) -> None:
    """Denmark 2025: aid in euros times the rate of dollars, over GDP of 2024 carried on."""
    found = {(one.actor, one.year): one for one in donors(system)}
    one = found["DNK", 2025]
    aid = system.series("ukraine_support").table(("DNK",), (2025,)).item()
    gdp = system.series("real_gdp").table(("DNK",), (2024,)).item()
    assert one.aid == pytest.approx(100 * 1.081 * aid / gdp)
    assert one.with_union > one.aid
    assert found["NOR", 2025].with_union == found["NOR", 2025].aid
    assert one.drain is None  # spending of 2025 is not published
    assert found["EST", 2022].drain == pytest.approx(20, abs=5)


def test_lines_of_burden_sharing(system: System) -> None:
    lines = burden_lines(system)
    both = [
        dict(zip(lines[n].years, lines[n].values, strict=True))
        for n in ("gini", "gini_without_aid")
    ]
    assert both[0][2015] == both[1][2015]
    assert both[0][2023] != both[1][2023]
    assert all(-1 <= value <= 1 for value in lines["rank_correlation"].values)
    capacity = dict(
        zip(
            lines["european_share_of_gdp"].years, lines["european_share_of_gdp"].values, strict=True
        )
    )
    spent = dict(zip(lines["european_share"].years, lines["european_share"].values, strict=True))
    assert capacity[2024] == pytest.approx(42.7, abs=0.1)
    assert spent[2024] == pytest.approx(31.6, abs=0.1)
    ratio = dict(
        zip(
            lines["european_share_over_capacity"].years,
            lines["european_share_over_capacity"].values,
            strict=True,
        )
    )
    assert ratio[2024] == pytest.approx(31.6 / 42.7, abs=0.005)
    assert gini(np.array([1.0, 1.0]), np.ones(2)) == 0


def test_aid_and_drain_of_european_allies_by_year_are_those_of_their_donors(
    system: System,
) -> None:
    """Norway alone carries five times the mean, and the small donors of 2022 were drained most."""
    lines = burden_lines(system)
    aid, drain = lines["european_aid"], lines["european_drain"]
    assert aid.years == system.series("ukraine_support").years
    assert drain.years == tuple(year for year in aid.years if year <= 2024)
    assert drain.computed
    for year, value in zip(aid.years, aid.values, strict=True):
        carried = [one.with_union for one in donors(system) if one.year == year]
        assert 0 < value < max(carried)
    for year, value in zip(drain.years, drain.values, strict=True):
        found = [one.drain for one in donors(system) if one.year == year and one.drain is not None]
        assert 0 < value < max(found)


def test_before_the_war_there_is_no_aid(system: System) -> None:
    early = burden_lines(system.as_known_on(date(2021, 6, 1)))
    assert early["european_aid"].years == early["european_drain"].years == ()
    assert donors(system.as_known_on(date(2021, 6, 1))) == ()
