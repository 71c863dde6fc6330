"""Which observed history reaches which variable, found by shaking it."""

from datetime import date

import pytest

import foedus
from foedus.analyse.fact_series import series_of_facts
from foedus.facts.system import System
from foedus.model.variables import VARIABLES


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def test_facts_rest_on_the_series_that_they_are_read_from(system: System) -> None:
    found = series_of_facts(system, 2030)
    assert found["past_spending"] == ("defence_spending_sipri",)
    assert found["debt_at_start"] == ("government_debt",)
    assert found["personnel"] == ("personnel_cow", "personnel_nato")
    assert found["us_share_of_arms_imports"] == ("arms_imports",)


def test_what_rests_on_no_series_is_left_out(system: System) -> None:
    found = series_of_facts(system, 2030)
    assert not {"allied", "exchange_blocked", "permit_regime", "year"} & found.keys()
    assert set(found) <= set(VARIABLES)
    assert {one for names in found.values() for one in names} <= set(system.series_names)


def test_the_system_is_left_as_it_was(system: System) -> None:
    before = system.series("real_gdp").value.copy()
    series_of_facts(system, 2027)
    assert (system.series("real_gdp").value == before).all()


def test_on_an_earlier_day_it_is_the_history_known_then() -> None:
    found = series_of_facts(foedus.load(as_of=date(2018, 6, 1)), 2025)
    assert found["defence_share"] == ("defence_share_nato", "defence_share_sipri")
