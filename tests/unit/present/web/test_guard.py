"""Who may ask, how much, and what a browser may do with the answer."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from foedus.errors import RangeError
from foedus.present.web.app import create_app
from foedus.present.web.guard import Door
from foedus.present.web.limits import BODY
from foedus.present.web.page import EMPTY, filled
from foedus.present.web.serving import Serving
from tests.unit.present.web.served import *  # noqa: F403
from tests.unit.present.web.served import PAGE, made

TOKEN = "a-long-secret"


def code(answer: object) -> str:
    return str(answer.json()["error"]["code"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "", "localhost.", "a b"])
def test_a_foreign_name_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/api/v1/docs", "/api/v1/openapi.json"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == 421
        assert code(answer) == "wrong_host"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/docs", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://example.org", "null", "http://127.0.0.1:1", "file://", "http://[bad"]
)
def test_pages_of_other_sites_are_refused(client: TestClient, origin: str) -> None:
    answer = client.post("/api/v1/runs", json={}, headers={"Origin": origin})
    assert answer.status_code == 403
    read = client.get(
        "/api/v1/docs", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    )
    assert read.status_code == 403


def test_the_own_page_may_ask(client: TestClient) -> None:
    answer = client.get("/api/v1/docs", headers={"Origin": "http://127.0.0.1"})
    assert answer.status_code == 200


def test_other_addresses_need_a_token() -> None:
    with pytest.raises(RangeError, match="--token"):
        Door("0.0.0.0")
    with pytest.raises(RangeError, match="at least"):
        Door("0.0.0.0", "short")


def test_with_a_token_nothing_is_told_without_it(serving: Serving, page: object) -> None:
    app = create_app(serving, Door("0.0.0.0", TOKEN), page)  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://192.0.2.1", follow_redirects=False)
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": "foedus_token=wrong"}):
        assert client.get("/api/v1/docs", headers=headers).status_code == 401
        assert client.get("/", headers=headers).status_code == 401
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/v1/docs", headers=right).status_code == 200
    assert client.get("/", params={"token": "wrong-secret"}).status_code == 401
    welcome = client.get("/", params={"token": TOKEN, "a": "1"})
    assert welcome.status_code == 303
    assert welcome.headers["location"] == "/?a=1"
    assert "HttpOnly" in welcome.headers["set-cookie"]
    assert client.get("/").status_code == 200
    away = client.get("//example.org/", params={"token": TOKEN})
    assert not away.headers["location"].startswith("//")


def test_a_page_may_run_its_own_scripts_and_ask_its_own_server_alone(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.text == PAGE
    policy = answer.headers["content-security-policy"]
    digest = b64encode(sha256(b"let a = 1;").digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert "connect-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    (scripts,) = re.findall(r"script-src [^;]*", policy)
    assert "unsafe-inline" not in scripts
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    announced = client.post(
        "/api/v1/runs", content=b"{}", headers={"Content-Length": str(100_000_000)}
    )
    assert announced.status_code == 413
    sent = []

    def chunks():  # type: ignore[no-untyped-def]
        for _ in range(100):
            sent.append(1)
            yield b" " * BODY

    assert code(client.post("/api/v1/runs", content=chunks())) == "too_large"
    assert client.post("/api/v1/runs", headers={"Content-Length": "-1"}).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
        ("GET", "/static/../app.html", 404),
        ("PUT", "/api/v1/runs", 405),
        ("POST", "/api/v1/runs", 422),
    ],
)
def test_every_refusal_has_one_form(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "field"}


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b"null", b'{"runs": NaN}', b"[" * 5000])
def test_a_body_that_is_no_request_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/v1/runs", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]["message"]


def test_a_failure_tells_nothing_of_the_inside(
    client: TestClient, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(asked: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(serving.engine, "asked", broken)
    answer = client.post("/api/v1/runs", json={})
    assert answer.status_code == 500
    assert code(answer) == "failed"
    assert "secret" not in answer.text


def test_a_name_with_a_tag_stays_text(client: TestClient) -> None:
    tag = "<script>alert(1)</script>"
    answer = client.post("/api/v1/runs", json={"scenario": tag})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    page = filled(EMPTY, {"name": f"{tag}<!--\u2028"})
    assert page.count("<script") == 1
    inner = page.partition(">")[2].rpartition("</script>")[0]
    assert json.loads(inner) == {"name": f"{tag}<!--\u2028"}


def test_the_docs_need_nothing_from_elsewhere(client: TestClient) -> None:
    text = client.get("/api/v1/docs").text
    assert "/api/v1/runs" in text
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)
    assert "<script" not in text
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/runs", "/api/v1/compare", "/api/v1/meta"} <= set(paths)


def test_a_report_is_the_page_with_the_run_in_it(client: TestClient) -> None:
    run = made(client, scenario="us-retrenches")
    answer = client.get(f"/api/v1/runs/{run['hash']}/report.html")
    assert answer.status_code == 200
    (inner,) = re.findall(r'id="bundle">(.*?)</script>', answer.text, re.DOTALL)
    bundle = json.loads(inner)
    assert bundle["runs"] == [run]
    assert bundle["view"] == "#/scenario?s=us-retrenches"
    assert bundle["responses"]["GET /meta"] == client.get("/api/v1/meta").json()
