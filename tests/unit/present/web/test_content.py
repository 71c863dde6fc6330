"""Content of the API: every answer is what the command prints, and goes with the others."""

import json
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from fastapi.testclient import TestClient
from typer.testing import CliRunner

import foedus
from foedus.facts.page import PageFile
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.present.cli import app as commands
from foedus.present.web import content_claims
from foedus.present.web.app import create_app
from foedus.present.web.content_map import map_json
from foedus.present.web.content_meta import meta_json
from foedus.present.web.content_method import LICENCE, cite, method_json
from foedus.present.web.context import Context
from foedus.present.web.serving import begin_serving
from tests.unit.present.web.content_app import (
    RUN,
    RUNS,
    AtOnce,
    client,
    client_of,
    context,
    system,
)

__all__ = ["client", "context", "system"]
DAY = "2024-09-21"
ROOT = Path(__file__).parents[4]


def told(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def printed(*words: str) -> Any:
    done = CliRunner().invoke(commands, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/facts", ("facts",)),
        ("/facts?topic=nuclear", ("facts", "nuclear")),
        ("/facts?topic=FIN&as_of=2023-04-03", ("facts", "FIN", "--as-of", "2023-04-03")),
        ("/domains?year=2020", ("domains", "--year", "2020")),
        ("/network?year=2015", ("relations", "--year", "2015")),
        ("/dossiers/sweden-nato-2022", ("decide", "sweden-nato-2022")),
        ("/rules/qmv-16-4?on=2023-07-26", ("power", "qmv-16-4", "--on", "2023-07-26")),
    ],
)
def test_answers_are_what_commands_print(
    client: TestClient, path: str, words: tuple[str, ...]
) -> None:
    assert told(client, path) == printed(*words)


def test_a_vote_is_what_the_command_prints(client: TestClient) -> None:
    asked = {"rule": "tfeu-122", "on": "2025-05-27", "against": ["HUN", "SVK"]}
    answer = client.post("/vote", json=asked).json()
    assert answer == printed(
        "vote", "tfeu-122", "--on", "2025-05-27", "--against", "HUN", "--against", "SVK"
    )
    assert answer["adopted"]
    for way, field_name in (("in_favour", "for"), ("absent", "absent")):
        one = client.post("/vote", json={**asked, "against": [], field_name: ["HUN"]}).json()
        assert one["ballots"]["HUN"] == way


def test_meta_tells_what_can_be_asked(client: TestClient, system: System) -> None:
    meta = told(client, "/meta")
    levers = printed("levers")
    assert (meta["levers"], meta["incoherent"]) == (levers["levers"], levers["incoherent"])
    assert [one["name"] for one in meta["scenarios"]] == [*system.scenarios]
    assert all(one["title"] != one["name"] for one in meta["scenarios"])
    assert {*meta["headline"]} <= {one["name"] for one in meta["indicators"]}
    assert [one["scenario"] for one in meta["cards"]] == [
        "us-retrenches",
        "eu-force-60000",
        "ukraine-joins-2030",
    ]
    britain = next(one for one in meta["actors"] if one["id"] == "GBR")
    assert {"id": "EU", "since": "1973-01-01", "until": "2020-02-01"} in britain["organisations"]
    assert "1244/1999" in meta["notes"]["kosovo"]
    assert "68/262" in meta["notes"]["crimea"]


def test_indicators_of_meta_are_those_of_a_run(client: TestClient) -> None:
    told_of = {one["name"] for one in told(client, "/meta")["indicators"]}
    run = printed("run", "--runs", "8", "--processes", "1")
    assert told_of >= {*run["indicators"]}
    assert told_of - {*run["indicators"]} <= {one for one in told_of if one.startswith("threat_")}


def test_a_system_without_a_page_is_told_all_the_same(system: System, context: Context) -> None:
    bare = replace(system, page=PageFile())
    meta = meta_json(bare)
    assert (meta["question"], meta["cards"], meta["notes"]) == (system.title, [], {})
    assert len(meta["headline"]) == 6
    shown = map_json(bare, context.runs.dataset(RUN), "defence_share")
    assert shown["breaks"] == sorted({*shown["breaks"]})
    assert (len(shown["breaks"]), shown["years"][0]) == (6, 2025)
    assert method_json(bare)["limits"] == []


def test_the_citation_is_that_of_the_repository(system: System) -> None:
    told_of = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    cited = cite(system)
    assert told_of["title"] in cited
    assert told_of["authors"][0]["name"] in cited
    assert told_of["license"] == LICENCE


def test_every_source_that_is_cited_can_be_asked_for(client: TestClient) -> None:
    known = {one["id"] for one in told(client, "/sources")["sources"]}
    parameters = told(client, "/evidence")["parameters"]
    memberships = [
        one for actor in told(client, "/timeline")["actors"] for one in actor["memberships"]
    ]
    cited = {
        one["source"].partition("#")[0] for one in (*parameters, *memberships) if one["source"]
    }
    assert cited <= known
    one = told(client, "/sources/north-atlantic-treaty-1949%23article-11")
    assert one["id"] == "north-atlantic-treaty-1949"


