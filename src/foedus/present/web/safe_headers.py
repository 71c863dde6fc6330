"""Safe headers: what a browser may do with an answer, which is as little as possible."""

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def policy_of(page: str) -> str:
    """Return the content security policy of a page: its own inline scripts and nothing else.

    Styles may be inline, since charts set them on their elements.

    >>> "script-src 'sha256-" in policy_of("<script>let a = 1</script>")
    True
    """
    hashes = " ".join(f"'sha256-{_digest(text)}'" for _, text in SCRIPT.findall(page) if text)
    own = (
        f"script-src {hashes or repr('none')}; style-src 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'"
    )
    return f"{NOTHING}; {own}"


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


class SafeHeaders:
    """An app whose answers all carry the headers; those that have their own policy keep it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", NOTHING)
            await send(message)

        await self._app(scope, receive, marked)
