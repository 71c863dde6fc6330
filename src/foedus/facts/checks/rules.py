"""Checks of rules: what they name exists, bounds can be reached, and versions follow each other."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from foedus.errors import Fault, did_you_mean
from foedus.facts.checks.days import day_of
from foedus.facts.checks.names import unknown
from foedus.facts.checks.rule_surroundings import (
    Surroundings,
    largest_total,
    left_out,
    rules_among,
    surroundings_of,
    voters_of,
)
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.rules import COMPARISONS, MEMBERS

Version = Mapping[str | int, Plain]

# What has the form of an actor's id among named voters is meant as one; others have no page.
_LIKE_AN_ACTOR = re.compile("[A-Z]{3}")


def rules_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield the faults of all rules of a system."""
    around = surroundings_of(documents)
    for document in rules_among(documents):
        name = PurePosixPath(document.file).stem
        said = document.at("id")
        if isinstance(said, str) and said != name:
            yield document.fault(("id",), f"{said!r} is not the file's name; write {name!r}")
        yield from rule_faults(document, around)


def rule_faults(document: Document, around: Surroundings) -> Iterator[Fault]:
    """Yield the faults of one rule against what it refers to.

    document   its file, as plain values
    around     what there is to refer to
    """
    yield from _voters(document, around)
    yield from _twice(document, steps(document.at("voters", "named")), ("voters", "named"), ())
    yield from _twice(document, _ids(document, "measures"), ("measures",), ("id",))
    for place, one in document.entries("measures"):
        yield from _reserved(document, place, one)
        for at, used in document.entries(*place, "series"):
            yield from unknown(document, (*at, "name"), used.get("name"), around.series, "series")
    yield from _order(document)
    for place, one in document.entries("versions"):
        yield from _version(document, place, one, around)


def _ids(document: Document, *place: str | int) -> Iterator[tuple[str | int, Plain]]:
    return ((at[-1], one.get("id")) for at, one in document.entries(*place))


def _twice(
    document: Document, found: Iterable[tuple[str | int, Plain]], place: Place, key: Place
) -> Iterator[Fault]:
    """Yield a fault for each name that an earlier step at a place has already."""
    first: dict[str, str | int] = {}
    for step, name in found:
        if isinstance(name, str) and first.setdefault(name, step) != step:
            line = document.line((*place, first[name], *key))
            message = f"{name!r} is given twice, also on line {line}; remove or rename one"
            yield document.fault((*place, step, *key), message)


def _voters(document: Document, around: Surroundings) -> Iterator[Fault]:
    organisation = document.at("voters", "organisation")
    policy = document.at("voters", "without_opt_out_of")
    for key, known, what in (
        ("organisation", around.members, "organisation"),
        ("participants_of", around.participants, "union instrument"),
    ):
        name = document.at("voters", key)
        yield from unknown(document, ("voters", key), name, known, what)
    for step, name in steps(document.at("voters", "named")):
        if isinstance(name, str) and _LIKE_AN_ACTOR.fullmatch(name):
            yield from unknown(document, ("voters", "named", step), name, around.actors, "actor")
    if isinstance(policy, str) and around.members is not None:
        policies = [known for body, known in around.opt_outs if body == organisation]
        place = ("voters", "without_opt_out_of")
        yield from unknown(document, place, policy, policies, "opt-out of")


def _reserved(document: Document, place: Place, one: Version) -> Iterator[Fault]:
    if one.get("id") == MEMBERS:
        yield document.fault((*place, "id"), f"{MEMBERS!r} counts heads; choose another name")


def _order(document: Document) -> Iterator[Fault]:
    """Yield a fault for each version that stands behind a later one."""
    dated = [
        (since, place)
        for place, one in document.entries("versions")
        if (since := day_of(one.get("since")))
    ]
    for (before, _), (since, place) in pairwise(dated):
        if since < before:
            message = f"{since} comes after {before}; put the versions in order of time"
            yield document.fault((*place, "since"), message)


def _version(
    document: Document, place: Place, one: Version, around: Surroundings
) -> Iterator[Fault]:
    since, until = day_of(one.get("since")), day_of(one.get("until")) or date.max
    if since is None or until <= since:
        return
    agreed = day_of(one.get("agreed"))
    if agreed and agreed > since:
        message = f"{agreed} is after since {since}; what applies is agreed; correct one of them"
        yield document.fault((*place, "agreed"), message)
    ended = day_of(one.get("until_agreed"))
    if ended and ended > until:
        message = f"{ended} is after until {until}; an end is agreed before it comes; correct it"
        yield document.fault((*place, "until_agreed"), message)
    yield from _votes_as(document, place, one, around)
    weights = _weights(document, place)
    yield from _twice(document, _ids(document, *place, "weights"), (*place, "weights"), ("id",))
    measures = {str(each.get("id")) for _, each in document.entries("measures")}
    for at, weight in document.entries(*place, "weights"):
        if weight.get("id") in measures:
            message = f"{weight.get('id')!r} is a measure of the rule too; rename one"
            yield document.fault((*at, "id"), message)
    for at, weight in document.entries(*place, "weights"):
        yield from _reserved(document, at, weight)
        yield from _coverage(document, (*at, "of"), around, since, until)
    for way, _ in document.entries(*place, "ways"):
        for at, requirement in document.entries(*way, "requires"):
            known = {MEMBERS, *weights, *measures}
            yield from _measured(document, at, requirement, known)
            yield from _reach(document, at, requirement, weights, around, (since, until))
            yield from _vetoes(document, at, requirement, around, (since, until))
            if requirement.get("tally") == "constructive" and not one.get(
                "constructive_abstention"
            ):
                message = "no abstention is constructive here; add constructive_abstention: true"
                yield document.fault((*at, "tally"), message)


