"""What holds for every bargaining model, whatever the positions and weights."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from foedus.instruments.bargaining import (
    compromise,
    expected_utility,
    median_settlement,
    nash_bargaining,
    pce,
)
from foedus.instruments.pce import METHODS, POWERS

many = settings(max_examples=60, derandomize=True, database=None)


@some.composite
def tables(draw, lowest=1):
    """Return positions, salience and capability of some actors."""
    count = draw(some.integers(lowest, 7))
    position = draw(arrays(float, count, elements=some.integers(0, 100).map(float)))
    salience = draw(arrays(float, count, elements=some.integers(1, 10).map(lambda n: n / 10)))
    capability = draw(arrays(float, count, elements=some.integers(1, 50).map(float)))
    return position, salience, capability


@some.composite
def contests(draw):
    """Return coalitions for some options, each with some support over each other."""
    count = draw(some.integers(1, 6))
    support = some.integers(1, 1000).map(float)
    return draw(arrays(float, (count, count), elements=support))


MODELS = [
    compromise,
    median_settlement,
    lambda x, s, c: nash_bargaining(x, s, c, -50.0),
    lambda x, s, c: nash_bargaining(x, s, c, 150.0, "linear"),
    lambda x, s, c: expected_utility(x, s, c, 2).median[-1],
    lambda x, s, c: expected_utility(x, s, c, 2, "nearest").mean[-1],
]
each_model = pytest.mark.parametrize("model", MODELS)


@each_model
@many
@given(tables())
def test_settlements_lie_within_the_range_of_positions(model, table) -> None:
    settlement = model(*table)
    rounding = 1e-9
    assert table[0].min() - rounding <= settlement <= table[0].max() + rounding


@each_model
@many
@given(tables(), some.floats(0, 100))
def test_where_all_agree_they_get_what_they_want(model, table, shared) -> None:
    _, salience, capability = table
    assert model(np.full_like(salience, shared), salience, capability) == pytest.approx(shared)


@pytest.mark.parametrize("model", [compromise, median_settlement])
@many
@given(tables(), some.floats(0.01, 100), some.floats(-1000, 1000))
def test_another_unit_or_origin_of_the_scale_moves_the_settlement_with_it(
    model, table, factor, shift
) -> None:
    position, salience, capability = table
    wanted = factor * model(*table) + shift
    moved = model(factor * position + shift, salience, capability)
    assert moved == pytest.approx(wanted, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
@many
@given(tables(), some.floats(0.01, 100), some.floats(-1000, 1000), some.floats(-100, 200))
def test_nash_bargaining_moves_with_scale_and_origin(loss, table, factor, shift, stays) -> None:
    position, salience, capability = table
    away = np.abs(position - stays)
    assume((away > 1e-3).all())  # on which side somebody stands must not be a matter of rounding
    wanted = factor * nash_bargaining(*table, stays, loss) + shift
    moved = nash_bargaining(
        factor * position + shift, salience, capability, factor * stays + shift, loss
    )
    assert moved == pytest.approx(wanted, rel=1e-6, abs=1e-5)


@pytest.mark.parametrize("take", ["lowest", "nearest"])
@many
@given(tables(lowest=2), some.sampled_from([0.25, 4.0]), some.integers(-64, 64))
def test_expected_utility_moves_with_scale_and_origin(take, table, factor, shift) -> None:
    """Powers of two and whole numbers, so that no choice turns on a last digit."""
    position, salience, capability = table
    wanted = factor * expected_utility(*table, 1, take).position + shift
    moved = expected_utility(factor * position + shift, salience, capability, 1, take).position
    assert moved == pytest.approx(wanted, abs=1e-9)


@each_model
@many
@given(tables(), some.floats(0.01, 100))
def test_only_relative_capability_matters(model, table, factor) -> None:
    position, salience, capability = table
    power_of_two = 2.0 ** round(np.log2(factor))
    assert model(position, salience, power_of_two * capability) == pytest.approx(model(*table))


@many
@given(contests(), some.sampled_from(sorted(POWERS)), some.sampled_from(METHODS))
def test_probabilities_of_options_sum_to_one(coalitions, power, method) -> None:
    found = pce(coalitions, power, method)
    assert found.sum() == pytest.approx(1.0)
    assert ((found >= 0) & (found <= 1)).all()


@many
@given(contests(), some.sampled_from(sorted(POWERS)), some.sampled_from(METHODS), some.data())
def test_the_order_of_options_does_not_matter(coalitions, power, method, data) -> None:
    order = data.draw(some.permutations(range(len(coalitions))))
    moved = pce(coalitions[np.ix_(order, order)], power, method)
    assert moved == pytest.approx(pce(coalitions, power, method)[order], abs=1e-9)


@many
@given(contests(), some.sampled_from(sorted(POWERS)), some.floats(0.01, 100))
def test_the_unit_of_support_does_not_matter(coalitions, power, factor) -> None:
    for method in METHODS:
        wanted = pce(coalitions, power, method)
        assert pce(factor * coalitions, power, method) == pytest.approx(wanted, abs=1e-9)


@many
@given(some.floats(0.1, 100), some.floats(0.1, 100), some.sampled_from(sorted(POWERS)))
def test_all_methods_agree_on_two_options(one, other, power) -> None:
    coalitions = np.array([[0.0, one], [other, 0.0]])
    first, *rest = (pce(coalitions, power, method) for method in METHODS)
    for found in rest:
        assert found == pytest.approx(first)


@many
@given(
    contests(),
    some.sampled_from(sorted(POWERS)),
    some.sampled_from(["conditional", "uniform"]),
)
def test_more_support_for_an_option_never_makes_it_less_likely(coalitions, power, method) -> None:
    stronger = coalitions.copy()
    stronger[0] *= 1.5
    assert pce(stronger, power, method)[0] >= pce(coalitions, power, method)[0] - 1e-9
