"""Sources: who says so, in the terms of the Citation Style Language."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.errors import UnknownName
from foedus.facts.sources import Author, Source
from foedus.facts.system import System
from foedus.present.web.content_answers import Id, Told, about
from foedus.present.web.context import Known

router = APIRouter(tags=["content"])


@router.get("/sources", response_class=Response)
def sources(known: Known, told: Told) -> Response:
    """Give every source that a fact or parameter cites."""
    return told.tell("sources", lambda: sources_json(known.system))


@router.get("/sources/{source}", response_class=Response)
def one_source(source: Id, known: Known, told: Told) -> Response:
    """Give one source; `id#locator` is taken for its id."""
    with about("source"):
        found = find_source(known.system, source)
    return told.tell(f"source {found.id}", lambda: source_json(found))


def find_source(system: System, id: str) -> Source:
    """Return a source. Raises UnknownName with the nearest known id."""
    name = id.partition("#")[0]
    if name not in system.sources:
        raise UnknownName("source", name, system.sources, "GET /sources")
    return system.sources[name]


def sources_json(system: System) -> dict[str, Any]:
    """Return every source."""
    return {"sources": [source_json(one) for one in system.sources.values()]}


def source_json(one: Source) -> dict[str, Any]:
    """Return a source as plain values; authors in one text."""
    return {
        "id": one.id,
        "type": one.type,
        "title": one.title,
        "author": "; ".join(map(_name, one.author)) or None,
        "publisher": one.publisher,
        "container": one.container_title,
        "issued": one.issued,
        "number": one.number,
        "doi": one.doi,
        "url": one.url or (None if one.doi is None else f"https://doi.org/{one.doi}"),
        "accessed": one.accessed,
        "licence": one.licence,
        "note": one.note,
    }


def _name(one: Author) -> str:
    return one.literal or " ".join(part for part in (one.given, one.family) if part)
