"""Agreement of groups and of pairs: by hand, against plain loops, and bad input."""

from itertools import combinations

import numpy as np
import pytest

from foedus.errors import RangeError, UnknownName
from foedus.instruments.agreement import (
    cohen_kappa,
    dispersion,
    group_difference,
    ordered_agreement,
    s_score,
    scott_pi,
)


def agreement_by_layers(frequency):
    """Return A by taking layer after layer off a list and counting triples one by one."""
    rest, total, count = list(frequency), sum(frequency), len(frequency)
    found = 0.0
    while any(rest):
        height = min(one for one in rest if one)
        filled = [one > 0 for one in rest]
        split = joined = 0
        for a, b, c in combinations(filled, 3):
            split += (a, b, c) == (True, False, True)
            joined += (a, b, c) in {(True, True, False), (False, True, True)}
        size = sum(filled)
        if size == 1:
            layer = 1.0
        elif size == count:
            layer = 0.0
        else:
            unimodal = (count - 2) * joined - (count - 1) * split
            unimodal /= (count - 2) * (split + joined)
            layer = unimodal * (1 - (size - 1) / (count - 1))
        found += layer * height * size / total
        rest = [one - height if one else 0 for one in rest]
    return found


def test_agreement_equals_the_sum_of_layers_taken_off_one_by_one() -> None:
    rng = np.random.default_rng(12)
    for count in (3, 4, 7, 10):
        frequency = rng.integers(0, 6, (30, count))
        frequency[:, 0] += 1
        wanted = [agreement_by_layers(row.tolist()) for row in frequency]
        assert ordered_agreement(frequency.astype(float)) == pytest.approx(np.array(wanted))


def test_without_cases_there_is_no_agreement_to_measure() -> None:
    assert np.isnan(ordered_agreement(np.zeros(4)))


def test_two_categories_are_too_few() -> None:
    with pytest.raises(RangeError, match="has 2 categories and must have at least 3"):
        ordered_agreement(np.ones(2))
    with pytest.raises(RangeError, match=r"frequency\[1\] is -1 .*; frequency has 2 categories"):
        ordered_agreement(np.array([1.0, -1.0]))


def test_without_error_dispersion_is_the_sample_standard_deviation() -> None:
    position = np.random.default_rng(13).random((5, 8))
    found = dispersion(position, np.zeros(8), np.ones(8))
    assert found == pytest.approx(position.std(axis=-1, ddof=1))


def test_error_is_taken_off_what_it_adds() -> None:
    """Noise of 3 on a true spread of 4 shows as 5; over many groups, 4 comes back."""
    rng = np.random.default_rng(14)
    truth, error = 4 * rng.standard_normal((4000, 30)), 3 * rng.standard_normal((4000, 30))
    seen = dispersion(truth + error, np.zeros(30), np.ones(30))
    net = dispersion(truth + error, np.full(30, 3.0), np.ones(30))
    assert np.sqrt((seen**2).mean()) == pytest.approx(5.0, abs=0.05)
    assert np.sqrt((net**2).mean()) == pytest.approx(4.0, abs=0.05)


def test_noise_above_the_variance_leaves_zero_and_never_less() -> None:
    position = np.array([[49.0, 51.0], [0.0, 100.0]])
    found = dispersion(position, np.full(2, 10.0), np.ones(2))
    assert found[0] == 0.0
    assert found[1] == pytest.approx(np.sqrt(5000 - 100))


def test_dispersion_counts_members_only_and_needs_two() -> None:
    position = np.array([0.0, 10.0, 500.0])
    pair = dispersion(position, np.zeros(3), np.array([1.0, 1.0, 0.0]))
    assert pair == pytest.approx(np.sqrt(50))
    assert np.isnan(dispersion(position, np.zeros(3), np.array([1.0, 0.0, 0.0])))


def test_half_members_and_negative_errors_are_refused_together() -> None:
    with pytest.raises(RangeError) as caught:
        dispersion(np.zeros(2), np.array([0.0, -1.0]), np.array([0.5, 1.0]))
    assert "standard_error[1] is -1" in str(caught.value)
    assert "members[0] is 0.5 and must be 0 or 1" in str(caught.value)


def test_opposite_portfolios_have_s_of_minus_one() -> None:
    first, second = np.array([3.0, 0.0, 3.0]), np.array([0.0, 3.0, 0.0])
    for distance in ("absolute", "squared", "nominal"):
        assert s_score(first, second, 3.0, distance=distance) == -1.0
        assert s_score(first, first, 3.0, distance=distance) == 1.0


