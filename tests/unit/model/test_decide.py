"""Decide: what rule and unwillingness do to a dossier, and arrivals at their rate."""

from types import SimpleNamespace as Of
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from foedus.model.decide import CLASSES, SLOTS, Decide, arrivals, decide, prepare, rules_of
from foedus.model.decision_facts import COUNTS
from foedus.model.submodel import COARSE

RUNS, ACTORS = 400, 6
HEADS = np.array([[0.0, 1, 0, 55, 100, 1]])  # 55 % of the heads, nothing else
# By class: unblocked, law, around, outside, inside, principle.
TABLE = {
    "adopted_first": [0.8, 0.3, 0.7, 0.6, 0.5, 0.1],
    "failed_first": [0.1, 0.0, 0.0, 0.0, 0.1, 0.6],
    "adopted_second": [0.5, 0.6, 0.3, 0.3, 0.4, 0.2],
    "wait_first": [0.2, 0.3, 0.2, 0.3, 0.2, 0.2],
    "diluted": [0.0, 0.3, 0.2, 0.2, 0.7, 0.5],
}
PLAIN: dict[str, Any] = {
    **TABLE,
    "adopted_later": 0.1,
    "failed_later": 0.0,
    "wait_later": 0.5,
    "demand": [0.5, 0.3, 0.2],
    "way_around": 0.1,
    "stance_of_unwilling": [0.0, 0.1, 0.0, 0.7, 0.2],
    "stance_of_willing": [0.1, 0.0, 0.0, 0.0, 0.9],
    "rate": [4.0, 3.0],
    "alliance_part": [0.3, 0.1],
    "law_part": [0.0, 0.4],
    "majority_part": [0.1, 0.2],
}
FACTS = Of(
    decision_horizons=np.array([2.0, 3.0]),
    stance_position=np.array([100.0, 60, 50, 0, 85]),
    stance_salience=np.array([0.8, 0.8, 0.8, 0.8, 0.2]),
)


def parameters(**changes: Any) -> Decide:
    values = PLAIN | changes
    return Decide(
        **{n: np.tile(np.atleast_1d(v).astype(float), (RUNS, 1)) for n, v in values.items()}
    )


def year(seed: int = 1, p: Decide | None = None, **world: Any) -> dict[str, np.ndarray]:
    """Return a year in which all decide everything; six members, all in both organisations."""
    p = p or parameters()
    draw = np.random.default_rng(seed)
    state: dict[str, Any] = {
        "allied": np.ones(ACTORS),
        "in_union": np.ones(ACTORS),
        "dossiers_arriving": np.full(RUNS, 7.0),
        "majority_share": np.full(RUNS, 20.0),
        "block_propensity": np.full((RUNS, ACTORS), 0.1),
        "majority_rule": HEADS,
        "voting_weight": np.ones((1, ACTORS)),
        "decisions_known": np.array(0.0),
        "known_decisions": np.zeros((1, len(COUNTS))),
    } | world
    shock = Of(
        number=draw.random(RUNS),
        rule=draw.random((RUNS, SLOTS)),
        course=draw.random((RUNS, SLOTS)),
        unwilling=draw.integers(0, COARSE, (RUNS, SLOTS, ACTORS), np.uint16),
    )
    last = Of(recent_decisions=np.zeros((RUNS, 1, len(COUNTS))))
    return dict(decide.step(last, Of(**state), p, shock, prepare(FACTS, p)))


def of(name: str, found: dict[str, np.ndarray]) -> np.ndarray:
    return np.asarray(found["recent_decisions"][:, -1, COUNTS.index(name)])


def unwilling(*places: int) -> np.ndarray:
    return np.tile(np.array([float(place in places) for place in range(ACTORS)]), (RUNS, 1))


def test_with_nobody_unwilling_nothing_is_blocked_and_all_is_kept_that_is_not_law() -> None:
    found = year(block_propensity=unwilling())
    assert (found["blocked"] == 0).all()
    laws_apart = year(p=parameters(law_part=[0.0, 0.0]), block_propensity=unwilling())
    some = of("proposed", laws_apart) > 0
    assert laws_apart["adoption"][some] == pytest.approx(100 * (0.8 + 0.1 * 0.5))
    assert laws_apart["substance"][some] == pytest.approx(100)


def test_where_each_has_a_veto_one_unwilling_blocks_everything() -> None:
    found = year(majority_share=np.zeros(RUNS), p=parameters(law_part=[0.0, 0.0]),
                 block_propensity=unwilling(2))  # fmt: skip
    assert np.array_equal(of("blocked", found), of("proposed", found))


def test_by_majority_for_all_one_or_two_of_six_never_block_and_three_always_do() -> None:
    every = {"majority_share": np.full(RUNS, 100.0), "allied": np.zeros(ACTORS)}
    p = parameters(alliance_part=[0.0, 0.0])
    for who, wanted in (((0,), 0.0), ((0, 5), 0.0), ((0, 1, 5), 1.0)):
        found = year(p=p, block_propensity=unwilling(*who), **every)
        assert np.array_equal(of("blocked", found), wanted * of("proposed", found)), who


