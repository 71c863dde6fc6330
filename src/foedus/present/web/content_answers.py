"""Content answers: what is computed once is told from memory, and not at all to who has it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from fastapi.responses import Response

from foedus.errors import FoedusError, NotPublished, RangeError, UnknownName
from foedus.facts.system import System
from foedus.present.asked import day_of
from foedus.present.web.api_error import ApiError
from foedus.present.web.context import Known
from foedus.present.web.held import Held

JSON = "application/json"
MOST = 64_000_000  # bytes of answers that are held
LONGEST_NAME = 200
OLDEST, LATEST = 1000, 9999  # years of four digits

Plain = Mapping[str, Any]
Name = Annotated[str, Query(min_length=1, max_length=LONGEST_NAME)]
Id = Annotated[str, Path(max_length=LONGEST_NAME)]
RunHash = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Hash of the run's card.")]
Year = Annotated[int, Query(ge=OLDEST, le=LATEST)]
AsOf = Annotated[str | None, Query(max_length=LONGEST_NAME, description="A day like 2024-09-21.")]


@dataclass(frozen=True)
class Teller:
    """Tells what it has computed before; asked by routes whose answers do not change."""

    request: Request
    held: Held[bytes]

    def tell(self, key: str, make: Callable[[], Plain]) -> Response:
        """Return an answer, made if it is not held; 304 to who says that he has it.

        key   what the answer depends on, besides the system
        """
        return self.give(self.held.get(key, lambda: packed(make())))

    def give(self, data: bytes) -> Response:
        """Return what was packed, or 304 to who says that he has it."""
        mark = f'"{sha256(data).hexdigest()}"'
        headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
        if mark in self.request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(data, media_type=JSON, headers=headers)


def teller_of(request: Request, known: Known) -> Teller:
    """Return what tells the answers of the app that is asked."""
    state = request.app.state
    if not hasattr(state, "content_answers"):
        state.content_answers = Held(MOST, len)
    return Teller(request, state.content_answers)


Told = Annotated[Teller, Depends(teller_of)]


def packed(plain: Plain) -> bytes:
    """Return plain values as JSON.

    >>> packed({"a": [1.5, None]})
    b'{"a":[1.5,null]}'
    """
    text = json.dumps(plain, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


@contextmanager
def about(field: str) -> Iterator[None]:
    """Tell which field of a request an error is about: 404 for what is not there, else 422.

    >>> try:
    ...     with about("year"):
    ...         raise RangeError("too early")
    ... except ApiError as error:
    ...     error.told()["error"]["field"]
    'year'
    """
    try:
        yield
    except (UnknownName, NotPublished) as error:
        raise ApiError(404, "not_found", str(error), field) from error
    except FoedusError as error:
        raise ApiError(422, "refused", str(error), field) from error


def on_day(system: System, as_of: str | None) -> System:
    """Return a system as it was known on a day; as it is for None.

    Raises ApiError for what is no day, one before the system's first year, and one to come.
    """
    with about("as_of"):
        day = day_of(as_of)
        if day is None:
            return system
        if day < date(system.first_year, 1, 1):
            raise RangeError(f"{day} is before {system.first_year}, the first year of the system")
        return system.as_known_on(day)
