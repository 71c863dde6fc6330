"""`foedus check`: a document's claims as text and JSON, files of one's own, bad input."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import foedus

KEYS = {"document", "as_of", "claims", "counts"}
OF_A_CLAIM = {"id", "claim", "verdict", "strength", "evidence", "rests_on_assumption"}
OWN = """\
document:
  id: own-talk
  title: A talk on troops
  written: 2023-06-01
  source: own-talk
claims:
  - id: finland
    number: 1
    section: Start
    sentence: 1
    kind: event
    claim: Finland is in the alliance, Sweden is not.
    parts:
      - what: Finland
        event: {facts: [{actor: FIN, organisation: NATO}]}
      - what: not Sweden
        event: {facts: [{actor: SWE, organisation: NATO}], happened: false}
    why: Membership on the day.
    would_change: Another accession.
  - id: hearts
    number: 2
    section: End
    sentence: 4
    kind: forecast
    claim: Hearts will turn.
    test: {none: {missing: a measure of hearts}}
    since: {event: {facts: [{actor: SWE, organisation: NATO}]}}
    why: Nobody counts them.
    would_change: A count.
references:
  - {id: own-talk, type: speech, title: Notes of a talk}
"""


@pytest.fixture(scope="module")
def said(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("check")
    words = ("--as-of", "2024-09-21", "--runs", "128")
    return ask("check", "zhao-2024", "--json", *words, folder=folder)


def test_json_has_its_keys_and_nothing_after_the_day(said: Any) -> None:
    found = said.json
    assert said.status == 0
    assert set(found) == KEYS
    assert (found["document"], found["as_of"]) == ("zhao-2024", "2024-09-21")
    assert all(set(one) >= OF_A_CLAIM for one in found["claims"])
    assert sum(found["counts"].values()) == len(found["claims"])
    by_id = {one["id"]: one for one in found["claims"]}
    force = by_id["force-of-5000"]
    assert (force["verdict"], force["since"], force["when_written"]) == ("contradicted", None, None)
    assert by_id["trump-return"]["rests_on_assumption"] is True
    assert by_id["attendance-norm"]["strength"] is None
    told = " ".join(
        each["what"]
        for one in found["claims"]
        for part in one["parts"]
        if part["test"] in ("event", "count", "figure", "trend", "difference")
        for each in part["evidence"]
    )
    assert re.search(r"2024-0\d-\d\d", told)
    assert not re.search(r"2024-1\d|202[5-9]-\d\d", told)


def test_every_verdict_names_its_sources(said: Any) -> None:
    for one in said.json["claims"]:
        for part in one["parts"]:
            if part["test"] == "event" and part["strength"]["value"]:
                assert any(each["source"] and each["title"] for each in part["evidence"])
            if part["test"] == "scenario" and part["strength"]:
                assert 0 <= part["strength"]["chance"] <= 1
                assert any(" changes " in each["what"] for each in part["evidence"])
    told = next(one for one in said.json["claims"] if one["id"] == "trump-return")["evidence"]
    assert any(one["what"].startswith("parameter procurement.order_response") for one in told)


def test_a_ratio_without_end_is_null(said: Any) -> None:
    part = next(one for one in said.json["claims"] if one["id"] == "trump-return")["parts"][0]
    assert part["strength"]["value"] is None
    assert part["strength"]["low"] > 0


def test_a_file_of_ones_own_as_text(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    found = ask("check", "own.yaml", folder=tmp_path)
    text = " ".join(found.out.split())
    assert found.status == 0
    assert "A talk on troops" in text
    assert "2 claims: 0 supported, 0 contradicted, 1 mixed, 1 not testable here." in text
    assert "1 (then supported, now mixed)" in text
    assert "Forecasts against what has happened since: 2 supported." in text
    assert "Finland: supported; on record 1 of 1, claimed all. 2023-04-04: Finland" in text
    assert "2024-03-07: Sweden is a member of NATO [" in text
    assert "not testable here; missing: a measure of hearts." in text
    assert "(End, sentence 4)" in text
    then = ask("check", "own.yaml", "--as-of", "2023-06-01", "--json", folder=tmp_path).json
    assert [one["verdict"] for one in then["claims"]] == ["supported", "not testable here"]


def test_the_text_marks_assumptions(ask: Any, tmp_path: Path) -> None:
    found = ask("check", "zhao-2024", "--runs", "128", folder=tmp_path)
    text = " ".join(found.out.split())
    assert "37 claims:" in text
    assert "18 (then contradicted, now supported)" in text
    assert "7b mixed*: American policy of that kind makes autonomy harder to reach." in text
    assert "* in the model it moves over judged links alone." in text
    assert not list(tmp_path.iterdir())


def test_every_fault_of_a_bad_file_is_told_with_its_line(ask: Any, tmp_path: Path) -> None:
    bad = OWN.replace("actor: FIN", "actor: FNI").replace("source: own-talk", "source: own-tlk")
    bad = bad.replace("kind: event", "kind: evnt")
    (tmp_path / "bad.yaml").write_text(bad, "utf-8")
    found = ask("check", "bad.yaml", folder=tmp_path)
    assert found.status == 2
    assert "bad.yaml has 3 fault(s)" in found.err
    assert "line 5: document.source: source 'own-tlk' is not known" in found.err
    assert "line 11: claims.0.kind" in found.err
    assert "line 15: claims.0.parts.0.event.facts.0.actor: actor 'FNI' is not known" in found.err
    assert found.out == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["zao-2024"], "did you mean 'zhao-2024'"),
        (["missing.yaml"], "missing.yaml"),
        (["zhao-2024", "--as-of", "2030-01-01"], "2030-01-01 is after"),
        (["zhao-2024", "--as-of", "soon"], "write it like 2024-09-21"),
    ],
)
def test_bad_usage_is_told(words: list[str], told: str, ask: Any, tmp_path: Path) -> None:
    found = ask("check", *words, folder=tmp_path)
    assert found.status == 2
    assert told in found.err


def test_validate_reads_claims_too(ask: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(foedus.load().directory, copy)
    (copy / "claims" / "own.yaml").write_text(
        OWN.replace("organisation: NATO", "organisation: NATTO").replace(
            "source: own-talk", "source: zhao-2024"
        ),
        "utf-8",
    )
    found = ask("validate", "copy", folder=tmp_path)
    assert found.status == 2
    assert "'NATTO' is not known" in found.err
