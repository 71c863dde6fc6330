"""Supply: the rival's share of imports, carried from its last measured year."""

from dataclasses import replace
from datetime import date
from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.analyse.supply_history import rival_share_line
from foedus.facts.system import System
from foedus.model.loading import load
from foedus.model.supply import Supply, supply
from foedus.model.supply_facts import rival_shares, supply_facts
from foedus.simulate.run import simulate


@pytest.fixture(scope="module")
def shipped() -> System:
    return load()


def shares(
    measured: float, unmeasured: float, drift: float, pace: float, years: int
) -> list[float]:
    p = Supply(np.array([[drift]]), np.array([[pace]]))
    assert supply.start is not None
    facts = Of(measured_rival_share=np.array(measured), years_unmeasured=np.array(unmeasured))
    found = [supply.start(facts, p, None)["rival_import_share"]]
    for _ in range(years):
        step = supply.step(Of(rival_import_share=found[-1]), Of(), p, Of())
        found.append(step["rival_import_share"])
    return [one.item() for one in found]


def test_what_is_carried_without_drift_is_the_measured_share() -> None:
    assert shares(6.9, 8, 0.0, 0.0, 3) == [6.9] * 4


def test_drift_counts_every_year_without_measurement() -> None:
    assert shares(10, 8, 0.02, 0.0, 0)[0] == pytest.approx(10 * exp(0.16))


def test_buyers_that_turn_away_a_tenth_a_year_halve_the_share_in_seven_years() -> None:
    path = shares(10, 0, 0.0, 0.1, 7)
    assert path[6] > 5 > path[7]


@given(
    measured=st.floats(0, 50),
    drift=st.floats(-0.1, 0.1),
    pace=st.floats(-0.1, 0.5),
    unmeasured=st.integers(0, 20),
)
def test_a_share_is_never_negative_and_moves_against_the_pace(
    measured: float, drift: float, pace: float, unmeasured: int
) -> None:
    first, second = shares(measured, unmeasured, drift, pace, 1)
    assert min(first, second) >= 0
    assert (second - first) * pace <= 0


def test_the_last_measured_share_is_that_of_2016(shipped: System) -> None:
    facts = supply_facts(shipped, 2024)
    assert facts["measured_rival_share"].item() == pytest.approx(6.9, abs=0.05)
    assert facts["years_unmeasured"].item() == 8


def test_years_after_the_start_are_not_looked_at(shipped: System) -> None:
    facts = supply_facts(shipped, 2010)
    assert facts["measured_rival_share"].item() == pytest.approx(6.6, abs=0.05)
    assert facts["years_unmeasured"].item() == 0


def test_history_says_which_years_are_carried(shipped: System) -> None:
    line = rival_share_line(shipped)
    assert (line.years[0], line.years[line.observed - 1], line.years[-1]) == (2000, 2016, 2024)
    assert set(line.values[line.observed - 1 :]) == {line.values[-1]}
    kinds = dict(zip(line.years, map(line.kind, range(len(line.years))), strict=True))
    assert (kinds[2016], kinds[2017]) == ("history", "history, carried")


def test_on_an_earlier_day_fewer_years_are_measured() -> None:
    then = load(as_of=date(2014, 9, 1))
    line = rival_share_line(then)
    assert max(rival_shares(then)) == 2012
    assert line.years[-1] == line.years[line.observed - 1] + line.carried == 2013


def test_without_a_rival_nothing_is_measured_or_projected(shipped: System) -> None:
    alone = replace(shipped, roles=shipped.roles.model_copy(update={"rival": None}))
    assert rival_shares(alone) == {}
    assert rival_share_line(alone).years == ()
    assert np.isnan(supply_facts(alone, 2024)["measured_rival_share"])


def test_decoupling_halves_the_share_of_2016_and_never_raises_it(shipped: System) -> None:
    before, after = (
        simulate(shipped, name, runs=128, until=2036)["rival_import_share"]
        for name in ("baseline", "china-decoupling")
    )
    assert (after.values <= before.values).all()
    last = float(after.sel(year=2035).max())
    assert last <= 0.5 * rival_shares(shipped)[2016]
    assert (after.sel(year=2026) == before.sel(year=2026)).all()


def test_nothing_else_moves_with_the_share(shipped: System) -> None:
    before, after = (
        simulate(shipped, name, runs=128, until=2036) for name in ("baseline", "china-decoupling")
    )
    for name in ("european_share", "us_share_of_arms_imports", "eu_cohesion"):
        assert before[name].equals(after[name]), name
