"""The map of the brief names what exists, and only variables that something moves."""

from collections.abc import Set
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import foedus
from foedus.analyse.history import indicator_history
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.variables import VARIABLES
from foedus.present.cli import app
from foedus.present.facts_topics import TOPICS
from foedus.simulate.block import draw_block, step_through
from foedus.simulate.draw import parameter_table
from foedus.simulate.scenario import resolve
from tests.docs.brief_map import Entry, entries, faults, unmapped

PAGE = Path(__file__).resolve().parents[2] / "docs/explanation/brief.md"
ENTRIES = entries(PAGE.read_text("utf-8"))
PARAGRAPHS = {
    "Introduction": 2,
    "Global NATO and the EU’s Strategic Alignment": 1,
    "Challenges and Constraints on EU-NATO Relations": 3,
    "Increased Coordination and Strategic Reinforcement": 3,
    "Expanding Cooperation Beyond Defense": 2,
    "The Broader Geopolitical Context": 3,
    "Conclusion": 3,
}
"""Paragraphs of the brief below each heading, counted in the text."""
COMPUTED = {name for name, variable in VARIABLES.items() if variable.kind != "given"}


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


@pytest.fixture(scope="module")
def known(system: System) -> dict[str, Set[str]]:
    commands = {
        one.name or one.callback.__name__ for one in app.registered_commands if one.callback
    }
    return {
        "sub-models": {one.name for one in ALLIANCE},
        "variables": COMPUTED,
        "series": set(system.series_names),
        "topics": set(TOPICS),
        "dossiers": {one.id for one in system.dossiers},
        "scenarios": set(system.scenarios),
        "commands": commands,
    }


@pytest.fixture(scope="module")
def telling(system: System) -> Set[str]:
    """Variables that differ between two years of history, or in the mean over a block of runs.

    Of those that are 0 or 1 the mean is the chance; two scenarios share their draws.
    """
    inputs = build_inputs(system, system.last_year)
    table = parameter_table(system, ALLIANCE, inputs.families)
    drawn = draw_block(ALLIANCE, inputs, table, 1, 0)
    asked = frozenset(name for entry in ENTRIES for name in entry.names.get("variables", ()))
    keep = asked & COMPUTED
    means: dict[str, list[np.ndarray]] = {name: [] for name in keep}
    for scenario in system.scenarios:
        resolved = resolve(system, scenario, inputs.years)
        run = step_through(ALLIANCE, inputs, resolved, drawn, keep)
        for name in keep:
            means[name].append(np.nan_to_num(np.mean(run[name], axis=1)))
    history = indicator_history(system)
    found = {name for name, line in history.items() if len(set(line.values)) > 1}
    for name, by_scenario in means.items():
        values = np.stack(by_scenario)  # (scenario, year, …)
        if (values != values[:1]).any() or (values != values[:, :1]).any():
            found.add(name)
    return found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.title)
def test_what_a_paragraph_is_mapped_to_exists_and_moves(
    entry: Entry, known: dict[str, Set[str]], telling: Set[str]
) -> None:
    assert list(faults(entry, known, telling)) == []


def test_every_paragraph_of_the_brief_has_one_entry() -> None:
    assert unmapped(PARAGRAPHS, ENTRIES) == []


def test_every_scenario_sub_model_and_indicator_is_asked_for_by_some_paragraph(
    system: System, known: dict[str, Set[str]]
) -> None:
    named = {kind: {n for entry in ENTRIES for n in entry.names.get(kind, ())} for kind in known}
    assert set(system.scenarios) - {"baseline"} <= named["scenarios"]
    assert known["sub-models"] == named["sub-models"]


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("sub-models", "weather", "'weather' of sub-models does not exist"),
        ("variables", "mood", "'mood' of variables does not exist"),
        ("variables", "habitual_growth", "'habitual_growth' of variables does not exist"),
        ("series", "gdp_of_mars", "'gdp_of_mars' of series does not exist"),
        ("topics", "gossip", "'gossip' of topics does not exist"),
        ("dossiers", "none-2030", "'none-2030' of dossiers does not exist"),
        ("scenarios", "all-is-well", "'all-is-well' of scenarios does not exist"),
        ("commands", "guess", "'guess' of commands does not exist"),
        ("colours", "blue", "'colours' is no kind of entry"),
    ],
)
def test_a_name_that_does_not_exist_is_told(
    known: dict[str, Set[str]], telling: Set[str], kind: str, name: str, said: str
) -> None:
    good = ENTRIES[0]
    bad = replace(good, names={**good.names, kind: (*good.names.get(kind, ()), name)})
    assert list(faults(bad, known, telling)) == [f"{good.title}: {said}"]


def test_a_variable_that_nothing_moves_is_told(
    known: dict[str, Set[str]], telling: Set[str]
) -> None:
    title = ENTRIES[0].title
    still = telling - {"threat"}
    told = [f"{title}: no two scenarios and no two years tell 'threat' apart"]
    assert list(faults(ENTRIES[0], known, still)) == told


def test_an_entry_that_lacks_something_is_told(
    known: dict[str, Set[str]], telling: Set[str]
) -> None:
    title = ENTRIES[0].title
    told = list(faults(replace(ENTRIES[0], names={}, said=""), known, telling))
    assert told == [
        f"{title} does not say what the paragraph says",
        *(
            f"{title} names no {kind}"
            for kind in ("sub-models", "variables", "scenarios", "commands")
        ),
        f"{title} names no fact",
    ]


def test_a_paragraph_left_out_and_one_too_many_are_told() -> None:
    extra = replace(ENTRIES[0], number=9)
    assert unmapped(PARAGRAPHS, [*ENTRIES[1:], extra]) == [
        "Introduction, paragraph 1 has no entry",
        "Introduction, paragraph 9 is not in the brief",
    ]
