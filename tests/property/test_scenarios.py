"""What holds for every chain of scenarios: the last word on a variable and an actor counts."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System, load
from foedus.model.pin import apply_pins
from foedus.model.variables import VARIABLES
from foedus.simulate.lineage import merge
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve

YEARS = tuple(range(2025, 2041))
ACTORS = ("DEU", "FRA", "POL")
thoroughly = settings(max_examples=60, derandomize=True, database=None)

SYSTEM_VARIABLES = ("us_troops_in_europe", "crisis_pool", "arms_and_aid")
PATHS = some.dictionaries(some.integers(2025, 2040), some.integers(0, 1), min_size=1, max_size=3)
HOWS = some.sampled_from(["set", "at_least", "at_most", "scale"])


@cache
def shipped() -> System:
    return load()


def changed(variable: str, path: dict[int, int], how: str, actors: tuple[str, ...] = ()) -> Change:
    ordered = {year: float(path[year]) for year in sorted(path)}
    unit = VARIABLES[variable].unit
    whom = {"actors": actors} if actors else {}
    return Change(variable=variable, unit=unit, path=ordered, how=how, why="Test.", **whom)


def one_file(changes: list[Change]) -> ScenarioFile:
    return ScenarioFile(name="one", question="Why?", based_on="baseline", changes=tuple(changes))


SYSTEM_FILES = some.lists(
    some.builds(changed, some.sampled_from(SYSTEM_VARIABLES), PATHS, HOWS),
    max_size=3,
    unique_by=lambda change: change.variable,
).map(one_file)


@some.composite
def actor_files(draw: some.DrawFn) -> ScenarioFile:
    """Draw a file that changes the shares of some actors, each at most once."""
    groups = draw(some.sampled_from([(), ("DEU",), ("DEU", "FRA"), ("POL",), ("POL", "FRA"), None]))
    if groups is None:
        return one_file([])
    first = changed("defence_share", draw(PATHS), draw(HOWS), groups)
    left = tuple(actor for actor in ACTORS if groups and actor not in groups)
    if not left or draw(some.booleans()):
        return one_file([first])
    return one_file([first, changed("defence_share", draw(PATHS), draw(HOWS), left)])


@thoroughly
@given(some.lists(SYSTEM_FILES, max_size=4))
def test_the_last_file_to_change_a_variable_is_the_one_that_counts(
    chain: list[ScenarioFile],
) -> None:
    wanted: dict[str, Change] = {}
    for file in chain:
        wanted |= {change.variable: change for change in file.changes}
    assert {change.variable: change for change in merge(chain)} == wanted
    assert len(merge(chain)) == len(wanted)


@thoroughly
@given(SYSTEM_FILES, SYSTEM_FILES, SYSTEM_FILES)
def test_it_does_not_matter_which_two_of_three_are_merged_first(
    first: ScenarioFile, second: ScenarioFile, third: ScenarioFile
) -> None:
    def together(*files: ScenarioFile) -> dict[str, Change]:
        return {change.variable: change for change in merge(files)}

    left = one_file(list(merge([first, second])))
    right = one_file(list(merge([second, third])))
    assert together(left, third) == together(first, right) == together(first, second, third)


def course(file_chain: list[ScenarioFile], value: float) -> np.ndarray:
    """Return what a chain makes of a share of `value` for each actor and year, (year, actor)."""
    names = [f"step-{place}" for place in range(len(file_chain))]
    parents = ["baseline", *names]
    files = {
        name: file.model_copy(update={"name": name, "based_on": parent})
        for name, file, parent in zip(names, file_chain, parents, strict=False)
    }
    system = replace(shipped(), scenarios={**shipped().scenarios, **files})
    pins = resolve(system, parents[-1], YEARS).pins
    places = [shipped().actor_ids.index(actor) for actor in ACTORS]
    start = np.full(len(shipped().actor_ids), value)
    return np.array([apply_pins(start, pins, year)[places] for year in range(len(YEARS))])


def by_hand(file_chain: list[ScenarioFile], value: float) -> np.ndarray:
    found = np.full((len(YEARS), len(ACTORS)), value)
    for column, actor in enumerate(ACTORS):
        mine = [
            change
            for file in file_chain
            for change in file.changes
            if not change.actors or actor in change.actors
        ]
        if not mine:
            continue
        points = dict(mine[-1].path or ())
        for row, year in enumerate(YEARS):
            if year < min(points):
                continue
            level = float(np.interp(year, list(points), list(points.values())))
            found[row, column] = {
                "set": level,
                "at_least": max(value, level),
                "at_most": min(value, level),
                "scale": value * level,
            }[mine[-1].how]
    return found


@thoroughly
@given(some.lists(actor_files(), max_size=4), some.sampled_from([0.0, 0.4, 2.0]))
def test_each_actor_follows_the_last_file_that_changes_it_and_no_other(
    chain: list[ScenarioFile], value: float
) -> None:
    assert np.allclose(course(chain, value), by_hand(chain, value))


@settings(thoroughly, max_examples=5)
@given(some.sampled_from(["baseline", "us-retrenches", "us-stays"]), some.integers(1, 3))
def test_children_without_changes_are_their_parent_bit_for_bit(parent: str, length: int) -> None:
    names = [parent, *(f"child-{place}" for place in range(length))]
    files = {
        name: ScenarioFile(name=name, question="Why?", based_on=before)
        for before, name in pairwise(names)
    }
    system = replace(shipped(), scenarios={**shipped().scenarios, **files})
    first, last = (simulate(system, name, 100, 3, until=2032) for name in (parent, names[-1]))
    for name in first.data_vars:
        assert np.array_equal(first[name].values, last[name].values, equal_nan=True), name
