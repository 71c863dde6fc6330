"""`foedus levers` and `foedus new-scenario`, and `run`, `compare` and `scenarios` on a file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.facts.reading import parse
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.present.scenario_yaml import scenario_yaml

SET = ("--set", "us-troops=halved", "--set", "us-aid=0.5")
TEXTS = some.text(
    some.characters(codec="utf-8", exclude_categories=["C", "Z"]) | some.just(" "), min_size=1
).filter(str.strip)


def read(text: str) -> ScenarioFile:
    return ScenarioFile.model_validate(parse(text.encode(), "a.yaml").values)


@settings(max_examples=150, derandomize=True, database=None)
@given(
    TEXTS,
    TEXTS,
    TEXTS,
    some.dictionaries(some.integers(2025, 2040), some.floats(-1e6, 1e6), min_size=1, max_size=3),
    some.sampled_from(["set", "at_least", "at_most", "scale"]),
)
def test_what_is_written_reads_back_as_the_same(
    question: str, why: str, unit: str, path: dict[int, float], how: str
) -> None:
    points = {year: path[year] for year in sorted(path)}
    change = Change(variable="x", actors=("NO", "AAA"), unit=unit, path=points, how=how, why=why)
    one = ScenarioFile(name="null", question=question, based_on="baseline", changes=(change,))
    text = scenario_yaml(one, ["A comment: with # and - in it, " + 30 * "long "])
    assert read(text) == one


def test_every_shipped_scenario_reads_back_as_the_same(system: System) -> None:
    for one in system.scenarios.values():
        assert read(scenario_yaml(one)) == one


def test_the_list_has_ranges_reasons_and_rules(ask: Any, tmp_path: Path, system: System) -> None:
    said = ask("levers", folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    for one in system.levers.levers:
        assert f"{one.id}: {one.label}" in said.out
        assert one.why in said.out
        assert f"does not move: {one.leaves}" in said.out
    assert "us-troops at least 76 with us-crisis-pool at most 0.4: Troops at" in said.out


def test_the_json_of_levers_has_stable_keys(ask: Any, tmp_path: Path) -> None:
    found = ask("levers", "--json", folder=tmp_path).json
    troops = found["levers"][0]
    assert (troops["id"], troops["min"], troops["max"]) == ("us-troops", 40, 100)
    assert troops["default"] == "baseline"
    assert troops["levels"][0] == {
        "id": "halved",
        "value": 40,
        "means": "Half of the level of 2025.",
    }
    assert troops["variables"] == ["us_troops_in_europe"]
    assert troops["leaves"].startswith("What the United States keeps ready")
    assert "crisis_pool" in troops["unmoved"]
    assert troops["source_title"]
    target = next(one for one in found["levers"] if one["choices"])
    assert target["variables"] == ["defence_share"]
    assert len(found["incoherent"]) >= 8


def test_a_scenario_is_written_told_and_run(ask: Any, tmp_path: Path) -> None:
    said = ask("new-scenario", "my-world", *SET, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Written to my-world.yaml.\n")
    assert said.out.endswith("Run it: foedus run my-world.yaml\n")
    halved = "US troops in Europe in 2030 (us-troops): 40 thousand persons (halved)."
    assert f"{halved} Half of the level of 2025.\n" in said.out
    assert "US troops in Europe (us_troops_in_europe) set to 76 in 2027, 40 thousand" in said.out
    text = (tmp_path / "my-world.yaml").read_text("utf-8")
    assert "# Run it: foedus run my-world.yaml\n" in text
    quick = ("--runs", 8, "--until", 2032, "--json")
    ran = ask("run", "my-world.yaml", *quick, folder=tmp_path)
    assert ran.status == 0, ran.err
    assert ran.json["scenario"] == "my-world"
    troops = ran.json["indicators"]["us_troops_in_europe"]
    assert troops["q05"][-1] == troops["q95"][-1] == 40.0
    assert [one["variable"] for one in ran.json["card"]["changes"]] == [
        "us_troops_in_europe",
        "arms_and_aid",
    ]


@pytest.fixture(scope="module")
def written(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("written")
    assert ask("new-scenario", "mine", *SET, folder=folder).status == 0
    return folder


def test_a_file_can_be_compared_stacked_shown_and_explained(ask: Any, written: Path) -> None:
    quick = ("--runs", 8, "--until", 2030, "--json")
    found = ask("compare", "baseline", "mine.yaml", *quick, folder=written)
    assert found.json["scenarios"] == ["baseline", "mine"]
    found = ask("run", "mobility-union", "--with", "mine.yaml", *quick, folder=written)
    assert found.json["scenario"] == "mobility-union+mine"
    assert ask("scenarios", "mine.yaml", "--json", folder=written).json["name"] == "mine"
    line = ("us_troops_in_europe", "--year", 2030, "--runs", 8, "--json")
    found = ask("explain", "mine.yaml", *line, folder=written)
    assert found.json["scenario"] == "mine"


def test_files_go_to_a_folder_named_after_the_scenario(ask: Any, written: Path) -> None:
    ask("run", "mine.yaml", "--runs", 8, "--until", 2027, folder=written)
    card = json.loads((written / "out" / "mine" / "card.json").read_text("utf-8"))
    assert card["scenario"] == "mine"


def test_the_card_names_what_the_file_says(ask: Any, tmp_path: Path, system: System) -> None:
    def hash_of(value: str) -> str:
        ask("new-scenario", "mine", "--set", f"us-aid={value}", "--force", folder=tmp_path)
        words = ("run", "mine.yaml", "--runs", 2, "--until", 2026, "--json")
        card = ask(*words, folder=tmp_path).json["card"]
        assert card["system_checksum"] != system.checksum
        return str(card["hash"])

    assert hash_of("0.1") != hash_of("0.2")
    assert hash_of("0.2") == hash_of("0.2")


def test_a_file_is_never_overwritten_unless_that_is_asked_for(ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("precious", "utf-8")
    said = ask("new-scenario", "mine", *SET, folder=tmp_path)
    assert said.status == 2
    assert "--force" in said.err
    assert file.read_text("utf-8") == "precious"
    assert ask("new-scenario", "mine", *SET, "--force", folder=tmp_path).status == 0
    assert file.read_text("utf-8") != "precious"


def test_out_names_another_file(ask: Any, tmp_path: Path) -> None:
    said = ask("new-scenario", "mine", *SET, "--out", "a/b.yaml", "--json", folder=tmp_path)
    assert said.json["file"] == "a/b.yaml"
    assert said.json["run"] == "foedus run a/b.yaml"
    assert said.json["levers"][0] == {
        "id": "us-troops",
        "label": "US troops in Europe in 2030",
        "setting": "40 thousand persons (halved)",
        "means": "Half of the level of 2025.",
    }
    assert (tmp_path / "a" / "b.yaml").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("mine",), "no lever is moved"),
        (("mine", "--set", "us-troops=7"), "it goes from 40 to 100 thousand persons"),
        (("mine", "--set", "us-trops=50"), "did you mean 'us-troops'"),
        (("us-stays", "--set", "us-aid=0"), "choose another name"),
        (("Mine", "--set", "us-aid=0"), "small letters"),
        (("mine", "--set", "us-aid=0", "--out", "a.txt"), "does not end in .yaml"),
        (("mine", "--set", "us-aid=0", "--out", "folder.yaml"), "is a folder"),
        (("mine", "--set", "us-aid=0", "--question", "Why\x07?"), "plain characters"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    words: tuple[str, ...], told: str, ask: Any, tmp_path: Path
) -> None:
    (tmp_path / "folder.yaml").mkdir()
    said = ask("new-scenario", *words, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert told in said.err
    assert [one.name for one in tmp_path.iterdir()] == ["folder.yaml"]


def test_incoherent_sets_are_warned_about_in_words_and_in_the_file(
    ask: Any, tmp_path: Path
) -> None:
    sets = ("--set", "hostility=escalation", "--set", "spending-target=stalls")
    said = ask("new-scenario", "odd", *sets, folder=tmp_path)
    assert said.status == 0
    assert "Beware: Hostility of Russia in 2032 (hostility) at 1 (escalation), with" in said.out
    assert "# Beware:" in (tmp_path / "odd.yaml").read_text("utf-8")
    again = ask("new-scenario", "odd", *sets, "--force", "--json", folder=tmp_path).json
    assert len(again["warnings"]) == 1


def test_a_choice_names_whose_shares_and_by_what_source(ask: Any, tmp_path: Path) -> None:
    said = ask("new-scenario", "mine", "--set", "spending-target=stalls", folder=tmp_path).out
    assert "stalls. No European ally spends a larger share than the last known." in said
    assert "Defence share (defence_share) of Albania and Italy at most 2.01 % of GDP" in said
    titled = "nato-defence-expenditure-2024: Defence Expenditure of NATO Countries"
    assert said.count(titled) == 1  # one reason for all


def test_a_question_of_ones_own_is_asked(ask: Any, tmp_path: Path) -> None:
    ask("new-scenario", "mine", *SET, "--question", "And then: what?", folder=tmp_path)
    assert ask("scenarios", "mine.yaml", folder=tmp_path).out.startswith("mine: And then: what?")


def test_a_bad_file_is_told_with_its_line(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: bad\nquestion: Why?\nbased_on: baselin\n", "utf-8")
    said = ask("run", "bad.yaml", "--runs", 1, "--json", folder=tmp_path)
    assert said.status == 2
    assert "line 3: based_on: scenario 'baselin' is not known; did you mean 'baseline'?" in said.err


def test_forces_and_enlargement_take_a_file_too(ask: Any, written: Path) -> None:
    quick = ("--scenario", "mine.yaml", "--runs", 128, "--json")
    said = ask("forces", "--year", 2030, *quick, folder=written)
    assert said.status == 0, said.err
    said = ask("enlargement", *quick, folder=written)
    assert said.status == 0, said.err


def test_the_command_to_run_it_can_be_pasted(ask: Any, tmp_path: Path) -> None:
    said = ask("new-scenario", "mine", *SET, "--out", "my file.yaml", folder=tmp_path)
    assert "Run it: foedus run 'my file.yaml'" in said.out
    assert ask("scenarios", "my file.yaml", folder=tmp_path).status == 0
    question = "Two lines:\nand 'quotes' \"too\"?"
    ask("new-scenario", "other", *SET, "--question", question, folder=tmp_path)
    assert ask("scenarios", "other.yaml", "--json", folder=tmp_path).json["question"] == question
