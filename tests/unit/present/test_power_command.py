"""`foedus power`: the answer first, the table, who can block, JSON with stable keys, a chart."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from foedus.analyse.council import council
from foedus.analyse.power import power
from foedus.facts.system import System
from foedus.present.power_chart import power_chart

KEYS = {
    "rule", "name", "body", "on", "article", "version", "decides_by", "voters", "without", "with",
    "weights", "flags", "passage_probability", "members", "without_changes", "veto_players",
    "blocking", "blocking_unknown",
}  # fmt: skip
OF_MEMBER = {
    "voter", "name", "percent", "banzhaf", "banzhaf_absolute", "shapley_shubik", "change_banzhaf",
    "change_banzhaf_absolute", "change_shapley_shubik",
}  # fmt: skip
GAME = """id: club
name: A club of three
body: Board of the club
voters: {named: [large, middle, small]}
versions:
  - since: 2000-01-01
    article: Statutes, paragraph 4
    what: Six of ten votes.
    ways:
      - name: majority of votes
        requires:
          - {tally: in_favour, of: votes, at_least: 6}
    weights:
      - id: votes
        unit: votes
        of: {large: 5, middle: 4, small: 1}
        source: statutes
        checked: recalled
    source: statutes
    checked: recalled
"""


def test_it_tells_the_answer_before_the_table(ask: Any, tmp_path: Path) -> None:
    said = ask("power", "qmv-16-4", "--on", "2025-06-02", folder=tmp_path)
    assert said.status == 0
    lines = said.out.splitlines()
    text = " ".join(said.out.split())
    assert lines[0].startswith("Qualified majority")
    assert text.index("Germany decides most often") < text.index("Who can block")
    assert "the smallest coalition that blocks has 4 of 27 members" in text
    for part in (
        "Who can block", "Where the figures come from", "council_population", "The rule",
        "TEU 16(4)", "Checked: text", "What this means", "a priori",
    ):  # fmt: skip
        assert part in text


def test_figures_that_stand_in_are_said_to(ask: Any, tmp_path: Path) -> None:
    text = " ".join(
        ask("power", "qmv-16-4", "--on", "2025-06-02", "--with", "UKR", folder=tmp_path).out.split()
    )
    assert "The population of UKR is not the figure in force in 2025" in text
    assert "Figures of population from different sources are added up" in text


def test_files_are_written_and_the_table_is_that_of_the_text(ask: Any, tmp_path: Path) -> None:
    said = ask("power", "qmv-16-4", "--on", "2025-06-02", "--without", "HUN", folder=tmp_path)
    folder = tmp_path / "out" / "power-qmv-16-4-2025-06-02-without-HUN"
    assert f"Written to {folder.relative_to(tmp_path)}/" in said.out
    rows = list(csv.DictReader((folder / "power.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 26
    assert rows[0]["member"] == "DEU"
    assert sum(float(row["shapley_shubik"]) for row in rows) == pytest.approx(1)
    assert float(rows[0]["change_banzhaf"]) < 0
    assert (folder / "charts" / "power.png").read_bytes().startswith(b"\x89PNG")
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert (card["power"], card["on"], card["without"]) == ("qmv-16-4", "2025-06-02", ["HUN"])


def test_json_has_stable_keys_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    said = ask(
        "power", "qmv-16-4", "--without", "HUN", "--with", "Ukraine", "--json", folder=tmp_path
    )
    found = said.json
    assert set(found) == KEYS
    assert all(set(row) == OF_MEMBER for row in found["members"])
    assert (found["without"], found["with"]) == (["HUN"], ["UKR"])
    assert len(found["members"]) == len(found["voters"]) == 27
    assert len(found["without_changes"]["members"]) == 27
    assert found["blocking"]["smallest_size"] == 4
    assert found["version"]["checked"] in ("data", "text", "recalled")
    figures = found["weights"][0]["figures"]
    assert {one["voter"] for one in figures} == set(found["voters"])
    assert list(tmp_path.iterdir()) == []


def test_json_without_changes_says_so(ask: Any, tmp_path: Path) -> None:
    found = ask("power", "nato-consensus", "--json", folder=tmp_path).json
    assert found["without_changes"] is None
    assert found["on"] == "2026-11-22"
    assert set(found["veto_players"]) == set(found["voters"])


def test_in_a_consensus_anybody_alone_can_block(ask: Any, tmp_path: Path) -> None:
    text = " ".join(ask("power", "nato-consensus", folder=tmp_path).out.split())
    assert "All 32 members have the same power, 3.1 % each; any member alone can block." in text


def test_power_too_small_to_show_is_not_none(ask: Any, tmp_path: Path) -> None:
    text = ask("power", "nato-consensus", folder=tmp_path).out
    row = next(line.split() for line in text.splitlines() if line.strip().startswith("Albania"))
    assert row[1:] == ["3.12", "<0.01", "3.12"]
    assert "a proposal passes in <0.01 % of cases" in " ".join(text.split())


def test_shares_that_only_round_alike_are_not_called_the_same(ask: Any, tmp_path: Path) -> None:
    votes = {f"v{at}": 20 + at % 3 for at in range(20)}
    game = GAME.replace("[large, middle, small]", f"[{', '.join(votes)}]")
    game = game.replace(
        "large: 5, middle: 4, small: 1", ", ".join(f"{k}: {v}" for k, v in votes.items())
    )
    (tmp_path / "near.yaml").write_text(game.replace("at_least: 6", "at_least: 216"))
    text = " ".join(ask("power", "near.yaml", folder=tmp_path).out.split())
    assert "All 20 members have nearly the same power, 5.0 % each" in text


def test_nobody_is_said_to_gain_nothing(ask: Any, tmp_path: Path) -> None:
    words = ("power", "reversed-qmv", "--on", "2025-06-02", "--without", "MLT", "--without", "LUX")
    text = " ".join(ask(*words, folder=tmp_path).out.split())
    assert "(0.00)" not in text


def test_another_use_of_a_folder_is_refused(ask: Any, tmp_path: Path) -> None:
    assert ask("vote", "nato-consensus", "--out", "x", folder=tmp_path).status == 0
    said = ask("power", "nato-consensus", "--out", "x", folder=tmp_path)
    assert said.status == 2
    assert "holds a vote" in said.err


# A game of one's own


def test_a_rule_file_of_ones_own(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "club.yaml").write_text(GAME, encoding="utf-8")
    found = ask("power", "club.yaml", "--json", folder=tmp_path).json
    power_of = {row["voter"]: row["banzhaf"] for row in found["members"]}
    assert power_of == pytest.approx({"large": 0.6, "middle": 0.2, "small": 0.2})
    assert found["veto_players"] == ["large"]
    said = ask("vote", "club.yaml", "--against", "large", folder=tmp_path)
    assert said.status == 0
    assert "Not adopted" in said.out


@pytest.mark.parametrize(
    ("held", "wrong", "told"),
    [
        ("large: 5", "large: -5", "greater than or equal to 0"),
        ("large: 5", "large: 2.5", "integer"),
        ("at_least: 6", "at_least: 11", "11"),
        ("at_least: 6", "at_least: 0.6", "exact fraction"),
        ("of: votes, at_least", "of: shares, at_least", "shares"),
        ("named: [large, middle, small]", "named: [large, middle, other]", "other"),
    ],
    ids=["negative", "no whole number", "beyond all", "a decimal", "unknown weight", "no weight"],
)
@pytest.mark.parametrize("command", ["power", "vote"])
def test_faults_of_ones_own_rule_are_told_by_line(
    command: str, held: str, wrong: str, told: str, ask: Any, tmp_path: Path
) -> None:
    (tmp_path / "club.yaml").write_text(GAME.replace(held, wrong), encoding="utf-8")
    said = ask(command, "club.yaml", folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "club.yaml" in said.err
    assert "line " in said.err
    assert told in said.err
    assert not (tmp_path / "out").exists()


def test_all_faults_of_ones_own_rule_come_at_once(ask: Any, tmp_path: Path) -> None:
    text = GAME.replace("large: 5", "large: -5").replace("at_least: 6", "at_least: 0.6")
    (tmp_path / "club.yaml").write_text(text, encoding="utf-8")
    said = ask("power", "club.yaml", folder=tmp_path)
    assert "2 fault(s)" in said.err


def test_a_file_that_is_not_there_is_told(ask: Any, tmp_path: Path) -> None:
    said = ask("power", "nowhere.yaml", folder=tmp_path)
    assert said.status == 2
    assert "nowhere.yaml" in said.err


# Chart


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("qmv-16-4", {}),
        ("qmv-16-4", {"without": ["HUN"]}),
        ("qmv-16-4", {"without": ["DEU", "FRA"], "with_": ["UKR", "GBR"]}),
        ("nato-consensus", {"with_": ["UKR"]}),
        ("unsc", {}),
        ("nice-qmv", {}),
    ],
)
def test_the_chart_is_readable(
    rule: str, changes: dict[str, list[str]], system: System, assert_readable: Any
) -> None:
    from datetime import date

    day = date(2010, 1, 1) if rule == "nice-qmv" else date(2025, 6, 2)
    assert_readable(power_chart(power(council(system, rule, day, **changes))))
