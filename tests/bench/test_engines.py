"""The engines that `make bench` compares compute one equation, from the same drawn numbers."""

from math import exp, log
from typing import Any

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.loading import load

pytest.importorskip("mesa", reason="mesa is not installed: pip install 'foedus[bench]'")

from benchmarks import agreement, numpy_loop
from benchmarks.agreement import TOLERANCE, largest_difference, refuse_disagreement
from benchmarks.bare_equation import Facts, facts_of, linear_part, weights
from benchmarks.foedus_side import Drawn, case_of, draw, kernel, only_run

SET_UPS = pytest.mark.parametrize("shared", [True, False], ids=["shared", "drawn"])


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def facts(system: System) -> Facts:
    return facts_of(system, actors=6, until=2028)


@SET_UPS
def test_all_engines_agree(system: System, facts: Facts, shared: bool) -> None:
    assert largest_difference(facts, system, shared=shared) <= TOLERANCE


def by_hand(facts: Facts, drawn: Drawn) -> list[list[float]]:
    """Return log shares, (year, actor), in plain Python from the equation as it is written."""
    p: Any = drawn.coefficients
    everybody = range(facts.actors)
    logs, course = [log(share) for share in facts.share], []
    for year in range(len(facts.years)):
        moved = []
        for i in everybody:
            near = [exp(-facts.between[i, j] / p.reach) if j != i else 0.0 for j in everybody]
            others = sum(near[j] * logs[j] for j in everybody) / sum(near)
            target = facts.pledged[year, i]
            change = (
                facts.intercept[i]
                - p.persistence * logs[i]
                + p.threat_response * facts.hostility[year] * exp(-facts.distance[i] / p.reach)
                + (p.pledge_response * max(0.0, log(target) - logs[i]) if target else 0.0)
                + p.allies_response * p.persistence * others
                + p.growth_response * facts.growth[i]
                + p.common_noise * drawn.common[year]
                + p.own_noise * drawn.own[year, i]
            )
            moved.append(logs[i] + change)
        logs = moved
        course.append(logs)
    return course


@SET_UPS
def test_the_arrays_compute_the_equation_as_it_is_written(
    system: System, facts: Facts, shared: bool
) -> None:
    case = case_of(system, facts, shared=shared)
    drawn = draw(case, 3)
    assert kernel(case, drawn)[:, 7] == pytest.approx(
        np.array(by_hand(facts, only_run(drawn, 7))), abs=TOLERANCE
    )


@SET_UPS
def test_each_run_has_a_kernel_of_its_own_only_where_everything_is_drawn(
    system: System, facts: Facts, shared: bool
) -> None:
    p = draw(case_of(system, facts, shared=shared), 0).coefficients
    for name, value in vars(p).items():
        assert (np.ptp(value) == 0) == shared, name
    linear = linear_part(facts.between, p)
    assert (np.ptp(linear, axis=0).max() == 0) == shared


def test_the_weights_of_the_others_sum_to_one_and_the_nearest_weigh_most(facts: Facts) -> None:
    kernel_of_two_runs = weights(facts.between, np.array([300.0, 3000.0])[:, None, None])
    assert kernel_of_two_runs.sum(axis=-1) == pytest.approx(1)
    assert (np.diagonal(kernel_of_two_runs, axis1=1, axis2=2) == 0).all()
    nearest = facts.between.argmin(axis=1)
    assert (kernel_of_two_runs.argmax(axis=-1) == nearest).all()
    own = np.arange(facts.actors)
    near, far = kernel_of_two_runs[:, own, nearest]
    assert (near > far).all()


def test_without_pledge_and_shock_nothing_moves_in_the_first_year(
    system: System, facts: Facts
) -> None:
    case = case_of(system, facts, shared=True)
    drawn = draw(case, 0)
    quiet = Drawn(drawn.coefficients, drawn.common * 0, drawn.own * 0)
    unbound = Facts(**{**vars(facts), "pledged": facts.pledged * 0})
    (course,) = numpy_loop.simulate(unbound, [only_run(quiet, 0)], shared=True)
    assert course[0] == pytest.approx(np.log(facts.share))
    assert course[-1] != pytest.approx(np.log(facts.share)), "hostility fades, so shares fall"


def test_copies_of_actors_differ_a_little_from_their_models(system: System) -> None:
    shipped, copied = facts_of(system, 45), facts_of(system, 90)
    assert np.array_equal(copied.share[:45], shipped.share)
    assert np.array_equal(copied.distance[:45], shipped.distance)
    ratio = copied.distance[45:] / shipped.distance
    assert (ratio != 1).all()
    assert np.abs(np.log(ratio)).max() < 0.5
    off_diagonal = ~np.eye(90, dtype=bool)
    assert (copied.between[off_diagonal] > 0).all()


def test_engines_that_differ_are_not_compared_for_speed(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "agree" in refuse_disagreement(system)
    right = numpy_loop.simulate

    def wrong(*given: Any, **named: Any) -> list[Any]:
        return [course + 1e-6 for course in right(*given, **named)]

    monkeypatch.setattr(agreement.numpy_loop, "simulate", wrong)
    with pytest.raises(SystemExit, match="engines differ by 1"):
        refuse_disagreement(system)
