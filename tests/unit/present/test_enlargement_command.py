"""`foedus enlargement`: the answer first, tables, holds, JSON with stable keys, refusals."""

from pathlib import Path

import pytest

from .conftest import Ask

RUNS = ("--runs", "128")


def test_all_candidates_with_chances_and_reasons(ask: Ask, tmp_path: Path) -> None:
    said = ask("enlargement", *RUNS, folder=tmp_path)
    assert said.status == 0
    out = " ".join(said.out.split())
    assert "Members by 2030:" in out
    for heading in ("Grades", "Who holds whom up", "Years that officials name", "How to read it"):
        assert heading in out
    assert out.index("Montenegro 3.20") < out.index("Serbia 3.11") < out.index("Albania 2.80")
    assert "North Macedonia: BGR since 2024-09, lasting" in out
    assert "2028, Prime minister of Montenegro" in out


def test_one_candidate_in_full(ask: Ask, tmp_path: Path) -> None:
    said = ask("enlargement", "Ukraine", "--by", "2035", *RUNS, folder=tmp_path)
    out = " ".join(said.out.split())
    assert "land border with Russia, km 2306 4232 +83.5 %" in out
    assert "Voting power by qmv-16-4 with Ukraine" in out
    assert "2022-02-28 application: Applies." in out
    assert "HUN since 2025-06-26 to 2026-06-03" in out


def test_json_has_stable_keys(ask: Ask, tmp_path: Path) -> None:
    plain = ask("enlargement", "MNE", "--by", "2030", *RUNS, "--json", folder=tmp_path).json
    assert plain.keys() == {"as_of", "scenario", "runs", "seed", "candidates", "holders"}
    (one,) = plain["candidates"]
    assert one.keys() == {
        "actor", "name", "grade", "stage", "work_left", "suspended", "holding", "steps", "blocks",
        "targets", "chance_to_be_a_member", "entry",
    }  # fmt: skip
    (chance,) = one["chance_to_be_a_member"]
    assert chance.keys() == {"year", "q05", "chance", "q95"}
    assert sum(row["shapley_shubik"] for row in one["entry"]["power"]) == pytest.approx(1)
    every = ask("enlargement", *RUNS, "--json", folder=tmp_path).json
    assert [each["actor"] for each in every["candidates"]][:2] == ["MNE", "SRB"]


def test_the_past_is_told_as_it_was_known(ask: Ask, tmp_path: Path) -> None:
    said = ask("enlargement", "--as-of", "2012-06-01", "--by", "2020", *RUNS, folder=tmp_path)
    assert said.status == 0
    assert "Croatia" in said.out
    assert "Ukraine" not in said.out
    assert "No grade is published of" in " ".join(said.out.split())


def test_before_the_rule_of_votes_was_agreed_all_else_is_told(ask: Ask, tmp_path: Path) -> None:
    words = ("--as-of", "2007-11-30", "--by", "2015")
    said = ask("enlargement", "TUR", *words, *RUNS, folder=tmp_path)
    assert said.status == 0, said.err
    out = " ".join(said.out.split())
    assert "was not in force, or lacks figures of the day" in out
    assert "Banzhaf" not in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("FRA",), "unknown candidate 'FRA'"),
        (("--by", "2024"), "the run would end in 2024"),
        (("--scenario", "nonsense"), "unknown scenario 'nonsense'"),
        (("UKR", "--runs", "1"), "1 run cannot tell a chance; ask for 128 or more"),
    ],
)
def test_refusals_say_what_is_wrong(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    said = ask("enlargement", *RUNS, *words, folder=tmp_path)
    assert said.status == 2
    assert told in said.err
