"""What levers move and what they leave: run by run on one draw, what each says is what happens."""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

import foedus
from foedus.facts.levers import Lever
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.reach import reached_from
from foedus.model.variables import INDICATORS, VARIABLES
from foedus.simulate.block import draw_block, given_as_changed, step_through
from foedus.simulate.draw import parameter_table
from foedus.simulate.levers import checked_scenario, moved_levers, scenario_of
from foedus.simulate.scenario import resolve

Courses = Mapping[str, NDArray[np.float64]]

SYSTEM = foedus.load()
INPUTS = build_inputs(SYSTEM, SYSTEM.last_year)
LEVERS = {one.id: one for one in SYSTEM.levers.levers}
WRITTEN = frozenset[str]().union(*(one.writes for one in ALLIANCE))
EVERY_LEVER = pytest.mark.parametrize("lever", LEVERS.values(), ids=LEVERS)

# A line that each lever moves, and whether the second setting gives more of it than the first.
MOVES = {
    "us-troops": ("40", "100", "us_troops_in_europe", True),
    "us-crisis-pool": ("0.2", "1", "commitment_gap", False),
    "us-aid": ("0", "1", "us_share_of_ukraine_aid", True),
    "other-aid": ("40", "160", "us_share_of_ukraine_aid", False),
    "spending-target": ("stalls", "kept", "european_share", True),
    "fiscal-room": ("0.8", "1", "european_share", True),
    "hostility": ("0.3", "1", "perceived_threat", True),
    "us-administration": ("transactional", "internationalist", "us_troops_in_europe", True),
    "ukraine-entry": ("2040", "2028", "union_members", True),
    "franco-german": ("0", "0.3", "blocked", True),
    "majority-votes": ("15", "50", "blocked", False),
    "union-force": ("5", "60", "eu_force_fill", False),
    "permits": ("0", "4", "mobility_days", False),
    "exchange": ("2040", "2028", "blocked_exchange_years", False),
    "commands": ("33", "100", "european_commands", True),
}


@cache
def drawn() -> object:
    return draw_block(ALLIANCE, INPUTS, parameter_table(SYSTEM, ALLIANCE, INPUTS.families), 1, 0)


@cache
def under(*asked: str) -> Courses:
    """Return every variable under some settings of levers, (year, run, …), on the same draws."""
    scenario = resolve(SYSTEM, "baseline", INPUTS.years)
    if asked:
        file = scenario_of(SYSTEM, "mine", moved_levers(SYSTEM, asked))
        scenario = checked_scenario(SYSTEM, file, INPUTS.years)
    found = step_through(ALLIANCE, INPUTS, scenario, drawn(), WRITTEN)  # type: ignore[arg-type]
    return {**given_as_changed(INPUTS, scenario), **found}


def ends(lever: Lever) -> tuple[str, ...]:
    """Return the settings between which all others lie."""
    if lever.low is None or lever.high is None:
        return tuple(f"{lever.id}={name}" for name in lever.names)
    return f"{lever.id}={lever.low:g}", f"{lever.id}={lever.high:g}"


def settings(lever: Lever) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ends(lever), *(f"{lever.id}={name}" for name in lever.names))))


def differs(name: str, first: Courses, second: Courses) -> bool:
    return not np.array_equal(first[name], second[name], equal_nan=True)


@EVERY_LEVER
def test_what_a_lever_leaves_is_the_same_in_every_run(lever: Lever) -> None:
    for asked in settings(lever):
        moved = [name for name in lever.unmoved if differs(name, under(asked), under())]
        assert not moved, f"{asked} moves {moved}"


@EVERY_LEVER
def test_what_a_lever_leaves_could_be_moved_by_another(lever: Lever) -> None:
    """That a line which nothing moves stays as it is would be no news."""
    others = {
        name
        for one in LEVERS.values()
        if one is not lever
        for asked in ends(one)
        for name in lever.unmoved
        if differs(name, under(asked), under())
    }
    # No lever reaches growth, treaties and NATO's members: what they say is said of the model.
    fixed = {"gdp", "instruments_in_force", "alliance_members"}
    assert set(lever.unmoved) - fixed <= others


@EVERY_LEVER
def test_a_lever_moves_what_it_sets_and_a_line_that_users_read(lever: Lever) -> None:
    set_by = {
        change.variable
        for asked in settings(lever)
        for change in scenario_of(SYSTEM, "mine", moved_levers(SYSTEM, [asked])).changes
    }
    pairs = [(under(asked), under()) for asked in ends(lever)]
    assert all(any(differs(name, *pair) for pair in pairs) for name in set_by)
    lines = {one.name for one in INDICATORS} & reached_from(set_by)
    assert any(differs(name, *pair) for pair in pairs for name in lines)


@pytest.mark.parametrize(
    ("lever", "low", "high", "line", "rises"), [(lever, *rest) for lever, rest in MOVES.items()]
)
def test_a_lever_moves_its_line_the_way_that_one_would_expect(
    lever: str, low: str, high: str, line: str, rises: bool
) -> None:
    first, second = (under(f"{lever}={value}")[line] for value in (low, high))
    apart = np.nanmean(second[-1]) - np.nanmean(first[-1])
    if line in ("union_members", "blocked_exchange_years"):
        apart = np.nanmean(second - first)  # in the last year both are through
    assert apart > 0 if rises else apart < 0


def test_every_lever_has_a_line_here() -> None:
    assert MOVES.keys() == LEVERS.keys()


@EVERY_LEVER
def test_nothing_moves_that_the_wiring_does_not_reach(lever: Lever) -> None:
    asked = settings(lever)[-1]
    changes = scenario_of(SYSTEM, "mine", moved_levers(SYSTEM, [asked])).changes
    reach = reached_from({one.variable for one in changes})
    moved = {name for name in VARIABLES if name in under() and differs(name, under(asked), under())}
    assert moved <= reach
