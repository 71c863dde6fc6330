"""Rule surroundings: what a rule refers to beyond its own file, and who votes by it when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from foedus.facts.checks.days import day_of
from foedus.facts.checks.names import names_of
from foedus.facts.document import Document, Plain, steps

Outline = Sequence[tuple[date, date, str | None]]
"""The versions of a rule: first day, the day after the last, and the rule that it votes as."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody belongs to something from `since` to the day before `until`."""

    name: str
    since: date
    until: date

    def meets(self, since: date, until: date) -> bool:
        """Return whether any of its days lies between two, the second not counted."""
        return self.since < until and since < self.until

    def covers(self, since: date, until: date) -> bool:
        """Return whether all days between two lie in it."""
        return self.since <= since and until <= self.until


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rules refer to; None where the file that would say it cannot be read.

    members        of each organisation
    opt_outs       by organisation and policy
    participants   of each instrument
    rules          the versions of each rule that may be named in votes_as
    """

    actors: Set[str] | None
    series: Set[str] | None
    members: Mapping[str, Sequence[Stay]] | None
    opt_outs: Mapping[tuple[str, str], Sequence[Stay]]
    participants: Mapping[str, Sequence[Stay]] | None
    rules: Mapping[str, Outline] = field(default_factory=dict)


def surroundings_of(documents: Mapping[str, Document]) -> Surroundings:
    """Return what the rules of a system may refer to, from its readable files."""
    names = names_of(documents)
    organisations = documents.get("organisations.yaml")
    instruments = documents.get("union_instruments.yaml")
    members: dict[str, list[Stay]] = {}
    opt_outs: dict[tuple[str, str], list[Stay]] = {}
    for _, one in organisations.entries("organisations") if organisations else ():
        members[str(one.get("id"))] = stays(one.get("memberships"))
        for _, out in steps(one.get("opt_outs")):
            policy = str(out.get("policy")) if isinstance(out, dict) else ""
            opt_outs.setdefault((str(one.get("id")), policy), []).extend(stays([out]))
    participants = {
        str(one.get("id")): stays(one.get("participants"))
        for _, one in (instruments.entries("instruments") if instruments else ())
    }
    return Surroundings(
        actors=names.actors,
        series=names.series,
        members=members if organisations else None,
        opt_outs=opt_outs,
        participants=participants if instruments else None,
        rules={str(one.at("id")): outline(one) for one in rules_among(documents)},
    )


def rules_among(documents: Mapping[str, Document]) -> Iterator[Document]:
    """Yield the documents of rules, in the order of their files."""
    yield from (one for file, one in documents.items() if file.startswith("rules/"))


def stays(entries: Plain) -> list[Stay]:
    """Return who stays how long, from a list with `actor`, `since` and `until`.

    >>> stays([{"actor": "AAA", "since": "2000-05-01"}])[0].until == date.max
    True
    """
    return [
        Stay(str(one.get("actor")), since, day_of(one.get("until")) or date.max)
        for _, one in steps(entries)
        if isinstance(one, dict) and (since := day_of(one.get("since")))
    ]


def outline(document: Document) -> Outline:
    """Return the versions of a rule whose first day can be read."""
    found = []
    for _, one in document.entries("versions"):
        since, named = day_of(one.get("since")), one.get("votes_as")
        if since:
            until = day_of(one.get("until")) or date.max
            found.append((since, until, named if isinstance(named, str) else None))
    return found


def voters_of(document: Document, around: Surroundings) -> Sequence[Stay] | None:
    """Return who votes by a rule from when to when; None if that cannot be told.

    An opt-out leaves out only those whom it covers for all of their days.
    """
    organisation = document.at("voters", "organisation")
    instrument = document.at("voters", "participants_of")
    named = document.at("voters", "named")
    if isinstance(named, list):
        return [Stay(str(one), date.min, date.max) for one in named]
    if isinstance(instrument, str):
        return around.participants.get(instrument) if around.participants is not None else None
    if isinstance(organisation, str) and around.members is not None:
        return around.members.get(organisation)
    return None


def left_out(document: Document, around: Surroundings, name: str, since: date, until: date) -> bool:
    """Return whether an opt-out leaves somebody out on all days between two."""
    key = (
        str(document.at("voters", "organisation")),
        str(document.at("voters", "without_opt_out_of")),
    )
    outs = around.opt_outs.get(key, ())
    return any(one.name == name and one.covers(since, until) for one in outs)


def largest_total(
    voters: Iterable[Stay], since: date, until: date, weights: Mapping[str, int] | None = None
) -> int:
    """Return the most that voters add up to on a day between two; heads without weights.

    >>> day = date(2000, 1, 1)
    >>> largest_total([Stay("AAA", day, date.max), Stay("BBB", day, date.max)], day, date.max)
    2
    """
    there = [one for one in voters if one.meets(since, until)]
    totals = [0]
    for day in {max(one.since, since) for one in there}:
        on_day = {one.name for one in there if one.since <= day < one.until}
        totals.append(sum(1 if weights is None else weights.get(name, 0) for name in on_day))
    return max(totals)
