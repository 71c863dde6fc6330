"""Latin hypercube: parameters spread evenly over beliefs, correlated without losing them."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm, spearmanr

import foedus
from foedus.facts.parameters import Parameter
from foedus.simulate.latin_hypercube import correlate, quantile_of, strata
from foedus.simulate.streams import BLOCK

FINE = (np.arange(20_000) + 0.5) / 20_000


def belief(low: float, central: float, high: float, **named: Any) -> Parameter:
    given = {"meaning": "x", "unit": "1", "basis": "judged", "why": "x"}
    given |= {"reviewed": date(2026, 11, 22)} | named
    return Parameter(low=low, central=central, high=high, **given)


def at(parameter: Parameter, *levels: float) -> list[float]:
    return list(quantile_of(parameter, np.array(levels)).tolist())


@pytest.mark.parametrize("block", [0, 1, 77])
def test_each_slice_of_belief_is_drawn_once_in_every_block(block: int) -> None:
    level = strata(4, "threat.reach", block)
    assert sorted((level * BLOCK).astype(int).tolist()) == list(range(BLOCK))


def test_another_parameter_block_or_seed_draws_another_order() -> None:
    first = strata(4, "threat.reach", 0)
    assert np.array_equal(first, strata(4, "threat.reach", 0))
    for other in ((4, "threat.half_life", 0), (4, "threat.reach", 1), (5, "threat.reach", 0)):
        assert abs(np.corrcoef(first, strata(*other))[0, 1]) < 0.3


@pytest.mark.parametrize("shape", ["normal", "lognormal"])
def test_low_central_and_high_are_the_5th_50th_and_95th_percentile(shape: str) -> None:
    parameter = belief(6, 15, 40, shape=shape)
    assert at(parameter, 0.05, 0.5, 0.95) == pytest.approx([6, 15, 40])


def test_between_them_the_two_pieces_are_normal() -> None:
    reach = norm.ppf(0.95)
    wanted = [10 + 2 / reach * norm.ppf(0.3), 10 + 5 / reach * norm.ppf(0.8)]
    assert at(belief(8, 10, 15), 0.3, 0.8) == pytest.approx(wanted)


def test_a_lognormal_belief_is_normal_in_logs() -> None:
    logs = belief(np.log(250), np.log(600), np.log(1500))
    assert at(belief(250, 600, 1500, shape="lognormal"), 0.2, 0.9) == pytest.approx(
        np.exp(at(logs, 0.2, 0.9))
    )


def test_values_rise_with_the_level() -> None:
    for parameter in (belief(-0.5, 0.4, 0.9), belief(6, 15, 40, shape="lognormal")):
        assert (np.diff(quantile_of(parameter, FINE)) > 0).all()


@pytest.mark.parametrize(
    ("parameter", "least", "most"),
    [
        (belief(0.0, 0.2, 0.9, minimum=0, maximum=1), 0.0, 1.0),
        (belief(-0.5, 0.4, 0.9, maximum=0.95), None, 0.95),
        (belief(6, 15, 40, shape="lognormal", minimum=5, maximum=60), 5.0, 60.0),
    ],
)
def test_draws_reach_up_to_the_hard_limits_and_not_beyond(
    parameter: Parameter, least: float | None, most: float
) -> None:
    drawn = quantile_of(parameter, FINE)
    assert drawn.max() == pytest.approx(most, rel=1e-3)
    assert drawn.max() <= most
    if least is not None:
        assert drawn.min() == pytest.approx(least, rel=1e-3, abs=1e-3)
        assert drawn.min() >= least


def test_a_lognormal_belief_needs_no_limit_at_zero() -> None:
    free, limited = (
        belief(6, 15, 40, shape="lognormal"),
        belief(6, 15, 40, shape="lognormal", minimum=0),
    )
    assert np.array_equal(quantile_of(free, FINE), quantile_of(limited, FINE))
    assert quantile_of(limited, FINE).min() > 0


def test_a_limit_cuts_the_tail_off_and_does_not_pile_it_up() -> None:
    drawn = quantile_of(belief(0.01, 0.2, 0.9, minimum=0, maximum=1), FINE)
    assert drawn.min() > 0
    assert drawn.max() < 1
    assert len(np.unique(drawn)) == len(FINE)
    assert np.quantile(drawn, [0.05, 0.5, 0.95]) == pytest.approx([0.01, 0.2, 0.9], abs=1e-3)


def test_a_low_that_is_the_limit_is_reached_by_a_twentieth() -> None:
    drawn = quantile_of(belief(0.0, 0.2, 0.9, minimum=0), FINE)
    assert (drawn >= 0).all()
    assert (drawn == 0).mean() == pytest.approx(0.05, abs=1e-3)


def test_a_belief_with_one_side_only_stays_on_it() -> None:
    drawn = quantile_of(belief(0.5, 0.5, 0.8), FINE)
    assert drawn.min() == 0.5
    assert np.median(drawn) == pytest.approx(0.5, abs=1e-4)
    assert np.quantile(drawn, 0.95) == pytest.approx(0.8, abs=1e-3)


def test_a_fixed_parameter_is_the_same_in_every_run() -> None:
    assert set(at(belief(1.0, 1.0, 1.0), 0.01, 0.5, 0.99)) == {1.0}


def blocks(target: np.ndarray, count: int = 40) -> list[tuple[np.ndarray, np.ndarray]]:
    columns = range(len(target))
    drawn = [np.stack([strata(b, f"p{i}", b) for i in columns], axis=-1) for b in range(count)]
    return [(levels, correlate(levels, target)) for levels in drawn]


PAIR = np.array([[1.0, -0.5], [-0.5, 1.0]])
THREE = np.array([[1.0, 0.6, 0.0], [0.6, 1.0, -0.4], [0.0, -0.4, 1.0]])


@pytest.mark.parametrize("target", [PAIR, THREE], ids=["two", "three"])
def test_correlating_keeps_every_column_its_own_values(target: np.ndarray) -> None:
    for before, after in blocks(target, 5):
        assert np.array_equal(np.sort(before, axis=0), np.sort(after, axis=0))
        assert np.array_equal(before[:, 0], after[:, 0])
        assert not np.array_equal(before, after)


@pytest.mark.parametrize("target", [PAIR, THREE], ids=["two", "three"])
def test_correlating_reaches_the_target_in_every_block(target: np.ndarray) -> None:
    reached = np.array([np.corrcoef(norm.ppf(after).T) for _, after in blocks(target)])
    assert np.abs(reached - target).max() < 0.08
    assert np.abs(reached.mean(axis=0) - target).max() < 0.02


def test_ranks_are_correlated_as_those_of_a_normal_pair() -> None:
    ranks = [spearmanr(after).statistic for _, after in blocks(PAIR)]
    assert np.mean(ranks) == pytest.approx(6 / np.pi * np.arcsin(-0.25), abs=0.02)


def test_low_central_and_high_hold_whatever_the_limits_of_every_shipped_parameter() -> None:
    for file in foedus.load().parameters.values():
        held = [*file.parameters.values()]
        held += [one for family in file.families.values() for one in family.parameters.values()]
        for one in held:
            found = quantile_of(one, np.array([0.05, 0.5, 0.95]))
            assert found == pytest.approx([one.low, one.central, one.high], abs=1e-9), one.meaning