def test_evidence_holds_every_number_once_with_its_readers(
    client: TestClient, system: System
) -> None:
    parameters = told(client, "/evidence")["parameters"]
    names = [one["name"] for one in parameters]
    assert len(names) == len({*names})
    counted = sum(
        len(file.parameters) + sum(len(one.values) for one in file.families.values())
        for file in system.parameters.values()
    )
    assert len(names) == counted
    submodels = {one.name for one in ALLIANCE}
    assert all({*one["used_by"]} <= submodels for one in parameters)
    drawn = [one for one in parameters if one["group"] in submodels - {"indicators"}]
    assert all(one["used_by"] for one in drawn if one["group"] != "forces")
    assert all(one["low"] <= one["central"] <= one["high"] for one in parameters)
    assert {one["basis"] for one in parameters} == {"measured", "legal", "estimated", "judged"}


def test_the_map_goes_on_where_measurement_ends(client: TestClient, context: Context) -> None:
    found = told(client, f"/runs/{RUN}/map?variable=defence_share")
    assert found["breaks"] == [1.0, 1.5, 2.0, 2.5, 3.5, 5.0]
    for actor, one in found["actors"].items():
        past = one["history"]["years"] if one["history"] else []
        assert not {*past} & {*one["years"]}, actor
        assert all(a <= b <= c for a, b, c in zip(one["q05"], one["q50"], one["q95"], strict=True))
    assert found["actors"]["FRA"]["history"]["years"][-1] == found["measured_to"] == 2025
    assert (found["years"][0], found["years"][-1], found["projected"][0]) == (2014, 2040, 2026)
    spread = context.runs.dataset(RUN)["defence_share_quantiles"]
    median = spread.sel(quantile=0.5, actor="FRA", year=2035)
    assert found["actors"]["FRA"]["q50"][found["actors"]["FRA"]["years"].index(2035)] == median


def test_the_map_tells_estimates_and_gaps_from_what_was_measured(client: TestClient) -> None:
    found = told(client, f"/runs/{RUN}/map?variable=defence_share")["actors"]
    past = found["FRA"]["history"]
    assert past["estimates"] == [2023, 2024, 2025]
    assert {len(past[one]) for one in ("years", "values", "editions", "sources")} == {12}
    by_year = dict(zip(past["years"], past["sources"], strict=True))
    assert by_year[2024] == "nato-defence-expenditure-2024"
    assert by_year[2025] == "nato-annual-report-2025"
    assert {*past["sources"]} <= {one["id"] for one in told(client, "/sources")["sources"]}
    # No share of 2025 was found for Hungary: the model's own stands in, and is not called measured.
    hungary = found["HUN"]
    assert hungary["history"]["years"][-1] == 2024
    assert hungary["years"][0] == 2025
    assert [one["years"] for one in hungary["gaps"]] == [[2025]]
    assert "no armed forces" in found["ISL"]["gaps"][0]["why"]
    assert found["RUS"]["history"]["estimates"] == []


def test_money_on_the_map_is_in_the_unit_of_the_variable(client: TestClient) -> None:
    one = told(client, f"/runs/{RUN}/map?variable=defence_spending")["actors"]["FRA"]
    assert one["history"]["values"][-1] == pytest.approx(one["q50"][0], rel=0.3)


def test_powers_outside_have_no_threat_on_the_map(client: TestClient) -> None:
    found = told(client, f"/runs/{RUN}/map?variable=perceived_threat")["actors"]
    assert "RUS" not in found
    assert found["EST"]["q50"][-1] > found["PRT"]["q50"][-1]
    assert found["EST"]["history"] is None


def test_forces_of_a_run_are_those_of_its_scenario(client: TestClient) -> None:
    assert told(client, f"/runs/{RUN}/forces?year=2030") == printed(
        "forces", "--year", "2030", "--scenario", "us-retrenches", "--runs", str(RUNS)
    )


def test_decisions_of_a_run_come_with_open_proposals(client: TestClient, system: System) -> None:
    found = told(client, f"/runs/{RUN}/decisions")
    assert [*found["indicators"]] == ["adoption"]
    assert [one["id"] for one in found["open"]] == [
        one.id for one in system.dossiers if one.outcome == "pending"
    ]
    first = found["open"][0]
    assert first["forecast"] == told(client, f"/dossiers/{first['id']}")


