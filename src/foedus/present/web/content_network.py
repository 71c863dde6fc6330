"""Network: how union and guarantor stand to the powers, and the signed network of a year."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.analyse.relations_view import relations_view
from foedus.present.relations_json import relations_json
from foedus.present.web.content_answers import Told, Year, about
from foedus.present.web.context import Known

router = APIRouter(tags=["content"])


@router.get("/network", response_class=Response)
def network(known: Known, told: Told, year: Year | None = None) -> Response:
    """Tell what `foedus relations` does: ties with their signs, the powers, who moved."""

    def found() -> dict[str, Any]:
        with about("year"):
            return relations_json(known.system, relations_view(known.system, year))

    return told.tell(f"network {year}", found)
