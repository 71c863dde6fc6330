"""Meta: what can be asked of a system, in one answer: levers, scenarios, indicators, actors."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.facts.organisations import Membership
from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.variables import INDICATORS, VARIABLES, Indicator
from foedus.model.wording import in_words, worded
from foedus.present.levers_command import levers_json
from foedus.present.scenarios_command import plain as scenario_json
from foedus.present.web.content_answers import Told
from foedus.present.web.context import Known
from foedus.simulate.keep import ACTOR_VARIABLES
from foedus.version import __version__

SHOWN_FIRST = 6  # indicators, where a system names none
BASELINE = "baseline"

router = APIRouter(tags=["content"])


@router.get("/meta", response_class=Response)
def meta(known: Known, told: Told) -> Response:
    """Tell what can be asked: levers, scenarios, indicators, actors, rules, and what to show."""
    return told.tell("meta", lambda: meta_json(known.system))


def meta_json(system: System) -> dict[str, Any]:
    """Return what the page needs to know before anything else."""
    page = system.page
    indicators = list(indicators_json(system))
    first = [one["name"] for one in indicators[:SHOWN_FIRST]]
    return {
        "foedus": __version__,
        "system": system.name,
        "system_name": system.title,
        "as_of": system.as_of.isoformat(),
        "checksum": system.checksum,
        "first_year": system.first_year,
        "last_year": system.last_year,
        "first_run_year": build_inputs(system, system.last_year).years[0],
        **levers_json(system),
        "scenarios": [_scenario(system, name) for name in system.scenarios],
        "cards": [
            _card(one.id, one.title, one.text, one.scenario, one.levers) for one in page.cards
        ],
        "question": page.question or system.title,
        "indicators": indicators,
        "headline": list(page.headline) or first,
        "variables": [_variable(system, name) for name in ACTOR_VARIABLES],
        "roles": system.roles.model_dump(mode="json"),
        "regions": [{"id": one.id, "name": one.name} for one in system.regions],
        "actors": list(actors_json(system)),
        "organisations": [{"id": one.id, "name": one.name} for one in system.organisations],
        "rules": [
            {"id": name, "name": one.name, "body": one.body} for name, one in system.rules.items()
        ],
        "notes": {one.id: one.text for one in page.notes},
        "note_sources": {
            one.id: {"source": one.source, "checked": one.checked} for one in page.notes
        },
    }


def _card(
    id: str, title: str, text: str, scenario: str | None, levers: Mapping[str, Any]
) -> dict[str, Any]:
    asked = scenario or BASELINE
    return {"id": id, "title": title, "text": text, "scenario": asked, "levers": dict(levers)}


def _scenario(system: System, name: str) -> dict[str, Any]:
    told = scenario_json(system, name)
    return {
        "name": name,
        "question": told["question"],
        "title": title_of(system, name),
        "clashes": list(told["cannot_be_stacked_with"]),
    }


def title_of(system: System, name: str) -> str:
    """Return a short name of a scenario: the page's, else its own in words.

    >>> import foedus
    >>> title_of(foedus.load(), "ceasefire")
    'A ceasefire that holds'
    """
    words = name.replace("-", " ")
    return system.page.titles.get(name, words[:1].upper() + words[1:])


def indicators_json(system: System) -> Iterator[dict[str, Any]]:
    """Yield each line that a run tells: an indicator, or one region of it."""
    for one in (worded(each, system) for each in INDICATORS):
        if not one.dims:
            yield _indicator(one, one.name, one.label)
            continue
        for region in system.regions:
            yield _indicator(one, f"{one.name}_{region.id}", f"{one.label}: {region.name}")


def _indicator(one: Indicator, name: str, label: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "unit": one.unit,
        "definition": one.meaning,
        "caution": one.caution,
        "group": one.group,
        "formula": one.formula,
        "places": one.places,
    }


def _variable(system: System, name: str) -> dict[str, Any]:
    one = VARIABLES[name]
    shown = next((each for each in system.page.maps if each.variable == name), None)
    return {
        "name": name,
        "label": in_words(one.label, system),
        "unit": one.unit,
        "definition": in_words(one.meaning, system),
        "history": shown is not None and bool(shown.series),
    }


def actors_json(system: System) -> Iterator[dict[str, Any]]:
    """Yield each actor with its roles and every membership that it has or had."""
    roles = system.roles.model_dump()
    held = _memberships(system)
    for actor in system.actors:
        yield {
            "id": actor.id,
            "name": actor.name,
            "short": actor.short or actor.name,
            "region": actor.region,
            "area": actor.area,
            "note": actor.note,
            "roles": [role for role, who in roles.items() if who == actor.id],
            "organisations": [
                {"id": organisation, **_span(one)} for organisation, one in held[actor.id]
            ],
        }


def _memberships(system: System) -> dict[str, list[tuple[str, Membership]]]:
    found: dict[str, list[tuple[str, Membership]]] = {actor: [] for actor in system.actor_ids}
    for organisation in system.organisations:
        for one in organisation.memberships:
            found[one.actor].append((organisation.id, one))
    return found


def _span(one: Membership) -> dict[str, str | None]:
    until = None if one.until is None else one.until.isoformat()
    return {"since": one.since.isoformat(), "until": until}
