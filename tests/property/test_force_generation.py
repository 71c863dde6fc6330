"""Force generation: equal to a linear programme, and what any allocation of forces must obey."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from foedus.instruments.force_generation import binding_subset, fill_in_order, most_given

Array = NDArray[np.float64]
PERSONS = st.one_of(st.just(0.0), st.floats(0.01, 1000))


class Case:
    """States with forces by readiness, and commitments with needs, caps and times."""

    def __init__(self, ready: Array, caps: Array, needs: Array, slowest: tuple[int, ...]) -> None:
        self.ready, self.caps, self.needs, self.slowest = ready, caps, needs, slowest

    @property
    def pools(self) -> Array:
        return self.ready.cumsum(axis=0)

    def fill(self, order: tuple[int, ...]) -> Array:
        given = most_given(self.pools, self.caps, self.slowest)
        return fill_in_order(self.needs, given, order)

    def oracle(self, order: tuple[int, ...]) -> Array:
        """Serve the commitments by linear programmes: each gets its most, the earlier keep theirs.

        A variable is what state i gives of readiness r to commitment c.
        """
        (classes, states), count = self.ready.shape, len(self.needs)
        shape = (classes, states, count)
        allowed = np.arange(classes)[:, None, None] <= np.array(self.slowest)
        bounds = [(0, None if one else 0) for one in np.broadcast_to(allowed, shape).ravel()]
        rows, limits = [], []
        for r in range(classes):
            for i in range(states):
                rows.append(_marked(shape, (r, i, slice(None))))
                limits.append(self.ready[r, i])
        for i in range(states):
            for c in range(count):
                rows.append(_marked(shape, (slice(None), i, c)))
                limits.append(self.caps[c, i])
        of = [_marked(shape, (slice(None), slice(None), c)) for c in range(count)]
        rows += of
        limits += list(self.needs)
        filled, kept, levels = np.zeros(count), [], []
        for c in order:
            found = linprog(
                -of[c],
                A_ub=np.array(rows),
                b_ub=np.array(limits),
                A_eq=np.array(kept) if kept else None,
                b_eq=np.array(levels) if kept else None,
                bounds=bounds,
                method="highs",
                options={"primal_feasibility_tolerance": 1e-10},
            )
            assert found.status == 0, found.message
            filled[c] = -found.fun
            kept.append(of[c])
            levels.append(filled[c])
        return filled


def _marked(shape: tuple[int, int, int], where: tuple[int | slice, ...]) -> Array:
    marks = np.zeros(shape)
    marks[where] = 1
    return marks.ravel()


@st.composite
def cases(draw: st.DrawFn, states: int = 5, commitments: int = 4) -> Case:
    classes = draw(st.integers(1, 3))
    count, number = draw(st.integers(1, commitments)), draw(st.integers(1, states))

    def table(rows: int, columns: int) -> Array:
        flat = draw(st.lists(PERSONS, min_size=rows * columns, max_size=rows * columns))
        return np.array(flat).reshape(rows, columns)

    slowest = tuple(draw(st.lists(st.integers(0, classes - 1), min_size=count, max_size=count)))
    needs = table(1, count)[0] * draw(st.sampled_from([0.5, 1.0, 4.0]))
    return Case(table(classes, number), table(count, number), needs, slowest)


@settings(max_examples=150)
@given(cases(), st.randoms(use_true_random=False))
def test_the_closed_form_is_what_a_linear_programme_finds(case: Case, random: object) -> None:
    order = list(range(len(case.needs)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found, wanted = case.fill(tuple(order)), case.oracle(tuple(order))
    assert np.abs(found - wanted).max() <= 1e-8 * max(1.0, case.needs.max())


@given(cases())
def test_no_more_is_given_than_there_is_or_is_asked_for(case: Case) -> None:
    order = tuple(range(len(case.needs)))
    filled = case.fill(order)
    assert (filled >= -1e-9).all()
    assert (filled <= case.needs + 1e-9).all()
    assert (filled <= case.caps.sum(axis=1) + 1e-9).all()
    for place in range(len(case.ready)):
        quick = [c for c in order if case.slowest[c] <= place]
        assert filled[quick].sum() <= case.pools[place].sum() + 1e-9
    assert filled.sum() <= case.pools[-1].sum() + 1e-9


@given(cases(), st.data())
def test_a_larger_pool_lowers_the_fill_of_no_commitment(case: Case, data: st.DataObject) -> None:
    order = tuple(range(len(case.needs)))
    place = tuple(data.draw(st.integers(0, size - 1)) for size in case.ready.shape)
    more = case.ready.copy()
    more[place] += data.draw(st.floats(0, 500))
    larger = Case(more, case.caps, case.needs, case.slowest)
    assert (larger.fill(order) - case.fill(order) >= -1e-9).all()


@given(cases())
def test_the_sum_is_the_same_in_every_order(case: Case) -> None:
    sums = [case.fill(order).sum() for order in permutations(range(len(case.needs)))]
    assert np.ptp(sums) <= 1e-9 * max(1.0, max(sums))


@given(cases())
def test_quicker_forces_fill_what_slower_ones_may(case: Case) -> None:
    quick = np.zeros_like(case.ready)
    quick[0] = case.ready.sum(axis=0)
    order = tuple(range(len(case.needs)))
    all_quick = Case(quick, case.caps, case.needs, case.slowest)
    assert all_quick.fill(order).sum() >= case.fill(order).sum() - 1e-9


@given(cases())
def test_states_alike_in_proportion_may_be_summed(case: Case) -> None:
    """Twice the forces and caps of one state give what two such states give."""
    both = Case(
        np.concatenate([case.ready, case.ready], axis=1),
        np.concatenate([case.caps, case.caps], axis=1),
        case.needs,
        case.slowest,
    )
    doubled = Case(2 * case.ready, 2 * case.caps, case.needs, case.slowest)
    order = tuple(range(len(case.needs)))
    assert both.fill(order) == pytest.approx(doubled.fill(order), abs=1e-9)


@given(cases())
def test_commitments_outside_the_binding_subset_are_full(case: Case) -> None:
    given = most_given(case.pools, case.caps, case.slowest)
    everyone = (1 << len(case.needs)) - 1
    subset = binding_subset(case.needs, given, everyone)
    for order in permutations(range(len(case.needs))):
        filled = case.fill(order)
        for c, need in enumerate(case.needs):
            if not int(subset) >> c & 1:
                assert filled[c] == pytest.approx(need, abs=1e-8)


def test_a_ten_day_force_fills_a_thirty_day_slot_but_not_the_reverse() -> None:
    ready_at_once = Case(
        np.array([[5.0], [0.0]]), np.array([[9.0], [9.0]]), np.array([0, 5.0]), (0, 1)
    )
    ready_late = Case(
        np.array([[0.0], [5.0]]), np.array([[9.0], [9.0]]), np.array([5.0, 0]), (0, 1)
    )
    assert ready_at_once.fill((0, 1)).tolist() == [0, 5]
    assert ready_late.fill((0, 1)).tolist() == [0, 0]


def test_many_runs_at_once_are_each_run_alone() -> None:
    rng = np.random.default_rng(5)
    ready, caps = rng.random((3, 7, 4)), rng.random((4, 7, 4))
    needs, slowest, order = rng.random((4, 7)), (0, 1, 2, 1), (2, 0, 3, 1)
    together = fill_in_order(needs, most_given(ready.cumsum(axis=0), caps, slowest), order)
    for run in range(7):
        alone = Case(ready[:, run], caps[:, run], needs[:, run], slowest).fill(order)
        assert together[:, run] == pytest.approx(alone, abs=1e-12)
