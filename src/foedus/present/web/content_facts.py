"""Facts: what is known, by topic, actor, organisation, rule, dossier or series, and by domain."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from foedus.analyse.domains import domains_by_year, find_domain
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.present.domains_command import shown_years
from foedus.present.domains_json import domains_json
from foedus.present.facts_found import facts_json
from foedus.present.web.content_answers import LONGEST_NAME, AsOf, Name, Told, Year, about, on_day
from foedus.present.web.context import Known

router = APIRouter(tags=["content"])


@router.get("/facts", response_class=Response)
def facts(known: Known, told: Told, topic: Name | None = None, as_of: AsOf = None) -> Response:
    """Tell what is known of a topic, actor, organisation, rule, dossier or series; else a list."""
    system = on_day(known.system, as_of)

    def found() -> dict[str, Any]:
        with about("topic"):
            return facts_json(system, topic)

    return told.tell(f"facts {system.as_of} {topic or ''}", found)


@router.get("/timeline", response_class=Response)
def timeline(known: Known, told: Told, as_of: AsOf = None) -> Response:
    """Tell who joined what when, and left."""
    system = on_day(known.system, as_of)
    return told.tell(f"timeline {system.as_of}", lambda: timeline_json(system))


@router.get("/domains", response_class=Response)
def domains(
    known: Known,
    told: Told,
    year: Year | None = None,
    domain: Annotated[str | None, Query(min_length=1, max_length=LONGEST_NAME)] = None,
) -> Response:
    """Tell what each organisation leads and holds, by domain and year."""

    def found() -> dict[str, Any]:
        with about("domain"):
            only = None if domain is None else find_domain(known.system, domain)
        with about("year"):
            every = domains_by_year(known.system, shown_years(known.system, year))
            if not every:
                raise RangeError("this system has no cooperation.yaml with domains; add one")
        chosen = every if only is None else tuple(one for one in every if one.domain == only)
        return domains_json(known.system, chosen)

    return told.tell(f"domains {year} {domain}", found)


def timeline_json(system: System) -> dict[str, Any]:
    """Return every membership by actor, each with its source and how it was checked."""
    return {
        "as_of": system.as_of.isoformat(),
        "actors": [
            {"id": one.id, "name": one.name, "memberships": list(_memberships(system, one.id))}
            for one in system.actors
        ],
    }


def _memberships(system: System, actor: str) -> Iterator[dict[str, Any]]:
    for organisation in system.organisations:
        for one in organisation.memberships:
            if one.actor == actor:
                yield {
                    "organisation": organisation.id,
                    "since": one.since.isoformat(),
                    "until": None if one.until is None else one.until.isoformat(),
                    "checked": one.checked,
                    "source": one.source,
                    "note": one.note,
                }
