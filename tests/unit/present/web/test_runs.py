"""Runs over the API: what the command prints, once for each request, with levers on top."""

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import numpy as np
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

import foedus
from foedus.analyse.comparison import compared
from foedus.present.cli import app as command_line
from foedus.present.compare_json import comparison_json
from foedus.present.web.disk_answers import DiskAnswers
from foedus.present.web.run_store import RunStore
from foedus.present.web.serving import Serving
from tests.unit.present.web.served import *  # noqa: F403
from tests.unit.present.web.served import SHORT, made

SCENARIO = "us-retrenches"


def test_a_run_is_what_the_command_prints(client: TestClient) -> None:
    told = CliRunner().invoke(
        command_line,
        ["run", SCENARIO, "--runs", "128", "--until", "2030", "--processes", "1", "--json"],
    )
    printed = json.loads(told.stdout)
    found = made(client, scenario=SCENARIO)
    assert {key: found[key] for key in printed} == printed
    assert found["hash"] == printed["card"]["hash"]


def test_a_run_tells_its_baseline_on_the_same_draws(client: TestClient) -> None:
    base, found = made(client), made(client, scenario=SCENARIO)
    assert found["baseline"]["hash"] == base["hash"]
    line = found["baseline"]["indicators"]["european_share"]
    assert line["q50"] == base["indicators"]["european_share"]["q50"]


def test_levers_do_what_a_scenario_of_the_same_levers_does(client: TestClient) -> None:
    found = made(client, levers={"us-troops": "halved"})
    same = made(client, levers={"us-troops": 40})
    assert found["hash"] == same["hash"]
    assert found["indicators"]["us_troops_in_europe"]["q95"][-1] == pytest.approx(40)
    assert found["levers"] == {"us-troops": "halved"}
    assert "US troops" in found["title"]
    assert found["changes"][0]["why"]


def test_levers_are_moved_on_top_of_a_scenario(client: TestClient) -> None:
    both = made(client, scenario="ceasefire", levers={"us-troops": 40})
    alone = made(client, scenario="ceasefire")
    assert both["hash"] != alone["hash"]
    assert both["indicators"]["us_troops_in_europe"]["q95"][-1] == pytest.approx(40)
    mine = {one["variable"] for one in alone["changes"]}
    assert mine < {one["variable"] for one in both["changes"]}


def test_levers_that_hardly_go_together_are_warned_of(client: TestClient) -> None:
    found = made(client, levers={"us-troops": 100, "us-crisis-pool": 0.3})
    assert any("us-crisis-pool" in one for one in found["warnings"])


@pytest.mark.parametrize(
    ("asked", "field", "word"),
    [
        ({"scenario": SCENARIO, "levers": {"us-troops": 100}}, "scenario", "us-troops"),
        ({"levers": {"us-troops": 39}}, "levers", "range"),
        ({"levers": {"us-trops": 50}}, "levers", "us-troops"),
        ({"levers": {"us-troops": "no"}}, "levers", "halved"),
        ({"scenario": "us-retrench"}, "scenario", SCENARIO),
        ({"until": 2010}, "until", "2010"),
        ({"until": 99_999}, "until", "until"),
        ({"runs": 0}, "runs", "runs"),
        ({"runs": 10**9}, "runs", "runs"),
        ({"seed": -1}, "seed", "seed"),
        ({"surplus": 1}, "surplus", "surplus"),
        ({"scenario": "+"}, "scenario", "unknown"),
        ({"levers": {"us-troops": True, "": 1}}, "levers", "lever"),
    ],
)
def test_what_cannot_be_run_is_refused_by_field(
    client: TestClient, asked: dict[str, object], field: str, word: str
) -> None:
    answer = client.post("/api/v1/runs", json={**SHORT, **asked})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["field"].startswith(field)
    assert word in error["message"]


def test_the_same_request_is_computed_once_even_at_once(
    client: TestClient, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []
    begin = serving.engine.runs_of
    monkeypatch.setattr(
        serving.engine, "runs_of", lambda *given: begun.append(given) or begin(*given)
    )
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: made(client, seed=77), range(8)))
    assert len(begun) == 1
    assert len({json.dumps(one) for one in found}) == 1
    made(client, seed=77)
    assert len(begun) == 1


