"""Page routes: the page itself, and the API told on a page."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.present.web.docs_page import docs_page
from foedus.present.web.page import NoPage, page_text
from foedus.present.web.safe_headers import policy_of

MISSING = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>foedus</title>'
    "<h1>The page is not built</h1><p>Run <code>make page</code> in a checkout, or install a "
    'release. The API is there all the same: <a href="/api/v1/docs">its routes</a>.</p></html>'
)

page_router = APIRouter(include_in_schema=False)
docs_router = APIRouter(include_in_schema=False)


@page_router.get("/")
def page(request: Request) -> HTMLResponse:
    """Give the page."""
    try:
        text = page_text(request.app.state.page)
    except NoPage:
        return HTMLResponse(MISSING, 503)
    return HTMLResponse(
        text, headers={"Content-Security-Policy": policy_of(text), "Cache-Control": "no-cache"}
    )


@docs_router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Tell the routes of the API on a plain page."""
    text = docs_page(request.app.openapi())
    return HTMLResponse(text, headers={"Content-Security-Policy": policy_of(text)})
