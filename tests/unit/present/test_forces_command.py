"""`foedus forces`: the answer first, both orders, what is judged, JSON, a table and a chart."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

KEYS = {
    "year", "scenario", "measured", "promises", "pools", "slots", "required", "union_required",
    "ready_share", "shortfall", "double_hatted", "binding", "readiness_days", "headline_days",
    "curve", "judged", "leans", "studies",
}  # fmt: skip
FEW = ("--runs", 128)


def test_it_tells_what_is_asked_for_and_that_contributions_are_classified(
    ask: Any, tmp_path: Path
) -> None:
    said = ask("forces", "--year", 2024, *FEW, folder=tmp_path)
    assert said.status == 0
    text = " ".join(said.out.split())
    assert "NATO asks for 300,000 persons within 30 days, 14.2 %" in text
    assert "The EU's force of 5,000 asks for 0.36 %" in text
    assert "What states contribute to NATO's tiers is classified" in text
    for part in (
        "NATO first", "EU first", "What binds", "If each force is counted once",
        "pools by state", "Germany offers NATO: 35,000 within 30 days", "What is judged",
        "Malta: no part in the EU's force",
        "Helsinki Headline Goal (EU), 60,000 within 60 days", "3 turns that nobody had taken",
        "Parliament says that the goal was never realistically reached",
        "2004-06: ended, Headline Goal 2010 took its place", "2012-1 1, 2012-2 2",
        "2024-07-01: ended, Allied Reaction Force took its place",
        "EU battlegroups (EU), 3,000 within 10 days (in part recalled)",
    ):  # fmt: skip
        assert part in text, part


def test_files_are_written_and_the_card_says_what_was_asked(ask: Any, tmp_path: Path) -> None:
    said = ask("forces", "--year", 2030, "--scenario", "eu-force-60000", *FEW, folder=tmp_path)
    folder = tmp_path / "out" / "forces-2030-eu-force-60000"
    assert f"Written to {folder.relative_to(tmp_path)}/" in said.out
    rows = list(csv.DictReader((folder / "forces.csv").read_text("utf-8").splitlines()))
    assert rows[0]["actor"] == "USA"
    assert all(float(row["ready_1_mid"]) < float(row["ready_3_mid"]) for row in rows)
    assert (folder / "charts" / "forces.png").read_bytes().startswith(b"\x89PNG")
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert (card["forces"], card["of_scenario"], card["measured"]) == (
        2030,
        "eu-force-60000",
        False,
    )
    assert "force of the scenario (EU)" in said.out


def test_json_has_stable_keys_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    found = ask("forces", "--json", *FEW, folder=tmp_path).json
    assert found.keys() == KEYS
    assert (found["year"], found["measured"]) == (2026, False)
    assert [one["organisation"] for one in found["slots"]] == ["NATO", "NATO", "NATO", "EU"]
    assert len(found["curve"]["alliance_first"]) == len(found["slots"])
    assert found["judged"].keys() >= {"deployable", "high_readiness", "union_part"}
    assert list(tmp_path.iterdir()) == []


def test_a_measured_year_says_that_the_scenario_comes_later(ask: Any, tmp_path: Path) -> None:
    said = ask("forces", "--year", 2024, "--scenario", "us-stays", *FEW, folder=tmp_path)
    assert "2024 is history: the scenario moves later years only." in said.out


def test_an_earlier_day_knows_the_promises_of_then(ask: Any, tmp_path: Path) -> None:
    said = ask("forces", "--as-of", "2022-01-15", *FEW, folder=tmp_path)
    assert "NATO asks for 40,000 persons" in " ".join(said.out.split())
    assert "NATO Force Model" not in said.out
    assert (tmp_path / "out" / "forces-2022-as-of-2022-01-15" / "card.json").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--year", 2013), "no forces are known of 2013; choose a year from 2014"),
        (("--year", 2041), "to 2040 (projected)"),
        (("--scenario", "eu-force"), "unknown scenario 'eu-force'"),
        (("--as-of", "yesterday"), "'yesterday' is not a day"),
        (("--as-of", "2013-01-01"), "personnel was not published by 2013-01-01"),
    ],
)
def test_what_cannot_be_answered_ends_with_2_and_a_reason(
    ask: Any, tmp_path: Path, words: tuple[object, ...], told: str
) -> None:
    said = ask("forces", *words, *FEW, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


def test_a_folder_of_another_use_is_left_alone(ask: Any, tmp_path: Path) -> None:
    assert ask("power", "nato-consensus", "--out", "x", folder=tmp_path).status == 0
    said = ask("forces", "--out", "x", *FEW, folder=tmp_path)
    assert said.status == 2
    assert "x holds voting power" in said.err


def test_history_by_year_tells_measured_from_computed(ask: Any, tmp_path: Path) -> None:
    said = ask("forces", "--year", 2016, *FEW, folder=tmp_path)
    table = said.out.partition("by year; ~ computed")[2].partition("Where the figures")[0]
    rows = {row.split(", ")[0].strip(): row for row in table.splitlines() if ", " in row}
    heads = next(row for row in table.splitlines() if row.split()[:1] == ["line"])
    assert heads.split()[1:] == [str(year) for year in range(2016, 2025)]
    assert "not that states offered them" in table
    assert rows["Readiness asked"].count("~") == 0
    assert rows["NATO slots filled"].count("~") == len(range(2016, 2025))
    assert "nobody has to stand in both pledges" in said.out


def test_on_an_earlier_day_later_steps_are_hidden_and_later_judgements_said(
    ask: Any, tmp_path: Path
) -> None:
    text = " ".join(ask("forces", "--as-of", "2021-12-31", *FEW, folder=tmp_path).out.split())
    for later in ("Reaction Force", "Force Model (NATO)", "2022-02-25", "Rapid Deployment"):
        assert later not in text, later
    assert "All of it was judged on 2026-11-22, with what was known by then." in text
    assert "2014-09-05: A spearhead at very high readiness" in text
