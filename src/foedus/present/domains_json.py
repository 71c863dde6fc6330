"""The domains as plain values."""

from collections.abc import Iterable, Sequence
from typing import Any

from foedus.analyse.domains import DomainYears, InYear, Led, regions_on, tally
from foedus.facts.cooperation import Instrument
from foedus.facts.dossiers import Dossier
from foedus.facts.operations import Operation
from foedus.facts.system import System
from foedus.present.facts_operations import plain_operation

Plain = dict[str, Any]


def domains_json(system: System, domains: Sequence[DomainYears]) -> Plain:
    """Return what `domains --json` prints: counts by domain and year, with names."""
    day = domains[0].years[-1].day if domains else system.as_of
    return {
        "as_of": system.as_of.isoformat(),
        "years": [one.year for one in domains[0].years] if domains else [],
        "organisations": {"union": system.roles.union, "alliance": system.roles.alliance},
        "definitions": [one.model_dump(mode="json") for one in system.operations.definitions],
        "dossiers_without_domain": sum(one.domain is None for one in system.dossiers),
        "domains": [_domain(system, one) for one in domains],
        "regions": [
            {
                "region": one.region.id,
                "name": one.region.name,
                "meaning": one.region.meaning,
                "source": one.region.source,
                "checked": one.region.checked,
                "led": [_led(each) for each in one.led],
            }
            for one in regions_on(system, day)
        ],
    }


def _domain(system: System, one: DomainYears) -> Plain:
    return {
        "domain": one.domain.id,
        "name": one.domain.name,
        "years": [_year(system, each) for each in one.years],
        "operations": [plain_operation(system, each) for each in one.operations],
        "dossiers": [_dossier(each) for each in one.dossiers],
    }


def _year(system: System, one: InYear) -> Plain:
    union, alliance = (
        tally(system, one.operations, who) for who in (system.roles.union, system.roles.alliance)
    )
    return {
        "year": one.year,
        "day": one.day.isoformat(),
        "joint": _instruments(one.joint),
        "union": _instruments(one.union),
        "alliance": _instruments(one.alliance),
        "operations_union": {"military": union[0], "other": union[1]},
        "operations_alliance": {"military": alliance[0], "other": alliance[1]},
        "operations": [each.id for each in one.operations],
        "ended": [each.id for each in one.ended],
        "mandate_over": [each.id for each in one.operations if each.mandate_ended(one.day)],
        "decided": [each.id for each in one.decided],
        "pending": [each.id for each in one.pending],
    }


def _instruments(held: Iterable[Instrument]) -> list[Plain]:
    keys = ("id", "title", "kind", "date", "until", "source", "checked")
    return [{key: getattr(one, key) for key in keys} for one in held]


def _dossier(one: Dossier) -> Plain:
    keys = ("id", "title", "organisations", "proposed", "decided", "outcome", "source", "checked")
    return {key: getattr(one, key) for key in keys}


def _led(one: Led) -> Plain:
    return {
        "organisation": one.organisation,
        "running_military": _ids(one.running_military),
        "running_other": _ids(one.running_other),
        "past_military": _ids(one.past_military),
        "past_other": _ids(one.past_other),
    }


def _ids(held: Iterable[Operation]) -> list[str]:
    return [one.id for one in held]
