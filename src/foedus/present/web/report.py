"""Report: runs as one page that needs no server, with the answers that its screens ask for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from starlette.types import ASGIApp

from foedus.facts.levers import BASELINE
from foedus.facts.system import System
from foedus.present.web.within import ask
from foedus.version import __version__

PREFIX = "/api/v1"
ALWAYS = (
    "/meta",
    "/sources",
    "/domains",
    "/timeline",
    "/facts",
    "/method",
    "/network",
    "/evidence",
)
OF_RUN = ("/forces", "/decisions")
DONE = 200


async def bundle_of(app: ASGIApp, system: System, hashes: Sequence[str]) -> dict[str, Any]:
    """Return what a report of runs holds; what the app does not answer is left out.

    hashes   of runs that the app keeps; the first is the one that is shown
    """
    runs = [json.loads((await ask(app, f"{PREFIX}/runs/{one}"))[1]) for one in hashes]
    return {
        "made": system.as_of.isoformat(),
        "foedus": __version__,
        "view": view_of(runs[0]["request"]),
        "runs": runs,
        "responses": await _responses(app, runs),
    }


def view_of(request: Mapping[str, Any]) -> str:
    """Return the address within the page that shows a run.

    >>> view_of({"scenario": "baseline", "levers": {"aid": 0.5}})
    '#/scenario?aid=0.5'
    """
    scenario = {} if request["scenario"] == BASELINE else {"s": request["scenario"]}
    query = urlencode({**scenario, **request["levers"]}, quote_via=quote)
    return f"#/scenario?{query}" if query else "#/scenario"


async def _responses(app: ASGIApp, runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in ALWAYS:
        await _add(found, app, path)
    hashes = [str(run["hash"]) for run in runs]
    for name in hashes:
        for path in OF_RUN:
            await _add(found, app, f"/runs/{name}{path}")
        for one in found.get("GET /meta", {}).get("variables", ()):
            await _add(found, app, f"/runs/{name}/map?variable={quote(one['name'], safe='')}")
    if len(hashes) > 1:
        listed = quote(",".join(hashes), safe="")
        await _add(found, app, f"/compare?base={hashes[0]}&runs={listed}")
    return found


async def _add(found: dict[str, Any], app: ASGIApp, path: str) -> None:
    status, body = await ask(app, PREFIX + path)
    if status == DONE:
        found[f"GET {path}"] = json.loads(body)