def test_an_explanation_is_made_once(client: TestClient, context: Context) -> None:
    asked = {"scenario": "us-stays", "indicator": "us_troops_in_europe", "year": 2029}
    begun = client.post("/explain", json=asked)
    assert (begun.status_code, [*begun.json()]) == (202, ["job"])
    answer = client.post("/explain", json=asked)
    assert answer.status_code == 200
    made = context.jobs.results[-1]
    assert answer.json() == json.loads(json.dumps(made))
    assert (made["indicator"], made["year"]) == ("us_troops_in_europe", 2029)
    # A server that starts anew finds it among the answers that are kept.
    again = client_of(Context(context.system, context.runs, AtOnce(), context.answers))
    assert again.post("/explain", json=asked).json() == answer.json()


def test_claims_are_judged_as_the_command_does(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_claims, "RUNS", RUNS)
    path = f"/claims/zhao-2024?as_of={DAY}"
    assert client.get(path).status_code == 202
    words = ("check", "zhao-2024", "--as-of", DAY, "--runs", str(RUNS), "--processes", "1")
    assert told(client, path) == printed(*words)


OWN = """\
document: {id: mine, title: A talk, written: 2025-01-15, source: mine}
references:
  - {id: mine, type: speech, title: Notes}
claims:
  - id: troops-fall
    number: 1
    section: Start
    sentence: 1
    kind: forecast
    claim: A smaller American force leaves Europeans with a larger share.
    test:
      scenario:
        {indicator: european_share, scenario: us-retrenches, since: 2031, until: 2035,
        claimed: above}
    why: The model's answer.
    would_change: Another response.
"""


def test_claims_of_ones_own_are_judged_as_the_command_does(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(content_claims, "RUNS", RUNS)
    assert client.post("/claims", json={"text": OWN}).status_code == 202
    found = client.post("/claims", json={"text": OWN})
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    words = ("check", str(file), "--runs", str(RUNS), "--processes", "1")
    assert (found.status_code, found.json()) == (200, printed(*words))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.replace("us-retrenches", "us-retrenchs"), "line 13"),
        (OWN.replace("kind: forecast", "kind: <script>"), "line 9"),
        ("document: !!python/object/apply:os.system [true]", "line 1"),
        ("a: &a [b]\nc: [*a, *a]", "line"),
        ("\u0000", "your claims"),
    ],
)
def test_faults_of_claims_of_ones_own_come_with_their_lines(
    client: TestClient, text: str, told: str
) -> None:
    refused = client.post("/claims", json={"text": text})
    error = refused.json()["error"]
    assert (refused.status_code, error["field"]) == (422, "text")
    assert told in error["message"]


def test_claims_are_listed_and_unknown_documents_refused(client: TestClient) -> None:
    (one,) = told(client, "/claims")["documents"]
    assert (one["id"], one["written"]) == ("zhao-2024", "2024-09-21")
    assert one["claims"] > 10
    refused = client.get("/claims/zhao-2042")
    assert refused.status_code == 404
    assert "did you mean 'zhao-2024'" in refused.json()["error"]["message"]


def test_the_method_tells_limits_and_how_to_cite(client: TestClient, system: System) -> None:
    found = told(client, "/method")
    assert len(found["limits"]) == len(system.page.limits) > 5
    assert found["version"] == foedus.__version__ == found["changelog"][0]["version"]
    assert foedus.__version__ in found["cite"]
    assert len(found["sections"][-1]["paragraphs"]) == len(ALLIANCE)
    assert found["backtest"] is None


def test_who_has_an_answer_is_told_so(client: TestClient) -> None:
    first = client.get("/meta")
    again = client.get("/meta", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.xdist_group("backtest")
def test_a_run_with_moved_levers_has_forces_and_decisions_of_its_own(
    system: System, scored: Any, tmp_path: Path
) -> None:
    serving = begin_serving(system, tmp_path, 1)
    try:
        server = TestClient(create_app(serving), base_url="http://127.0.0.1:8000/api/v1")
        shares = {}
        for levers in ({}, {"union-force": 60}):
            run = server.post("/runs", json={"levers": levers, "runs": RUNS}).json()
            forces = told(server, f"/runs/{run['hash']}/forces?year=2032")
            decisions = told(server, f"/runs/{run['hash']}/decisions")
            assert decisions["indicators"]["adoption"] == run["indicators"]["adoption"]
            shares[len(levers)] = forces
        assert shares[0] != shares[1]
        # A first answer that took long is found again by the next server.
        begun = server.get("/method/backtest")
        assert begun.status_code == 202
        while server.get(f"/jobs/{begun.json()['job']}").json()["state"] in ("waiting", "running"):
            sleep(0.1)
    finally:
        serving.close()
    after = begin_serving(system, tmp_path, 1)
    try:
        server = TestClient(create_app(after), base_url="http://127.0.0.1:8000/api/v1")
        with patch("foedus.present.decide_command.backtest", scored):
            assert told(server, "/method")["backtest"] == printed("decide", "--all")
    finally:
        after.close()
