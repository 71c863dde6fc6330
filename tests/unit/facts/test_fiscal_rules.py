"""Fiscal rules: dated, hidden before they were in force, and never half said."""

from datetime import date
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.system import System, load

RULE = """rules:
  - id: golden-rule
    title: A rule of the test
    actors: [AAA]
    since: 2020-01-01
    {more}
    unit: "% of GDP"
    source: gazette
    checked: recalled
"""


@pytest.fixture(scope="module")
def shipped() -> System:
    return load()


def held_by(system: System, actor: str) -> set[str]:
    return {rule.id for rule in system.fiscal_rules if actor in rule.actors}


def test_a_rule_is_hidden_until_the_day_from_which_it_is_in_force(shipped: System) -> None:
    assert held_by(shipped.as_known_on(date(2025, 3, 24)), "DEU") == set()
    assert held_by(shipped.as_known_on(date(2025, 3, 25)), "DEU") == {"germany-debt-brake-2025"}
    assert len(held_by(shipped.as_known_on(date(2025, 10, 10)), "DEU")) == 2
    assert held_by(shipped.as_known_on(date(2026, 2, 16)), "AUT") == set()
    assert held_by(shipped.as_known_on(date(2026, 2, 17)), "AUT") == {"escape-clause-2026-02"}


def test_eighteen_states_have_the_escape_clause_and_its_end_is_law(shipped: System) -> None:
    clauses = [rule for rule in shipped.fiscal_rules if rule.id.startswith("escape-clause")]
    states = [actor for rule in clauses for actor in rule.actors]
    assert len(states) == len(set(states)) == 18
    assert {"FRA", "ITA", "NLD"}.isdisjoint(states)
    assert {(rule.allows, rule.until) for rule in clauses} == {(1.5, date(2029, 1, 1))}
    july = shipped.as_known_on(date(2025, 7, 8))
    assert {rule.until for rule in july.fiscal_rules if rule.allows} == {date(2029, 1, 1)}


@pytest.mark.parametrize("more", ["above: 1.0\n    above_year: 2021", "allows: 1.5"])
def test_a_rule_says_once_where_its_relief_begins(copy: Path, more: str) -> None:
    (copy / "fiscal_rules.yaml").write_text(RULE.format(more=more), "utf-8")
    with pytest.raises(DataError, match="needs either above or above_year; give one of them"):
        load(copy)


def test_a_rule_of_an_unknown_state_or_after_today_is_a_fault(copy: Path) -> None:
    text = RULE.format(more="above: 1.0").replace("AAA", "XXX").replace("2020", "2031")
    (copy / "fiscal_rules.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load(copy)
    told = str(caught.value)
    assert "actor 'XXX' is not known" in told
    assert "2031-01-01 is after the system's today" in told
