"""`foedus decide`: a forecast beside what happened, files of one's own, scores, bad input."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("backtest")
FIRST = {"brier_1y", "brier_2y", "delay_concordance", "blockers"}
OWN = """\
dossiers:
  - id: own-mission
    title: A mission of our own
    organisations: [EU]
    issue: common-policy
    legal_bases: [cfsp-unanimity]
    proposed: 2026-09-01
    status_quo: None.
    proposal: A mission.
    outcome: pending
    open_until: 2026-11-01
    positions:
      - actors: [SVK]
        stance: oppose
        date: 2026-09-03
        what: Against.
        source: own
        checked: text
    source: own
    checked: recalled
references:
  - {id: own, type: report, title: Notes of our own, publisher: We, accessed: 2026-11-01}
"""


@pytest.fixture
def remembered(scored: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `--all` print the same scores twice without computing them again."""
    monkeypatch.setattr("foedus.present.decide_command.backtest", scored)


def test_a_forecast_stands_beside_what_happened(ask: Any, tmp_path: Path) -> None:
    said = ask("decide", "sweden-nato-2022", folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0
    assert "On 2022-06-17: adopted within a year with" in text
    assert "On 2024-02-25: adopted within a year with" in text
    assert "What happened: adopted by nato-accession on 2024-02-26, after 649 days." in text
    assert "missed Hungary. Blockers, on 2024-02-25: named Türkiye and Hungary." in text
    assert "Vote contingent on Swedish prime minister visiting Budapest" in text
    assert "base rate" in text
    assert "What is judged" in text


def test_json_of_one_dossier(ask: Any, tmp_path: Path) -> None:
    said = ask("decide", "budget-loan-2025", "--solver", "nash", "--json", folder=tmp_path)
    found = said.json
    assert set(found) == {
        "dossier", "title", "organisations", "proposed", "solver", "looks", "happened",
    }  # fmt: skip
    assert found["happened"]["route"] == "enhanced-cooperation"
    assert found["solver"] == "nash"
    (look,) = found["looks"]
    assert look["on"] == "2025-12-18"
    assert look["route"] in {one["rule"] for one in look["legal_bases"]}
    assert [one["can_block_alone"] for one in look["legal_bases"]] == [27, 0, 27]
    assert look["learned_from"]["enough"] is True
    for line in look["solvers"].values():
        assert line["adopted_1y"] <= line["adopted_2y"]
        assert sorted(line["delay_days"]) == ["q05", "q25", "q50", "q75", "q95"]


def test_a_day_of_ones_own(ask: Any, tmp_path: Path) -> None:
    words = ("decide", "sweden-nato-2022", "--on", "2023-10-01", "--json")
    (look,) = ask(*words, folder=tmp_path).json["looks"]
    assert look["on"] == "2023-10-01"
    assert [one["actor"] for one in look["blocks_on_record_not_used"]] == ["TUR", "HUN"]
    stated = {one["actor"]: one["position"] for one in look["blockers"]}
    assert stated["HUN"]["date"] == "2023-09-25"


@pytest.mark.parametrize("solver", ["pce", "no_bargain"])
def test_a_bargain_that_would_slow_adoption_comes_with_a_warning(
    ask: Any, tmp_path: Path, solver: str
) -> None:
    words = ("decide", "sweden-nato-2022", "--on", "2023-10-01", "--solver", solver)
    (look,) = ask(*words, "--json", folder=tmp_path).json["looks"]
    said = ask(*words, folder=tmp_path).out
    assert ("Take care" in said) == (look["effects"].get(solver, 0) < 0)


def test_a_file_of_ones_own(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    said = ask("decide", "mine.yaml", folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0, said.err
    assert "A mission of our own (own-mission), EU" in text
    assert "named as blockers: Slovakia" in text
    assert "What happened: open on 2026-11-01, after 61 days." in text
    found = ask("decide", "mine.yaml", "--json", folder=tmp_path).json
    assert [one["on"] for one in found["looks"]] == ["2026-10-01", "2026-11-22"]


def test_who_has_no_vote_is_told_and_a_pending_dossier_calls_nobody_named_falsely(
    ask: Any, tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(OWN.replace("[SVK]", "[SVK, USA]"), "utf-8")
    text = " ".join(ask("decide", "mine.yaml", folder=tmp_path).out.split())
    assert "US: no vote by cfsp-unanimity, so it moves nothing." in text
    assert "named, not on record so far, Slovakia" in text
    assert "named falsely" not in text


def test_what_is_recalled_of_a_dossier_is_printed(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "training-mission-2022", folder=tmp_path).out
    assert "Recalled, not looked up: proposed" in text


@pytest.mark.usefixtures("remembered")
def test_all_as_json_has_the_keys_that_scripts_rely_on(ask: Any, tmp_path: Path) -> None:
    found = ask("decide", "--all", "--json", folder=tmp_path).json
    assert {"cases", "failures", "solvers", "naive"} <= set(found)
    assert found["cases"] == len(found["dossiers"]) >= 60
    for score in (*found["solvers"].values(), *found["naive"].values()):
        assert set(score) >= FIRST
        assert set(score["blockers"]) == {"named", "missed", "false"}
    assert set(found["solvers"]) >= {"compromise", "median", "nash", "pce", "expected_utility"}
    assert set(found["naive"]) >= {"status_quo", "fifty", "base_rate", "always_adopted"}


@pytest.mark.usefixtures("remembered")
def test_all_as_text_says_whether_the_model_beats_the_base_rate(ask: Any, tmp_path: Path) -> None:
    said = ask("decide", "--all", folder=tmp_path)
    text = " ".join(said.out.split())
    assert said.status == 0
    verdicts = ("is better than", "is worse than", "cannot be told from")
    for years in ("a year", "2 years"):
        told = [f"Within {years} the model (compromise) {one} the base rate" for one in verdicts]
        assert sum(one in text for one in told) == 1
    assert "left out, for fewer than 10 had ended before." in text


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("sweden-nato",), "did you mean 'sweden-nato-2022'"),
        (("sweden-nato-2022", "--solver", "medain"), "did you mean 'median'"),
        (("sweden-nato-2022", "--on", "2022-05-01"), "before 'sweden-nato-2022' was proposed"),
        (("sweden-nato-2022", "--on", "2024-02-26"), "choose an earlier day"),
        (("sweden-nato-2022", "--on", "yesterday"), "is not a day"),
        (("ukraine-clusters-2026", "--on", "2027-01-01"), "the last day known"),
        ((), "name one dossier or file"),
        (("sweden-nato-2022", "--all"), "not both"),
        (("--all", "--on", "2023-01-01"), "--on goes with one dossier"),
        (("missing.yaml",), "there is no file 'missing.yaml'; name one that is, or a dossier"),
        (("swedn",), "did you mean 'sweden-nato-2022'"),
        (("nope",), "names, which `foedus facts dossiers` lists"),
        (("faulty.yaml",), "legal_bases"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_is_wrong(
    ask: Any, tmp_path: Path, words: tuple[str, ...], what: str
) -> None:
    faulty = OWN.replace("[cfsp-unanimity]", "[cfsp-unanimty]")
    (tmp_path / "faulty.yaml").write_text(faulty, "utf-8")
    said = ask("decide", *words, folder=tmp_path)
    assert said.status == 2
    assert what in said.err
    assert not said.out
