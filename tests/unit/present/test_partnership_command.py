"""`foedus partnership` as text, JSON and files."""

import csv
import json
from pathlib import Path
from typing import Any


def test_it_answers_with_numbers_and_their_weakness(ask: Any, tmp_path: Path) -> None:
    said = ask("partnership", "--on", "2024-09-21", folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0
    assert "structured dialogue 6" in text
    assert "74 proposals" in text
    assert "not stable under other weights" in text
    assert text.count("Weakness") == 4
    assert "classified" in text


def test_json_has_lines_domains_and_donors(ask: Any, tmp_path: Path) -> None:
    found = ask("partnership", "--json", folder=tmp_path).json
    assert found["instruments_in_force"] == sum(one["in_force"] for one in found["domains"])
    assert len(found["domains"]) == 12
    assert all(0 <= one["level"] <= 100 for one in found["domains"])
    assert all(line["weakness"] for line in found["lines"].values())
    assert found["pool"]["share_known"] is False
    assert {one["year"] for one in found["donors"]} == {2022, 2023, 2024, 2025}
    assert not (tmp_path / "out").exists()


def test_as_of_hides_what_came_later(ask: Any, tmp_path: Path) -> None:
    found = ask("partnership", "--as-of", "2012-05-05", "--json", folder=tmp_path).json
    assert found["instruments_in_force"] == 9
    assert found["donors"] == []
    assert found["lines"]["instruments_in_force"]["years"][-1] == 2011


def test_it_writes_a_table_two_charts_and_a_card(ask: Any, tmp_path: Path) -> None:
    ask("partnership", "--on", "2024-10-04", folder=tmp_path)
    folder = tmp_path / "out" / "partnership-on-2024-10-04"
    rows = list(csv.DictReader((folder / "partnership.csv").read_text("utf-8").splitlines()))
    together = [row for row in rows if row["line"] == "joint"]
    assert sum(int(row["value"]) for row in together) == 25
    for name in ("domains", "lines"):
        assert (folder / "charts" / f"{name}.png").stat().st_size > 10_000
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert card["partnership"] == "2024-10-04"


def test_a_folder_of_a_vote_is_not_overwritten(ask: Any, tmp_path: Path) -> None:
    ask("vote", "nato-consensus", "--out", "x", folder=tmp_path)
    said = ask("partnership", "--out", "x", folder=tmp_path)
    assert said.status == 2
    assert "holds a vote" in said.err


def test_a_day_that_is_none_is_refused(ask: Any, tmp_path: Path) -> None:
    said = ask("partnership", "--on", "soon", folder=tmp_path)
    assert said.status == 2
    assert "write it like 2024-09-21" in said.err
