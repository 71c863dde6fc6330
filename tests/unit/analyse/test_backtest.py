"""Backtest: counts that must agree, naive lines that are known beforehand, scores done again."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from foedus.analyse.backtest import BASE_RATE, OPPONENTS, Backtest, squared_errors
from foedus.analyse.decision_choices import choices_of
from foedus.analyse.dossier_bargain import SOLVERS
from foedus.analyse.dossier_view import seen_until
from foedus.facts.system import System

pytestmark = pytest.mark.xdist_group("backtest")
Scored = Callable[..., Backtest]


@pytest.fixture(scope="module")
def found(system: System, scored: Scored) -> Backtest:
    return scored(system)


def test_every_dossier_is_scored_or_said_to_be_left_out(system: System, found: Backtest) -> None:
    scored = [one.id for one, _, _ in found.cases]
    assert sorted([*scored, *found.left_out]) == sorted(one.id for one in system.dossiers)
    assert len(scored) >= 60
    ends = [one.outcome for one, _, _ in found.cases]
    assert found.failures == ends.count("failed")
    assert found.pending == ends.count("pending")
    for _, first, _ in found.cases:
        assert sum(case.adopted or case.failed for case in first.cases) >= 10


def test_solvers_and_naive_lines_stand_side_by_side(found: Backtest) -> None:
    assert set(found.solvers) == {*SOLVERS, "no_bargain"}
    naive = {"status_quo", "fifty", BASE_RATE, "always_adopted", OPPONENTS}
    assert set(found.naive) == naive
    told = {(one.solver, one.naive, one.horizon) for one in found.differences}
    beside = (naive - {OPPONENTS}) | {"no_bargain"}
    assert told == {(a, b, y) for a in found.solvers for b in beside - {a} for y in (1, 2)}


def test_naive_lines_score_what_is_known_beforehand(found: Backtest) -> None:
    assert found.naive["fifty"].brier == {1: 0.25, 2: 0.25}
    assert found.naive["status_quo"].brier_other == {1: 0.0, 2: 0.0}
    assert found.naive["always_adopted"].brier_other == {1: 1.0, 2: 1.0}
    for years in (1, 2):
        nothing = found.naive["status_quo"].brier[years]
        assert nothing + found.naive["always_adopted"].brier[years] == pytest.approx(1)
    for name in ("status_quo", "fifty", "always_adopted"):
        assert found.naive[name].concordance == 0.5
        assert found.naive[name].blockers.named == 0


def test_brier_scores_done_again_from_the_dossiers(found: Backtest) -> None:
    """With its own idea of who is left out: last seen open before the horizon."""
    for years in (1, 2):
        losses = []
        for dossier, first, _ in found.cases:
            passed = (seen_until(dossier) - first.view.day).days / 365.25
            if dossier.outcome == "pending" and passed < years:
                continue
            adopted = dossier.outcome.startswith("adopted") and passed <= years
            losses.append((first.lines["compromise"].adopted[years] - adopted) ** 2)
        assert found.scored[years] == len(losses)
        assert found.solvers["compromise"].brier[years] == pytest.approx(np.mean(losses))
        assert squared_errors(found, "compromise", years) == pytest.approx(losses)


def test_failures_and_adoptions_are_scored_apart_and_make_up_the_whole(found: Backtest) -> None:
    for score in (*found.solvers.values(), *found.naive.values()):
        for years in (1, 2):
            ends = [
                one.outcome.startswith("adopted")
                for one, first, _ in found.cases
                if one.outcome != "pending"
                or (seen_until(one) - first.view.day).days >= years * 365.25
            ]
            share = np.mean(ends)
            whole = share * score.brier_adopted[years] + (1 - share) * score.brier_other[years]
            assert score.brier[years] == pytest.approx(whole)


def test_the_first_form_stays_within_reach_and_scores_as_it_did(
    system: System, scored: Scored
) -> None:
    """Constant hazards, effect free: 0.307 and 0.243 were its scores when it was first scored.

    A dossier that is mended may move them; then say so where the page on decisions tells them.
    """
    choices = choices_of(system)
    form = {**choices.of, "pieces": 1.0, "bargain_lowest": -5.0}
    found = scored(system, replace(choices, of=form))
    assert found.solvers["compromise"].brier == pytest.approx({1: 0.307, 2: 0.243}, abs=0.005)


def test_blockers_are_counted_once_each(found: Backtest) -> None:
    every = sum(len({block.actor for block in one.blocks}) for one, _, _ in found.cases)
    named = sum(len(first.named) for _, first, _ in found.cases)
    for score in found.solvers.values():
        assert score.blockers.named + score.blockers.missed == every
        assert score.blockers.named + score.blockers.false == named
    assert found.last_look.named >= found.solvers["compromise"].blockers.named


def test_differences_are_those_of_the_scores_where_all_are_scored(found: Backtest) -> None:
    for one in found.differences:
        mine, theirs = found.solvers[one.solver], (found.naive | found.solvers)[one.naive]
        assert one.mean == pytest.approx(mine.brier[one.horizon] - theirs.brier[one.horizon])
        assert one.low <= one.mean <= one.high
        assert one.says == ("better" if one.high < 0 else "worse" if one.low > 0 else "level")
