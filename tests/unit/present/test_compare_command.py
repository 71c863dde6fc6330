"""`foedus compare`: tables, files and JSON of scenarios side by side."""

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from foedus.analyse.clear import CLEAR
from foedus.simulate.quantiles import QUANTILES

NAMES = ("baseline", "us-retrenches", "europe-stalls")
QUICK = ("--runs", 128, "--until", 2030, "--seed", 3)
KEYS = ("q05", "q25", "q50", "q75", "q95")


@dataclass(frozen=True)
class Compared:
    said: Any
    folder: Path


@pytest.fixture(scope="module")
def text(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    folder = tmp_path_factory.mktemp("text")
    said = ask("compare", *NAMES, *QUICK, folder=folder)
    assert said.status == 0, said.err
    return Compared(said, folder / "out" / "compare-baseline-us-retrenches-europe-stalls")


@pytest.fixture(scope="module")
def found(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    said = ask("compare", *NAMES, *QUICK, "--json", folder=tmp_path_factory.mktemp("json"))
    assert said.status == 0, said.err
    return said.json


# Words


def test_it_tells_every_question_and_how_the_runs_are_paired(text: Compared, system: Any) -> None:
    flat = " ".join(text.said.out.split())
    assert flat.startswith("us-retrenches, europe-stalls against baseline")
    for name in NAMES:
        assert f"{name}: {system.scenario(name).question}" in flat
    assert "128 runs, seed 3" in flat
    assert "on the same draws" in flat


def row_of(text: str, label: str, scenario: str) -> str:
    _, _, rest = text.partition(f"\n{label}")
    return next(line for line in rest.splitlines() if line.startswith(f"  {scenario}"))


def test_a_row_tells_value_difference_chances_and_when_it_is_clear(
    text: Compared, found: Any
) -> None:
    row = row_of(text.said.out, "European share of allied spending", "europe-stalls")
    one = found["indicators"]["european_share"]
    gap = one["differences"]["europe-stalls"]
    value = one["scenarios"]["europe-stalls"]
    cells = re.split(r"\s{2,}", row.strip())
    assert cells[0] == "europe-stalls"
    assert cells[1] == f"{value['q50'][-1]:.1f}"
    assert cells[2] == f"{value['q05'][-1]:.1f}–{value['q95'][-1]:.1f}"
    assert cells[3] == f"{gap['q50'][-1]:.2f}".replace("-", "−")
    assert cells[4].count(" to ") == cells[5].count(" to ") == 1
    assert cells[-1] == str(gap["clear_from"])


def test_marks_stand_on_what_is_set_and_on_what_rests_on_judged_links(text: Compared) -> None:
    out = text.said.out
    assert " =" in row_of(out, "US troops in Europe", "us-retrenches")
    assert " †" in row_of(out, "European share", "us-retrenches")
    assert " †" not in row_of(out, "European share", "europe-stalls")
    assert "no change" in row_of(out, "US troops in Europe", "europe-stalls")
    assert "= set by a scenario itself" in out
    assert "† moves over judged links alone" in out


def test_it_defines_its_words(text: Compared) -> None:
    flat = " ".join(text.said.out.split())
    assert f"clear from: {CLEAR}" in flat
    assert "A tie counts as neither above nor below" in flat
    assert "not by 2030" in flat


def test_it_tells_changes_editions_and_what_is_left_out(text: Compared) -> None:
    flat = " ".join(text.said.out.split())
    assert "What us-retrenches changes" in flat
    assert "What europe-stalls changes" in flat
    assert "Part of the step is an artefact" in flat
    assert "not what the model leaves out" in flat
    assert f"Written to out/{text.folder.name}/: comparison.csv, charts/, card.json" in flat


def test_a_scenario_against_itself_says_no_change_on_every_line(
    ask: Any, found: Any, tmp_path: Path
) -> None:
    words = ("baseline", "baseline", "--runs", 128, "--until", 2027)
    said = ask("compare", *words, folder=tmp_path)
    assert said.status == 0
    table = said.out.partition("\n2026 ")[2].partition("above, equal")[0]
    assert table.count("no change") >= len(found["indicators"])
    # Gaps may be negative themselves; a difference would be signed on most lines.
    assert "+" not in table
    assert (tmp_path / "out" / "compare-baseline-baseline" / "card.json").exists()
    plain = ask("compare", *words, "--json", folder=tmp_path).json
    for one in plain["indicators"].values():
        gap = one["differences"]["baseline"]
        assert all(value == 0 for key in KEYS for value in gap[key])
        assert all(value == 0 for value in gap["chance_above"])
        assert all(value == 1 for value in gap["chance_equal"])
        assert gap["clear_from"] is None
        assert gap["rests_on"] == "unmoved"


# JSON


def test_the_json_has_stable_keys(found: Any) -> None:
    assert list(found) == ["scenarios", "reference", "card", "definitions", "indicators"]
    assert found["scenarios"] == list(NAMES)
    assert found["reference"] == "baseline"
    assert found["definitions"]["clear_from"] == CLEAR
    for one in found["indicators"].values():
        assert list(one) == ["unit", "label", "years", "carried", "scenarios", "differences"]
        assert list(one["scenarios"]) == list(NAMES)
        assert list(one["differences"]) == list(NAMES[1:])
        for values in one["scenarios"].values():
            assert list(values) == list(KEYS)
            assert {len(value) for value in values.values()} == {len(one["years"])}
        for gap in one["differences"].values():
            assert list(gap)[:6] == ["years", *KEYS]
            assert list(gap)[6:] == ["chance_above", "chance_equal", "clear_from", "rests_on"]
            assert len(gap["chance_above"]) == len(gap["years"])


def test_with_json_files_are_written_only_where_asked_for(ask: Any, tmp_path: Path) -> None:
    words = ("compare", *NAMES[:2], "--runs", 8, "--until", 2026, "--json")
    assert ask(*words, folder=tmp_path).status == 0
    assert list(tmp_path.iterdir()) == []
    said = ask(*words, "--out", "here", folder=tmp_path)
    assert json.loads((tmp_path / "here" / "card.json").read_text("utf-8")) == said.json["card"]


# Files


def test_the_folder_holds_three_things_and_no_leftovers(text: Compared) -> None:
    names = {path.name for path in text.folder.iterdir()}
    assert names == {"comparison.csv", "charts", "card.json"}
    charts = {path.name for path in (text.folder / "charts").iterdir()}
    assert charts >= {"overview.png", "european_share.png", "european_share-difference.png"}


def test_the_table_is_tidy_and_holds_what_the_json_holds(text: Compared, found: Any) -> None:
    with (text.folder / "comparison.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({tuple(row.values())[:5] for row in rows}) == len(rows)
    for name, one in found["indicators"].items():
        for scenario in NAMES[1:]:
            mine = [
                row
                for row in rows
                if (row["indicator"], row["scenario"], row["line"])
                == (name, scenario, "difference")
            ]
            gap = one["differences"][scenario]
            assert [int(row["year"]) for row in mine] == gap["years"]
            for key in (*KEYS, "chance_above"):
                values = [float(row[key]) for row in mine]
                assert values == pytest.approx(gap[key], rel=1e-5, abs=1e-9)
            assert {row["clear_from"] for row in mine} <= {str(gap["clear_from"] or "")}
    assert len(QUANTILES) == len(KEYS)
    history = [row for row in rows if row["line"] == "history" and row["q50"]]
    assert {row["scenario"] for row in history} == {""}


@pytest.mark.parametrize("first", ["run", "compare"])
def test_a_run_and_a_comparison_do_not_overwrite_each_other(
    first: str, ask: Any, tmp_path: Path
) -> None:
    quick = ("--runs", 8, "--until", 2026, "--out", "here", "--json")
    words = {"run": ("run", "baseline"), "compare": ("compare", *NAMES[:2])}
    second = next(name for name in words if name != first)
    assert ask(*words[first], *quick, folder=tmp_path).status == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = ask(*words[second], *quick, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "here holds a " in said.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_foreign_card_is_left_alone(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "card.json").write_text('{"mine": 1}')
    said = ask("compare", *NAMES[:2], "--runs", 8, "--out", "mine", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "was not written by foedus" in said.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["card.json"]


# Stacked


def test_what_is_stacked_on_all_is_named_everywhere(ask: Any, tmp_path: Path) -> None:
    quick = ("--runs", 8, "--until", 2026)
    words = ("compare", "baseline", "us-retrenches", "--with", "ceasefire")
    said = ask(*words, *quick, folder=tmp_path)
    assert said.status == 0
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "compare-ceasefire-us-retrenches+ceasefire"
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert card["scenarios"] == ["ceasefire", "us-retrenches+ceasefire"]
    lineage = card["cards"]["us-retrenches+ceasefire"]["lineage"]
    assert lineage == ["baseline", "us-retrenches", "ceasefire"]


def test_a_run_of_stacked_scenarios_says_so(ask: Any, tmp_path: Path) -> None:
    quick = ("--runs", 8, "--until", 2026)
    words = ("run", "us-retrenches", "--with", "ceasefire", "--with", "hague-kept")
    said = ask(*words, *quick, folder=tmp_path)
    assert said.status == 0
    name = "us-retrenches+ceasefire+hague-kept"
    flat = " ".join(said.out.split())
    assert flat.startswith(f"{name}: us-retrenches and ceasefire and hague-kept together. If")
    card = json.loads((tmp_path / "out" / name / "card.json").read_text("utf-8"))
    assert card["scenario"] == name
    assert card["lineage"] == ["baseline", "us-retrenches", "ceasefire", "hague-kept"]
    assert card["question"].startswith("us-retrenches and ceasefire and hague-kept together.")


@pytest.mark.parametrize("command", ["run", "compare"])
def test_what_contradicts_itself_is_refused_before_any_work(
    command: str, ask: Any, tmp_path: Path
) -> None:
    names = ("baseline", "us-retrenches") if command == "compare" else ("us-retrenches",)
    said = ask(command, *names, "--with", "us-stays", "--runs", 1_000_000, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "'us-retrenches' and 'us-stays' both change 'us_troops_in_europe'" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_a_folder_is_refused_before_any_work(
    shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    long = "what-if-" + "everything-" * 8 + "changes"
    text = f"name: {long}\nquestion: Who can read this?\nbased_on: baseline\n"
    (shipped_copy / "scenarios" / f"{long}.yaml").write_text(text, "utf-8")
    told = ("--runs", 1_000_000, "--system", shipped_copy)
    said = ask("compare", long, long, long, *told, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "too long for the name of a folder; name one with --out" in said.err
    assert not (tmp_path / "out").exists()


def test_brackets_in_the_words_of_a_file_are_printed(
    shipped_copy: Path, ask: Any, tmp_path: Path
) -> None:
    file = shipped_copy / "scenarios" / "us-stays.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("why: The floor", "why: The [bold] floor"), "utf-8")
    quick = ("--runs", 8, "--until", 2025, "--system", shipped_copy)
    assert "The [bold] floor" in ask("run", "us-stays", *quick, folder=tmp_path).out


def test_scenarios_that_move_no_headline_are_told_by_what_they_move(
    ask: Any, tmp_path: Path
) -> None:
    words = ("compare", "baseline", "mobility-union", "infrastructure-attack")
    said = ask(*words, "--runs", 128, "--until", 2032, "--seed", 3, folder=tmp_path)
    flat = " ".join(said.out.split())
    first = flat.partition("• ")[2].partition("• ")[0]
    assert re.match(
        r"Moving a brigade to the flank in 2030: baseline [\d.]+ days; mobility-union −[\d.]+ days",
        first,
    )
    assert flat.count("• Moving a brigade") == 1


def test_scenarios_that_move_a_headline_are_told_by_the_headlines(text: Compared) -> None:
    flat = " ".join(text.said.out.split())
    assert flat.partition("• ")[2].startswith("European share of allied spending in 2030")