def _weights(document: Document, place: Place) -> dict[str, dict[str, int]]:
    """Return the weights of a version that are whole numbers, by id and name."""
    return {
        str(one.get("id")): {
            str(name): value for name, value in steps(one.get("of")) if isinstance(value, int)
        }
        for _, one in document.entries(*place, "weights")
    }


def _coverage(
    document: Document, place: Place, around: Surroundings, since: date, until: date
) -> Iterator[Fault]:
    """Yield a fault if a weight leaves out a voter of these days, or names somebody else."""
    voters = voters_of(document, around)
    given = document.at(*place)
    if voters is None or not isinstance(given, dict):
        return
    there = {one.name for one in voters if one.meets(since, until)}
    needed = {name for name in there if not left_out(document, around, name, since, until)}
    for name in (str(one) for one in given if str(one) not in there):
        hint = did_you_mean(name, sorted(there)) or "; remove it"
        yield document.fault((*place, name), f"{name} has no vote in these years{hint}")
    missing = sorted(needed - set(map(str, given)))
    if missing:
        message = f"leaves out {', '.join(missing)}, with a vote in these years; add a weight"
        yield document.fault(place, message)


def _measured(
    document: Document, at: Place, requirement: Version, known: set[str]
) -> Iterator[Fault]:
    what = "weight or measure"
    yield from unknown(document, (*at, "of"), requirement.get("of"), known, what)
    inner = requirement.get("at_most_fewest_holding")
    if isinstance(inner, dict):
        place = (*at, "at_most_fewest_holding", "of")
        yield from unknown(document, place, inner.get("of"), known, what)


def _reach(
    document: Document,
    at: Place,
    requirement: Version,
    weights: Mapping[str, Mapping[str, int]],
    around: Surroundings,
    days: tuple[date, date],
) -> Iterator[Fault]:
    """Yield a fault for each whole number above all that can be added up."""
    bounds = [((*at, key), requirement.get(key), requirement) for key in COMPARISONS]
    inner = requirement.get("at_most_fewest_holding")
    if isinstance(inner, dict):
        place = (*at, "at_most_fewest_holding", "more_than")
        bounds.append((place, inner.get("more_than"), inner))
    voters = voters_of(document, around)
    for place, bound, held in bounds:
        of = str(held.get("of", MEMBERS))
        if voters is None or type(bound) is not int or (of != MEMBERS and of not in weights):
            continue
        total = largest_total(voters, *days, None if of == MEMBERS else weights[of])
        if bound > total:
            message = f"{bound} is above the {total} that there are at most; correct it"
            yield document.fault(place, message)


def _vetoes(
    document: Document,
    at: Place,
    requirement: Version,
    around: Surroundings,
    days: tuple[date, date],
) -> Iterator[Fault]:
    voters = voters_of(document, around)
    there = None if voters is None else {one.name for one in voters if one.meets(*days)}
    for step, name in steps(requirement.get("none_against")):
        yield from unknown(document, (*at, "none_against", step), name, there, "voter")


def _votes_as(
    document: Document, place: Place, one: Version, around: Surroundings
) -> Iterator[Fault]:
    """Yield a fault if the rule that another votes as is none, has gaps, or leads back."""
    named, where = one.get("votes_as"), (*place, "votes_as")
    yield from unknown(document, where, named, around.rules, "rule")
    if not isinstance(named, str) or named not in around.rules:
        return
    own = str(document.at("id"))
    circle = _way_back(own, named, around)
    if circle:
        message = f"leads back to itself: {' → '.join(circle)}; break the circle"
        yield document.fault(where, message)
        return
    since, until = day_of(one.get("since")), day_of(one.get("until")) or date.max
    for begins, ends, _ in sorted(around.rules[named], key=lambda version: version[:2]):
        if since and begins <= since < ends:
            since = ends
    if since and since < until:
        message = f"{named!r} has no version on {since}; begin or end this one elsewhere"
        yield document.fault(where, message)


def _way_back(own: str, named: str, around: Surroundings) -> tuple[str, ...]:
    """Return the rules that lead from one back to itself, nothing if none do."""
    waiting: list[tuple[str, ...]] = [(own, named)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        if way[-1] == own:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            further = {then for _, _, then in around.rules.get(way[-1], ()) if then}
            waiting += [(*way, then) for then in sorted(further)]
    return ()