def test_more_unwilling_never_raise_adoption_under_any_rule() -> None:
    few = np.full((RUNS, ACTORS), 0.2)
    for share in (0.0, 50.0, 100.0):
        world = {"majority_share": np.full(RUNS, share)}
        before = year(block_propensity=few, **world)
        after = year(block_propensity=few + 0.4 * unwilling(1, 4)[0], **world)
        assert (after["adoption"] <= before["adoption"] + 1e-9).all(), share
        assert (after["blocked"] > before["blocked"]).mean() > 0.3, share


@pytest.mark.parametrize("seed", range(3))
def test_enlarging_under_unanimity_never_raises_adoption(seed: int) -> None:
    p = parameters(alliance_part=[0.0, 0.0], law_part=[0.0, 0.0])
    world = {"majority_share": np.zeros(RUNS), "block_propensity": np.full((RUNS, ACTORS), 0.2)}
    before, rose = None, []
    for members in range(1, ACTORS + 1):
        inside = (np.arange(ACTORS) < members).astype(float)
        found = year(seed, p, in_union=inside, **world)
        if before is not None:
            assert (found["blocked"] >= before["blocked"]).all()
            assert (found["adoption"] <= before["adoption"] + 1e-9).all()
            rose.append((found["blocked"] > before["blocked"]).mean())
        before = found
    assert min(rose) > 0.3


def test_no_class_of_block_is_adopted_sooner_than_what_nobody_blocks() -> None:
    slow = parameters(adopted_first=[0.2, 0.3, 0.9, 0.9, 0.9, 0.9], failed_first=[0.0] * 6)
    ready = prepare(FACTS, slow)
    free = CLASSES.index("unblocked")
    for table in (ready.soon, ready.ever):
        assert (table[:, CLASSES.index("around") :] <= table[:, [free]]).all()
    # What takes long takes as long, relative to what is adopted.
    assert (ready.waited[0] / ready.ever[0])[-1] == pytest.approx(0.2, abs=0.1)


def test_more_unwilling_leave_less_of_what_is_adopted() -> None:
    p = parameters(way_around=0.0, law_part=[0.0, 0.0])
    world = {"majority_share": np.zeros(RUNS)}
    one, four = (
        year(p=p, block_propensity=unwilling(*range(n)), **world)["substance"] for n in (1, 4)
    )
    some = one > 0
    assert (four[some] < one[some]).all()


def test_the_bargain_by_hand() -> None:
    # All are blocked by a demand inside, all are diluted, one of six is unwilling.
    p = parameters(way_around=0.0, demand=[0.0, 1.0, 0.0], diluted=[1.0] * 6, law_part=[0.0, 0.0])
    found = year(p=p, majority_share=np.zeros(RUNS), block_propensity=unwilling(0))
    care = 0.1 * 0.8 + 0.7 * 0.8 + 0.2 * 0.2, 0.1 * 0.8 + 0.9 * 0.2
    pull = 0.1 * 0.8 * 60 + 0.2 * 0.2 * 85, 0.1 * 0.8 * 100 + 0.9 * 0.2 * 85
    settled = (pull[0] + 5 * pull[1]) / (care[0] + 5 * care[1])
    some = of("proposed", found) > 0
    assert found["substance"][some] == pytest.approx(settled)


def test_membership_by_run_gives_what_membership_for_all_does() -> None:
    inside = np.array([1.0, 1, 1, 0, 1, 0])
    by_run = {"in_union": np.tile(inside, (RUNS, 1)), "allied": np.ones((RUNS, ACTORS))}
    for name, value in year(in_union=inside).items():
        assert np.array_equal(value, year(**by_run)[name]), name


@pytest.mark.parametrize("mean", [0.0, 0.7, 7.0])
def test_arrivals_match_their_rate(mean: float) -> None:
    level = (np.arange(20_000) + 0.5) / 20_000
    found = arrivals(np.full(level.shape, mean), level)
    assert np.array_equal(found, poisson.ppf(level, mean).clip(0, SLOTS) if mean else 0 * found)
    assert found.mean() == pytest.approx(mean, abs=0.01)


@given(st.floats(0, 100), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_the_share_by_majority_is_what_was_asked_for(wanted: float, a: float, b: float) -> None:
    p = parameters(majority_part=[a, b])
    weight = np.array([4.0 * 0.7, 3.0 * 0.9 * 0.6])
    usual = np.full(RUNS, weight @ [a, b] / weight.sum())
    level = np.tile((np.arange(4000) + 0.5) / 4000, (1, 1))
    one = Decide(**{name: value[:1] for name, value in vars(p).items()})
    rule = rules_of(np.full(1, wanted), one, level, usual[:1])
    number = np.bincount(rule[0], minlength=4)
    assert 100 * number[2] / number[1:3].sum() == pytest.approx(wanted, abs=0.2)
    assert number[0] / 4000 == pytest.approx((4 * 0.3 + 3 * 0.1) / 7, abs=0.001)


def test_a_year_on_record_is_the_record() -> None:
    known = np.array([[4.0, 3, 2, 3, 1.5, 240]])
    found = year(decisions_known=np.array(1.0), known_decisions=known)
    assert (found["adoption"] == 50).all()
    assert np.array_equal(found["recent_decisions"], np.broadcast_to(known, (RUNS, 1, 6)))


def test_nothing_proposed_is_no_number_out_of_range() -> None:
    found = year(dossiers_arriving=np.zeros(RUNS))
    for name in ("adoption", "delay", "blocked", "substance"):
        assert (found[name] == 0).all(), name
