"""`foedus validate DIR`: what a folder holds, or every fault of it at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def broken(shipped_copy: Path) -> Path:
    """Return a copy of the shipped folder with one fault in each of three files."""

    def replace_once(file: str, old: str, new: str) -> None:
        path = shipped_copy / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} must stand in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    replace_once("hostility.yaml", "title:", "titel:")
    replace_once("actors.yaml", "area: Europe", "area: Atlantis")
    replace_once("scenarios/us-stays.yaml", "based_on: baseline", "based_on: bassline")
    return shipped_copy


@pytest.fixture
def text(ask: Any, system: Any, tmp_path: Path) -> str:
    said = ask("validate", system.directory, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    return str(said.out)


def test_the_shipped_folder_has_no_faults(text: str, system: Any) -> None:
    assert text.splitlines()[0] == f"{system.title}: no faults. Checksum {system.checksum[:12]}."


def test_a_shipped_system_is_found_by_its_name(ask: Any, text: str, tmp_path: Path) -> None:
    assert ask("validate", "eu_nato", folder=tmp_path).out == text


def test_it_counts_how_the_facts_were_checked(text: str, system: Any) -> None:
    rows = {line[:28].strip(): line[28:].split() for line in text.splitlines()}
    assert rows["facts"] == ["data", "text", "recalled"]
    memberships = sum(len(one.memberships) for one in system.organisations)
    assert sum(map(int, rows["memberships"][:3])) == memberships
    assert sum(map(int, rows["series"][:3])) == len(system.series_names)
    assert "% recalled)" in " ".join(rows["in all"])


def test_it_names_scenarios_and_counts_parameters_by_basis(text: str, system: Any) -> None:
    assert f"scenarios: {', '.join(system.scenarios)}" in text
    assert "parameters by basis: " in text
    assert " judged" in text.partition("parameters by basis: ")[2].splitlines()[0]


def test_as_json_it_gives_the_same_counts(ask: Any, system: Any, text: str, tmp_path: Path) -> None:
    found = ask("validate", system.directory, "--json", folder=tmp_path).json
    assert found["valid"] is True
    assert found["checksum"] == system.checksum
    assert found["scenarios"] == len(system.scenarios)
    assert found["sources"] == len(system.sources)
    total = found["checked"]
    assert set(total) == {"data", "text", "recalled"}
    assert found["recalled_share"] == pytest.approx(total["recalled"] / sum(total.values()))
    (line,) = (line for line in text.splitlines() if line.startswith("in all"))
    assert line[28:].split()[:3] == [str(total[way]) for way in ("data", "text", "recalled")]


def test_as_json_faults_are_json_too(broken: Path, ask: Any, tmp_path: Path) -> None:
    said = ask("validate", broken, "--json", folder=tmp_path)
    assert (said.status, said.err) == (2, "")
    assert said.json["valid"] is False
    assert said.json["checksum"] is None
    found = {fault["file"]: fault for fault in said.json["faults"]}
    assert set(found) == {"actors.yaml", "hostility.yaml", "scenarios/us-stays.yaml"}
    assert all(isinstance(fault["line"], int) for fault in found.values())
    assert "did you mean 'baseline'" in found["scenarios/us-stays.yaml"]["message"]


def test_as_json_what_the_model_cannot_run_on_is_a_fault_without_a_line(
    shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    drop_parameter_file(shipped_copy)
    said = ask("validate", shipped_copy, "--json", folder=tmp_path)
    assert (said.status, said.err) == (2, "")
    (fault,) = said.json["faults"]
    assert (fault["file"], fault["line"]) == (None, None)
    assert "support" in fault["message"]


def test_as_json_a_valid_folder_has_no_faults(ask: Any, system: Any, tmp_path: Path) -> None:
    assert ask("validate", system.directory, "--json", folder=tmp_path).json["faults"] == []


def test_faults_of_three_files_come_at_once_with_their_lines(
    broken: Path, ask: Any, tmp_path: Path
) -> None:
    said = ask("validate", broken, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    found = dict.fromkeys(("actors.yaml", "hostility.yaml", "scenarios/us-stays.yaml"), "")
    file = ""
    for line in said.err.splitlines():
        file = next((name for name in found if name in line and "fault(s)" in line), file)
        found[file] = found.get(file, "") + line
    for report in found.values():
        assert "line " in report
    assert "Atlantis" in found["actors.yaml"]
    assert "did you mean 'title'" in found["hostility.yaml"]
    assert "did you mean 'baseline'" in found["scenarios/us-stays.yaml"]
    assert "Traceback" not in said.err


def test_a_copy_of_the_shipped_folder_is_valid_and_left_as_it_was(
    shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in shipped_copy.rglob("*") if path.is_file()}
    assert ask("validate", shipped_copy, folder=tmp_path).status == 0
    after = {path: path.read_bytes() for path in shipped_copy.rglob("*") if path.is_file()}
    assert before == after


def spoil_scenario(folder: Path) -> None:
    path = folder / "scenarios" / "us-retrenches.yaml"
    path.write_text(path.read_text("utf-8").replace("variable: crisis_pool", "variable: weather"))


def drop_parameter_file(folder: Path) -> None:
    (folder / "parameters" / "support.yaml").unlink()


@pytest.mark.parametrize("spoil", [spoil_scenario, drop_parameter_file])
def test_a_folder_that_the_model_could_not_run_on_is_refused(
    spoil: Callable[[Path], None], shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    spoil(shipped_copy)
    said = ask("validate", shipped_copy, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "weather" in said.err or "support" in said.err
    assert "Traceback" not in said.err


def test_the_json_is_strict(ask: Any, system: Any, tmp_path: Path) -> None:
    out = ask("validate", system.directory, "--json", folder=tmp_path).out
    assert json.loads(out)
    assert out.count("\n") == 1
