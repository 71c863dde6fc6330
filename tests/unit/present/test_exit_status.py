"""Bad usage and bad input: status 2, a message that says what would put it right, no files."""

from pathlib import Path
from typing import Any

import pytest

WRONG = {
    "an unknown scenario": (
        ["run", "us-retrench"],
        ["unknown scenario 'us-retrench'", "did you mean 'us-retrenches'"],
    ),
    "a month too many": (["run", "--as-of", "2024-13-01"], ["'2024-13-01'", "2024-09-21"]),
    "a day in words": (["facts", "FIN", "--as-of", "yesterday"], ["'yesterday'", "2024-09-21"]),
    "a day to come": (["run", "--as-of", "2027-01-01"], ["2027-01-01 is after 2026-11-22"]),
    "facts of a day to come": (["facts", "--as-of", "2100-01-01"], ["2100-01-01 is after"]),
    "an end before the start": (["run", "--until", "2024"], ["2024", "choose an end from 2025"]),
    "one scenario alone": (["compare", "baseline"], ["name 2 to 6 scenarios", "not 1"]),
    "an unknown one to compare": (
        ["compare", "baseline", "us-retrench"],
        ["unknown scenario 'us-retrench'", "did you mean 'us-retrenches'"],
    ),
    "an unknown one to stack": (["run", "--with", "us-stay"], ["did you mean 'us-stays'"]),
    "a contradiction": (
        ["run", "us-stays", "--with", "us-retrenches"],
        ["'us-stays' and 'us-retrenches' both change 'us_troops_in_europe'"],
    ),
    "an unknown one to show": (["scenarios", "us-stay"], ["did you mean 'us-stays'"]),
    "no runs": (["run", "--runs", "0"], ["'--runs'"]),
    "too many runs": (["run", "--runs", "1000001"], ["'--runs'"]),
    "a negative seed": (["run", "--seed", "-1"], ["'--seed'"]),
    "no processes": (["run", "--processes", "0"], ["'--processes'"]),
    "runs in words": (["run", "--runs", "many"], ["'--runs'"]),
    "an unknown option": (["run", "--rums", "5"], ["--rums"]),
    "an unknown command": (["rum"], ["rum"]),
    "one argument too many": (["run", "baseline", "us-stays"], ["us-stays"]),
    "an unknown system": (["run", "--system", "nato_eu"], ["'nato_eu'", "eu_nato"]),
    "a folder that is no system": (["run", "--system", "."], ["no system.yaml"]),
    "an unknown actor": (["facts", "Finlnd"], ["'Finlnd'", "did you mean 'Finland'"]),
    "an unknown series": (["facts", "real_gpd"], ["did you mean 'real_gdp'"]),
    "a folder that is not there": (["validate", "nowhere"], ["'nowhere'", "eu_nato"]),
    "no folder to validate": (["validate"], ["DIR"]),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["text", "json"])
def test_it_says_what_is_wrong_and_writes_nothing(
    words: list[str], told: list[str], json: list[str], ask: Any, tmp_path: Path
) -> None:
    out = ["--out", "x"] if words[0] in ("run", "compare") else []
    said = ask(*words, *out, *(json if words[0] != "rum" else []), folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    for part in told:
        assert part in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused_before_any_work(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    said = ask("run", "--runs", 1_000_000, "--out", "mine.txt", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "mine.txt" in said.err
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_named(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    words = ("run", "--runs", 4, "--until", 2026, "--out", "mine.txt/deep")
    said = ask(*words, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "mine.txt/deep" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("command", [["run", "--out", "x"], ["facts", "NATO"]], ids=str)
def test_a_fault_in_the_system_is_named_by_file_and_line(
    command: list[str], shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    file = shipped_copy / "hostility.yaml"
    lines = file.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if "title:" in line)
    lines[place] = lines[place].replace("title:", "titel:")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    said = ask(*command, "--system", shipped_copy, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "hostility.yaml" in said.err
    assert f"line {place + 1}: " in said.err
    assert "did you mean 'title'" in said.err
    assert not (tmp_path / "x").exists()


def test_a_change_of_a_scenario_that_makes_no_sense_is_refused(
    shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    file = shipped_copy / "scenarios" / "us-retrenches.yaml"
    text = file.read_text("utf-8")
    assert "variable: crisis_pool" in text
    file.write_text(text.replace("variable: crisis_pool", "variable: crisis_pond"), "utf-8")
    said = ask("run", "us-retrenches", "--system", shipped_copy, "--out", "x", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "crisis_pond" in said.err
    assert "did you mean 'crisis_pool'" in said.err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["--version"], ["facts", "FIN"], ["facts", "--json"]], ids=str
)
def test_what_works_ends_with_status_0_and_no_complaint(
    words: list[str], ask: Any, tmp_path: Path
) -> None:
    said = ask(*words, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    assert said.out
