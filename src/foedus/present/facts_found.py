"""What is found under a name in the facts: what `foedus facts NAME --json` prints."""

from typing import Any

from foedus.errors import UnknownName
from foedus.facts.system import System
from foedus.present.facts_dossiers import plain_dossier
from foedus.present.facts_plain import plain_actor, plain_organisation, plain_overview, plain_series
from foedus.present.facts_topics import TOPICS, plain_rule, plain_topic


def facts_json(system: System, name: str | None) -> dict[str, Any]:
    """Return the facts of an actor, organisation, topic, rule, dossier or series.

    Without a name: what there is.

    Raises UnknownName with the nearest name.
    """
    if name is None:
        return plain_overview(system)
    if name.upper() in system.actor_ids:
        return plain_actor(system, system.actor(name.upper()))
    for organisation in system.organisations:
        if organisation.id.lower() == name.lower():
            return plain_organisation(system, organisation)
    if name in system.series_names:
        return plain_series(system, name)
    if name.lower().replace("_", "-") in TOPICS:
        return plain_topic(system, name.lower().replace("_", "-"))
    if name.lower() in system.rules_agreed:
        return plain_rule(system, name.lower())
    for dossier in system.dossiers:
        if dossier.id == name.lower():
            return plain_dossier(system, dossier)
    for actor in system.actors:
        if name.lower() in {one.lower() for one in (actor.name, actor.short) if one}:
            return plain_actor(system, actor)
    organisations = [one.id for one in system.organisations]
    names = [actor.name for actor in system.actors]
    every = [
        *system.actor_ids,
        *names,
        *organisations,
        *TOPICS,
        *system.rules,
        *(one.id for one in system.dossiers),
        *system.series_names,
    ]
    what = "actor, organisation, topic, rule, dossier or series (`foedus facts` lists them)"
    raise UnknownName(what, name, every)
