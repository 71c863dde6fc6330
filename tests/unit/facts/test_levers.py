"""Levers as facts: strict, coherent, and every fault told with its line."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import foedus
from foedus.errors import DataError
from foedus.facts.levers import Lever, LeverChange, LeversFile
from foedus.facts.system import System
from foedus.facts.validate import validate
from foedus.model.units import model_units

CHANGE: dict[str, Any] = {"variable": "crisis_pool", "unit": "1", "year": 2030, "why": "w"}
LEVER: dict[str, Any] = {
    "id": "pool",
    "label": "Pool",
    "unit": "1",
    "baseline": "b",
    "low": 0.0,
    "high": 1.0,
    "changes": [CHANGE],
    "leaves": "Roads.",
    "unmoved": ["mobility_days"],
    "why": "w",
}


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


@pytest.fixture
def folder(system: System, tmp_path: Path) -> Path:
    target = tmp_path / "system"
    shutil.copytree(system.directory, target)
    return target


def without(lever: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in lever.items() if key not in keys}


@pytest.mark.parametrize(
    ("lever", "told"),
    [
        ({**LEVER, "low": 2.0}, "low 2 is not below high 1"),
        (without(LEVER, "low"), "needs low and high, or choices"),
        (without(LEVER, "changes"), "changes nothing"),
        ({**LEVER, "levels": [{"id": "a", "value": 3.0, "means": "m"}]}, "level a is 3, outside"),
        ({**LEVER, "levels": [{"id": "5", "value": 1.0, "means": "m"}]}, "taken for a number"),
        ({**LEVER, "levels": [{"id": "baseline", "value": 1.0, "means": "m"}]}, "rename it"),
        ({**LEVER, "only_levels": True}, "there are no levels"),
        ({**LEVER, "unit": "year"}, "changes must give level where the unit is year"),
        ({**LEVER, "choices": [{"id": "a", "scenario": "b", "means": "m"}]}, "remove them"),
        ({**LEVER, "hihg": 1.0}, "Extra inputs"),
        ({**LEVER, "changes": [{**CHANGE, "level": 1.0}]}, "found both"),
        ({**LEVER, "changes": [without(CHANGE, "year")]}, "found neither"),
        ({**LEVER, "changes": [{**CHANGE, "before": {2031: 1.0}}]}, "before reaches to 2031"),
    ],
)
def test_a_lever_that_contradicts_itself_is_refused(lever: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Lever.model_validate(lever)


def test_a_rule_needs_two_settings_and_each_one_way() -> None:
    at = {"lever": "a", "low": 1.0}
    for when in ([at], [at, {"lever": "b"}], [at, {"lever": "b", "high": 1.0, "choice": "c"}]):
        with pytest.raises(ValidationError):
            LeversFile.model_validate({"incoherent": [{"when": when, "why": "w"}]})


def edited(folder: Path, old: str, new: str) -> list[str]:
    """Return the faults of the folder once a text of its levers is another."""
    file = folder / "levers.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    faults = validate(folder, model_units()).faults
    assert all(fault.file == "levers.yaml" and fault.line for fault in faults)
    return [fault.message for fault in faults]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("variable: crisis_pool", "variable: crisis_pol", "did you mean 'crisis_pool'"),
        ("unmoved: [crisis_pool", "unmoved: [crisis_pol", "did you mean 'crisis_pool'"),
        ("unit: EUR billion/year\n        before", "unit: EUR\n        before", "is not the unit"),
        ("actors: [UKR]", "actors: [UKS]", "actor or organisation 'UKS' is not known"),
        ("scenario: hague-kept", "scenario: hague-kep", "did you mean 'hague-kept'"),
        ("source: com-2025-847", "source: com-2025-848", "source 'com-2025-848' is not known"),
        ("{lever: us-troops, low: 76}", "{lever: us-trops, low: 76}", "did you mean 'us-troops'"),
        ("{lever: us-troops, low: 76}", "{lever: us-troops, low: 760}", "outside the lever's"),
        ("choice: stalls}", "choice: stall}", "did you mean 'stalls'"),
        (
            "{lever: spending-target, choice: stalls}",
            "{lever: spending-target, low: 1}",
            "has choices and no range",
        ),
        ("id: us-aid", "id: us-troops", "given twice"),
    ],
)
def test_what_a_lever_names_has_to_be_there(old: str, new: str, told: str, folder: Path) -> None:
    assert any(told in fault for fault in edited(folder, old, new))


def test_an_organisation_may_stand_for_its_members(folder: Path) -> None:
    assert edited(folder, "actors: [EU]", "actors: [NATO, UKR]") == []


def test_a_system_without_levers_is_whole(folder: Path) -> None:
    (folder / "levers.yaml").unlink()
    assert foedus.load(folder).levers == LeversFile()


def test_all_faults_of_a_bad_file_come_at_once(folder: Path) -> None:
    file = folder / "levers.yaml"
    text = file.read_text("utf-8").replace("low: 40", "low: many").replace("why: Set from", "wy: x")
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as raised:
        foedus.load(folder)
    assert len(raised.value.faults) >= 3


def test_there_are_about_ten_and_each_has_a_reason(system: System) -> None:
    levers = system.levers.levers
    assert 10 <= len(levers) <= 16
    for one in levers:
        assert len(one.why) > 20
        assert one.source is not None or one.only_levels, one.id
        assert one.names, one.id


def test_a_change_needs_one_end() -> None:
    assert LeverChange.model_validate(CHANGE).year == 2030
