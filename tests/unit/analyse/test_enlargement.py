"""Enlargement: the order of candidates, chances that agree with runs, and what an entry changes."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from foedus.analyse.enlargement import Outlook, entry, grade, outlook
from foedus.analyse.enlargement_history import enlargement_lines
from foedus.errors import UnknownName
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.enlargement import enlargement
from foedus.model.inputs import build_inputs
from foedus.simulate.accession_runs import entry_chances
from foedus.simulate.block import run_block
from foedus.simulate.draw import parameter_table
from foedus.simulate.scenario import resolve

YEARS = (2030, 2035, 2040)


@pytest.fixture(scope="module")
def found(system: System) -> Outlook:
    return outlook(system, YEARS, runs=512)


def test_candidates_come_in_the_order_of_their_published_grades(found: Outlook) -> None:
    graded = [one.actor for one in found.standings if one.grade and one.grade.main]
    assert graded == ["MNE", "SRB", "MKD", "ALB", "BIH"]
    values = [one.grade.value for one in found.standings if one.grade]
    assert values == sorted(values, reverse=True)
    assert len(values) == 9


def test_chances_never_fall_and_lie_within_their_range(found: Outlook) -> None:
    for one in found.standings:
        chances = [one.chances[year][1] for year in YEARS]
        assert chances == sorted(chances), one.actor
        for low, _, high in one.chances.values():
            assert 0 <= low <= high <= 1


def test_nobody_enters_before_or_in_the_year_of_the_facts(system: System) -> None:
    chances = entry_chances(system, runs=256, until=2027)
    members = system.members("EU", system.as_of)
    for actor in system.actor_ids:
        assert chances.at(actor, 2026)[1] == float(actor in members)


def test_the_chances_are_those_of_whole_runs(system: System, runs: Any) -> None:
    chances = entry_chances(system, runs=512, until=2040)
    mean = runs("baseline")["union_members"].mean("run")
    assert mean.values == pytest.approx(chances.chance.sum(axis=1))


def test_ukraine_is_in_from_2030_where_the_scenario_says_so(system: System) -> None:
    chances = entry_chances(system, "ukraine-joins-2030", 256, until=2031)
    usual = entry_chances(system, "baseline", 256, until=2031)
    assert chances.at("UKR", 2030) == (1, 1, 1)
    assert chances.at("UKR", 2029) == usual.at("UKR", 2029)
    assert chances.at("MNE", 2030) == usual.at("MNE", 2030)


def test_the_scenario_moves_border_and_members_by_what_ukraine_is(
    system: System, runs: Any
) -> None:
    usual, joins = runs("baseline"), runs("ukraine-joins-2030")
    without = usual["union_border_with_russia_km"] < 4000
    moved = (joins - usual)["union_border_with_russia_km"].where(without).sel(year=2030)
    length = system.series("border_length").table(("UKR",), (0,), "RUS").item()
    assert np.nanmin(moved) == pytest.approx(length) == np.nanmax(moved)
    more = (joins - usual)["union_members"].sel(year=2030)
    assert set(more.values.tolist()) <= {0.0, 1.0}
    assert more.mean() > 0.9
    assert not (joins - usual)["union_members"].sel(year=slice(None, 2029)).any()


def test_power_sums_to_one_with_a_new_member(system: System) -> None:
    table = entry(system, "Ukraine").power
    assert len(table.rows) == 28
    assert sum(row.banzhaf for row in table.rows) == pytest.approx(1)
    assert sum(row.shapley_shubik for row in table.rows) == pytest.approx(1)
    own = next(row for row in table.rows if row.voter == "UKR")
    lost = sum(row.change_shapley_shubik or 0.0 for row in table.rows)
    assert lost == pytest.approx(-own.shapley_shubik)


def test_an_entry_adds_the_border_and_the_pools_of_the_state(system: System) -> None:
    pools = {one.id: one for one in entry(system, "UKR").pools}
    series = system.series("border_length")
    members = system.members("EU", system.as_of)
    assert pools["border"].before == pytest.approx(series.table(members, (0,), "RUS").sum())
    gained = pools["border"].after - pools["border"].before
    assert gained == pytest.approx(series.table(("UKR",), (0,), "RUS").item())
    assert pools["personnel"].after > pools["personnel"].before > 1000
    assert {one.id for one in entry(system, "MNE").pools if one.after == one.before} == {"border"}


def test_history_has_finland_sweden_and_the_british_exit(system: System) -> None:
    lines = enlargement_lines(system)
    of = {name: dict(zip(one.years, one.values, strict=True)) for name, one in lines.items()}
    assert [of["alliance_members"][year] for year in (2022, 2023, 2024)] == [30, 31, 32]
    assert [of["union_members"][year] for year in (2012, 2013, 2019, 2020)] == [27, 28, 28, 27]
    finland = system.series("border_length").table(("FIN",), (0,), "RUS").item()
    border = of["border_with_russia_km"]
    assert border[2023] - border[2022] == pytest.approx(finland)
    assert border[2024] == border[2023]
    assert max(border) == system.as_of.year - 1


def test_who_is_no_candidate_is_refused(system: System) -> None:
    with pytest.raises(UnknownName, match="NOR"):
        entry(system, "NOR")


def test_croatia_on_its_last_metres_was_likely_in_two_years(system: System) -> None:
    then = system.as_known_on(date(2012, 6, 1))
    (croatia,) = (o for o in outlook(then, (2013, 2014), runs=512).standings if o.actor == "HRV")
    assert croatia.chances[2014][1] > 0.8
    assert grade(then, "HRV") is None


def test_without_pace_all_else_is_as_if_membership_were_a_fact(system: System) -> None:
    """Nobody enters: every variable is bit-equal with a run in which the facts alone speak."""
    inputs = build_inputs(system, 2040)
    table = parameter_table(system, ALLIANCE, inputs.families)
    rates = {f"enlargement.{stage}_rate" for stage in ("talks", "opening", "closing")}
    still = tuple(
        one.model_copy(update={"low": 0.0, "central": 0.0, "high": 0.0}) if name in rates else one
        for name, one in zip(table.names, table.parameters, strict=True)
    )
    scenario = resolve(system, "baseline", inputs.years)
    keep = frozenset().union(*(one.writes for one in ALLIANCE))

    def by_fact(last: Any, now: Any, p: Any, shock: Any, ready: Any) -> dict[str, Any]:
        written = dict(enlargement.step(last, now, p, shock, ready))
        return written | {"in_union": np.broadcast_to(now.in_union_by_fact, last.in_union.shape)}

    known = [replace(one, step=by_fact) if one is enlargement else one for one in ALLIANCE]
    none = run_block(ALLIANCE, inputs, scenario, replace(table, parameters=still), 1, 0, keep)
    facts = run_block(known, inputs, scenario, table, 1, 0, keep)
    apart = {"accession_clock", "accession_held", "accession_part_held", "accession_suspended"}
    for name in keep - apart - {"union_members", "union_border_with_russia_km"}:
        assert np.array_equal(none[name], facts[name], equal_nan=True), name


def test_a_sum_is_not_told_where_a_member_or_the_candidate_has_no_figure(system: System) -> None:
    early = {one.id: one for one in entry(system.as_known_on(date(2010, 1, 1)), "HRV").pools}
    assert (early["personnel"].before, early["personnel"].after) == (None, None)
    assert early["personnel"].change is None
    assert early["border"].change == 0
    assert all(one.change is not None for one in entry(system, "UKR").pools)
