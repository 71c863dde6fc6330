"""Parts of a scenario: none is the baseline, all is the scenario, bit for bit."""

from dataclasses import replace

import numpy as np
import pytest

import foedus
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.variables import INDICATORS
from foedus.simulate.block import run_block
from foedus.simulate.coalitions import Coalitions, run_coalitions
from foedus.simulate.draw import parameter_table
from foedus.simulate.part import parts_of_scenario
from foedus.simulate.run import simulate

UNTIL = 2034
NAMES = frozenset(one.name for one in INDICATORS)


@pytest.fixture(scope="module")
def shipped() -> System:
    return foedus.load()


def job(
    system: System, scenario: str, line: str, asked: tuple[int, ...], region: int | None = None
) -> Coalitions:
    inputs = build_inputs(system, UNTIL)
    parts = parts_of_scenario(system, scenario, inputs.years)
    table = parameter_table(system, ALLIANCE, inputs.families)
    return Coalitions(inputs, parts, table, 5, line, region, (asked,), every_year=True)


def with_file(system: System, *files: ScenarioFile) -> System:
    return replace(system, scenarios={**system.scenarios, **{one.name: one for one in files}})


@pytest.mark.parametrize(
    ("scenario", "line"),
    [
        ("us-retrenches", "european_share"),
        ("us-retrenches+ceasefire", "eu_autonomy"),
        ("ukraine-joins-2030", "blocked"),
        ("eu-force-60000", "nato_force_fill"),
        ("europe-stalls", "allies_at_2"),
        ("exchange-unblocked", "partnership_level"),
    ],
)
def test_all_and_none_are_the_whole_runs_bit_for_bit(
    shipped: System, scenario: str, line: str
) -> None:
    every = parts_of_scenario(shipped, scenario, range(2025, UNTIL + 1)).all
    (found,) = run_coalitions(job(shipped, scenario, line, (0, every)), 100).by_block
    for name, mine in (("baseline", found[0]), (scenario, found[1])):
        whole = simulate(shipped, name, 100, 5, until=UNTIL)[line].values
        assert np.array_equal(mine.T, whole), name


def test_a_region_is_its_own_line(shipped: System) -> None:
    (found,) = run_coalitions(job(shipped, "ceasefire", "threat", (1,), region=0), 20).by_block
    assert found.shape == (1, UNTIL - 2024, 20)


def test_a_later_year_leaves_the_earlier_ones_as_they_were(shipped: System) -> None:
    short = simulate(shipped, "us-retrenches", 20, 5, until=2030)["european_share"].values
    (found,) = run_coalitions(job(shipped, "us-retrenches", "european_share", (3,)), 20).by_block
    assert np.array_equal(found[0].T[:, :6], short)


def test_without_the_childs_change_the_parents_stands(shipped: System) -> None:
    """A child that replaces the course of some actors leaves their parent's when it is left out."""
    parent = ScenarioFile(
        name="all-low",
        question="Why?",
        based_on="baseline",
        changes=(Change(variable="defence_share", unit="% of GDP", path={2026: 1.0}, why="Test."),),
    )
    child = ScenarioFile(
        name="one-high",
        question="Why?",
        based_on="all-low",
        changes=(
            Change(
                variable="defence_share",
                actors=("POL",),
                unit="% of GDP",
                path={2026: 5.0},
                why="Test.",
            ),
        ),
    )
    system = with_file(shipped, parent, child)
    parts = parts_of_scenario(system, "one-high", range(2025, 2031))
    poland = system.actor_ids.index("POL")
    both, parent_alone = parts.of(0b11), parts.of(0b01)
    assert [pin.lower[5, poland] for pin in both.pins] == [-np.inf, 5.0]
    assert [pin.lower[5, poland] for pin in parent_alone.pins] == [1.0]


def test_changes_that_the_baseline_makes_itself_are_in_every_part(shipped: System) -> None:
    own = Change(variable="crisis_pool", unit="1", path={2026: 0.9}, why="Test.")
    baseline = shipped.scenarios["baseline"].model_copy(update={"changes": (own,)})
    system = with_file(shipped, baseline)
    parts = parts_of_scenario(system, "us-retrenches", range(2025, 2031))
    assert [one.variable for one in parts.of(0).changes] == ["crisis_pool"]
    assert parts.of(0).pins[0].upper[3] == 0.9
    # The scenario's own course of the pool takes the place of the baseline's, and only then.
    assert [pin.variable for pin in parts.of(0b01).pins] == ["crisis_pool", "us_troops_in_europe"]
    pools = [pin for pin in parts.of(0b10).pins if pin.variable == "crisis_pool"]
    assert [pin.upper[5] for pin in pools] == [0.33]


def test_a_change_that_follows_a_scenario_follows_it_in_every_part(shipped: System) -> None:
    follower = ScenarioFile(
        name="follower",
        question="Why?",
        based_on="baseline",
        changes=(
            Change(variable="crisis_pool", unit="1", as_in="us-retrenches", why="Test."),
            Change(variable="permit_regime", unit="rung", path={2028: 3}, why="Test."),
        ),
    )
    system = with_file(shipped, follower)
    (found,) = run_coalitions(job(system, "follower", "nato_force_fill", (0, 1, 2)), 30).by_block
    pool = simulate(system, "follower", 30, 5, until=UNTIL)["nato_force_fill"].values
    assert np.array_equal(found[1].T, pool)
    assert np.array_equal(found[0], found[2])
    # A line that does not need what is followed is run without it.
    run_coalitions(job(system, "follower", "mobility_days", (0, 3)), 10)


def test_for_every_line_the_sub_models_it_may_depend_on_are_enough(shipped: System) -> None:
    """What is left out of a part's run moves the line in no bit."""
    inputs = build_inputs(shipped, 2028)
    parts = parts_of_scenario(shipped, "us-retrenches+ukraine-joins-2030", inputs.years)
    table = parameter_table(shipped, ALLIANCE, inputs.families)
    whole = run_block(ALLIANCE, inputs, parts.of(parts.all), table, 5, 0, NAMES)
    for name in NAMES:
        mine = Coalitions(inputs, parts, table, 5, name, None, ((parts.all,),), every_year=True)
        (found,) = mine.block(0)["worth"]
        assert np.array_equal(found, whole[name], equal_nan=True), name
