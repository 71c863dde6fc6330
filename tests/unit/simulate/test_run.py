"""Run: what `simulate` returns, and what it refuses."""

from typing import Any

import numpy as np
import pytest

import foedus
from foedus.errors import ScenarioError, UnknownName
from foedus.facts.system import System
from foedus.model.variables import INDICATORS
from foedus.simulate.keep import ACTOR_VARIABLES
from foedus.simulate.run import simulate


@pytest.fixture(scope="module")
def runs(system: System) -> Any:
    return simulate(system, runs=200, until=2030, trajectories=True)


def test_the_public_function_can_be_called_as_often_as_one_likes(system: System) -> None:
    for _ in range(2):
        found = foedus.simulate(system, "baseline", runs=2, seed=1, until=2025)
        assert found.sizes["run"] == 2


def test_every_indicator_is_there_by_run_and_year(runs: Any, system: System) -> None:
    for one in INDICATORS:
        assert runs[one.name].dims == ("run", *one.dims, "year")
        assert runs[one.name].attrs["units"] == one.unit
        assert runs[one.name].attrs["long_name"]
    assert runs["threat"].sizes == {"run": 200, "region": len(system.regions), "year": 6}
    assert runs.year.values.tolist() == [2025, 2026, 2027, 2028, 2029, 2030]
    assert runs.actor.values.tolist() == list(system.actor_ids)


@pytest.mark.parametrize("name", ACTOR_VARIABLES)
def test_quantiles_of_actor_variables_are_those_over_runs(runs: Any, name: str) -> None:
    wanted = np.quantile(runs[name].values.astype(float), runs["quantile"].values, axis=0)
    assert runs[f"{name}_quantiles"].values == pytest.approx(wanted, rel=1e-6)


def test_trajectories_are_kept_only_when_asked_for(system: System) -> None:
    assert not set(ACTOR_VARIABLES) & set(simulate(system, runs=1, until=2025).data_vars)


def test_parameters_come_with_their_basis(runs: Any, system: System) -> None:
    reach = runs["parameters"].sel(parameter="threat.reach")
    assert str(reach.basis.values) == system.parameters["threat"].parameters["reach"].basis
    assert reach.sizes == {"run": 200}
    assert len(np.unique(reach.values)) == 200


def test_progress_counts_runs_and_ends_at_all_of_them(system: System) -> None:
    told: list[tuple[int, int]] = []
    simulate(system, runs=300, until=2025, progress=lambda *done: told.append(done))
    assert told == [(128, 300), (256, 300), (300, 300)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"runs": 0}, "runs must be at least 1, not 0"),
        ({"processes": 0}, "processes must be at least 1, not 0"),
        ({"seed": -1}, "seed must be 0 or more, not -1"),
        ({"until": 2024}, "choose an end from 2025 on"),
    ],
)
def test_what_cannot_be_run_is_refused(
    system: System, arguments: dict[str, int], told: str
) -> None:
    with pytest.raises(ScenarioError, match=told):
        simulate(system, **arguments)


def test_an_unknown_scenario_or_link_is_offered_the_nearest(system: System) -> None:
    with pytest.raises(UnknownName, match="did you mean 'us-stays'"):
        simulate(system, "us-stay", runs=1)
    with pytest.raises(UnknownName, match=r"did you mean 'support\.substitution'"):
        simulate(system, runs=1, cut=frozenset({"support.substitutio"}))


def test_published_shares_of_2025_hold_in_every_run(runs: Any, system: System) -> None:
    published = system.series("defence_share_nato").table(system.actor_ids, (2025,))[0]
    known = np.isfinite(published)
    assert known.sum() >= 30
    drawn = runs["defence_share"].sel(year=2025).values
    assert (drawn[:, known] == published[known].astype(np.float32)).all()
    spending = (drawn > 0).all(axis=0)
    assert (np.ptp(drawn[:, ~known & spending], axis=0) > 0).all()


def test_the_floor_of_2026_holds_in_every_run_and_binds_in_some(runs: Any) -> None:
    troops = runs["us_troops_in_europe"]
    assert (troops.sel(year=2025) == 80).all()
    assert (troops.sel(year=2026) >= 76).all()
    assert (troops.sel(year=2026) == 76).any()
    assert (troops.sel(year=2027) < 76).any()


def test_who_has_no_forces_spends_nothing_in_any_run(runs: Any) -> None:
    assert (runs["defence_share"].sel(actor="ISL") == 0).all()
