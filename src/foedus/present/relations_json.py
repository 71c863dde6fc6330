"""Relations as plain values."""

import math
from dataclasses import asdict
from typing import Any

from foedus.analyse.engagement import Views, WithPower
from foedus.analyse.relations import POINTS, Split, Stand
from foedus.analyse.relations_view import RelationsView, Towards
from foedus.analyse.signed_network import SignedNetwork, Tie, choices
from foedus.facts.disputes import Ballot, Dispute, Layer
from foedus.facts.system import System


def relations_json(system: System, view: RelationsView) -> dict[str, Any]:
    """Return what `relations --json` prints."""
    return {
        "as_of": system.as_of.isoformat(),
        "from": view.first,
        "to": view.last,
        "union": system.roles.union,
        "guarantor": system.roles.guarantor,
        "source": system.series(POINTS).source,
        "powers": {one.power.actor: _towards(one) for one in view.towards},
        "record": {power: [_year(one) for one in rows] for power, rows in view.record.items()},
        "ballots": [_ballot(one) for one in view.ballots],
        "sign_rule": [_layer(system, one) for one in system.disputes.layers],
        "network": _network(view.network),
    }


def _towards(one: Towards) -> dict[str, Any]:
    return {
        "years": [_stand(stand) for stand in one.stands],
        "splits": [_split(split) for split in one.splits],
        "views": None if one.views is None else _views(one.views),
    }


def _stand(one: Stand) -> dict[str, Any]:
    return asdict(one)


def _split(one: Split) -> dict[str, Any]:
    return asdict(one)


def _views(one: Views) -> dict[str, Any]:
    found = {year: one.at(year) for year in one.years}
    return {
        "issue": one.power.issue,
        "proxy": one.power.proxy,
        "difference": {
            year: {"value": value, "standard_error": error}
            for year, (value, error) in found.items()
        },
        "most_measured": None
        if one.best is None
        else {"year": one.best[0], "part_of_population": one.best[1]},
    }


def _year(one: WithPower) -> dict[str, Any]:
    return {
        "year": one.year,
        "agreement": one.agreement,
        "agreement_of_guarantor": one.guarantor,
        "pressure_adopted": list(one.adopted),
        "pressure_held_up": list(one.held_up),
        "engagement_decided": list(one.contacts),
    }


def _ballot(one: Ballot) -> dict[str, Any]:
    return {
        "id": one.id,
        "date": one.date,
        "title": one.title,
        "in_favour": one.in_favour,
        "against": one.against,
        "abstaining": one.abstaining,
        "votes": {vote.vote: list(vote.actors) for vote in one.votes},
        "source": one.source,
        "checked": one.checked,
    }


def _layer(system: System, one: Layer) -> dict[str, Any]:
    marks = choices(system)
    own = {name: mark.central for name, mark in marks.items() if name.startswith(f"{one.id}_")}
    own |= {"least_events": marks["least_events"].central} if one.against else {}
    series = [system.series(name) for name in (one.series, one.against) if name]
    return {
        "layer": one.id,
        "title": one.title,
        "thresholds": own,
        "says": one.says,
        "silent": one.silent,
        "years": list(series[0].years) if series else None,
        "sources": sorted({each.source for each in series}),
    }


def _network(network: SignedNetwork) -> dict[str, Any]:
    camps = network.camps
    return {
        "year": network.year,
        "layers": list(network.spoke),
        "plus": network.count(1),
        "minus": network.count(-1),
        "pairs": network.pairs,
        "decided_by": dict(network.layers),
        "firm": None if math.isnan(network.firm) else network.firm,
        "triangles": network.triangles.number,
        "balanced_triangles": network.triangles.balanced,
        "core": list(network.core),
        "frustration": None if camps is None else camps.ties,
        "camp": None
        if camps is None
        else [actor for actor, inside in zip(network.core, camps.camp, strict=True) if inside],
        "one_division": None if camps is None else camps.alone,
        "ties": [_tie(one) for one in network.ties],
        "disputes": [_dispute(one) for one in network.disputes],
    }


def _tie(one: Tie) -> dict[str, Any]:
    return {
        "pair": list(one.pair),
        "sign": one.sign,
        "layer": one.layer,
        "value": one.value,
        "beside": one.beside,
    }


def _dispute(one: Dispute) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "actors": list(one.actors),
        "against": list(one.states),
        "since": one.since,
        "until": one.until,
        "source": one.source,
        "checked": one.checked,
    }
