"""Rules file: one rule read from a path, in or outside a system, with every fault at once."""

from datetime import date
from pathlib import Path

from foedus.errors import raise_any
from foedus.facts.checks.days import day_faults
from foedus.facts.checks.rule_surroundings import Stay, Surroundings
from foedus.facts.checks.rules import rule_faults
from foedus.facts.folder import read_bytes
from foedus.facts.organisations import Membership, OptOut
from foedus.facts.partial_days import first_day
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.rules import RuleFile
from foedus.facts.system import System
from foedus.facts.union_instruments import Participant
from foedus.facts.validation import validated


def read_rule(path: Path, system: System) -> RuleFile:
    """Return the rule of one file, such as a user's own game, checked against a system.

    path     of the file, which has the form of those in rules/; its name is free
    system   where organisations, series and other rules that it names are looked up

    Named voters may have any names, days may lie ahead, and sources need not be in the system.
    Raises DataError with every fault.
    """
    document, faults = read_document(read_bytes(path, str(path), LARGEST), str(path))
    record = None
    if document is not None:
        record, more = validated(document, RuleFile)
        faults += more
        faults += day_faults({document.file: document})
        faults += rule_faults(document, _surroundings(system))
    raise_any(faults)
    assert record is not None
    return record


def _surroundings(system: System) -> Surroundings:
    opt_outs: dict[tuple[str, str], list[Stay]] = {}
    for body in system.organisations:
        for out in body.opt_outs:
            opt_outs.setdefault((body.id, out.policy), []).append(_stay(out))
    return Surroundings(
        actors=None,
        series=frozenset(system.series_names),
        members={
            body.id: [_stay(one) for one in body.memberships] for body in system.organisations
        },
        opt_outs=opt_outs,
        participants={
            one.id: [_partial_stay(each) for each in one.participants]
            for one in system.union_instruments.instruments
        },
        rules={
            name: [(one.since, one.until or date.max, one.votes_as) for one in rule.versions]
            for name, rule in system.rules.items()
        },
    )


def _stay(one: Membership | OptOut) -> Stay:
    return Stay(one.actor, one.since, one.until or date.max)


def _partial_stay(one: Participant) -> Stay:
    until = first_day(one.until) if one.until else date.max
    return Stay(one.actor, first_day(one.since), until)
