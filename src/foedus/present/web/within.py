"""Within: asking an app without a network, to put its answers into a report."""

from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

from foedus.present.web.guard import WITHIN


async def ask(app: ASGIApp, path: str) -> tuple[int, bytes]:
    """Return the status and body that an app answers to a GET.

    path   with its query, as in /api/v1/meta
    """
    plain, _, query = path.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(plain),
        "raw_path": plain.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": None,
        WITHIN: True,
    }
    status, body = 500, b""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body += message.get("body", b"")

    await app(scope, receive, send)
    return status, body
