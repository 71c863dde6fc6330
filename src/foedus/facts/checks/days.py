"""Checks of days: intervals are not empty and do not overlap; nothing happened after today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from foedus.errors import Fault
from foedus.facts.document import Document, Place, Plain

# What may not hold twice at once: the list, by the keys that make two of its entries rivals.
_RIVALS = {
    "memberships": ("actor",),
    "opt_outs": ("actor", "policy"),
    "administrations": ("actor",),
    "floors": (),
}
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
}


def day_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield a fault for each empty interval, overlap, and fact after the system's today."""
    system = documents.get("system.yaml")
    today = _day(system.at("today")) if system else None
    for document in documents.values():
        for place, one in document.mappings():
            yield from _empty(document, place, one)
            for key in one:
                yield from _overlaps(document, (*place, key))
                yield from _after(document, (*place, key), today)


def _day(value: Plain) -> date | None:
    """Return the day that a text names, None if it names none: records say what is wrong then."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _empty(document: Document, place: Place, one: Mapping[str | int, Plain]) -> Iterator[Fault]:
    since, until = _day(one.get("since")), _day(one.get("until"))
    if since and until and until <= since:
        message = f"until {until} is not after since {since}; the last day is the one before until"
        yield document.fault((*place, "until"), message)
    held, takes = _day(one.get("date")), _day(one.get("takes_office"))
    if held and takes and takes < held:
        message = f"takes_office {takes} is before the election on {held}; correct one of them"
        yield document.fault((*place, "takes_office"), message)


def _overlaps(document: Document, place: Place) -> Iterator[Fault]:
    keys = _RIVALS.get(str(place[-1]))
    if keys is None:
        return
    rivals: dict[tuple[str, ...], list[tuple[date, date, Place]]] = defaultdict(list)
    for at, one in document.entries(*place):
        since, until = _day(one.get("since")), _day(one.get("until")) or date.max
        named = tuple(str(one.get(key)) for key in keys)
        if since and since < until:
            rivals[named].append((since, until, at))
    for named, intervals in rivals.items():
        intervals.sort(key=lambda interval: interval[:2])
        for (_, until, first), (since, _, second) in pairwise(intervals):
            if since < until:
                who = " ".join(named) or "this interval"
                line = document.line(first)
                message = f"{who} overlaps with line {line}; end that one by {since}"
                yield document.fault((*second, "since"), message)


def _after(document: Document, place: Place, today: date | None) -> Iterator[Fault]:
    key = _RECORDED.get(str(place[-1]))
    if key is None or today is None:
        return
    for at, one in document.entries(*place):
        day = _day(one.get(key))
        if day and day > today:
            message = f"{day} is after the system's today, {today}; only what happened is a fact"
            yield document.fault((*at, key), message)
