"""Body limit: a request that is too large is refused before it is read."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.present.web.api_error import ApiError
from foedus.present.web.errors_as_json import as_response


class BodyLimit:
    """An app that reads no more of a request than it may have, announced or in chunks."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with its whole body or a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = as_response(
            ApiError(413, "too_large", f"a request may have {self._most} bytes at most")
        )
        refused.headers["Connection"] = "close"
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced[:20]) > self._most:
            await refused(scope, receive, send)
            return
        body = await self._read(receive)
        if body is None:
            await refused(scope, receive, send)
            return
        given = False

        async def once() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, once, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """Return the whole body, None if it is too large or the client has gone."""
        body: bytes = b""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += bytes(message.get("body", b""))
            if len(body) > self._most:
                return None
            if not message.get("more_body", False):
                return body
