"""Checks of dossiers: names that they refer to, and days that fit their outcome."""

from collections.abc import Iterator, Mapping
from datetime import date

from foedus.errors import Fault
from foedus.facts.checks.names import Names, unknown
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.partial_days import first_day, is_partial_day, last_day

FOLDER = "dossiers"

_TALLIES = ("in_favour", "against", "abstaining", "constructive", "absent")


def dossier_faults(documents: Mapping[str, Document], names: Names) -> Iterator[Fault]:
    """Yield the faults of every file of dossiers, and each id that two files give."""
    first: dict[str, str] = {}
    for file, document in documents.items():
        if not file.startswith(FOLDER + "/"):
            continue
        yield from faults_of_dossiers(document, names)
        for place, one in document.entries("dossiers"):
            id = one.get("id")
            if not isinstance(id, str):
                continue
            if first.setdefault(id, file) != file:
                message = f"{id!r} is in {first[id]} too; rename or remove one"
                yield document.fault((*place, "id"), message)


def faults_of_dossiers(document: Document, names: Names) -> Iterator[Fault]:
    """Yield the faults of one file of dossiers that need no other such file."""
    for place, one in document.entries("dossiers"):
        yield from _unknown_names(document, place, one, names)
        yield from _outcome(document, place, one)
        yield from _blocks(document, place, one)
        yield from _positions(document, place, one)
        yield from _recalled(document, place, one)
        for at, block in document.entries(*place, "blocks"):
            yield from _recalled(document, at, block)


def _recalled(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    """Yield a fault for each key told to be recalled that is not given."""
    for key, name in _listed(one, ("recalled",)):
        if isinstance(name, str) and name not in one:
            message = f"{name!r} is not given here; remove it or give the key"
            yield document.fault((*place, *key), message)


def _unknown_names(
    document: Document, place: Place, one: Mapping[str | int, Plain], names: Names
) -> Iterator[Fault]:
    routes = None if names.rules is None or names.routes is None else names.rules | names.routes
    for key, value in _listed(one, ("organisations",)):
        yield from unknown(document, (*place, *key), value, names.organisations, "organisation")
    for key, value in _listed(one, ("issue", "further_issues")):
        yield from unknown(document, (*place, *key), value, names.issues, "issue")
    for key, value in _listed(one, ("domain",)):
        yield from unknown(document, (*place, *key), value, names.domains, "domain")
    for key, value in _listed(one, ("legal_bases",)):
        yield from unknown(document, (*place, *key), value, names.rules, "rule")
        yield from _other_body(document, (*place, *key), value, one.get("organisations"), names)
    yield from unknown(document, (*place, "route"), one.get("route"), routes, "rule or route")
    yield from _route(document, place, one, names)
    tally = one.get("tally")
    for key, value in _listed(tally if isinstance(tally, dict) else {}, _TALLIES):
        yield from unknown(document, (*place, "tally", *key), value, names.actors, "actor")


def _other_body(
    document: Document, place: Place, rule: Plain, organisations: Plain, names: Names
) -> Iterator[Fault]:
    """Yield a fault if a rule is that of members of an organisation that is not asked."""
    body = (names.voters or {}).get(str(rule))
    asked = organisations if isinstance(organisations, list) else []
    known = names.organisations is not None and all(one in names.organisations for one in asked)
    if body is not None and known and body not in asked:
        message = f"members of {body} decide by {rule!r}; add {body} to organisations or remove it"
        yield document.fault(place, message)


def _route(
    document: Document, place: Place, one: Mapping[str | int, Plain], names: Names
) -> Iterator[Fault]:
    """Yield a fault if a rule was taken that was not open to the dossier."""
    route, bases = one.get("route"), one.get("legal_bases")
    if names.rules and route in names.rules and isinstance(bases, list) and route not in bases:
        message = f"{route!r} is not among legal_bases; add it there or name another"
        yield document.fault((*place, "route"), message)


def _listed(
    one: Mapping[str | int, Plain], keys: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], Plain]]:
    """Yield what keys hold, a single value or the entries of a list, each with its place."""
    for key in keys:
        value = one.get(key)
        if isinstance(value, list):
            yield from (((key, step), inner) for step, inner in steps(value))
        else:
            yield (key,), value


def _outcome(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    pending = one.get("outcome") == "pending"
    wanted, other = ("open_until", "decided") if pending else ("decided", "open_until")
    if wanted not in one:
        message = f"{wanted} is required, for its outcome is {one.get('outcome')!r}"
        yield document.fault((*place, "outcome"), message)
    if str(one.get("outcome")).startswith("adopted") and "route" not in one:
        message = f"route is required, for its outcome is {one.get('outcome')!r}"
        yield document.fault((*place, "outcome"), message)
    for key in (other, *(("route", "result", "tally") if pending else ())):
        if key in one:
            message = f"does not go with the outcome {one.get('outcome')!r}; remove one"
            yield document.fault((*place, key), message)
    proposed, ends = _first(one.get("proposed")), _last(one.get(wanted))
    if proposed and ends and ends < proposed:
        message = f"{one.get(wanted)} is before it was proposed on {one.get('proposed')}"
        yield document.fault((*place, wanted), message)


def _blocks(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    proposed = _first(one.get("proposed"))
    ends = _last(one.get("decided") or one.get("open_until"))
    for at, block in document.entries(*place, "blocks"):
        if "demand" not in block:
            yield document.fault((*at, "actor"), "demand is required: outside, inside or principle")
        for key in ("since", "until", "known_since"):
            day = block.get(key)
            early, late = _first(day), _last(day)
            if proposed and late and late < proposed:
                message = f"{day} is before the dossier was proposed on {one.get('proposed')}"
                yield document.fault((*at, key), message)
            if ends and early and early > ends:
                yield document.fault((*at, key), f"{day} is after the dossier's end; correct one")


def _positions(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    decided = _first(one.get("decided"))
    for at, position in document.entries(*place, "positions"):
        day = position.get("date")
        late = _last(day)
        if decided and late and late >= decided and position.get("basis") != "proxy":
            message = (
                f"{day} may not be before the outcome on {one.get('decided')}: what is stated must "
                "be; date it better, write basis: proxy or remove it"
            )
            yield document.fault((*at, "date"), message)


def _first(value: Plain) -> date | None:
    return first_day(str(value)) if is_partial_day(value) else None


def _last(value: Plain) -> date | None:
    return last_day(str(value)) if is_partial_day(value) else None
