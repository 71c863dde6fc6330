"""`foedus scenarios`: questions, changes in words, reasons and contradictions."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def every(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    said = ask("scenarios", folder=tmp_path_factory.mktemp("every"))
    assert (said.status, said.err) == (0, "")
    return str(said.out)


def test_the_list_has_the_question_of_each(every: str, system: Any) -> None:
    for name, one in system.scenarios.items():
        assert f"{name}: {one.question}" in every


def test_a_change_is_told_in_words_with_reason_and_source(ask: Any, tmp_path: Path) -> None:
    text = ask("scenarios", "us-retrenches", folder=tmp_path).out
    assert "based on baseline" in text
    line = "at most 70 in 2027, 40 thousand persons in 2030, straight line, then held"
    assert f"US troops in Europe (us_troops_in_europe): {line}" in text
    assert "Imagined. A drawdown that goes on" in text
    stays = ask("scenarios", "us-stays", folder=tmp_path).out
    assert "Source: us-ndaa-2026#section-1249." in stays
    assert "set to 1 from 2029 on" in stays


def test_what_cannot_be_stacked_is_told(every: str) -> None:
    assert "cannot be stacked with us-stays: both change us_troops_in_europe" in every


def test_the_list_cuts_long_paths_and_the_page_of_one_does_not(
    every: str, ask: Any, tmp_path: Path
) -> None:
    assert "more\n" in every
    text = ask("scenarios", "hague-kept", folder=tmp_path).out
    assert "more\n" not in text
    assert "ESP at least 2 in 2025, 2.1 % of GDP in 2035" in text


def test_the_json_holds_the_same(ask: Any, system: Any, tmp_path: Path) -> None:
    found = ask("scenarios", "--json", folder=tmp_path).json["scenarios"]
    assert [one["name"] for one in found] == list(system.scenarios)
    for one in found:
        assert one["question"] == system.scenario(one["name"]).question
        assert len(one["changes"]) == len(system.scenario(one["name"]).changes)
        for change in one["changes"]:
            assert change["why"]
            assert change["source"]
            assert change["label"]
    alone = ask("scenarios", "us-stays", "--json", folder=tmp_path).json
    assert alone == next(one for one in found if one["name"] == "us-stays")
    troops = ["us_troops_in_europe"]
    others = ("european-nato", "indo-pacific-pivot", "us-retrenches")
    assert alone["cannot_be_stacked_with"] == dict.fromkeys(others, troops)


def test_a_stack_is_shown_as_it_would_run(ask: Any, tmp_path: Path) -> None:
    found = ask("scenarios", "us-retrenches+ceasefire", "--json", folder=tmp_path).json
    assert found["lineage"] == ["baseline", "us-retrenches", "ceasefire"]
    changed = {change["variable"] for change in found["changes"]}
    assert {"us_troops_in_europe", "hostility", "other_aid"} <= changed


def test_a_stack_that_contradicts_itself_is_refused(ask: Any, tmp_path: Path) -> None:
    said = ask("scenarios", "us-retrenches+us-stays", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "both change 'us_troops_in_europe'; leave one out" in said.err


def test_an_unknown_scenario_is_offered_the_nearest(ask: Any, tmp_path: Path) -> None:
    said = ask("scenarios", "us-stay", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "did you mean 'us-stays'" in said.err
