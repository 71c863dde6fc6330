"""Voting power of councils: what is known of such bodies, and what a change of members does."""

from datetime import date
from itertools import pairwise

import pytest

from foedus.analyse.council import council
from foedus.analyse.power import PowerTable, power
from foedus.errors import FoedusError
from foedus.facts.organisations import in_force
from foedus.facts.system import System, load
from foedus.instruments.decision_rule import Vote, adopted

DAY = date(2025, 6, 2)
SYSTEM = load()
IN_FORCE = [
    (rule.id, max(version.since for version in rule.versions)) for rule in SYSTEM.rules.values()
]


@pytest.fixture(scope="module")
def table(system: System) -> PowerTable:
    return power(council(system, "qmv-16-4", DAY))


def test_shares_of_power_sum_to_one(table: PowerTable) -> None:
    for index in ("banzhaf", "shapley_shubik"):
        assert sum(getattr(row, index) for row in table.rows) == pytest.approx(1)
    assert sum(row.percent["population"] for row in table.rows) == pytest.approx(100)


def test_who_has_more_people_has_no_less_power(table: PowerTable) -> None:
    by_people = sorted(table.rows, key=lambda row: row.percent["population"])
    for lower, higher in pairwise(by_people):
        assert lower.shapley_shubik <= higher.shapley_shubik + 1e-12
        assert lower.banzhaf <= higher.banzhaf + 1e-12


def test_four_are_needed_to_block_and_each_example_does(table: PowerTable) -> None:
    assert table.blocking.smallest_size == 4
    assert table.examples
    assert table.vetoes == ()
    for one in table.examples:
        votes = [Vote.AGAINST if voter in one else Vote.IN_FAVOUR for voter in table.council.voters]
        assert not adopted(table.council.decision, votes)


def test_in_a_consensus_all_have_the_same_power_and_a_veto(system: System) -> None:
    found = power(council(system, "nato-consensus", DAY))
    assert {row.banzhaf for row in found.rows} == {1 / 32}
    assert found.vetoes == found.council.voters
    assert (found.blocking.smallest_size, found.blocking.number_of_smallest) == (1, 32)
    assert found.indices.passage == 2**-32


def test_permanent_members_have_a_veto(system: System) -> None:
    found = power(council(system, "unsc", DAY))
    assert set(found.vetoes) == {"CHN", "FRA", "GBR", "RUS", "USA"}
    permanent = [row for row in found.rows if row.voter in found.vetoes]
    # Shapley and Shubik (1954) for the council of today's size: 421/2145 each
    assert {round(row.shapley_shubik, 9) for row in permanent} == {round(421 / 2145, 9)}


def test_a_rule_that_a_majority_stops_has_the_power_of_that_majority(system: System) -> None:
    """Passing is the more likely the harder it is to stop; the indices are those of stopping."""
    stopped = power(council(system, "reversed-qmv", DAY))
    usual = power(council(system, "qmv-16-4", DAY))
    assert stopped.indices.passage == pytest.approx(1 - usual.indices.passage, abs=1e-4)
    assert stopped.rows[0].shapley_shubik == pytest.approx(usual.rows[0].shapley_shubik, abs=1e-3)


def test_changes_are_differences_from_the_council_without_them(
    system: System, table: PowerTable
) -> None:
    found = power(council(system, "qmv-16-4", DAY, without=["HUN"], with_=["UKR"]))
    before = {row.voter: row for row in table.rows}
    for row in found.rows:
        if row.voter == "UKR":
            assert row.change_banzhaf is None
            continue
        assert row.change_banzhaf == pytest.approx(row.banzhaf - before[row.voter].banzhaf)
        assert row.change_shapley_shubik == pytest.approx(
            row.shapley_shubik - before[row.voter].shapley_shubik
        )
    assert all(row.change_banzhaf is None for row in table.rows)


@pytest.mark.parametrize(("rule", "day"), IN_FORCE, ids=[rule for rule, _ in IN_FORCE])
def test_every_rule_has_a_power_table_or_says_why_not(rule: str, day: date) -> None:
    on = min(max(day, date(1958, 1, 1)), SYSTEM.as_of)
    assert any(in_force(v.since, v.until, on) for v in SYSTEM.rule(rule).versions)
    try:
        found = power(council(SYSTEM, rule, on))
    except FoedusError as error:
        pytest.fail(f"{rule} on {on}: {error}")
    assert sum(row.banzhaf for row in found.rows) == pytest.approx(1)
