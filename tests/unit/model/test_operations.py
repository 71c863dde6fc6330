"""The named operations, against plain loops."""

import numpy as np
import pytest

from foedus.model.operations import answers, approach, log_share, mean_of_others


def test_the_mean_of_others_leaves_out_oneself_and_who_is_no_member() -> None:
    rng = np.random.default_rng(2)
    value, members = rng.random((4, 6)), np.array([1.0, 0.0, 1.0, 1.0, 0.0, 1.0])
    found = mean_of_others(value, members)
    for run in range(4):
        for one in range(6):
            others = [value[run, i] for i in range(6) if members[i] and i != one]
            assert found[run, one] == pytest.approx(sum(others) / len(others))


def test_who_has_no_others_gets_nothing() -> None:
    assert mean_of_others(np.array([[5.0, 7.0]]), np.array([1.0, 0.0])).tolist() == [[0.0, 5.0]]


def test_nothing_has_no_log_and_counts_as_none() -> None:
    assert log_share(np.array([0.0, 1.0, 2.0])).tolist() == pytest.approx([0, 0, np.log(2)])


def test_a_speed_of_one_arrives_and_of_zero_stays() -> None:
    level = approach(np.array([10.0, 10.0]), np.array([20.0, 20.0]), np.array([0.0, 1.0]))
    assert level.tolist() == [10.0, 20.0]


def test_who_is_in_alliance_or_union_answers_unless_it_is_the_guarantor() -> None:
    allied, in_union = np.array([1.0, 0.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0, 0.0])
    guarantor = np.array([0.0, 0.0, 0.0, 0.0, 1.0])
    assert answers(allied, in_union, guarantor).tolist() == [1, 1, 1, 0, 0]
