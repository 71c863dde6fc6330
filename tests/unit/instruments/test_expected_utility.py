"""The expected-utility model against plain loops over actors, and situations with a plain end."""

import numpy as np
import pytest

from foedus.errors import RangeError, UnknownName
from foedus.instruments.expected_utility import expected_utility


def one_round(x, s, c, width, take):
    """Return positions and risk exponents after a round; every sum spelled out."""
    count = range(len(x))

    def votes(k, i, j, r):
        near, far = abs(x[k] - x[i]) / width, abs(x[k] - x[j]) / width
        return c[k] * s[k] * (far ** r[k] - near ** r[k])

    def victory(i, j, r):
        every = sum(abs(votes(k, a, b, r)) for k in count for a in count for b in count)
        return sum(max(0, votes(k, i, j, r)) for k in count) / every

    def challenge(i, j, seen_with, r):
        gap, wins = abs(x[i] - x[j]) / width, victory(i, j, r)
        success = 2 - 4 * (0.5 - 0.5 * gap) ** seen_with
        failure = 2 - 4 * (0.5 + 0.5 * gap) ** seen_with
        resisted = wins * success + (1 - wins) * failure
        return s[j] * resisted + (1 - s[j]) * success - (2 - 4 * 0.5**seen_with)

    even = [1.0 for _ in count]
    danger = [sum(challenge(j, i, 1.0, even) for j in count if j != i) for i in count]
    top, bottom = max(danger), min(danger)
    risk = [(2 * d - top - bottom) / (top - bottom) for d in danger]
    r = [(1 - one / 3) / (1 + one / 3) for one in risk]
    moved = list(x)
    for i in count:
        offers = {"losing": [], "meeting": [], "giving in": []}
        for j in count:
            if x[i] == x[j]:
                continue
            own, other = challenge(i, j, r[i], r), challenge(j, i, r[i], r)
            if other > own > 0:
                offers["losing"].append((abs(x[j] - x[i]), x[j]))
            elif other > 0 > own and other > -own:
                target = x[i] + (x[j] - x[i]) * -own / other
                point = (-own * x[i] + other * x[j]) / (other - own)
                rank = point if take == "lowest" else abs(target - x[i])
                offers["meeting"].append((rank, target))
            elif -own > other > 0:
                offers["giving in"].append((abs(x[j] - x[i]), x[j]))
        best = next((kind for kind in offers.values() if kind), None)
        if best:
            moved[i] = min(best, key=lambda offer: offer[0])[1]
    return moved, r


@pytest.mark.parametrize("take", ["lowest", "nearest"])
def test_rounds_agree_with_plain_loops(take: str) -> None:
    rng = np.random.default_rng(9)
    for _ in range(6):
        x, s, c = rng.uniform(0, 100, 5), rng.uniform(0.05, 1, 5), rng.uniform(0.1, 1, 5)
        found = expected_utility(x, s, c, 3, take)
        position, width = list(x), x.max() - x.min()
        for number in range(3):
            if len(set(position)) == 1:  # all agree: the ratio of votes would be 0/0
                break
            position, exponent = one_round(position, s, c, width, take)
            assert found.position[number + 1].tolist() == pytest.approx(position)
            assert found.risk_exponent[number].tolist() == pytest.approx(exponent)


def test_risk_exponents_run_from_one_half_in_greatest_to_two_in_least_danger() -> None:
    rng = np.random.default_rng(10)
    x, s, c = rng.uniform(0, 100, (3, 40, 6))
    exponent = expected_utility(x, s / 100, c, 1).risk_exponent[0]
    assert exponent.max(axis=-1) == pytest.approx(np.full(40, 2.0))
    assert exponent.min(axis=-1) == pytest.approx(np.full(40, 0.5))


def test_draws_are_worked_out_one_by_one() -> None:
    rng = np.random.default_rng(11)
    x, s = rng.uniform(0, 100, (2, 3, 5)), rng.uniform(0, 1, 5)
    capability = rng.uniform(0, 1, (3, 5))
    together = expected_utility(x, s, capability, 4)
    assert together.position.shape == (5, 2, 3, 5)
    assert together.median.shape == (5, 2, 3)
    alone = expected_utility(x[1, 2], s, capability[2], 4)
    assert together.position[:, 1, 2] == pytest.approx(alone.position)


def test_agreement_and_single_actors_stay_where_they_are() -> None:
    agreed = expected_utility(np.full(3, 42.0), np.array([0.2, 0.9, 0.5]), np.ones(3), 3)
    assert (agreed.position == 42.0).all()
    assert (agreed.median == 42.0).all()
    assert (agreed.risk_exponent == 1.0).all()
    alone = expected_utility(np.array([7.0]), np.array([0.5]), np.ones(1), 2)
    assert alone.position.tolist() == [[7.0], [7.0], [7.0]]


def test_no_rounds_leave_the_beginning() -> None:
    found = expected_utility(np.array([0.0, 10.0]), np.ones(2), np.array([3.0, 1.0]), 0)
    assert found.median.tolist() == [0.0]
    assert found.mean.tolist() == [2.5]
    assert found.risk_exponent.shape == (0, 2)


def test_only_the_printed_rule_knows_which_end_is_low() -> None:
    """Turning the scale around must not matter, and with the rule as printed it does."""
    x = np.array([4.0, 7.0, 4.0, 4.0, 10.0, 10.0, 10.0, 7.0, 4.0, 7.0])
    s = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
    c = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
    told = expected_utility(x, s, c, 5, "nearest").position
    turned = expected_utility(-x, s, c, 5, "nearest").position
    assert -turned == pytest.approx(told)
    printed = expected_utility(x, s, c, 5).mean
    mirrored = expected_utility(-x, s, c, 5).mean
    assert np.abs(printed + mirrored).max() > 0.1


def test_bad_input_is_refused_all_at_once() -> None:
    with pytest.raises(RangeError) as caught:
        expected_utility(np.array([1.0, np.inf]), np.array([2.0, 0.5]), np.ones(2), -1)
    assert "position[1] is inf" in str(caught.value)
    assert "salience[0] is 2 and must be at most 1" in str(caught.value)
    assert "rounds is -1" in str(caught.value)
    with pytest.raises(UnknownName, match="did you mean 'nearest'"):
        expected_utility(np.ones(2), np.ones(2), np.ones(2), 1, "neerest")
