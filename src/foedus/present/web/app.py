"""App: the routes of the API and the page, behind the guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from foedus.present.web import compare_routes, job_routes, report_routes, run_routes
from foedus.present.web.body_limit import BodyLimit
from foedus.present.web.content_routes import CONTENT_ROUTERS
from foedus.present.web.errors_as_json import tell_errors_as_json
from foedus.present.web.guard import Door, Guard
from foedus.present.web.limits import BODY
from foedus.present.web.page import PAGE
from foedus.present.web.page_routes import docs_router, page_router
from foedus.present.web.report import PREFIX
from foedus.present.web.safe_headers import SafeHeaders
from foedus.present.web.serving import Serving
from foedus.version import __version__

SMALLEST = 1_000  # bytes below which compressing an answer does not pay
LEVEL = 4  # of compression
TOLD = (
    "Scenarios, runs and facts of an alliance system. Errors are "
    '{"error": {"code", "message", "field"}}.'
)


def create_app(serving: Serving, door: Door | None = None, page: Path = PAGE) -> FastAPI:
    """Return the app of a server.

    door   where it listens and which token it asks for; by default this machine and none
    page   the built page
    """
    app = FastAPI(
        title="foedus",
        version=__version__,
        description=TOLD,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        lifespan=_ending(serving),
    )
    app.state.serving, app.state.context, app.state.page = serving, serving.context, page
    tell_errors_as_json(app)
    routers = (
        *(report_routes.router, run_routes.router, compare_routes.router, job_routes.router),
        *CONTENT_ROUTERS,
        docs_router,
    )
    for router in routers:
        app.include_router(router, prefix=PREFIX)
    app.include_router(page_router)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST, compresslevel=LEVEL)
    app.add_middleware(BodyLimit, most=BODY)
    app.add_middleware(Guard, door=door or Door())
    app.add_middleware(SafeHeaders)
    return app


def _ending(serving: Serving):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        serving.close()

    return life