def test_squares_forgive_small_differences() -> None:
    """One step of three on every item: 1 − 2/3 with absolute, 1 − 2/9 with squared distances."""
    first, second = np.zeros(4), np.ones(4)
    assert s_score(first, second, 3.0) == pytest.approx(1 / 3)
    assert s_score(first, second, 3.0, distance="squared") == pytest.approx(7 / 9)


def test_many_shared_absences_raise_s_and_not_pi() -> None:
    first, second = np.zeros(102), np.zeros(102)
    first[0] = second[1] = 1.0
    assert s_score(first, second, 1.0) > 0.95
    assert scott_pi(first, second) < 0
    assert cohen_kappa(first, second) < 0


def expected_by_loops(some, others, power):
    return np.mean([[abs(a - b) ** power for b in others] for a in some])


@pytest.mark.parametrize(("distance", "power"), [("absolute", 1), ("squared", 2)])
def test_chance_is_every_pairing_spelled_out(distance: str, power: int) -> None:
    first, second = np.random.default_rng(15).integers(0, 4, (2, 9)).astype(float)
    observed = np.mean(np.abs(first - second) ** power)
    pooled = np.concatenate([first, second])
    pi = 1 - observed / expected_by_loops(pooled, pooled, power)
    kappa = 1 - observed / expected_by_loops(first, second, power)
    assert scott_pi(first, second, distance) == pytest.approx(pi)
    assert cohen_kappa(first, second, distance) == pytest.approx(kappa)


def test_squared_pi_has_the_closed_form_about_the_common_mean() -> None:
    first, second = np.random.default_rng(16).integers(0, 4, (2, 20)).astype(float)
    common = (first.mean() + second.mean()) / 2
    chance = ((first - common) ** 2 + (second - common) ** 2).sum()
    assert scott_pi(first, second) == pytest.approx(1 - ((first - second) ** 2).sum() / chance)


def test_pi_by_hand_of_yes_or_no_items() -> None:
    """Six of ten agree; eight of twenty are ties: (0.6 − 0.52) / (1 − 0.52)."""
    first = np.array([1.0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    second = np.array([1.0, 1, 0, 0, 1, 1, 0, 0, 0, 0])
    for distance in ("nominal", "absolute", "squared"):
        assert scott_pi(first, second, distance) == pytest.approx(0.08 / 0.48)


def test_two_that_never_vary_cannot_be_compared_with_chance() -> None:
    assert np.isnan(scott_pi(np.ones(3), np.ones(3)))
    assert scott_pi(np.ones(3), np.zeros(3)) == pytest.approx(-1.0)


def test_pairs_are_compared_draw_by_draw() -> None:
    first, second = np.random.default_rng(17).integers(0, 3, (2, 4, 6)).astype(float)
    for measure in (scott_pi, cohen_kappa):
        together = measure(first, second)
        alone = [measure(one, other) for one, other in zip(first, second, strict=True)]
        assert together == pytest.approx(np.array(alone))


def test_bad_likeness_input_is_refused() -> None:
    with pytest.raises(UnknownName, match="did you mean 'squared'"):
        s_score(np.zeros(2), np.zeros(2), 1.0, distance="sqared")
    with pytest.raises(RangeError, match="width is 0 and must be finite and above 0"):
        s_score(np.zeros(2), np.zeros(2), 0)
    with pytest.raises(RangeError, match=r"difference\[1\] is 2 and must be within the width of 1"):
        s_score(np.zeros(2), np.array([0.0, 2.0]), 1.0)
    with pytest.raises(RangeError, match="hold no items"):
        scott_pi(np.zeros(0), np.zeros(0))


def test_groups_are_compared_at_their_centres() -> None:
    position = np.array([10.0, 20.0, 90.0, 50.0, 60.0])
    first, second = np.array([1.0, 1, 1, 0, 0]), np.array([0.0, 0, 0, 1, 1])
    assert group_difference(position, first, second) == -35.0
    assert group_difference(position, first, second, "mean") == -15.0
    assert group_difference(position, second, first, "mean") == 15.0


def test_weights_move_the_centre_of_a_group() -> None:
    position = np.array([10.0, 90.0, 50.0])
    second = np.array([0.0, 0.0, 1.0])
    for centre, expected in (("mean", 30.0), ("median", 40.0)):
        found = group_difference(position, np.array([1.0, 7.0, 0.0]), second, centre)
        assert found == pytest.approx(expected)


def test_an_empty_group_has_no_centre() -> None:
    assert np.isnan(group_difference(np.ones(2), np.zeros(2), np.ones(2)))
    with pytest.raises(UnknownName, match="did you mean 'median'"):
        group_difference(np.ones(2), np.ones(2), np.ones(2), "medain")
