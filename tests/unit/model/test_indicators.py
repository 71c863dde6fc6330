"""Indicators: what users ask for, read off a small world by hand."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.indicators import Indicators, indicators


def read_off(**changed: object) -> dict[str, np.ndarray]:
    """Two European allies, an ally beyond, the guarantor, and a European outside the alliance."""
    world: dict[str, object] = {
        "allied": np.array([1.0, 1.0, 1.0, 1.0, 0.0]),
        "european": np.array([1.0, 1.0, 0.0, 0.0, 1.0]),
        "guarantor": np.array([0.0, 0.0, 0.0, 1.0, 0.0]),
        "has_forces": np.ones(5),
        "in_region": np.array(
            [[1.0, 0, 0, 0, 1], [0, 1, 0, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
        ),
        "defence_share": np.array([[2.0, 1.99, 1.4, 3.5, 9.0]]),
        "defence_spending": np.array([[20.0, 10.0, 10.0, 60.0, 500.0]]),
        "personnel": np.array([[300.0, 200.0, 100.0, 400.0, 900.0]]),
        "arms_and_aid": np.array([0.5]),
        "other_aid": np.array([60.0]),
        "guarantor_aid_reference": np.array(40.0),
        "perceived_threat": np.array([[0.8, 0.2, 0.1, 0.3, 0.6]]),
        "us_share_of_arms_imports": np.array([60.0]),
        "union_import_ratio": np.array(0.9),
        "in_union": np.array([[1.0, 1.0, 1.0, 0.0, 0.0]]),
        "in_union_by_fact": np.array([1.0, 1.0, 1.0, 0.0, 0.0]),
        "ideal_point": np.array([[1.0, 1.2, 0.8, 2.0, np.nan]]),
        "point_error": np.array([0.1, 0.1, 0.1, 0.1, np.nan]),
        "border_length": np.array([10.0, 0.0, 0.0, 0.0, 300.0]),
        "gap_sides": np.array(
            [
                [[1.0, 1, 1, 0, 0], [0, 0, 0, 1, 0]],
                [[1.0, 1, 1, 0, 0], [0, 1, 0, 0, 0]],
                [[1.0, 1, 1, 0, 0], [0, 0, 0, 0, 1]],
                [[1.0, 0, 0, 0, 0], [0, 0, 1, 0, 0]],
            ]
        ),
    }
    p = Indicators(np.array([[2.0]]), np.array([[3.5]]))
    return dict(indicators.step(Of(), Of(**world | changed), p, Of()))


def test_shares_are_of_allies_alone() -> None:
    now = read_off()
    assert now["european_share"] == pytest.approx(30.0)
    assert now["us_share_of_spending"] == pytest.approx(60.0)
    assert now["us_share_of_personnel"] == pytest.approx(40.0)


def test_aid_counts_all_donors() -> None:
    assert read_off()["us_share_of_ukraine_aid"] == pytest.approx(100 * 20 / 80)


def test_the_share_of_no_aid_is_not_a_number() -> None:
    nothing = read_off(other_aid=np.zeros(1), guarantor_aid_reference=np.array(0.0))
    assert np.isnan(nothing["us_share_of_ukraine_aid"]).all()


def test_allies_at_a_line_are_counted_unrounded() -> None:
    assert read_off()["allies_at_2"] == 2.0
    assert read_off()["allies_at_3_5"] == 1.0


def test_threat_is_the_mean_over_the_allies_of_each_region() -> None:
    assert read_off()["threat"][0, :3].tolist() == pytest.approx([0.8, 0.2, 0.2])


def test_a_region_without_an_ally_has_no_threat_to_show() -> None:
    assert np.isnan(read_off()["threat"][0, 3])


def test_autonomy_is_what_the_union_does_not_import_from_the_guarantor() -> None:
    assert read_off()["eu_autonomy"] == pytest.approx(46.0)
    assert read_off(us_share_of_arms_imports=np.array([0.0]))["eu_autonomy"] == pytest.approx(100)
    assert read_off(union_import_ratio=np.array(3.0))["eu_autonomy"] == pytest.approx(0.0)


def test_a_spread_is_net_of_the_error_of_the_point_and_of_its_draw() -> None:
    now = read_off()
    assert now["eu_cohesion"] == pytest.approx(np.sqrt(0.04 - 2 * 0.01))
    assert now["nato_cohesion"] == pytest.approx(np.sqrt(0.83 / 3 - 2 * 0.01))
    alike = read_off(ideal_point=np.array([[1.0, 1.0, 1.0, 1.0, np.nan]]))
    assert alike["eu_cohesion"] == 0


def test_gaps_are_those_between_the_medians_of_the_sides() -> None:
    now = read_off()
    assert now["eu_us_gap"] == pytest.approx(1.0)
    assert now["eu_gbr_gap"] == pytest.approx(0.2)
    assert np.isnan(now["eu_tur_gap"]).all()
    assert now["franco_german_gap"] == pytest.approx(-0.2)


def test_members_and_borders_are_those_of_each_run() -> None:
    entered = np.array([[1.0, 1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.0, 1.0]])
    now = read_off(in_union=entered, ideal_point=np.tile([[1.0, 1.2, 0.8, 2.0, np.nan]], (2, 1)))
    assert now["union_members"].tolist() == [3, 4]
    assert now["alliance_members"].tolist() == [4, 4]
    assert now["union_border_with_russia_km"].tolist() == [10, 310]
    assert now["border_with_russia_km"].tolist() == [10, 10]


def test_a_new_member_whose_point_is_known_moves_the_spread_of_its_runs_alone() -> None:
    points = np.tile([[1.0, 1.2, 0.8, 2.0, 3.0]], (2, 1))
    entered = np.array([[1.0, 1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.0, 1.0]])
    error = np.full(5, 0.1)
    now = read_off(in_union=entered, ideal_point=points, point_error=error)["eu_cohesion"]
    assert now[0] == read_off(ideal_point=points[:1], point_error=error)["eu_cohesion"].item()
    assert now[1] == pytest.approx(np.sqrt(np.var([1, 1.2, 0.8, 3], ddof=1) - 2 * 0.01))
