"""Pace of accession: the script counts what is on record, and the parameters are its counts."""

from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import foedus
from foedus.facts.accession import AccessionStep
from foedus.facts.system import System
from foedus.model.accession_record import Way

TOOLS = Path(__file__).resolve().parents[3] / "tools"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return import_module("accession_pace")


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def test_the_file_holds_what_the_script_counts(script: ModuleType, system: System) -> None:
    held = system.parameters["enlargement"].parameters
    for name, rate in (
        *((f"{stage}_rate", script.stage_rate(system, stage)) for stage in script.STAGES),
        ("hold_rate", script.hold_rate(system)),
        ("release_rate", script.release_rate(system, leaving_out="TUR")),
        ("suspension_rate", script.suspension_rate(system)),
    ):
        assert held[name].central == pytest.approx(rate.value, rel=0.02), name
        assert held[name].standard_error == pytest.approx(rate.error, rel=0.03), name
    assert held["resumption_rate"].central == pytest.approx(
        script.resumption_rate(system).value, abs=0.005
    )
    assert held["stage_spread"].central == pytest.approx(script.stage_spread(system), abs=0.01)
    assert held["score_spread"].central == pytest.approx(script.grades(system)[0], abs=0.01)
    lags = [lag for _, lag in script.entry_lags(system)]
    assert held["entry_lag"].central == pytest.approx(sum(lags) / len(lags), abs=0.01)


def test_choices_are_those_of_the_script(script: ModuleType, system: System) -> None:
    choices = system.parameters["accession"].parameters
    assert (choices["chapters"].central, choices["clusters"].central) == (
        script.CHAPTERS,
        script.CLUSTERS,
    )
    assert choices["hold_shape"].central == pytest.approx(script.hold_shape(system), abs=0.02)


def test_states_that_went_together_count_once(script: ModuleType, system: System) -> None:
    actors = [way.actors for way in script.once(system)]
    assert ("UKR",) in actors
    assert ("MDA",) not in actors
    assert sum("POL" in each for each in actors) == 1


def test_years_of_a_stop_are_no_free_years(script: ModuleType) -> None:
    def step(day: str, kind: str) -> AccessionStep:
        return AccessionStep.model_construct(date=day, kind=kind, opened=None, closed=None)

    way = Way(("AAA",), (step("2011-01-01", "suspended"), step("2012-01-01", "all_opened")), ())
    free = script.free_years(way, date(2010, 1, 1), date(2013, 1, 1))
    assert free == pytest.approx(2, abs=0.01)


def test_croatia_is_counted_without_the_months_of_its_hold(
    script: ModuleType, system: System
) -> None:
    (way,) = (one for one in script.once(system) if one.actors == ("HRV",))
    first, last = script.bounds(way, "opening", system.as_of)
    assert (first, last) == (date(2005, 10, 3), date(2010, 6, 30))
    assert script.free_years(way, first, last) == pytest.approx(4.74 - 0.83, abs=0.02)


def test_stages_and_states_are_as_many_as_the_file_says(script: ModuleType, system: System) -> None:
    held = system.parameters["enlargement"].estimation
    assert held is not None
    assert held.observations == sum(script.stage_rate(system, one).ways for one in script.STAGES)
    assert held.states == len({actor for way in script.ways(system) for actor in way.actors})
    assert held.last_year == system.as_of.year
