"""`foedus vote`: adopted or not, why, and what would turn it; both answers end with status 0."""

import csv
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from foedus.analyse.council import council
from foedus.analyse.vote import vote
from foedus.facts.organisations import in_force
from foedus.facts.system import System, load
from foedus.present.vote_chart import vote_chart
from foedus.present.vote_text import answer

KEYS = {
    "adopted", "blockers", "missing", "way", "pivotal", "flip", "flip_unknown",
    "flip_doubtful", "doubtful", "ballots",
    "close_calls", "shares", "ways", "rule", "name", "body", "on", "article", "version",
    "decides_by", "voters", "without", "with", "weights", "flags",
}  # fmt: skip
GLYPHOSATE = (
    "vote", "qmv-16-4", "--on", "2022-10-14", "--against", "HRV", "--against", "LUX", "--against",
    "MLT", "--abstain", "DEU", "--abstain", "France", "--abstain", "SVN",
)  # fmt: skip
NAME = "vote-qmv-16-4-2022-10-14-against-HRV-LUX-MLT-abstaining-DEU-FRA-SVN"
SMALL = Path(__file__).parents[2] / "data" / "small_system"
OWN = """id: own
name: Own
body: Club
voters: {named: [a, b, c]}
versions:
  - since: 2000-01-01
    article: paragraph 1
    what: All of both weights.
    ways:
      - name: enough
        requires:
          - {tally: in_favour, of: way, at_least: 6}
          - {tally: in_favour, of: changes, at_least: 3}
    weights:
      - {id: way, unit: votes, of: {a: 3, b: 2, c: 1}, source: me, checked: recalled}
      - {id: changes, unit: votes, of: {a: 1, b: 1, c: 1}, source: me, checked: recalled}
    source: me
    checked: recalled
"""
SYSTEM = load()
RULES = {rule.id: max(version.since for version in rule.versions) for rule in SYSTEM.rules.values()}


