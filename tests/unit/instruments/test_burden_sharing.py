"""Who carries how much: shares, counts and means by hand and against plain loops."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from foedus.errors import RangeError
from foedus.instruments.burden_sharing import (
    count_at_least,
    gini,
    mean_of_members,
    rank_correlation,
    share_of_total,
)


def test_a_share_counts_only_members_of_the_whole() -> None:
    spending = np.array([60.0, 30.0, 10.0, 500.0])
    part = np.array([0.0, 1.0, 0.0, 0.0])
    alliance = np.array([1.0, 1.0, 1.0, 0.0])
    assert share_of_total(spending, part, alliance) == pytest.approx(30.0)


def test_a_share_is_taken_run_by_run() -> None:
    spending = np.array([[60.0, 40.0], [90.0, 10.0]])
    share = share_of_total(spending, np.array([0.0, 1.0]), np.ones(2))
    assert share.tolist() == pytest.approx([40.0, 10.0])


def test_members_may_change_from_year_to_year() -> None:
    spending = np.array([[60.0, 20.0, 20.0]] * 2)
    members = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    europeans = members * np.array([0.0, 1.0, 1.0])
    assert share_of_total(spending, europeans, members).tolist() == pytest.approx([25.0, 40.0])


def test_shares_agree_with_a_plain_loop() -> None:
    rng = np.random.default_rng(5)
    amount, part = rng.random((7, 9)), rng.integers(0, 2, 9).astype(float)
    whole = np.maximum(part, rng.integers(0, 2, 9))
    for row, share in zip(amount, share_of_total(amount, part, whole), strict=True):
        mine = sum(a for a, inside in zip(row, part, strict=True) if inside)
        every = sum(a for a, inside in zip(row, whole, strict=True) if inside)
        assert share == pytest.approx(100 * mine / every)


def test_where_nobody_contributes_the_share_is_not_a_number() -> None:
    assert np.isnan(share_of_total(np.zeros(2), np.ones(2), np.ones(2)))


def test_the_unrounded_share_decides_whether_an_ally_reaches_the_line() -> None:
    share = np.array([2.0, 1.998, 2.0001, 5.0])
    members = np.array([1.0, 1.0, 1.0, 0.0])
    assert count_at_least(share, 2.0, members) == 2.0


def test_each_run_may_have_its_own_line() -> None:
    share = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
    lines = np.array([[2.0], [2.5]])
    assert count_at_least(share, lines, np.ones(3)).tolist() == [2.0, 1.0]


def test_the_mean_leaves_out_who_is_no_member() -> None:
    value = np.array([[1.0, 2.0, 9.0], [3.0, 5.0, 9.0]])
    assert mean_of_members(value, np.array([1.0, 1.0, 0.0])).tolist() == [1.5, 4.0]


def test_the_mean_of_no_members_is_not_a_number() -> None:
    assert np.isnan(mean_of_members(np.ones(3), np.zeros(3)))


def test_rank_correlations_agree_with_scipy_with_and_without_ties() -> None:
    rng = np.random.default_rng(18)
    for one, other in [rng.random((2, 6, 9)), rng.integers(0, 4, (2, 6, 9)).astype(float)]:
        wanted = [spearmanr(a, b).statistic for a, b in zip(one, other, strict=True)]
        assert rank_correlation(one, other) == pytest.approx(np.array(wanted))


def test_only_the_order_matters_to_a_rank_correlation() -> None:
    size = np.array([1.0, 2.0, 3.0, 40.0])
    assert rank_correlation(size, np.exp(size)) == pytest.approx(1.0)
    assert rank_correlation(size, -(size**3)) == pytest.approx(-1.0)


def test_what_is_the_same_for_all_has_no_rank_correlation() -> None:
    assert np.isnan(rank_correlation(np.ones(3), np.arange(3.0)))


def test_one_that_carries_all_is_the_most_uneven_and_equals_the_least() -> None:
    amount = np.array([[0.0, 0.0, 0.0, 8.0], [2.0, 2.0, 2.0, 2.0]])
    assert gini(amount, np.ones(4)).tolist() == pytest.approx([0.75, 0.0])


def test_gini_agrees_with_all_pairs_spelled_out() -> None:
    rng = np.random.default_rng(19)
    amount, members = rng.random((8, 7)), rng.integers(0, 2, (8, 7)).astype(float)
    members[:, 0] = 1.0
    for row, inside, found in zip(amount, members, gini(amount, members), strict=True):
        mine = row[inside == 1]
        pairs = sum(abs(a - b) for a in mine for b in mine)
        assert found == pytest.approx(pairs / (2 * mine.size * mine.sum()))


def test_where_nobody_contributes_nothing_is_uneven() -> None:
    assert np.isnan(gini(np.zeros(3), np.ones(3)))
    assert np.isnan(gini(np.ones(3), np.zeros(3)))


def test_bad_amounts_and_ranks_are_refused() -> None:
    with pytest.raises(RangeError, match=r"amount\[0\] is -1 .*; members\[1\] is 2"):
        gini(np.array([-1.0, 1.0]), np.array([1.0, 2.0]))
    with pytest.raises(RangeError, match=r"other\[1\] is nan"):
        rank_correlation(np.ones(2), np.array([1.0, np.nan]))
