"""Voting power against an oracle that looks at every coalition, and what must hold in any game."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from math import comb, factorial
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foedus.errors import FoedusError, RangeError
from foedus.instruments import power_counts
from foedus.instruments.power import VotingPower, voting_power
from foedus.instruments.power_by_halves import MOST_BY_PAIRS, MOST_BY_SORTING, count_by_halves
from foedus.instruments.power_by_sums import count_by_sums
from foedus.instruments.power_counts import way_to_count
from foedus.instruments.power_game import Game, read_game

EXACT = 1e-12


@dataclass(frozen=True)
class Rules:
    weights: list[list[int]]
    quotas: list[Any]
    against_at_most: int | None = None
    vetoes: tuple[int, ...] = ()

    @property
    def members(self) -> int:
        return len(self.weights[0])

    def power(self) -> VotingPower:
        return voting_power(self.weights, self.quotas, self.against_at_most, self.vetoes)

    def game(self) -> Game:
        return read_game(self.weights, self.quotas, self.against_at_most, self.vetoes)

    def wins(self, coalition: Sequence[int]) -> bool:
        if not set(self.vetoes) <= set(coalition):
            return False
        against = self.members - len(coalition)
        if self.against_at_most is not None and against <= self.against_at_most:
            return True
        return all(
            sum(row[one] for one in coalition) >= quota
            for row, quota in zip(self.weights, self.quotas, strict=True)
        )


def by_hand(rules: Rules) -> tuple[list[int], list[Fraction], int]:
    """Swings, Shapley-Shubik and winning coalitions, one coalition at a time."""
    members, everybody = rules.members, range(rules.members)
    coalitions = [frozenset(c) for k in range(members + 1) for c in combinations(everybody, k)]
    winning = {coalition for coalition in coalitions if rules.wins(sorted(coalition))}
    swings, shapley_shubik = [0] * members, [Fraction(0)] * members
    for coalition in winning:
        size = len(coalition)
        weight = Fraction(factorial(size - 1) * factorial(members - size), factorial(members))
        for one in coalition:
            if coalition - {one} not in winning:
                swings[one] += 1
                shapley_shubik[one] += weight
    return swings, shapley_shubik, len(winning)


@st.composite
def bodies(draw: st.DrawFn, most: int = 9, criteria: int = 3) -> Rules:
    """Any rules under which the empty coalition loses."""
    members = draw(st.integers(1, most))
    heaviest = draw(st.sampled_from([1, 3, 20, 10**9]))
    row = st.lists(st.integers(0, heaviest), min_size=members, max_size=members)
    alike = st.integers(1, heaviest).map(lambda one: [one] * members)
    weights = draw(st.lists(row | alike, min_size=1, max_size=criteria))
    quotas = [
        draw(st.integers(0, 24).map(lambda f, r=r: Fraction(f * sum(r), 24))) for r in weights
    ]
    vetoes = tuple(sorted(draw(st.sets(st.integers(0, members - 1), max_size=2))))
    if not any(quotas) and not vetoes:
        weights, quotas = [*weights, [1] * members], [*quotas, Fraction(1)]
    against_at_most = draw(st.none() | st.integers(0, members - 1))
    return Rules(weights, quotas, against_at_most, vetoes)


def agrees_with_hand(rules: Rules) -> None:
    power = rules.power()
    swings, shapley_shubik, winning = by_hand(rules)
    assert power.swings == tuple(swings)
    assert power.winning == winning
    assert power.passage_probability == winning / 2**rules.members
    assert power.banzhaf.tolist() == [one / sum(swings) for one in swings]
    assert power.banzhaf_absolute.tolist() == [one / 2 ** (rules.members - 1) for one in swings]
    assert power.shapley_shubik.tolist() == [float(one) for one in shapley_shubik]


@given(bodies())
@settings(max_examples=150)
def test_any_small_body_agrees_with_every_coalition_looked_at(rules: Rules) -> None:
    agrees_with_hand(rules)


@given(bodies(most=14))
@settings(max_examples=60)
def test_what_holds_in_any_body(rules: Rules) -> None:
    power = rules.power()
    assert abs(power.shapley_shubik.sum() - 1) <= EXACT
    assert abs(power.banzhaf.sum() - 1) <= EXACT
    for index in (power.banzhaf, power.banzhaf_absolute, power.shapley_shubik):
        assert ((index >= 0) & (index <= 1)).all()
    assert 0 < power.winning < 2**rules.members
    # A member in every winning coalition swings them all.
    for one in rules.vetoes:
        assert power.swings[one] == power.winning == max(power.swings)


@given(bodies(most=10), st.data())
@settings(max_examples=60)
def test_members_alike_in_everything_have_the_same_power(rules: Rules, data: st.DataObject) -> None:
    twin = data.draw(st.integers(0, rules.members - 1))
    weights = [[*row, row[twin]] for row in rules.weights]
    vetoes = (*rules.vetoes, *([rules.members] if twin in rules.vetoes else []))
    power = Rules(weights, rules.quotas, rules.against_at_most, vetoes).power()
    assert power.swings[twin] == power.swings[-1]
    assert power.shapley_shubik[twin] == power.shapley_shubik[-1]


@given(bodies(most=10))
@settings(max_examples=60)
def test_a_member_without_weight_changes_nobodys_power(rules: Rules) -> None:
    without = Rules(rules.weights, rules.quotas, None, rules.vetoes)
    with_null = Rules([[*row, 0] for row in rules.weights], rules.quotas, None, rules.vetoes)
    before, after = without.power(), with_null.power()
    assert after.swings == (*(2 * one for one in before.swings), 0)
    assert after.passage_probability == before.passage_probability
    for name in ("banzhaf", "banzhaf_absolute", "shapley_shubik"):
        assert getattr(after, name).tolist() == pytest.approx(
            [*getattr(before, name), 0], abs=EXACT
        )


@given(bodies(most=9), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_members_and_criteria_does_not_matter(rules: Rules, shuffle: Any) -> None:
    members, criteria = list(range(rules.members)), list(range(len(rules.weights)))
    shuffle.shuffle(members)
    shuffle.shuffle(criteria)
    turned = Rules(
        [[rules.weights[c][one] for one in members] for c in criteria],
        [rules.quotas[c] for c in criteria],
        rules.against_at_most,
        tuple(members.index(one) for one in rules.vetoes),
    )
    swings = rules.power().swings
    assert turned.power().swings == tuple(swings[one] for one in members)


def large(members: int, criteria: int, heaviest: int, **others: Any) -> Rules:
    random = np.random.default_rng(members + criteria)
    weights = random.integers(1, heaviest, (criteria, members)).tolist()
    return Rules(weights, [Fraction(6, 10) * sum(row) for row in weights], **others)


@pytest.mark.parametrize(
    "rules",
    [
        large(12, 1, 10**8),
        large(12, 2, 10**8, against_at_most=2),
        large(12, 3, 50, vetoes=(0, 5)),
    ],
    ids=["one", "two", "three"],
)
def test_halves_agree_with_every_coalition_looked_at(rules: Rules) -> None:
    assert way_to_count(rules.game()) is count_by_halves
    agrees_with_hand(rules)


@given(bodies(criteria=1))
@settings(max_examples=100)
def test_sums_agree_with_every_coalition_looked_at(drawn: Rules) -> None:
    weights = [[weight % 40 for weight in drawn.weights[0]]]
    rules = Rules(weights, [1 + 2 * sum(weights[0]) // 3], drawn.against_at_most, drawn.vetoes)
    assume(sum(weights[0]))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(power_counts, "way_to_count", lambda game: count_by_sums)
        agrees_with_hand(rules)


@pytest.mark.parametrize(
    ("rules", "way"),
    [
        (large(32, 1, 60), count_by_sums),
        (large(32, 1, 10**6), count_by_halves),
        (large(MOST_BY_SORTING + 1, 1, 1000), count_by_sums),
        (large(32, 2, 60), count_by_halves),
    ],
    ids=["few votes", "many votes", "too many to halve", "two criteria"],
)
def test_the_quicker_way_is_taken(rules: Rules, way: object) -> None:
    assert way_to_count(rules.game()) is way


@pytest.mark.parametrize("against_at_most", [None, 1])
@pytest.mark.parametrize("members", [3, 5, 13, 24])
def test_sums_and_halves_agree(members: int, against_at_most: int | None) -> None:
    random = np.random.default_rng(members)
    weights = [random.integers(0, 40, members).tolist(), [1] * members]
    weights[0][0] = 41  # not all alike, or sizes alone would decide
    game = Rules(weights, [sum(weights[0]) // 2, members // 2 - 1], against_at_most).game()
    assert game.open_sizes
    for found, wanted in zip(count_by_sums(game), count_by_halves(game), strict=True):
        assert found.tolist() == wanted.tolist()


@pytest.mark.parametrize("members", [6, 17, 23])
def test_pairs_agree_with_a_sorted_search(members: int) -> None:
    """A second criterion that settles nothing sends the same game through pairs."""
    one = large(members, 1, 10**6)
    idle = list(range(1, members + 1))
    two = Rules([*one.weights, idle], [*one.quotas, 1])
    assert len(two.game().weights) == 2
    assert two.power().swings == one.power().swings
    turned = Rules([idle, *one.weights], [1, *one.quotas])
    assert turned.power().swings == one.power().swings


def test_more_pairs_than_one_byte_counts() -> None:
    """Halves of twelve have 924 coalitions of six, each of which wins with each."""
    members = 24
    rules = Rules([list(range(members)), list(range(members))[::-1]], [1, 1])
    # Everybody but the two coalitions of one that lack one weight, and the empty one.
    assert rules.power().winning == 2**members - 3


@pytest.mark.parametrize("members", [3, 9, 20])
def test_members_counted_in_several_ways_need_no_weighing(members: int) -> None:
    needed = members // 2 + 1
    rules = Rules([[1] * members, [7] * members], [needed - 1, 7 * needed])
    assert rules.game().weights == ()
    power = rules.power()
    assert power.shapley_shubik.tolist() == [1 / members] * members
    assert power.winning == sum(comb(members, size) for size in range(needed, members + 1))


def test_of_two_criteria_with_the_same_weights_the_stricter_holds() -> None:
    game = Rules([[4, 2, 2], [6, 3, 3]], [4, 9]).game()
    assert (game.weights, game.quotas) == (((2, 1, 1),), (3,))


def test_a_hundred_members_by_their_orders_of_joining() -> None:
    """Swings of a hundred members exceed 64 bits; a sample of orders comes near the index."""
    rules = large(100, 1, 60)
    power = rules.power()
    assert power.winning > np.iinfo(np.int64).max
    assert abs(power.shapley_shubik.sum() - 1) <= EXACT
    assert power.shapley_shubik.min() >= 0
    by_weight = np.argsort(rules.weights[0], kind="stable")
    assert (np.diff(power.shapley_shubik[by_weight]) >= 0).all()
    random = np.random.default_rng(0)
    (weights,), (quota,) = np.array(rules.weights), rules.quotas
    orders = random.permuted(np.tile(np.arange(100), (20_000, 1)), axis=1)
    pivots = (weights[orders].cumsum(axis=1) >= quota).argmax(axis=1)
    share = np.bincount(orders[np.arange(len(orders)), pivots], minlength=100) / len(orders)
    assert share == pytest.approx(power.shapley_shubik, abs=5 * np.sqrt(0.02 / 20_000))


def test_orders_of_joining_of_a_small_body() -> None:
    rules = Rules([[3, 2, 2, 1]], [5], vetoes=(1,))
    pivots = [0] * 4
    for order in permutations(range(4)):
        first = next(k for k in range(5) if rules.wins(order[:k]))
        pivots[order[first - 1]] += 1
    assert rules.power().shapley_shubik.tolist() == [one / 24 for one in pivots]


def test_a_fraction_is_reached_exactly_or_not_at_all() -> None:
    """Two thirds of 9 are 6; of 10 they are more than 6."""
    assert voting_power([[3, 3, 3]], [Fraction(2, 3) * 9]).winning == 4
    assert voting_power([[3, 3, 4]], [Fraction(2, 3) * 10]).winning == 3
    assert voting_power([[3, 3, 4]], [6]).winning == 4


def test_a_veto_holds_against_the_clause() -> None:
    """With one against, the rest passes anything, unless that one has the veto."""
    power = voting_power([[1] * 4], [4], against_at_most=1, vetoes=[0])
    assert power.winning == 4
    assert power.swings == (4, 2, 2, 2)
    assert voting_power([[1] * 4], [4], against_at_most=1).winning == 5


def test_if_all_have_a_veto_it_is_unanimity() -> None:
    power = voting_power([[5, 3, 1]], [1], vetoes=[2, 1, 0, 1])
    assert power.swings == (1, 1, 1)
    assert power.winning == 1


def test_a_dictator_has_all_the_power() -> None:
    power = voting_power([[9, 2, 2]], [9])
    assert power.shapley_shubik.tolist() == power.banzhaf.tolist() == [1, 0, 0]


def test_weights_near_the_end_of_64_bits() -> None:
    unit = (2**63 - 1) // 7
    power = voting_power([[3 * unit, 2 * unit, 2 * unit - 1]], [5 * unit - 1])
    assert power.swings == (3, 1, 1)


@pytest.mark.parametrize(
    "weights",
    [
        np.array([[4, 4, 4, 2, 2, 1]]),
        np.array([[4.0, 4, 4, 2, 2, 1]]),
        [np.array([4, 4, 4, 2, 2, 1], np.uint8)],
        ((4, 4, 4, 2, 2, Fraction(1)),),
    ],
    ids=["array", "whole floats", "list of arrays", "tuples"],
)
def test_weights_may_come_as_any_array_of_whole_numbers(weights: Any) -> None:
    assert voting_power(weights, np.array([12])).swings == (10, 10, 10, 6, 6, 0)


def test_what_is_returned_cannot_be_changed() -> None:
    power = voting_power([[2, 1]], [2])
    with pytest.raises(ValueError, match="read-only"):
        power.banzhaf[0] = 0
    with pytest.raises(AttributeError):
        power.winning = 0  # type: ignore[misc]


BAD = [
    ([[1, 2.5]], [1], {}, r"criterion 0, member 1: 2.5 is not a whole number"),
    ([[1, float("nan")]], [1], {}, r"member 1: nan is not a whole number"),
    ([[1, float("inf")]], [1], {}, r"member 1: inf is not a whole number"),
    ([[1, -2]], [1], {}, r"member 1: -2 is not a whole number of at least 0"),
    ([[1, "2"]], [1], {}, r"member 1: '2' is not a whole number"),
    ([[1, None]], [1], {}, r"member 1: None is not a whole number"),
    ([[1, 2], [1]], [1, 1], {}, r"criterion 1: 1 members, but criterion 0 has 2"),
    ([1, 2], [1], {}, r"needs a row for each criterion, as in \[\[4, 4, 2\]\]"),
    (7, [1], {}, r"needs a row for each criterion"),
    ("7", [1], {}, r"needs a row for each criterion"),
    ([], [], {}, r"needs a row for each criterion"),
    ([[]], [0], {}, r"needs at least one member"),
    ([[1, 2]], [0.5], {}, r"0.5 is not exact; .*as in Fraction\(65, 100\) \* total"),
    ([[1, 2]], [2.0], {}, r"2.0 is not exact"),
    ([[1, 2]], ["2"], {}, r"'2' is not exact"),
    ([[1, 2]], 2, {}, r"needs a quota for each criterion, as in \[12\]"),
    ([[1, 2]], [4], {}, r"4 is above 3, what all members weigh together"),
    ([[1, 2]], [Fraction(7, 2)], {}, r"7/2 is above 3"),
    ([[1, 2]], [-1], {}, r"-1 is below 0"),
    ([[1, 2]], [1, 1], {}, r"quotas: 2 for 1 criteria; give one for each"),
    ([[1, 2]], [0], {}, r"every coalition wins, even the empty one"),
    ([[1, 2]], [3], {"against_at_most": 2}, r"every coalition wins"),
    ([[1, 2]], [3], {"against_at_most": -1}, r"against_at_most: -1 is not a number of members"),
    ([[1, 2]], [3], {"against_at_most": 1.0}, r"against_at_most: 1.0 is not a number"),
    ([[1, 2]], [3], {"vetoes": [2]}, r"vetoes: 2 is not the position of a member; give 0 to 1"),
    ([[1, 2]], [3], {"vetoes": [-1]}, r"vetoes: -1 is not the position"),
    ([[1, 2]], [3], {"vetoes": ["a"]}, r"vetoes: 'a' is not the position"),
    ([[1, 2]], [3], {"vetoes": 1}, r"vetoes: 1 is not a list of positions"),
]


@pytest.mark.parametrize(("weights", "quotas", "others", "says"), BAD, ids=[one[3] for one in BAD])
def test_bad_rules_are_refused(weights: Any, quotas: Any, others: Any, says: str) -> None:
    with pytest.raises(RangeError, match=says):
        voting_power(weights, quotas, **others)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FoedusError) as told:
        voting_power([[1, 2.5, -1], [1, 2]], [0.5, -3], against_at_most=-1, vetoes=[7])
    for fault in ("2.5", "-1 is not a whole", "2 members", "0.5", "-3", "against_at_most", "7"):
        assert fault in str(told.value), fault


@pytest.mark.parametrize(
    ("members", "criteria", "heaviest"),
    [(45, 2, 10**8), (MOST_BY_PAIRS + 1, 2, 50), (MOST_BY_SORTING + 1, 1, 10**8), (3, 1, 2**63)],
)
def test_too_large_a_body_is_refused_with_what_is_possible(
    members: int, criteria: int, heaviest: int
) -> None:
    random = np.random.default_rng(0)
    weights = [
        [heaviest - int(one) for one in random.permutation(members)] for _ in range(criteria)
    ]
    with pytest.raises(RangeError, match=rf"too many coalitions.*Possible are {MOST_BY_SORTING}"):
        voting_power(weights, [sum(row) // 2 for row in weights])


def test_members_with_a_veto_do_not_count_towards_the_limit() -> None:
    members = 45
    weights = [[10**8 + one for one in range(members)], list(range(members))]
    power = voting_power(weights, [sum(row) * 9 // 10 for row in weights], vetoes=range(25))
    assert power.swings[0] == power.winning
