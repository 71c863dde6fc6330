"""Mobility: a slower regime takes longer, losses delay, and the routes are those of the network."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.analyse.mobility import mobility as ask
from foedus.analyse.mobility_history import mobility_line
from foedus.analyse.permits import covered
from foedus.errors import RangeError
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.model.loading import load
from foedus.model.mobility import on_ladder
from foedus.model.mobility_facts import regimes, rungs
from foedus.simulate.run import simulate


@pytest.fixture(scope="module")
def shipped() -> System:
    return load()


@given(
    st.lists(st.floats(0, 60), min_size=6, max_size=6),
    st.floats(0, 5),
)
def test_a_place_on_the_ladder_lies_between_its_rungs(values: list[float], rung: float) -> None:
    found = on_ladder(np.array([values]), np.array(rung))[0]
    low, high = int(rung), min(int(rung) + 1, 5)
    assert found == pytest.approx(np.interp(rung, range(6), values), abs=1e-9)
    assert min(values[low], values[high]) - 1e-9 <= found <= max(values[low], values[high]) + 1e-9


def test_the_example_routes_are_what_the_network_gives(shipped: System) -> None:
    values = shipped.parameters["mobility"].parameters
    for one in shipped.mobility.examples:
        found = ask(shipped, one.start, one.end)
        detour = values["road_detour"].central
        assert one.kilometres == pytest.approx(found.kilometres / detour, abs=0.06)
        assert one.borders == len(found.borders)
        assert found.by_sea == 0


def test_every_regime_covers_the_states_of_the_example_routes(shipped: System) -> None:
    for one in shipped.mobility.examples:
        states = {leg.end.state for leg in ask(shipped, one.start, one.end).legs}
        for regime in shipped.mobility.regimes[1:]:
            for year in (2019, 2026):
                inside = covered(shipped, regime, date(year, 1, 1))
                assert regime.everybody or states <= inside


def test_the_ladder_is_that_of_the_facts(shipped: System) -> None:
    assert regimes(shipped) == tuple(one.id for one in shipped.mobility.regimes)


def test_the_rung_of_a_year_is_that_of_its_end(shipped: System) -> None:
    assert rungs(shipped, (2017, 2018, 2023, 2024, 2040)).tolist() == [0, 1, 1, 2, 2]


def test_history_falls_by_each_regime_and_is_computed(shipped: System) -> None:
    line = mobility_line(shipped)
    held = dict(zip(line.years, line.values, strict=True))
    assert line.computed
    assert held[2017] > held[2018] > held[2024]
    assert held[1990] == held[2017]


def test_the_answer_of_the_command_is_that_of_the_model(shipped: System) -> None:
    days = [ask(shipped, one.start, one.end).journey.days for one in shipped.mobility.examples]
    line = mobility_line(shipped)
    assert line.values[-1] == pytest.approx(np.mean(days), abs=0.01)


def test_scenarios_move_it_as_they_should(shipped: System) -> None:
    base, union, attack = (
        simulate(shipped, name, runs=128, until=2032)["mobility_days"]
        for name in ("baseline", "mobility-union", "infrastructure-attack")
    )
    assert (union.sel(year=2030) < base.sel(year=2030)).all()
    assert (union.sel(year=2026) == base.sel(year=2026)).all()
    assert (attack.sel(year=2028) > base.sel(year=2028)).all()
    assert np.allclose(attack.sel(year=2032), base.sel(year=2032))


def test_the_attack_slows_the_road_as_losing_the_worst_three_links_does(shipped: System) -> None:
    (change,) = shipped.scenarios["infrastructure-attack"].changes
    slower = []
    for one in shipped.mobility.examples:
        found = ask(shipped, one.start, one.end, cut=3)
        assert found.cut is not None
        slower.append(found.cut.loss.time - found.journey.days)
        slower[-1] /= found.journey.moving
    assert 100 * np.array(slower) == pytest.approx([38, 22, 62], abs=0.5)  # as its reason says
    assert max(dict(change.path).values()) == pytest.approx(1 + np.mean(slower), abs=0.02)


def test_no_other_result_moves(shipped: System) -> None:
    base = simulate(shipped, "baseline", runs=128, until=2030)
    union = simulate(shipped, "mobility-union", runs=128, until=2030)
    for name in ("european_share", "threat", "allies_at_2"):
        assert np.array_equal(base[name], union[name], equal_nan=True)


@pytest.mark.parametrize(("how", "over"), [("set", 0.5), ("scale", 1.0)])
def test_a_rung_beyond_the_ladder_is_refused(shipped: System, how: str, over: float) -> None:
    highest = len(regimes(shipped)) - 1
    change = {
        "variable": "permit_regime",
        "unit": "rung",
        "path": {2027: highest + over},
        "how": how,
        "why": "A rung that there is not.",
    }
    beyond = ScenarioFile(name="beyond", question="Beyond?", based_on="baseline", changes=(change,))
    system = replace(shipped, scenarios={**shipped.scenarios, "beyond": beyond})
    with pytest.raises(RangeError, match=rf"permit_regime .* ends at {highest}"):
        simulate(system, "beyond", runs=128, until=2030)


def test_the_last_rung_of_the_ladder_is_the_bound(shipped: System) -> None:
    highest = len(regimes(shipped)) - 1
    change = {
        "variable": "permit_regime",
        "unit": "rung",
        "path": {2027: float(highest)},
        "why": "The quickest regime.",
    }
    last = ScenarioFile(name="last", question="Last?", based_on="baseline", changes=(change,))
    system = replace(shipped, scenarios={**shipped.scenarios, "last": last})
    days = simulate(system, "last", runs=128, until=2030)["mobility_days"]
    base = simulate(shipped, "baseline", runs=128, until=2030)["mobility_days"]
    assert (days.sel(year=2030) < base.sel(year=2030)).all()
