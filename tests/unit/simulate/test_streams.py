"""Streams: each draw has an address, so nothing else can move it."""

from dataclasses import dataclass
from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from scipy.stats import t

from foedus.model.alliance import ALLIANCE
from foedus.model.submodel import COARSE, Shock, SubModel, submodel
from foedus.simulate.streams import BLOCK, generator, shocks_of, student_t

ALLIANCE_BY_NAME = {one.name: one for one in ALLIANCE}
DEGREES = Of(tail_weight=np.full((BLOCK, 1), 4.0))


@dataclass(frozen=True)
class Nothing:
    """No parameters."""


def named(name: str, **shocks: Shock) -> SubModel:
    def step(*_: Any) -> dict[str, Any]:
        return {}

    step.__name__ = name
    return submodel(parameters=Nothing, shocks=shocks, writes=set())(step)


def draws(one: SubModel, *, seed: int = 1, block: int = 0, years: int = 5, actors: int = 3) -> Any:
    alike = {shock.alike: (3, 2) for shock in one.shocks.values() if shock.alike}
    return shocks_of(one, DEGREES, seed, block, years, actors, alike)


NORMAL = Shock("normal", per_actor=True)
SKY = named("sky", wind=NORMAL)


def test_seed_stream_and_block_make_the_address() -> None:
    first = generator(1, "sky.wind", 0).random(4)
    assert np.array_equal(first, generator(1, "sky.wind", 0).random(4))
    for other in ((2, "sky.wind", 0), (1, "sky.rain", 0), (1, "sky.wind", 1), (0, "sky.wind", 0)):
        assert not np.array_equal(first, generator(*other).random(4)), other


def test_seed_and_stream_do_not_run_into_each_other() -> None:
    one, other = generator(1, "1/x", 0), generator(11, "x", 0)
    assert one.random() != other.random()


def test_each_shock_has_a_stream_of_its_own_whatever_stands_beside_it() -> None:
    alone = draws(SKY)["wind"]
    beside = draws(named("sky", rain=NORMAL, wind=NORMAL))
    assert np.array_equal(alone, beside["wind"])
    assert not np.array_equal(alone, beside["rain"])
    assert not np.array_equal(alone, draws(named("sea", wind=NORMAL))["wind"])


@pytest.mark.parametrize("one", [one for one in ALLIANCE if one.shocks], ids=lambda one: one.name)
def test_a_longer_run_leaves_the_draws_of_earlier_years_as_they_were(one: SubModel) -> None:
    shorter, longer = draws(one, years=4), draws(one, years=9)
    for name, values in shorter.items():
        assert np.array_equal(values, longer[name][:4]), name
        assert len(longer[name]) == 9


def test_blocks_do_not_share_draws() -> None:
    assert not np.isin(draws(SKY, block=0)["wind"], draws(SKY, block=1)["wind"]).any()


def test_shocks_have_the_shape_and_distribution_they_declare() -> None:
    one = named(
        "sky",
        wind=NORMAL,
        sun=Shock("uniform", per_actor=False),
        gust=Shock("student_t", per_actor=True, degrees_of_freedom="tail_weight"),
    )
    found = draws(one, years=200, actors=20)
    assert found["wind"].shape == found["gust"].shape == (200, BLOCK, 20)
    assert found["sun"].shape == (200, BLOCK)
    assert found["wind"].mean() == pytest.approx(0, abs=0.01)
    assert found["wind"].std() == pytest.approx(1, abs=0.01)
    assert 0 <= found["sun"].min() < found["sun"].max() < 1
    assert found["sun"].mean() == pytest.approx(0.5, abs=0.01)
    # A t distribution with 4 degrees of freedom lies beyond 4.6 in one draw of a hundred.
    assert (np.abs(found["gust"]) > 4.604).mean() == pytest.approx(0.01, abs=0.001)
    assert (np.abs(found["wind"]) > 4.604).mean() < 1e-4


def test_each_run_draws_with_the_tails_of_its_own_parameter() -> None:
    one = ALLIANCE_BY_NAME["defence"]
    heavy = Of(tail_weight=np.where(np.arange(BLOCK) < 64, 2.0, 1000.0)[:, None])
    own = shocks_of(one, heavy, 1, 0, 50, 40)["own"]
    assert np.abs(own[:, :64]).max() > 4 * np.abs(own[:, 64:]).max()


def test_what_is_drawn_once_per_run_is_kept_for_all_years() -> None:
    lasting = draws(named("sky", climate=Shock("normal", per_actor=True, yearly=False)))["climate"]
    assert lasting.shape == (5, BLOCK, 3)
    assert (lasting == lasting[0]).all()
    assert len(np.unique(lasting[0])) == BLOCK * 3


def test_an_unknown_distribution_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown distribution 'cauchy'"):
        draws(named("sky", wind=Shock("cauchy", per_actor=True)))


@pytest.mark.parametrize("degrees", [2.0, 3.0, 4.0, 7.5])
def test_quick_and_general_draws_have_the_quantiles_of_students_t(degrees: float) -> None:
    drawn = student_t(generator(1, "x", 0), np.array([degrees]), (4, 100_000))
    levels = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    assert np.quantile(drawn, levels) == pytest.approx(t.ppf(levels, degrees), abs=0.03)
    assert np.corrcoef(drawn)[0, 1] == pytest.approx(0, abs=0.02)


def test_draws_for_slots_keep_their_place_in_longer_runs_and_are_evenly_spread() -> None:
    one = named(
        "case",
        course=Shock("uniform", per_actor=False, slots=4),
        vote=Shock("coarse", per_actor=True, slots=4),
    )
    short, long = draws(one, years=3), draws(one, years=7)
    assert short["course"].shape == (3, BLOCK, 4)
    assert short["vote"].shape == (3, BLOCK, 4, 3)
    for name, values in short.items():
        assert np.array_equal(values, long[name][:3]), name
    assert (long["vote"] < 0.1 * COARSE).mean() == pytest.approx(0.1, abs=0.01)
    assert (long["course"] < 0.1).mean() == pytest.approx(0.1, abs=0.02)
    assert long["vote"].max() < COARSE


def test_draws_alike_to_a_given_variable_have_its_axes() -> None:
    found = draws(named("sky", rain=Shock("uniform", per_actor=False, alike="domains")))["rain"]
    assert found.shape == (5, BLOCK, 3, 2)
