"""What holds for every measure of agreement and burden, whatever the figures."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from foedus.instruments.agreement import (
    cohen_kappa,
    dispersion,
    group_difference,
    ordered_agreement,
    s_score,
    scott_pi,
)
from foedus.instruments.burden_sharing import gini, rank_correlation

many = settings(max_examples=100, derandomize=True, database=None)
whole = some.integers(0, 50).map(float)
frequencies = some.integers(3, 9).flatmap(lambda count: arrays(float, count, elements=whole))


@some.composite
def pairs(draw, most=3):
    """Return two portfolios over the same items, entries from 0 to `most`."""
    count = draw(some.integers(1, 12))
    entries = arrays(float, count, elements=some.integers(0, most).map(float))
    return draw(entries), draw(entries)


@many
@given(frequencies)
def test_agreement_runs_from_split_to_shared(frequency) -> None:
    assume(frequency.any())
    assert -1 - 1e-12 <= ordered_agreement(frequency) <= 1 + 1e-12


@many
@given(frequencies, some.floats(0.01, 100))
def test_agreement_depends_neither_on_the_number_of_cases_nor_on_which_end_is_first(
    frequency, factor
) -> None:
    assume(frequency.any())
    found = ordered_agreement(frequency)
    assert ordered_agreement(factor * frequency) == pytest.approx(found, abs=1e-9)
    assert ordered_agreement(frequency[::-1]) == pytest.approx(found, abs=1e-9)


@many
@given(frequencies, whole)
def test_adding_the_same_to_all_categories_brings_agreement_nearer_to_none(frequency, more) -> None:
    assume(frequency.any())
    before, after = ordered_agreement(frequency), ordered_agreement(frequency + more)
    assert abs(after) <= abs(before) + 1e-9


@pytest.mark.parametrize("distance", ["absolute", "squared", "nominal"])
@many
@given(pairs())
def test_likeness_is_mutual_at_most_one_and_one_with_oneself(distance, portfolios) -> None:
    first, second = portfolios
    for measure in (
        lambda a, b: s_score(a, b, 3.0, distance=distance),
        lambda a, b: scott_pi(a, b, distance),
        lambda a, b: cohen_kappa(a, b, distance),
    ):
        there, back = measure(first, second), measure(second, first)
        assert there == pytest.approx(back, nan_ok=True)
        assert np.isnan(there) or there <= 1 + 1e-12
        if (first != first[0]).any():
            assert measure(first, first) == pytest.approx(1.0)
    assert s_score(first, second, 3.0, distance=distance) >= -1 - 1e-12


@many
@given(pairs(most=1))
def test_kappa_is_never_below_pi(portfolios) -> None:
    """Known propensities that differ leave more of the disagreement to chance."""
    first, second = portfolios
    kappa, pi = cohen_kappa(first, second), scott_pi(first, second)
    assert np.isnan(kappa) or kappa >= pi - 1e-9


@many
@given(pairs(most=100), some.floats(0, 50), some.floats(-100, 100), some.floats(0.1, 10))
def test_dispersion_ignores_the_origin_and_follows_the_unit(table, error, shift, factor) -> None:
    position = table[0]
    assume(position.size > 1)
    everybody, errors = np.ones_like(position), np.full_like(position, error)
    found = dispersion(position, errors, everybody)
    assert found >= 0
    assert dispersion(position, 0 * errors, everybody) >= found
    moved = dispersion(factor * position + shift, factor * errors, everybody)
    assert moved**2 == pytest.approx((factor * found) ** 2, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("centre", ["mean", "median"])
@many
@given(pairs(most=100), some.floats(-100, 100))
def test_groups_change_sign_when_they_change_places(centre, table, shift) -> None:
    position, split = table
    first = (split > 50).astype(float)
    assume(0 < first.sum() < first.size)
    there = group_difference(position, first, 1 - first, centre)
    assert group_difference(position, 1 - first, first, centre) == pytest.approx(-there)
    moved = group_difference(position + shift, first, 1 - first, centre)
    assert moved == pytest.approx(there, abs=1e-9)


@many
@given(pairs(most=20))
def test_ranks_and_evenness_stay_in_their_range(table) -> None:
    one, other = table
    rank = rank_correlation(one, other)
    assert np.isnan(rank) or -1 - 1e-12 <= rank <= 1 + 1e-12
    assert rank == pytest.approx(rank_correlation(other, one), nan_ok=True)
    uneven = gini(one, np.ones_like(one))
    assert np.isnan(uneven) or -1e-12 <= uneven <= 1 - 1 / one.size + 1e-12
    assert uneven == pytest.approx(gini(7 * one, np.ones_like(one)), nan_ok=True)