def test_a_run_is_found_by_its_hash_and_unchanged_if_it_is_known(client: TestClient) -> None:
    found = made(client)
    again = client.get(f"/api/v1/runs/{found['hash']}")
    assert again.json() == found
    same = client.get(
        f"/api/v1/runs/{found['hash']}", headers={"If-None-Match": again.headers["ETag"]}
    )
    assert same.status_code == 304


@pytest.mark.parametrize("name", ["f" * 64, "../../etc/passwd", "..%2F..%2Fetc%2Fpasswd", "x"])
@pytest.mark.parametrize("ending", ["", ".csv", ".json", "/report.html", "/snippet.py"])
def test_a_run_that_nobody_made_is_not_found(client: TestClient, name: str, ending: str) -> None:
    answer = client.get(f"/api/v1/runs/{name}{ending}")
    assert answer.status_code in (404, 422)
    assert set(answer.json()["error"]) == {"code", "message", "field"}


def test_the_table_holds_the_numbers_of_the_answer(client: TestClient) -> None:
    found = made(client, scenario=SCENARIO)
    answer = client.get(f"/api/v1/runs/{found['hash']}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.text)))
    for name in ("european_share", "us_troops_in_europe"):
        told = {
            int(row["year"]): float(row["q50"])
            for row in rows
            if row["indicator"] == name and row["line"] == "projection"
        }
        line = found["indicators"][name]
        wanted = dict(zip(line["years"], line["q50"], strict=True))
        assert told == pytest.approx(wanted, rel=1e-4)


def test_the_snippet_makes_the_same_run(client: TestClient) -> None:
    found = made(client, scenario="ceasefire", levers={"us-troops": 50.5})
    text = client.get(f"/api/v1/runs/{found['hash']}/snippet.py").text
    held: dict[str, object] = {}
    exec(text.replace("print(", "found = ("), held)
    median = found["indicators"]["european_share"]
    series = held["found"]
    assert [series[year] for year in median["years"]] == pytest.approx(median["q50"], rel=1e-6)  # type: ignore[index]


def test_runs_are_compared_as_the_library_does(client: TestClient) -> None:
    names = ("baseline", SCENARIO)
    hashes = [made(client, scenario=name)["hash"] for name in names]
    found = client.get("/api/v1/compare", params={"runs": ",".join(hashes)}).json()
    system = foedus.load()
    runs = {name: foedus.simulate(system, name, runs=128, until=2030) for name in names}
    wanted = json.loads(json.dumps(comparison_json(compared(system, names, runs))))
    assert {key: found[key] for key in wanted} == wanted
    assert found["hashes"] == dict(zip(names, hashes, strict=True))


def test_the_base_of_a_comparison_can_be_swapped(client: TestClient) -> None:
    first, second = (made(client, scenario=name)["hash"] for name in ("baseline", SCENARIO))
    found = client.get("/api/v1/compare", params={"runs": f"{first},{second}", "base": second})
    assert found.json()["reference"] == SCENARIO


def test_runs_on_other_draws_are_not_compared(client: TestClient) -> None:
    first, second = made(client)["hash"], made(client, seed=2)["hash"]
    answer = client.get("/api/v1/compare", params={"runs": f"{first},{second}"})
    assert answer.status_code == 422
    assert client.get("/api/v1/compare", params={"runs": first}).status_code == 422


def test_answers_outlive_the_server(client: TestClient, serving: Serving, answers: object) -> None:
    found = made(client)
    later = RunStore(serving.engine, DiskAnswers(answers))  # type: ignore[arg-type]
    assert later.answer(found["hash"]) == found
    runs = later.dataset(found["hash"])
    assert np.median(runs["european_share"].sel(year=2030)) == pytest.approx(
        found["indicators"]["european_share"]["q50"][-1], rel=1e-6
    )
    later.close()
