"""Checks of days: intervals are not empty and do not overlap; nothing happened after today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from foedus.errors import Fault
from foedus.facts.document import Document, Place, Plain
from foedus.facts.partial_days import first_day, is_partial_day, last_day

# What may not hold twice at once: the list, by the keys that make two of its entries rivals.
_RIVALS = {
    "memberships": ("actor",),
    "opt_outs": ("actor", "policy"),
    "administrations": ("actor",),
    "floors": (),
    "participants": ("actor",),
    "members": ("actor",),
    "versions": (),
    "limits": ("actor", "organisation"),
    "transit": ("state",),
}
# Lists of which an entry without `since` has always held.
_ALWAYS_HELD = ("transit",)
# What is on record cannot lie after the day of the record.
_RECORDED = {
    "memberships": "since",
    "opt_outs": "since",
    "administrations": "since",
    "organisations": "founded",
    "pledges": "agreed",
    "plans": "agreed",
    "rules": "since",
    "observations": "date",
    "events": "date",
    "commitments": "agreed",
    "goals": "since",
    "limits": "since",
    "offers": "since",
    "studies": "date",
    "posts": "since",
    "holders": "since",
    "instruments": "date",
    "steps": "date",
    "targets": "date",
    "amounts": "date",
    "allocations": "date",
    "participants": "since",
    "declared": "date",
    "rotation": "planned",
    "arsenals": "since",
    "hosting": "since",
    "bodies": "since",
    "members": "since",
    "statements": "date",
    "blocks": "since",
    "dossiers": "proposed",
    "positions": "date",
    "versions": "since",
    "operations": "since",
    "bases": "date",
    "prolonged": "date",
}
# Days that are on record wherever they stand.
_ALWAYS_RECORDED = ("adopted", "decided", "declared_operational", "open_until")
# What `until` must come after.
_BEGINNINGS = ("since", "date", "agreed", "adopted", "decided")


def day_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield a fault for each empty interval, overlap, and fact after the system's today."""
    system = documents.get("system.yaml")
    today = day_of(system.at("today")) if system else None
    for document in documents.values():
        yield from days_in_file(document, today)


def days_in_file(document: Document, today: date | None) -> Iterator[Fault]:
    """Yield the faults of days in one file; without today, none lies after it."""
    for place, one in document.mappings():
        yield from _empty(document, place, one)
        yield from _late(document, place, one, today)
        for key in one:
            yield from _overlaps(document, (*place, key))
            yield from _after(document, (*place, key), today)


def day_of(value: Plain) -> date | None:
    """Return the first day that a text may mean, None if none: records say what is wrong then."""
    return first_day(str(value)) if is_partial_day(value) else None


def _empty(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    until = one.get("until")
    for key in _BEGINNINGS if is_partial_day(until) else ():
        began = day_of(one.get(key))
        if began and last_day(str(until)) <= began:
            what = f"until {until} is not after {key} {one.get(key)}"
            message = f"{what}; the last day is the one before until"
            yield document.fault((*place, "until"), message)
    held, takes = day_of(one.get("date")), day_of(one.get("takes_office"))
    if held and takes and takes < held:
        message = f"takes_office {takes} is before the election on {held}; correct one of them"
        yield document.fault((*place, "takes_office"), message)


def _overlaps(document: Document, place: Place) -> Iterator[Fault]:
    keys = _RIVALS.get(str(place[-1]))
    if keys is None:
        return
    rivals: dict[tuple[str, ...], list[tuple[date, date, Place]]] = defaultdict(list)
    for at, one in document.entries(*place):
        always = place[-1] in _ALWAYS_HELD and one.get("since") is None
        since = date.min if always else day_of(one.get("since"))
        until = day_of(one.get("until")) or date.max
        named = tuple(str(one.get(key)) for key in keys)
        if since and since < until:
            rivals[named].append((since, until, at))
    for named, intervals in rivals.items():
        intervals.sort(key=lambda interval: interval[:2])
        for (_, until, first), (since, _, second) in pairwise(intervals):
            if since < until:
                who = " ".join(named) or "this interval"
                line = document.line(first)
                mend = f"end that one by {since}" if since > date.min else "keep one of them"
                message = f"{who} overlaps with line {line}; {mend}"
                yield document.fault((*second, "since"), message)


def _late(
    document: Document, place: Place, one: Mapping[str | int, Plain], today: date | None
) -> Iterator[Fault]:
    for key in _ALWAYS_RECORDED:
        day = day_of(one.get(key))
        if day and today and day > today:
            yield document.fault((*place, key), _too_late(day, today))


def _too_late(day: date, today: date) -> str:
    return f"{day} is after the system's today, {today}; only what happened is a fact"


def _after(document: Document, place: Place, today: date | None) -> Iterator[Fault]:
    key = _RECORDED.get(str(place[-1]))
    if key is None or today is None:
        return
    for at, one in document.entries(*place):
        day = day_of(one.get(key))
        if day and day > today:
            yield document.fault((*at, key), _too_late(day, today))
