"""Claim events: what is on record as having happened by a day."""

from datetime import date

from foedus.analyse.claim_findings import (
    CONTRADICTED,
    MIXED,
    ON_RECORD,
    SUPPORTED,
    Evidence,
    Found,
    Strength,
)
from foedus.errors import NotPublished
from foedus.facts.claim_selections import SUBJECTS, Happening
from foedus.facts.claim_tests import Event
from foedus.facts.organisations import in_force
from foedus.facts.partial_days import known_since
from foedus.facts.system import System

CODING = "how a head of government is coded is a judgement of ours (administrations.yaml)"


def event_found(system: System, test: Event, what: str | None) -> Found:
    """Return whether all, some or none of it is on record by the day of the test.

    Raises NotPublished for what has not happened by a day that is still to come.
    """
    day = system.as_of if test.by is None else min(test.by, system.as_of)
    each = [_record(system, one, day) for one in test.facts]
    number, every = float(sum(one is not None for one in each)), float(len(each))
    if test.by is not None and day < test.by and number < every:
        raise NotPublished(f"what happens until {test.by}: on {day} it was still open")
    whole, none = (every, 0.0) if test.happened else (0.0, every)
    verdict = SUPPORTED if number == whole else CONTRADICTED if number == none else MIXED
    words = "at_least" if test.happened else "at_most"
    unit = f"of {every:.0f}"
    strength = Strength(ON_RECORD, number, number, number, unit, words, whole)
    evidence = tuple(
        found or _otherwise(system, one, day) for found, one in zip(each, test.facts, strict=True)
    )
    coded = any(one.coded is not None for one in test.facts)
    return Found("event", what, verdict, strength, evidence, None, (CODING,) if coded else ())


def _otherwise(system: System, one: Happening, day: date) -> Evidence:
    """Return what is on record in place of what was looked for."""
    for kind in system.kinds if one.coded is not None else ():
        other = _coded(system, str(one.actor), kind.id, day)
        if other is not None:
            return other
    return Evidence(f"{_name(one)}: not on record by {day}", None)


def _record(system: System, one: Happening, day: date) -> Evidence | None:
    if one.instrument is not None:
        return _instrument(system, one.instrument, day)
    if one.union_instrument is not None:
        return _union_instrument(system, one.union_instrument, day)
    if one.commitment is not None:
        return _commitment(system, one.commitment, day, operational=one.operational)
    if one.dossier is not None:
        return _dossier(system, one.dossier, one.outcome, day)
    if one.part is not None:
        return _of_commitment(system, one, day)
    if one.coded is not None:
        return _coded(system, str(one.actor), one.coded, day)
    if one.step is not None:
        return _step(system, one, day)
    return _member(system, str(one.actor), str(one.organisation), day)


def _instrument(system: System, id: str, day: date) -> Evidence | None:
    for one in system.cooperation.instruments:
        if one.id == id and known_since(one.date, system.today) <= day:
            return Evidence(f"{one.date}: {one.title}", one.source, one.checked, (id,))
    return None


def _union_instrument(system: System, id: str, day: date) -> Evidence | None:
    for one in system.union_instruments.instruments:
        if one.id == id and known_since(one.adopted, system.today) <= day:
            return Evidence(f"{one.adopted}: {one.title}", one.source, one.checked, (id,))
    return None


def _commitment(system: System, id: str, day: date, *, operational: bool) -> Evidence | None:
    for one in system.force_commitments.commitments:
        when = one.declared_operational if operational else one.agreed
        if one.id == id and when is not None and known_since(when, system.today) <= day:
            said = "declared operational" if operational else "agreed"
            told = next((step for step in one.steps if step.date == when), one)
            return Evidence(f"{when}: {one.title}, {said}", told.source, told.checked, (id,))
    return None


def _dossier(system: System, id: str, outcome: str, day: date) -> Evidence | None:
    for one in system.dossiers:
        fits = one.id == id and (one.outcome == outcome or one.outcome == f"{outcome}-diluted")
        if fits and (one.decided is None or known_since(one.decided, system.today) <= day):
            when = one.decided or f"open on {one.open_until}"
            return Evidence(f"{when}: {one.title}, {one.outcome}", one.source, one.checked, (id,))
    return None


def _of_commitment(system: System, wanted: Happening, day: date) -> Evidence | None:
    for part in system.commitment_parts:
        for one in part.events:
            if part.id == wanted.part and one.date == wanted.on and one.date <= day:
                return Evidence(f"{one.date}: {one.what}", one.source, one.checked)
    return None


def _coded(system: System, actor: str, kind: str, day: date) -> Evidence | None:
    for one in system.administrations:
        if one.actor == actor and one.kind == kind and in_force(one.since, one.until, day):
            what = f"{one.head}, in office on {day}, coded {kind}: {one.coding}"
            return Evidence(what, one.source, one.checked)
    return None


def _step(system: System, wanted: Happening, day: date) -> Evidence | None:
    for way in system.accession.candidacies:
        if (way.actor, way.organisation) != (wanted.actor, wanted.organisation):
            continue
        for one in way.steps:
            if one.kind == wanted.step and known_since(one.date, system.today) <= day:
                what = f"{one.date}: {system.actor(way.actor).name}: {one.what}"
                return Evidence(what, one.source, one.checked)
    return None


def _member(system: System, actor: str, organisation: str, day: date) -> Evidence | None:
    for one in system.organisation(organisation).memberships:
        if one.actor == actor and in_force(one.since, one.until, day):
            name = system.actor(actor).name
            what = f"{one.since}: {name} is a member of {organisation}"
            return Evidence(what, one.source, one.checked)
    return None


def _name(one: Happening) -> str:
    """Return what was looked for, in short."""
    subject = next(name for key in SUBJECTS if (name := getattr(one, key)) is not None)
    more = one.coded or (one.step or "").replace("_", " ") or one.organisation
    if one.operational:
        more = "declared operational"
    if one.dossier is not None:
        more = one.outcome
    if one.on is not None:
        more = "the event that is named"  # its day may lie ahead
    return f"{subject}, {more}" if more else subject
