"""Facts as plain values: what `foedus facts --json` prints and the text view lays out."""

from datetime import date
from typing import Any

import numpy as np

from foedus.errors import NotPublished
from foedus.facts.actors import Actor
from foedus.facts.administrations import Administration
from foedus.facts.checked import Fact
from foedus.facts.fiscal_rules import FiscalRule
from foedus.facts.organisations import Membership, Organisation, in_force
from foedus.facts.plans import Plan
from foedus.facts.pledges import Pledge
from foedus.facts.system import System
from foedus.present.facts_of_actor import plain_concerns
from foedus.present.facts_topics import topic_heads


def plain_overview(system: System) -> dict[str, Any]:
    """Return who and what the system holds, with the memberships of the day."""
    return {
        "system": system.name,
        "title": system.title,
        "as_of": system.as_of.isoformat(),
        "actors": [
            {
                "actor": actor.id,
                "name": actor.name,
                "region": actor.region,
                "member_of": [one for one, _ in system.memberships_of(actor.id, system.as_of)],
            }
            for actor in system.actors
        ],
        "organisations": [
            {
                "organisation": one.id,
                "name": one.name,
                "members": len(system.members(one.id, system.as_of)),
            }
            for one in system.organisations
        ],
        "topics": topic_heads(system),
        "series": [_series_head(system, name) for name in system.series_names],
    }


def plain_actor(system: System, actor: Actor) -> dict[str, Any]:
    """Return what is known of an actor on the day, each fact with source and check."""
    return {
        "actor": actor.id,
        "name": actor.name,
        "region": actor.region,
        "note": actor.note,
        "as_of": system.as_of.isoformat(),
        "memberships": [
            {"organisation": organisation, **_membership(one)}
            for organisation, one in system.memberships_of(actor.id, system.as_of)
        ],
        "former_memberships": [
            {"organisation": organisation.id, **_membership(one)}
            for organisation in system.organisations
            for one in organisation.memberships
            if one.actor == actor.id and one.until is not None and one.until <= system.as_of
        ],
        "opt_outs": _opt_outs(system, actor),
        "pledges": _pledges(system, actor),
        "plans": [_plan(one) for one in system.plans if one.actor == actor.id],
        "fiscal_rules": [_rule(one) for one in system.fiscal_rules if actor.id in one.actors],
        "administrations": [
            _administration(one) for one in system.administrations if one.actor == actor.id
        ],
        "elections": [
            {"date": one.date.isoformat(), "office": one.office, **_says(one)}
            for one in system.elections
            if one.actor == actor.id
        ],
        **plain_concerns(system, actor.id),
        "latest_values": [
            value
            for name in system.series_names
            if (value := _latest(system, name, actor.id)) is not None
        ],
    }


def _opt_outs(system: System, actor: Actor) -> list[dict[str, Any]]:
    return [
        {
            "organisation": organisation.id,
            "policy": one.policy,
            "since": one.since.isoformat(),
            "until": _day(one.until),
            **_says(one),
        }
        for organisation in system.organisations
        for one in organisation.opt_outs
        if one.actor == actor.id and in_force(one.since, one.until, system.as_of)
    ]


def _plan(one: Plan) -> dict[str, Any]:
    return {
        "variable": one.variable,
        "unit": one.unit,
        "agreed": one.agreed.isoformat(),
        "path": {str(year): value for year, value in one.path},
        "basis": one.basis,
        **_says(one),
    }


def _rule(one: FiscalRule) -> dict[str, Any]:
    return {
        "rule": one.id,
        "title": one.title,
        "since": one.since.isoformat(),
        "until": _day(one.until),
        "allows": one.allows,
        "unit": one.unit,
        **_says(one),
    }


def _administration(one: Administration) -> dict[str, Any]:
    return {
        "head": one.head,
        "since": one.since.isoformat(),
        "until": _day(one.until),
        "kind": one.kind,
        "coding": one.coding,
        **_says(one),
    }


def _says(one: Fact) -> dict[str, str]:
    """Return who says so, and how it was checked."""
    return {"source": one.source, "checked": one.checked}


def plain_organisation(system: System, organisation: Organisation) -> dict[str, Any]:
    """Return an organisation's members on the day, since when, and who left."""
    day = system.as_of
    return {
        "organisation": organisation.id,
        "name": organisation.name,
        "founded": organisation.founded.isoformat(),
        **_says(organisation),
        "as_of": day.isoformat(),
        "members": [
            {"actor": one.actor, "name": system.actor(one.actor).name, **_membership(one)}
            for one in organisation.memberships
            if in_force(one.since, one.until, day)
        ],
        "former_members": [
            {"actor": one.actor, "name": system.actor(one.actor).name, **_membership(one)}
            for one in organisation.memberships
            if one.until is not None and one.until <= day
        ],
        "pledges": [_pledge(one) for one in system.pledges if one.organisation == organisation.id],
    }


def plain_series(system: System, name: str) -> dict[str, Any]:
    """Return a series as it was public on the day, row by row."""
    series = system.series(name)
    columns = {
        "iso3": series.actor,
        "partner": series.partner,
        "year": series.year,
        "value": series.value,
        "standard_error": series.standard_error,
        "estimate": series.estimate,
        "edition": series.edition,
    }
    present = {key: column.tolist() for key, column in columns.items() if column is not None}
    return {
        **_series_head(system, name),
        "description": series.description,
        "gaps": [
            {"actors": list(one.actors), "years": list(one.years), "why": one.why}
            for one in series.gaps
        ],
        "as_of": system.as_of.isoformat(),
        "rows": [
            dict(zip(present, row, strict=True)) for row in zip(*present.values(), strict=True)
        ],
    }


def _series_head(system: System, name: str) -> dict[str, Any]:
    series = system.series(name)
    years = series.years
    return {
        "series": name,
        "title": series.title,
        "unit": series.unit,
        "publisher": series.publisher,
        "source": series.source,
        "checked": series.checked,
        "years": [years[0], years[-1]] if years else [],
    }


def _latest(system: System, name: str, actor: str) -> dict[str, Any] | None:
    series = system.series(name)
    try:
        last = series.last_year
    except NotPublished:
        return None
    if series.partner is not None:
        return None
    years = tuple(year for year in series.years if year <= last)
    values = series.table((actor,), years)[:, 0]
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return None
    return {
        "series": name,
        "title": series.title,
        "year": years[known[-1]],
        "value": float(values[known[-1]]),
        "unit": series.unit,
        "source": series.source,
        "checked": series.checked,
    }


def _pledges(system: System, actor: Actor) -> list[dict[str, Any]]:
    found = []
    for one in system.pledges:
        if actor.id not in system.members(one.organisation, system.as_of):
            continue
        own = next((e for e in one.exceptions if e.actor == actor.id), None)
        plain = _pledge(one)
        if own is not None:
            plain |= {
                "target": own.target,
                **_says(own),
                "exception": own.why,
            }
        found.append(plain)
    return found


def _pledge(one: Pledge) -> dict[str, Any]:
    return {
        "pledge": one.id,
        "title": one.title,
        "agreed": one.agreed.isoformat(),
        "due": one.due,
        "target": one.target,
        "unit": one.unit,
        **_says(one),
    }


def _membership(one: Membership) -> dict[str, Any]:
    return {
        "since": one.since.isoformat(),
        "until": _day(one.until),
        **_says(one),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
