"""As of: the facts that were known on a day; everything later is hidden.

A hindcast cannot peek: what began, was agreed or happened later is not there, and an end that came
later is not known yet. What the law had already fixed stays: the end of a term, the day of an
election, the last day of a legal floor or fiscal rule. A fact dated by a year or a month only is
hidden until that period is over. Notes, sources and what is said of an arsenal's role were
written today; they say how a fact is known, not when.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from foedus.facts.commitment import CommitmentPart
from foedus.facts.organisations import Membership, OptOut, Organisation
from foedus.facts.partial_days import known_since
from foedus.facts.records import Record
from foedus.facts.rules import RuleFile

Dated = TypeVar("Dated", Membership, OptOut)
AnyRecord = TypeVar("AnyRecord", bound=Record)

BEGINS = ("decided", "agreed", "adopted", "planned", "date", "since")
"""Fields of partial days: a record is known from the first of them that it gives."""

DAYS = (*BEGINS, "declared_operational", "until")
"""Every field of partial days; those that come later than the first are hidden until they come."""


def known_members(facts: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """Return memberships or opt-outs that had begun; an end after the day is not known yet.

    >>> joined = Membership(
    ...     actor="AAA", since="1973-01-01", until="2020-02-01", source="a", checked="recalled"
    ... )
    >>> [known_members([joined], date(year, 6, 1)) for year in (1972, 2020)] == [(), (joined,)]
    True
    >>> known_members([joined], date(2019, 6, 1))[0].until is None
    True
    """
    return tuple(
        fact if fact.until is None or fact.until <= day else fact.model_copy(update={"until": None})
        for fact in facts
        if fact.since <= day
    )


def known_organisation(organisation: Organisation, day: date) -> Organisation:
    """Return an organisation with the memberships and opt-outs known on a day."""
    return organisation.model_copy(
        update={
            "memberships": known_members(organisation.memberships, day),
            "opt_outs": known_members(organisation.opt_outs, day),
        }
    )


def known_part(part: CommitmentPart, day: date) -> CommitmentPart:
    """Return a part of commitment with the observations, floors and events known on a day."""
    return part.model_copy(
        update={
            "observations": tuple(one for one in part.observations if one.date <= day),
            "floors": tuple(one for one in part.floors if one.since <= day),
            "events": tuple(one for one in part.events if one.date <= day),
        }
    )


def known_rule(rule: RuleFile, day: date) -> RuleFile:
    """Return a rule with the versions agreed by a day.

    An end after the day is known only where it was agreed already, or the version that follows.
    """
    agreed = [one for one in rule.versions if (one.agreed or one.since) <= day]
    begins = {one.since for one in agreed}
    known = (
        one
        if (one.until_agreed or one.until or day) <= day or one.until in begins
        else one.model_copy(update={"until": None, "until_agreed": None})
        for one in agreed
    )
    return rule.model_copy(update={"versions": tuple(known)})


def known_rules(rules: Mapping[str, RuleFile], day: date) -> dict[str, RuleFile]:
    """Return the rules of which a version was agreed by a day, each as it was known then."""
    seen = {name: known_rule(one, day) for name, one in rules.items()}
    return {name: one for name, one in seen.items() if one.versions}


def known_record(record: AnyRecord, day: date, today: date) -> AnyRecord:
    """Return a record with only what was known on a day of itself and of the records in it.

    day     the day
    today   the day on which the facts were written down; see `known_since` for partial days

    Days that came later are None, and entries of lists that began later are left out. So is an
    entry without a day of its own of whose dated entries none is left.
    """
    fields = vars(record)
    hidden: dict[str, object] = {
        name: None
        for name in DAYS
        if (when := fields.get(name)) is not None and known_since(when, today) > day
    }
    if "until" in hidden and "replaced_by" in fields:
        hidden["replaced_by"] = None
    for name, held in fields.items():
        if isinstance(held, tuple) and any(isinstance(one, Record) for one in held):
            hidden[name] = tuple(
                known_record(one, day, today) for one in held if _known(one, day, today)
            )
    return record.model_copy(update=hidden) if hidden else record


def _known(record: Record, day: date, today: date) -> bool:
    fields = vars(record)
    began = next((when for key in BEGINS if (when := fields.get(key))), None)
    if began is not None:
        return known_since(began, today) <= day
    inner = [held for held in fields.values() if isinstance(held, tuple) and held]
    dated = [one for held in inner for one in held if isinstance(one, Record)]
    return not dated or any(_known(one, day, today) for one in dated)
