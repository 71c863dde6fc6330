"""Checks of names: what a file refers to exists, and no two things in a list have one name.

They walk plain values, not records, so that a file with one fault still shows its others.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from foedus.errors import Fault, did_you_mean
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.folder import PACKAGE

Documents = Mapping[str, Document]

_ONE_ACTOR = ("actor", "lead", "host", "owner")
_SEVERAL_ACTORS = ("actors", "without", "states")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that files give, by kind; None where the file that gives them is unreadable."""

    sources: Set[str] | None = None
    actors: Set[str] | None = None
    areas: Set[str] | None = None
    regions: Set[str] | None = None
    organisations: Set[str] | None = None
    kinds: Set[str] | None = None
    events: Set[str] | None = None
    parts: Set[str] | None = None
    series: Set[str] | None = None
    domains: Set[str] | None = None
    instrument_kinds: Set[str] | None = None
    instruments: Set[str] | None = None
    commitments: Set[str] | None = None
    rules: Set[str] | None = None
    voters: Mapping[str, str] | None = None  # organisation whose members vote, by rule
    issues: Set[str] | None = None
    routes: Set[str] | None = None
    regimes: Set[str] | None = None
    operation_kinds: Set[str] | None = None
    operation_areas: Set[str] | None = None
    dossiers: Set[str] | None = None
    asked: Set[str] | None = None  # issues on which positions are measured
    proxies: Set[str] | None = None


def names_of(documents: Documents) -> Names:
    """Return the names that the files of a system give."""

    def names(file: str, *place: str, key: str = "id") -> Set[str] | None:
        document = documents.get(file)
        if document is None:
            return None
        values = (one.get(key) for _, one in document.entries(*place))
        return {value for value in values if isinstance(value, str)}

    return Names(
        sources=names("sources.yaml", "references"),
        actors=names("actors.yaml", "actors"),
        areas=names("actors.yaml", "actors", key="area"),
        regions=names("actors.yaml", "regions"),
        organisations=names("organisations.yaml", "organisations"),
        kinds=names("administrations.yaml", "kinds"),
        events=names("hostility.yaml", "events"),
        parts=names("commitment.yaml", "parts"),
        series=names(PACKAGE, "resources", key="name"),
        domains=names("cooperation.yaml", "domains"),
        instrument_kinds=names("cooperation.yaml", "kinds"),
        instruments=names("cooperation.yaml", "instruments"),
        commitments=names("force_commitments.yaml", "commitments"),
        issues=names("issues.yaml", "issues"),
        routes=names("issues.yaml", "routes"),
        regimes=names("mobility.yaml", "regimes"),
        operation_kinds=names("operations.yaml", "kinds"),
        operation_areas=names("operations.yaml", "areas"),
        dossiers=_ids_of_dossiers(documents),
        asked=names("positions.yaml", "issues"),
        proxies=_ids_of_proxies(documents.get("positions.yaml")),
    )


def _ids_of_dossiers(documents: Documents) -> Set[str]:
    found = (one for one in documents.values() if one.file.startswith("dossiers/"))
    return {str(one.get("id")) for document in found for _, one in document.entries("dossiers")}


def _ids_of_proxies(document: Document | None) -> Set[str] | None:
    if document is None:
        return None
    issues = [place for place, _ in document.entries("issues")]
    return {
        str(one.get("id")) for place in issues for _, one in document.entries(*place, "sources")
    }


def name_faults(documents: Documents, names: Names) -> Iterator[Fault]:
    """Yield a fault for each reference to something that no file names, and each double name.

    names   those of the system, its rules among them
    """
    for document in documents.values():
        yield from names_in_file(document, names)
    yield from _unknown_roles(documents, names)
    for file, place, key, known, what in _references(names):
        if file in documents:
            for at, one in documents[file].entries(place):
                yield from unknown(documents[file], (*at, key), one.get(key), known, what)
    yield from _unknown_organisations(documents.get("cooperation.yaml"), names.organisations)
    yield from _unknown_priority(documents.get("force_generation.yaml"), names.organisations)
    yield from _unknown_instruments(documents.get("partnership.yaml"), names.instruments)
    if accession := documents.get("accession.yaml"):
        rule = accession.at("council_rule")
        yield from unknown(accession, ("council_rule",), rule, names.rules, "rule")
    yield from _unknown_in_operations(documents.get("operations.yaml"), names)