def test_a_rejection_tells_what_is_missing_and_who_blocks(ask: Any, tmp_path: Path) -> None:
    said = ask(*GLYPHOSATE, folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0
    assert "Not adopted: 0.34 points of population" in text
    assert "missing for 'qualified majority'; held up by Germany, France, Croatia" in text
    assert "By another ballot alone: Germany, France, Croatia and Slovenia." in text
    assert "The population of all voters is not the figure in force in 2022" in text


def test_an_adoption_tells_by_which_way(ask: Any, tmp_path: Path) -> None:
    said = ask("vote", "qmv-16-4", "--on", "2025-06-02", "--against", "HUN", folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0
    assert "Adopted: 26 of 27 members in favour with 97.87 % of population" in text
    assert "met: 'qualified majority' and 'fewer than four not in favour'" in text
    assert "No single member." in text


def test_a_consensus_names_the_one_who_objects(ask: Any, tmp_path: Path) -> None:
    said = ask("vote", "nato-consensus", "--against", "TUR", folder=tmp_path)
    assert "Not adopted: 1 member too many against; held up by Türkiye." in said.out


def test_every_bound_on_heads_that_is_not_met_is_told(ask: Any, tmp_path: Path) -> None:
    large = ("DEU", "FRA", "ITA", "ESP", "POL", "ROU", "NLD", "BEL", "CZE")
    formal = [word for voter in large for word in ("--constructive", voter)]
    said = ask("vote", "cfsp-unanimity", *formal, "--absent", "MLT", folder=tmp_path)
    text = " ".join(said.out.split())
    assert "1 member too many against and 1 member too many abstaining constructively" in text
    assert "At least 2 together" in text


def test_votes_of_a_rule_are_told_as_votes(ask: Any, tmp_path: Path) -> None:
    words = ("--on", "2010-01-01", "--against", "DEU", "--against", "FRA", "--against", "GBR")
    text = " ".join(ask("vote", "nice-qmv", *words, folder=tmp_path).out.split())
    assert "votes in favour 258 of 345 at least 255 yes" in text
    assert "points of population" in text


def test_json_has_stable_keys_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    found = ask(*GLYPHOSATE, "--json", folder=tmp_path).json
    assert set(found) == KEYS
    assert found["adopted"] is False
    assert set(found["blockers"]) == {"HRV", "LUX", "MLT", "DEU", "FRA", "SVN"}
    assert set(found["missing"]) == {
        "way", "requirements", "members", "weights", "changes", "changes_unknown",
    }  # fmt: skip
    assert found["missing"]["members"] == 0
    people = found["missing"]["weights"]["population"]
    assert people["percent"] == pytest.approx(0.34, abs=0.005)
    assert isinstance(people["missing"], int)
    assert found["missing"]["requirements"] == [
        {"tally": "in_favour", "of": "population", "missing": people["missing"],
         "asked": "at least 65 %"},
    ]  # fmt: skip
    assert found["missing"]["changes"] == 1
    assert found["missing"]["changes_unknown"] is found["flip_unknown"] is None
    assert found["way"] == []
    assert found["flip"] == [{"voter": "SVN", "to": "in_favour"}]
    assert found["flags"]
    assert list(tmp_path.iterdir()) == []


def test_json_tells_a_weight_of_any_name_apart_from_the_rest(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    found = ask("vote", "own.yaml", "--against", "b", "--json", folder=tmp_path).json["missing"]
    assert found["way"] == "enough"
    assert found["changes"] == 1
    assert {name: one["missing"] for name, one in found["weights"].items()} == {
        "way": 2, "changes": 1,
    }  # fmt: skip


def test_json_of_an_adoption_misses_nothing(ask: Any, tmp_path: Path) -> None:
    found = ask("vote", "nato-consensus", "--json", folder=tmp_path).json
    assert (found["adopted"], found["blockers"], found["missing"]) == (True, [], None)
    assert found["way"] == ["consensus"]
    assert set(found["ballots"].values()) == {"in_favour"}


def test_files_are_written(ask: Any, tmp_path: Path) -> None:
    ask(*GLYPHOSATE, folder=tmp_path)
    folder = tmp_path / "out" / NAME
    rows = list(csv.DictReader((folder / "vote.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 27
    assert sum(row["blocks"] == "1" for row in rows) == 6
    assert [row["member"] for row in rows if row["turns_it_alone"] == "1"] == [
        "DEU", "FRA", "HRV", "SVN",
    ]  # fmt: skip
    assert (folder / "charts" / "vote.png").read_bytes().startswith(b"\x89PNG")
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert (card["vote"], card["rule_file"]) == ("qmv-16-4", None)
    assert len(card["ballots"]) == 27
    assert {one for one, ballot in card["ballots"].items() if ballot == "abstaining"} == {
        "DEU", "FRA", "SVN",
    }  # fmt: skip


def test_two_votes_on_one_day_do_not_overwrite_each_other(ask: Any, tmp_path: Path) -> None:
    for words in (("--against", "TUR"), ("--absent", "TUR"), ()):
        assert ask("vote", "nato-consensus", *words, folder=tmp_path).status == 0
    many = [word for voter in SYSTEM.members("NATO", SYSTEM.as_of) for word in ("--absent", voter)]
    assert ask("vote", "nato-consensus", *many, folder=tmp_path).status == 0
    assert ask("vote", "nato-consensus", *many[2:], folder=tmp_path).status == 0
    names = {folder.name for folder in (tmp_path / "out").iterdir()}
    assert len(names) == 5
    assert "vote-nato-consensus-against-TUR" in names


def test_the_card_tells_a_file_of_ones_own_by_its_checksum(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "game.yaml").write_text(OWN)
    for command in ("vote", "power"):
        ask(command, "game.yaml", folder=tmp_path)
        card = json.loads((tmp_path / "out" / f"{command}-own" / "card.json").read_text("utf-8"))
        assert card["rule_file"] == {
            "name": "game.yaml", "sha256": sha256(OWN.encode()).hexdigest(),
        }  # fmt: skip


@pytest.mark.parametrize("command", ["power", "vote", "facts"])
def test_a_system_of_other_units_than_the_models_can_be_asked(
    command: str, ask: Any, tmp_path: Path
) -> None:
    said = ask(command, "union-majority", "--system", str(SMALL), "--json", folder=tmp_path)
    assert said.status == 0, said.err


def test_a_rule_for_some_says_that_all_take_part(ask: Any, tmp_path: Path) -> None:
    told = "All members take part here: TEU 16(4) applies then (qmv-16-4)."
    for words, said in (((), True), (("--with", "UKR"), True), (("--without", "DNK"), False)):
        found = ask("vote", "qmv-238-3", *words, "--json", folder=tmp_path).json
        assert any(flag.startswith(told) for flag in found["flags"]) is said
    other = ask("vote", "qmv-16-4", "--json", folder=tmp_path).json
    assert not any(told in flag for flag in other["flags"])


def test_whole_numbers_of_the_text_that_stay_are_told_with_what_they_are_of(
    ask: Any, tmp_path: Path
) -> None:
    day = ("nice-qmv", "--on", "2010-01-01")
    flags = " ".join(ask("vote", *day, "--without", "DEU", "--json", folder=tmp_path).json["flags"])
    assert "whole numbers of the text stay as they are: " in flags
    assert "at least 255 of 316 votes (before 345)" in flags
    assert "55" not in flags.replace("255", "")
    usual = ask("vote", *day, "--json", folder=tmp_path).json["flags"]
    assert not any("whole numbers" in flag for flag in usual)
    fewer = ask("power", "qmv-16-4", "--without", "HUN", "--json", folder=tmp_path).json["flags"]
    assert any("at least 15 of 26 members (before 27)" in flag for flag in fewer)


def test_a_day_between_two_versions_is_told_both(ask: Any, tmp_path: Path) -> None:
    version = OWN[OWN.index("  - since") :]
    first = version.replace("since: 2000-01-01", "since: 2000-01-01\n    until: 2005-01-01")
    later = version.replace("since: 2000-01-01", "since: 2010-01-01\n    until: 2015-01-01")
    (tmp_path / "gap.yaml").write_text(OWN.replace(version, first + later))
    for day, told in (
        ("1999-01-01", "it begins on 2000-01-01"),
        ("2007-01-01", "it ended with 2004-12-31 and begins again on 2010-01-01"),
        ("2020-01-01", "it ended with 2014-12-31"),
    ):
        assert told in ask("vote", "gap.yaml", "--on", day, folder=tmp_path).err


WRONG = {
    "an unknown rule": (["nato-consensos"], ["did you mean 'nato-consensus'"]),
    "a day in words": (["nato-consensus", "--on", "today"], ["'today'", "2024-09-21"]),
    "a day without hyphens": (["nato-consensus", "--on", "20260101"], ["'20260101'", "2024-09-21"]),
    "a day of a week": (["nato-consensus", "--on", "2026-W01-1"], ["'2026-W01-1'", "2024-09-21"]),
    "a folder": (["."], [". has 1 fault(s)", "is a folder; name the file of a rule in it"]),
    "a day to come": (["nato-consensus", "--on", "2027-01-01"], ["after 2026-11-22"]),
    "a day before the rule": (
        ["qmv-16-4", "--on", "2010-01-01"], ["begins on 2014-11-01", "nice-qmv"],
    ),
    "many at once": (
        ["qmv-16-4", "--on", "2025-06-02", "--for", "GBR", "--against", "HUN", "--abstain", "HUN",
         "--absent", "POLND", "--constructive", "MLT"],
        ["4 fault(s)", "to 2020-01-31", "both against and abstaining",
         "did you mean 'Poland'", "no constructive abstention"],
    ),
    "members and ballots at once": (
        ["qmv-16-4", "--on", "2025-06-02", "--without", "GBR", "--with", "UKRAIN", "--against",
         "ATLANTIS"],
        ["3 fault(s)", "GBR is no member", "did you mean 'Ukraine'", "unknown voter 'ATLANTIS'"],
    ),
    "who was taken out": (
        ["qmv-16-4", "--without", "HUN", "--against", "HUN"], ["HUN was taken out"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
def test_it_says_what_is_wrong_and_writes_nothing(
    words: list[str], told: list[str], as_json: list[str], ask: Any, tmp_path: Path
) -> None:
    said = ask("vote", *words, *as_json, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    for part in told:
        assert part in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_ballot_of_somebody_who_joins_counts(ask: Any, tmp_path: Path) -> None:
    words = ("qmv-16-4", "--on", "2025-06-02", "--with", "UKR", "--against", "UKR", "--json")
    found = ask("vote", *words, folder=tmp_path).json
    assert found["ballots"]["UKR"] == "against"
    assert len(found["voters"]) == 28


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("command", ["power", "vote"])
def test_every_rule_works_with_both_commands_while_in_force(
    command: str, rule: str, ask: Any, tmp_path: Path
) -> None:
    day = max(RULES[rule], date(1958, 1, 1))
    assert any(in_force(v.since, v.until, day) for v in SYSTEM.rule(rule).versions)
    said = ask(command, rule, "--on", day.isoformat(), "--json", folder=tmp_path)
    assert said.status == 0, said.err
    assert said.json["rule"] == rule


@pytest.mark.parametrize("rule", RULES)
def test_by_every_rule_all_in_favour_adopt_and_all_against_do_not(
    rule: str, system: System
) -> None:
    found = council(system, rule, max(RULES[rule], date(1958, 1, 1)))
    assert vote(found, {}).adopted
    rejected = vote(found, dict.fromkeys(found.voters, "against"))
    assert not rejected.adopted
    assert set(rejected.blockers) == set(found.voters)
    assert answer(rejected).startswith("Not adopted: ")


@pytest.mark.parametrize(
    ("rule", "cast"),
    [
        ("qmv-16-4", {"DEU": "against", "FRA": "abstaining", "MLT": "absent", "HUN": "against"}),
        ("nato-consensus", {"TUR": "against"}),
        ("cfsp-unanimity", {"HUN": "constructive", "SVK": "abstaining", "AUT": "absent"}),
        ("reversed-qmv", dict.fromkeys(("DEU", "FRA", "ITA", "ESP", "POL"), "against")),
        ("unsc", {"RUS": "against", "elected-1": "abstaining"}),
        ("nice-qmv", {"DEU": "against"}),
    ],
)
def test_the_chart_is_readable(
    rule: str, cast: dict[str, Any], system: System, assert_readable: Any
) -> None:
    day = date(2010, 1, 1) if rule == "nice-qmv" else date(2025, 6, 2)
    assert_readable(vote_chart(vote(council(system, rule, day), cast)))
