"""The card of a run: what it was made from, a hash that moves with it, and the way back."""

import json
import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy
import pytest

import foedus
from foedus.facts.system import System

from .conftest import RUNS


@pytest.fixture(scope="module")
def card(as_json: Any) -> dict[str, Any]:
    return dict(json.loads((as_json.folder / "card.json").read_text("utf-8")))


def card_of(system: System, scenario: str = "baseline", **asked: Any) -> dict[str, Any]:
    asked = {"runs": 4, "seed": 1, "until": 2026, "processes": 1} | asked
    runs = foedus.simulate(system, scenario, **asked)
    return dict(json.loads(runs.attrs["card"]))


def test_the_card_names_what_the_run_was_made_from(card: dict[str, Any], system: System) -> None:
    assert card["foedus"] == foedus.__version__
    assert card["versions"]["python"] == platform.python_version()
    assert card["versions"]["numpy"] == numpy.__version__
    assert card["system"] == "eu_nato"
    assert card["system_checksum"] == system.checksum
    assert card["as_of"] == system.as_of.isoformat()
    assert card["scenario"] == "us-retrenches"
    assert card["lineage"] == ["baseline", "us-retrenches"]
    assert (card["runs"], card["seed"]) == (RUNS, 3)
    assert (card["first_year"], card["last_year"]) == (2025, 2040)


def test_the_card_names_every_change_with_its_reason(card: dict[str, Any]) -> None:
    changes = {change["variable"]: change for change in card["changes"]}
    assert set(changes) == {"us_troops_in_europe", "crisis_pool"}
    assert changes["us_troops_in_europe"]["path"]["2030"] == 40
    for change in changes.values():
        assert change["unit"]
        assert change["why"]
        assert change["source"] == "imagined"


def test_the_hash_is_that_of_sha256(card: dict[str, Any]) -> None:
    assert len(bytes.fromhex(card["hash"])) == 32


def test_the_card_of_the_folder_is_the_one_that_was_printed(
    card: dict[str, Any], as_json: Any
) -> None:
    assert card == as_json.said.json["card"]


def test_the_same_run_has_the_same_hash(system: System) -> None:
    assert card_of(system) == card_of(system)


@pytest.mark.parametrize(
    "asked", [{"runs": 5}, {"seed": 2}, {"until": 2027}, {"scenario": "us-retrenches"}], ids=str
)
def test_what_moves_a_result_moves_the_hash(system: System, asked: dict[str, Any]) -> None:
    assert card_of(system, **asked)["hash"] != card_of(system)["hash"]


def test_another_day_moves_the_hash(system: System) -> None:
    earlier = foedus.load(as_of=date(2026, 11, 21))
    assert card_of(earlier)["hash"] != card_of(system)["hash"]


def test_the_number_of_processes_does_not_move_the_hash(system: System) -> None:
    assert card_of(system, processes=2)["hash"] == card_of(system, processes=1)["hash"]


@pytest.fixture(params=["hostility.yaml", "parameters/economy.yaml", "scenarios/us-stays.yaml"])
def changed_file(request: pytest.FixtureRequest, shipped_copy: Path) -> Iterator[Path]:
    path = shipped_copy / request.param
    path.write_text(path.read_text("utf-8") + "\n# A remark.\n", "utf-8")
    return shipped_copy


def test_any_changed_file_of_the_system_moves_the_hash(system: System, changed_file: Path) -> None:
    assert card_of(foedus.load(changed_file))["hash"] != card_of(system)["hash"]


def test_a_copy_of_the_system_elsewhere_has_the_same_hash(
    system: System, shipped_copy: Path
) -> None:
    assert card_of(foedus.load(shipped_copy)) == card_of(system)


def test_a_run_made_again_from_its_card_gives_the_same_numbers(
    card: dict[str, Any], as_json: Any, ask: Any, tmp_path: Path
) -> None:
    words = ["run", card["scenario"], "--runs", card["runs"], "--seed", card["seed"], "--json"]
    words += ["--until", card["last_year"], "--as-of", card["as_of"], "--system", card["system"]]
    assert ask(*words, folder=tmp_path).json == as_json.said.json
