"""Assurance: the shortfalls of the four parts, added up by drawn weights."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.assurance import Assurance, assurance, weighted_gap

REFERENCE = np.array([100.0, 1.0, 1.0, 1.0])


def gap(parts: list[float], weight: list[float]) -> float:
    return float(weighted_gap(np.array([parts]), REFERENCE, np.array([weight])).item())


def test_each_part_counts_by_its_weight() -> None:
    # shortfalls .2, .4, 1 and .5
    found = gap([80, 0.6, 0.0, 0.5], [1, 2, 3, 4])
    assert found == pytest.approx((0.2 + 2 * 0.4 + 3 * 1 + 4 * 0.5) / 10)


def test_only_the_proportions_of_the_weights_count() -> None:
    parts = [80, 0.6, 0.0, 0.5]
    assert gap(parts, [0.1, 0.2, 0.3, 0.4]) == pytest.approx(gap(parts, [1, 2, 3, 4]))


def test_full_commitment_leaves_no_gap_and_none_at_all_a_full_one() -> None:
    assert gap([100, 1, 1, 1], [1, 1, 1, 1]) == 0
    assert gap([0, 0, 0, 0], [1, 2, 3, 4]) == 1


def test_more_than_full_in_one_part_makes_up_for_no_other() -> None:
    assert gap([150, 0.5, 2, 1], [1, 1, 1, 1]) == pytest.approx(0.5 / 4)


def test_this_years_gap_reads_each_part_at_its_own_weight() -> None:
    now = Of(
        us_troops_in_europe=np.array([80.0]),
        crisis_pool=np.array([0.6]),
        arms_and_aid=np.array([0.0]),
        political_alignment=np.array([0.5]),
        commitment_reference=REFERENCE,
    )
    p = Assurance(np.array([[1.0, 2.0, 3.0, 4.0]]))
    found = assurance.step(Of(), now, p, Of())["commitment_gap"].item()
    assert found == pytest.approx(gap([80, 0.6, 0.0, 0.5], [1, 2, 3, 4]))
