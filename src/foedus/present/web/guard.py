"""Guard: who may ask. Host, origin and token are checked before anything else is done.

A page of some other site could otherwise ask this server through the reader's own browser, under a
name that was made to lead here (DNS rebinding).
"""

from dataclasses import dataclass
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from socket import gethostname
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from foedus.errors import RangeError
from foedus.present.web.api_error import ApiError
from foedus.present.web.errors_as_json import as_response

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::", "")
COOKIE = "foedus_token"
WITHIN = "foedus.within"  # in the scope of what the server asks itself
SHORTEST_TOKEN = 8  # characters


@dataclass(frozen=True)
class Door:
    """Where a server listens, and the token that it asks for, if any."""

    host: str = LOOPBACK[0]
    token: str | None = None

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise RangeError(f"the token needs at least {SHORTEST_TOKEN} characters")
        if self.token is None and self.host not in LOOPBACK:
            raise RangeError(
                f"--host {self.host} lets other machines ask: name a secret with --token as well"
            )

    def knows(self, host: str) -> bool:
        """Tell whether a name in a request is one by which this server may be asked.

        >>> Door().knows("localhost"), Door().knows("example.org")
        (True, False)
        """
        if host in LOOPBACK or host == self.host.lower():
            return True
        if self.host in LOOPBACK:
            return False
        return _is_address(host) or host == gethostname().lower()


def _is_address(host: str) -> bool:
    """Tell whether a host is an address, which nobody can make lead elsewhere."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """An app that passes on only the requests that may be answered."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan" or scope.get(WITHIN):
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        refused = self._fault(headers) or self._turned_away(scope, headers)
        await (refused or self._app)(scope, receive, send)

    def _fault(self, headers: Headers) -> Response | None:
        """Return the refusal of a wrong host or origin."""
        host = headers.get("host", "")
        if not self._door.knows(host_name(host)) or len(headers.getlist("host")) != 1:
            message = "this server does not answer under that name; use its address"
            return as_response(ApiError(421, "wrong_host", message))
        origin = headers.get("origin")
        if origin is not None and urlsplit_netloc(origin) != host.lower():
            message = "pages of other sites cannot ask this server"
            return as_response(ApiError(403, "wrong_origin", message))
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") not in (
            "navigate",
            None,
        ):
            message = "pages of other sites cannot ask this server"
            return as_response(ApiError(403, "wrong_origin", message))
        return None

    def _turned_away(self, scope: Scope, headers: Headers) -> Response | None:
        """Return what a request without the token is told; one that brings it gets a cookie."""
        wanted = self._door.token
        if wanted is None:
            return None
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
        given = dict(query).get("token")
        if given is not None and _same(given, wanted) and scope["method"] == "GET":
            return _welcome(scope, [pair for pair in query if pair[0] != "token"], wanted)
        if _same(_bearer(headers), wanted) or _same(_cookie(headers), wanted):
            return None
        message = "this server asks for its token: open the address that it printed"
        return as_response(ApiError(401, "no_token", message))


def host_name(host: str) -> str:
    """Return the name of a host without its port.

    >>> host_name("[::1]:8000"), host_name("LOCALHOST:80"), host_name("::1")
    ('::1', 'localhost', '::1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdigit() and ":" not in name else host.lower()


def urlsplit_netloc(origin: str) -> str:
    """Return host and port of an origin of the web, nothing for any other.

    >>> urlsplit_netloc("http://127.0.0.1:8000"), urlsplit_netloc("null")
    ('127.0.0.1:8000', '')
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""


def _welcome(scope: Scope, rest: list[tuple[str, str]], token: str) -> Response:
    """Return the way on to the same address without the token, which goes into a cookie."""
    path = "/" + scope["path"].lstrip("/\\")
    answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _bearer(headers: Headers) -> str:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def _cookie(headers: Headers) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""


def _same(given: str, wanted: str) -> bool:
    """Compare in a time that does not tell how much of the token was right."""
    return compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))