def names_in_file(document: Document, names: Names) -> Iterator[Fault]:
    """Yield the faults of names that every kind of file may have: sources, actors, double ids."""
    yield from _unknown_sources(document, names.sources)
    yield from _unknown_actors(document, names)
    yield from _doubles(document)


def _references(names: Names) -> Iterator[tuple[str, str, str, Set[str] | None, str]]:
    """Yield each key that refers to a name: file, list, key, the names known, and what they are."""
    for file, place in (
        ("pledges.yaml", "pledges"),
        ("force_commitments.yaml", "commitments"),
        ("command_posts.yaml", "posts"),
        ("accession.yaml", "candidacies"),
        ("accession.yaml", "rounds"),
    ):
        yield file, place, "organisation", names.organisations, "organisation"
    commitments, kinds = names.commitments, names.instrument_kinds
    for key, known, what in (
        ("organisation", names.organisations, "organisation"),
        ("kind", names.operation_kinds, "kind of operation"),
        ("domain", names.domains, "domain"),
        ("area", names.operation_areas, "area of operations"),
    ):
        yield "operations.yaml", "operations", key, known, what
    yield "actors.yaml", "actors", "region", names.regions, "region"
    yield "administrations.yaml", "administrations", "kind", names.kinds, "kind of administration"
    yield "definitions.yaml", "definitions", "series", names.series, "series"
    yield "definitions.yaml", "definitions", "area", names.areas, "area of an actor"
    yield "cooperation.yaml", "instruments", "kind", kinds, "kind of instrument"
    yield "cooperation.yaml", "instruments", "domain", names.domains, "domain"
    for place in ("joint", "own", "not_counted"):
        yield "partnership.yaml", place, "kind", kinds, "kind of instrument"
    yield "partnership.yaml", "left_out", "instrument", names.instruments, "instrument"
    yield "partnership.yaml", "exchange_domains", "domain", names.domains, "domain"
    yield "force_commitments.yaml", "commitments", "replaced_by", commitments, "commitment"
    yield "force_generation.yaml", "goals", "commitment", commitments, "commitment"
    for place in ("limits", "offers"):
        yield "force_generation.yaml", place, "organisation", names.organisations, "organisation"
    for key in ("series", "against"):
        yield "disputes.yaml", "layers", key, names.series, "series"
    yield "disputes.yaml", "measures", "dossier", names.dossiers, "dossier"
    yield "disputes.yaml", "powers", "issue", names.asked, "issue of positions.yaml"
    yield "disputes.yaml", "powers", "proxy", names.proxies, "source of positions"


def _unknown_priority(document: Document | None, known: Set[str] | None) -> Iterator[Fault]:
    where = ("priority", "organisations")
    if document is None:
        return
    for step, name in steps(document.at(*where)):
        yield from unknown(document, (*where, step), name, known, "organisation")


def _unknown_organisations(document: Document | None, known: Set[str] | None) -> Iterator[Fault]:
    if document is None:
        return
    for place, one in document.entries("instruments"):
        for step, name in steps(one.get("organisations")):
            where = (*place, "organisations", step)
            yield from unknown(document, where, name, known, "organisation")


def _unknown_instruments(document: Document | None, known: Set[str] | None) -> Iterator[Fault]:
    """Yield a fault for each instrument that partnership.yaml names and no file has."""
    if document is None:
        return
    block = document.at("exchange_block")
    yield from unknown(document, ("exchange_block",), block, known, "instrument")
    for place, one in document.entries("purposes"):
        for step, name in steps(one.get("holds")):
            yield from unknown(document, (*place, "holds", step), name, known, "instrument")


