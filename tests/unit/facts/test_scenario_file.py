"""A scenario from a file of one's own stands beside those of the system."""

from pathlib import Path

import pytest

import foedus
from foedus.errors import DataError
from foedus.facts.scenario_file import with_scenario
from foedus.facts.system import System
from foedus.model.units import model_units

TEXT = """\
name: mine
question: Why?
based_on: us-stays
changes:
  - variable: crisis_pool
    unit: "1"
    path: {2027: 0.5}
    why: Test.
    source: eucom-force-model-2026
"""


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def read(system: System, folder: Path, text: str) -> tuple[System, str]:
    path = folder / "any-name.yaml"
    path.write_text(text, "utf-8")
    return with_scenario(system, path, model_units())


def test_it_is_beside_the_others_under_its_own_name(system: System, tmp_path: Path) -> None:
    found, name = read(system, tmp_path, TEXT)
    assert name == "mine"
    assert found.scenario("mine").based_on == "us-stays"
    assert set(found.scenarios) == {*system.scenarios, "mine"}
    assert "mine" not in system.scenarios


def test_the_checksum_names_what_the_file_says(system: System, tmp_path: Path) -> None:
    first = read(system, tmp_path, TEXT)[0].checksum
    again = read(system, tmp_path, TEXT)[0].checksum
    other = read(system, tmp_path, TEXT.replace("0.5", "0.4"))[0].checksum
    assert first == again
    assert len({system.checksum, first, other}) == 3


def test_a_file_of_the_system_itself_is_that_scenario(system: System) -> None:
    path = system.directory / "scenarios" / "us-stays.yaml"
    assert with_scenario(system, path) == (system, "us-stays")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: mine", "name: ceasefire", "line 1: name: 'ceasefire' is a scenario of eu_nato"),
        ("based_on: us-stays\n", "", "line 1: based_on is required"),
        ("based_on: us-stays", "based_on: us-stay", "did you mean 'us-stays'"),
        ("crisis_pool", "crisis_pol", "line 5: changes.0.variable: variable 'crisis_pol'"),
        ('unit: "1"', 'unit: "%"', "is not the unit of the code"),
        ("path: {2027: 0.5}", "as_in: us-sty", "did you mean 'us-stays'"),
        ("eucom-force-model-2026", "eucom-force-model-2027", "source 'eucom-force-model-2027'"),
        ("question", "qestion", "did you mean 'question'"),
        ("changes:", "changes: [", "is not valid YAML"),
    ],
)
def test_faults_are_told_with_their_line(
    old: str, new: str, told: str, system: System, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as raised:
        read(system, tmp_path, TEXT.replace(old, new, 1))
    assert told in str(raised.value)


def test_all_faults_come_at_once(system: System, tmp_path: Path) -> None:
    text = TEXT.replace("crisis_pool", "crisis_pol").replace("us-stays", "us-stay")
    with pytest.raises(DataError) as raised:
        read(system, tmp_path, text)
    assert len(raised.value.faults) == 2


def test_a_file_that_is_not_there_is_told(system: System, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is missing"):
        with_scenario(system, tmp_path / "none.yaml")
