"""Errors as JSON: every refusal of the API in the form `{error: {code, message, field}}`."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from foedus.errors import FoedusError, NotPublished, UnknownName
from foedus.present.web.api_error import ApiError

CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 400: "bad_request"}
PLACES = ("body", "query", "path")  # with which a field of a validation fault begins
MOST_FAULTS = 20  # that one answer tells
LOG = logging.getLogger("foedus.web")


def tell_errors_as_json(app: FastAPI) -> None:
    """Make an app tell all its errors in one form."""
    app.add_exception_handler(ApiError, _refusal)
    app.add_exception_handler(FoedusError, _foedus_error)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _failure)


def as_response(error: ApiError) -> JSONResponse:
    """Return an error as an answer."""
    return JSONResponse(error.told(), error.status)


def api_error_of(error: FoedusError, field: str | None = None) -> ApiError:
    """Return an error of foedus as one of the API: 404 for what is not there, else 422."""
    missing = isinstance(error, UnknownName | NotPublished) and field is None
    status, code = (404, "not_found") if missing else (422, "refused")
    return ApiError(status, code, str(error), field)


async def _refusal(request: Request, error: Any) -> JSONResponse:
    return as_response(error)


async def _foedus_error(request: Request, error: Any) -> JSONResponse:
    return as_response(api_error_of(error))


async def _not_valid(request: Request, error: Any) -> JSONResponse:
    faults = error.errors()
    message = "\n".join(_sentence(one) for one in faults[:MOST_FAULTS])
    return as_response(ApiError(422, "not_valid", message, _field(faults[0]["loc"]) or None))


def _sentence(fault: Any) -> str:
    field = _field(fault["loc"])
    return f"{field}: {fault['msg']}" if field else str(fault["msg"])


def _field(place: Sequence[object]) -> str:
    """Return the name of a field.

    >>> _field(("body", "levers", "us-troops", "float"))
    'levers.us-troops.float'
    """
    inner = place[1:] if place and place[0] in PLACES else place
    return ".".join(str(one)[:100] for one in inner)


async def _http_error(request: Request, error: Any) -> JSONResponse:
    code = CODES.get(error.status_code, "refused")
    message = {
        404: f"there is nothing at {request.url.path[:200]}; GET /api/v1/docs lists what there is",
        405: f"{request.method} is not possible here",
    }.get(error.status_code, str(error.detail))
    own = error.detail if error.status_code == 404 and error.detail != "Not Found" else message
    answer = as_response(ApiError(error.status_code, code, str(own)))
    answer.headers.update(error.headers or {})
    return answer


async def _failure(request: Request, error: Exception) -> JSONResponse:
    LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return as_response(
        ApiError(500, "failed", "the server failed to answer this; its log tells why")
    )
