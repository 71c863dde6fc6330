"""Report routes: a run as one page that needs no server."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.present.web.api_error import ApiError
from foedus.present.web.page import NoPage, filled, page_text
from foedus.present.web.report import bundle_of
from foedus.present.web.run_routes import Hash
from foedus.present.web.safe_headers import policy_of
from foedus.present.web.serving import Served

router = APIRouter(tags=["runs"])


@router.get("/runs/{run}/report.html", response_class=HTMLResponse)
async def report(run: Hash, served: Served, request: Request) -> HTMLResponse:
    """Give a run as one page that opens without a server or network."""
    served.runs.kept(run)
    try:
        page = page_text(request.app.state.page)
    except NoPage as error:
        raise ApiError(503, "no_page", str(error)) from error
    text = filled(page, await bundle_of(request.app, served.system, [run]))
    attached = f'attachment; filename="foedus-{run[:12]}.html"'
    return HTMLResponse(
        text,
        headers={"Content-Disposition": attached, "Content-Security-Policy": policy_of(text)},
    )