def _unknown_in_operations(document: Document | None, names: Names) -> Iterator[Fault]:
    """Yield a fault for each area of a region, and each entry on cooperation, that is not known."""
    if document is None:
        return
    for place, key, known, what in (
        ("regions", "holds", names.operation_areas, "area of operations"),
        ("operations", "recorded_as", names.instruments, "instrument"),
    ):
        for at, one in document.entries(place):
            for step, name in steps(one.get(key)):
                yield from unknown(document, (*at, key, step), name, known, what)


def unknown(
    document: Document, place: Place, name: Plain, known: Iterable[str] | None, what: str
) -> Iterator[Fault]:
    """Yield a fault if a name at a place is not among the known ones of its kind."""
    if known is None or not isinstance(name, str):
        return
    among = set(known)
    if name not in among:
        hint = did_you_mean(name, sorted(among)) or "; add it or name another"
        yield document.fault(place, f"{what} {name!r} is not known{hint}")


def _unknown_sources(document: Document, known: Set[str] | None) -> Iterator[Fault]:
    for place, one in document.mappings():
        source = one.get("source")
        if isinstance(source, str):
            where = (*place, "source")
            yield from unknown(document, where, source.split("#")[0], known, "source")
        for key in ("further_sources", "editions"):
            for step, name in steps(one.get(key)):
                where = (*place, key, step)
                yield from unknown(document, where, str(name).split("#")[0], known, "source")


def _unknown_actors(document: Document, names: Names) -> Iterator[Fault]:
    """Yield a fault for each unknown `actor`; in `actors`, a scenario may name organisations."""
    grouped: Set[str] | None = None
    if names.actors is not None and names.organisations is not None:
        grouped = names.actors | names.organisations
    in_scenario = document.file.startswith("scenarios/") or document.file == "levers.yaml"
    for place, one in document.mappings():
        if document.file != "system.yaml":
            for key in _ONE_ACTOR:
                yield from unknown(document, (*place, key), one.get(key), names.actors, "actor")
        if document.file == "actors.yaml":
            continue
        known = grouped if in_scenario else names.actors
        what = "actor or organisation" if in_scenario else "actor"
        for key in _SEVERAL_ACTORS:
            for step, name in steps(one.get(key)):
                yield from unknown(document, (*place, key, step), name, known, what)


def _unknown_roles(documents: Documents, names: Names) -> Iterator[Fault]:
    document = documents.get("system.yaml")
    roles = document.at("roles") if document else None
    if document is None or not isinstance(roles, dict):
        return
    known = {
        "alliance": (names.organisations, "organisation"),
        "union": (names.organisations, "organisation"),
        "guarantor": (names.actors, "actor"),
        "challenger": (names.actors, "actor"),
        "supported": (names.actors, "actor"),
        "rival": (names.actors, "actor"),
        "majority_rule": (names.rules, "rule"),
        "area": (names.areas, "area of an actor"),
    }
    for role, (among, what) in known.items():
        yield from unknown(document, ("roles", role), roles.get(role), among, what)


def _doubles(document: Document) -> Iterator[Fault]:
    """Yield a fault for each id, or name of a resource, that a list gives twice."""
    key = "name" if document.file.endswith(".json") else "id"
    for place, one in document.mappings():
        for inner in one:
            first: dict[str, Place] = {}
            for at, entry in document.entries(*place, inner):
                name = entry.get(key)
                if not isinstance(name, str) or not isinstance(at[-1], int):
                    continue
                if name in first:
                    line = document.line((*first[name], key))
                    message = f"{name!r} is given twice, also on line {line}; rename or remove one"
                    yield document.fault((*at, key), message)
                first.setdefault(name, at)
