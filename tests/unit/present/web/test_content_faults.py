"""Content of the API: every parameter is checked, and every fault told in one form."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from foedus.facts.system import System
from tests.unit.present.web.content_app import RUN, client, context, system

__all__ = ["client", "context", "system"]


def test_no_path_of_a_file_is_taken_for_a_name(client: TestClient, system: System) -> None:
    path = str(system.directory / "rules" / "qmv-16-4.yaml")
    for asked in (
        client.post("/vote", json={"rule": path}),
        client.get("/facts", params={"topic": path}),
        client.get(f"/claims/{'..%2f' * 3}etc%2fpasswd"),
        client.get("/dossiers/..%2Fsystem.yaml"),
        client.post("/explain", json={"scenario": path, "indicator": "european_share"}),
    ):
        assert asked.status_code == 404, asked.text


@pytest.mark.parametrize(
    ("path", "status", "field_name", "said"),
    [
        ("/facts?topic=nuklear", 404, "topic", "did you mean 'nuclear'"),
        ("/facts?as_of=yesterday", 422, "as_of", "write it like 2024-09-21"),
        ("/facts?as_of=2999-01-01", 422, "as_of", "choose one before"),
        ("/timeline?as_of=0001-01-01", 422, "as_of", "before 1990"),
        ("/sources/no-such", 404, "source", "unknown source"),
        ("/domains?year=12", 422, "year", "1000"),
        ("/domains?domain=cyberr", 404, "domain", "did you mean 'cyber'"),
        ("/network?year=1234", 422, "year", "1234"),
        ("/dossiers/sweden-nato-2023", 404, "dossier", "did you mean 'sweden-nato-2022'"),
        ("/rules/qmv", 404, "rule", "unknown rule"),
        ("/rules/qmv-16-4?on=2024-13-01", 422, "on", "write it like"),
        (f"/runs/{RUN}/map?variable=defence_shar", 404, "variable", "'defence_share'"),
        (f"/runs/{'b' * 64}/map", 404, "run", "unknown run"),
        (f"/runs/{'b' * 64}/forces", 404, "run", "unknown run"),
        (f"/runs/{'b' * 64}/decisions", 404, "run", "unknown run"),
        (f"/runs/{RUN}/forces?year=1850", 422, "year", "1850"),
    ],
)
def test_a_fault_says_what_where_and_how_to_mend(
    client: TestClient, path: str, status: int, field_name: str, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert {*error} == {"code", "message", "field"}
    assert error["field"] == field_name
    assert said in error["message"]


@pytest.mark.parametrize(
    ("path", "body", "status", "field_name"),
    [
        ("/vote", {"rule": "qmv"}, 404, "rule"),
        ("/vote", {"rule": "qmv-16-4", "against": ["USA"]}, 422, "against"),
        ("/vote", {"rule": "qmv-16-4", "on": "1950-01-01"}, 422, "on"),
        ("/vote", {"rule": "qmv-16-4", "votes": []}, 422, "votes"),
        ("/explain", {"scenario": "us-stay", "indicator": "european_share"}, 404, "scenario"),
        ("/explain", {"indicator": "european_shar"}, 404, "indicator"),
        ("/explain", {"indicator": "european_share", "year": 2090}, 422, "year"),
        ("/explain", {"indicator": "threat"}, 422, "indicator"),
        ("/explain", {"indicator": "european_share", "run": "b" * 64}, 404, "run"),
    ],
)
def test_a_body_that_cannot_be_is_refused(
    client: TestClient, path: str, body: dict[str, Any], status: int, field_name: str
) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["field"] == field_name
