"""What a spread rests on: shares of variance on linear models whose answer is known."""

from collections.abc import Sequence

import numpy as np
import pytest

from foedus.analyse.rests_on import BASES, variance_shares

RUNS = 4000


def shares_of(
    outcome: np.ndarray, parameters: np.ndarray, basis: Sequence[str]
) -> dict[str, float]:
    (found,) = variance_shares(outcome[:, None], parameters, basis)
    return found


def drawn(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((RUNS, count))


def test_shares_are_squared_slopes_over_the_variance_when_parameters_are_independent() -> None:
    x = drawn(4)
    outcome = 3 * x[:, 0] + 2 * x[:, 1] + x[:, 2] + np.sqrt(2) * x[:, 3]
    found = shares_of(outcome, x[:, :3], ["judged", "estimated", "legal"])
    wanted = {
        "judged": 9 / 16,
        "estimated": 4 / 16,
        "legal": 1 / 16,
        "measured": 0,
        "chance": 2 / 16,
    }
    assert found == pytest.approx(wanted, abs=0.02)


def test_parameters_of_one_basis_are_added_up() -> None:
    x = drawn(3)
    found = shares_of(x.sum(axis=1), x, ["judged", "judged", "measured"])
    assert found["judged"] == pytest.approx(2 / 3, abs=0.02)
    assert found["chance"] == pytest.approx(0, abs=1e-9)


def test_the_unit_of_a_parameter_does_not_matter() -> None:
    x = drawn(3)
    outcome, basis = x[:, 0] + x[:, 1] + x[:, 2], ["judged", "estimated"]
    scaled = x[:, :2] * np.array([1e6, 1e-6]) + np.array([5.0, -3.0])
    assert shares_of(outcome, scaled, basis) == pytest.approx(shares_of(outcome, x[:, :2], basis))


def test_correlated_parameters_share_by_slope_times_correlation() -> None:
    x = drawn(2)
    first, second = x[:, 0], 0.6 * x[:, 0] + 0.8 * x[:, 1]
    outcome = 2 * first + second
    # var = 4 + 1 + 2·2·.6; Pratt's shares are 2·(2 + .6) and 1·(1 + 2·.6) over it.
    found = shares_of(outcome, np.stack([first, second], axis=1), ["judged", "estimated"])
    assert found["judged"] == pytest.approx(5.2 / 7.4, abs=0.02)
    assert found["estimated"] == pytest.approx(2.2 / 7.4, abs=0.02)


def test_an_outcome_of_chance_alone_rests_on_chance() -> None:
    x = drawn(6)
    found = shares_of(x[:, 5], x[:, :5], ["judged"] * 5)
    assert found["chance"] == pytest.approx(1, abs=0.01)


def test_many_parameters_without_effect_do_not_explain_by_their_number() -> None:
    """Of 60 runs, 25 random columns fit two fifths of anything."""
    rng = np.random.default_rng(1)
    chance = [
        shares_of(rng.standard_normal(60), rng.standard_normal((60, 25)), ["judged"] * 25)["chance"]
        for _ in range(40)
    ]
    assert np.mean(chance) > 0.85


def test_shares_are_never_negative_and_sum_to_one() -> None:
    for seed in range(20):
        x = drawn(6, seed)[:200]
        found = shares_of(x[:, 0] * x[:, 1] + x[:, 2], x[:, :5], [*BASES, "judged"])
        assert sum(found.values()) == pytest.approx(1)
        assert min(found.values()) >= -1e-12


@pytest.mark.parametrize("constant", [40.0, 0.8, 76.3])
def test_what_does_not_vary_rests_on_nothing(constant: float) -> None:
    """Whatever the mean of the equal values is rounded to."""
    x = drawn(2)[:512]
    assert shares_of(np.full(512, constant), x, ["judged", "estimated"]) == {}


def test_a_fixed_parameter_has_no_share() -> None:
    x = drawn(2)[:512]
    with_fixed = np.column_stack([x[:, 0], np.full(512, 0.8)])
    outcome = x[:, 0] + x[:, 1]
    found = shares_of(outcome, with_fixed, ["judged", "measured"])
    assert found == shares_of(outcome, x[:, :1], ["judged"])
    assert found["measured"] == 0


def test_too_few_runs_tell_nothing() -> None:
    x = drawn(10)
    assert shares_of(x[:21, 0], x[:21], ["judged"] * 10) == {}
    assert shares_of(x[:22, 0], x[:22], ["judged"] * 10) != {}


def test_what_is_not_a_number_in_some_run_tells_nothing() -> None:
    x = drawn(1)
    assert shares_of(np.where(x[:, 0] > 2, np.nan, x[:, 0]), x, ["judged"]) == {}


def test_each_outcome_is_told_apart_from_those_beside_it() -> None:
    x = drawn(3)
    outcomes = np.stack([x[:, 0] + x[:, 2], np.full(RUNS, 0.8), 2 * x[:, 1] + x[:, 2]], axis=-1)
    basis = ["judged", "estimated"]
    found = variance_shares(outcomes, x[:, :2], basis)
    assert found[1] == {}
    for place in (0, 2):
        assert found[place] == pytest.approx(shares_of(outcomes[:, place], x[:, :2], basis))
    assert found[0]["judged"] == pytest.approx(0.5, abs=0.03)
    assert found[2]["estimated"] == pytest.approx(0.8, abs=0.03)
