"""Scenarios on decisions move what is decided, in the direction they should, and no more."""

from typing import Any

import numpy as np
import pytest

from foedus.analyse.values import values_of
from foedus.model.variables import INDICATORS

OF_DECISIONS = {one.name for one in INDICATORS if one.group == "decisions"}
YEARS = range(2030, 2041)


def gained(runs: Any, scenario: str, name: str) -> np.ndarray:
    """Return what the scenario adds in each run, over the years from 2030, (run, year)."""
    places = [list(runs(scenario).year.values).index(year) for year in YEARS]
    first, second = (values_of(runs(one), name)[:, places] for one in (scenario, "baseline"))
    return np.asarray(first - second)


@pytest.mark.parametrize(
    ("scenario", "adoption", "blocked"),
    [("franco-german-motor", (3, 8), (-30, -12)), ("coalition-paralysis", (-3, -0.5), (3, 10))],
)
def test_they_move_adoption_blocks_and_delay(
    runs: Any, scenario: str, adoption: tuple[float, float], blocked: tuple[float, float]
) -> None:
    assert adoption[0] < gained(runs, scenario, "adoption").mean() < adoption[1]
    assert blocked[0] < gained(runs, scenario, "blocked").mean() < blocked[1]
    delay = gained(runs, scenario, "delay").mean()
    assert delay * np.sign(adoption[0]) < 0


def test_a_split_coalition_never_eases_a_decision(runs: Any) -> None:
    assert (gained(runs, "coalition-paralysis", "adoption") <= 1e-9).all()
    assert (gained(runs, "coalition-paralysis", "blocked") >= -1e-9).all()


@pytest.mark.parametrize("scenario", ["franco-german-motor", "coalition-paralysis"])
def test_nothing_but_decisions_moves_and_nothing_before_2027(runs: Any, scenario: str) -> None:
    for one in INDICATORS:
        changed, same = (runs(name)[one.name] for name in (scenario, "baseline"))
        if one.name not in OF_DECISIONS:
            assert np.array_equal(changed.values, same.values, equal_nan=True), one.name
        early = {"year": slice(None, 2026)}
        assert np.array_equal(changed.sel(early), same.sel(early), equal_nan=True), one.name
