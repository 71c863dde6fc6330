"""Council: a rule as it stands on a day, with those who vote by it and what each of them weighs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.analyse.council_flags import flag_of_all, flag_of_whole_numbers, flags_of_figures
from foedus.analyse.counting import counted, limit
from foedus.analyse.electorate import (
    changed,
    entitled,
    find_voter,
    name_of,
    unknown_voter,
    why_no_voter,
)
from foedus.analyse.voting_weights import Measure, of_the_rule, of_the_year
from foedus.errors import RangeError, VoteError
from foedus.facts.organisations import in_force
from foedus.facts.rules import MEMBERS, RuleFile, RuleVersion, YearlyWeight
from foedus.facts.system import System
from foedus.instruments.decision_rule import DecisionRule


@dataclass(frozen=True, eq=False)
class Council:
    """A rule on a day: voters in actor order, their weights, and the rule as exact sums.

    rule, version   as asked for
    decides_by      the rule whose version's ways count: the same, or the one it refers to
    deciding        that version
    names           of the voters, (voter,)
    measures        weights beside heads, by id
    flags           what a reader must know of this council, in sentences
    usual           the council without the changes that were asked for; None if there are none
    """

    rule: RuleFile
    version: RuleVersion
    decides_by: RuleFile
    deciding: RuleVersion
    day: date
    voters: tuple[str, ...]
    names: tuple[str, ...]
    without: tuple[str, ...]
    with_: tuple[str, ...]
    measures: Mapping[str, Measure]
    decision: DecisionRule
    flags: tuple[str, ...] = ()
    usual: "Council | None" = None

    @property
    def weights(self) -> dict[str, Sequence[int]]:
        """The whole numbers of each measure, heads first."""
        heads: dict[str, Sequence[int]] = {MEMBERS: (1,) * len(self.voters)}
        return heads | {name: one.weights for name, one in self.measures.items()}


def council(
    system: System,
    rule: RuleFile | str,
    day: date | None = None,
    without: Sequence[str] = (),
    with_: Sequence[str] = (),
) -> Council:
    """Return a rule as it stands on a day, with its voters and their weights.

    rule      its id, or a rule read from a file
    day       by default the last day known
    without   actors that leave or stay out
    with_     actors that join

    Raises UnknownName for a rule that is none, RangeError for a day after the last one known, and
    VoteError with every other fault: no version in force, or names that cannot be taken in or out.

    >>> from foedus.facts.system import load
    >>> found = council(load(), "nato-consensus", date(2026, 11, 22))
    >>> len(found.voters)
    32
    """
    held = system.rule(rule) if isinstance(rule, str) else rule
    when = system.as_of if day is None else day
    if when > system.as_of:
        raise RangeError(
            f"{when} is after {system.as_of}, the last day known; members, rules and populations "
            "are known no further, so choose a day before"
        )
    version, decides_by, deciding = _versions(system, held, when)
    rules = (held, version, decides_by, deciding)
    usual = _built(system, rules, when, entitled(system, held, when))
    if not without and not with_:
        return replace(usual, flags=(*usual.flags, *flag_of_all(deciding)))
    out, into = _changes(system, usual, without, with_)
    voters = changed(system, usual.voters, out, into)
    found = replace(_built(system, rules, when, voters), without=out, with_=into, usual=usual)
    return replace(found, flags=(*found.flags, *_flags_of_changes(found, usual)))


def _flags_of_changes(found: Council, usual: Council) -> Iterator[str]:
    """Yield what is to be said where members were taken in or out."""
    if not found.without:
        yield from flag_of_all(found.deciding)
    yield from flag_of_whole_numbers(found.deciding, found.weights, usual.weights)


def _versions(
    system: System, rule: RuleFile, day: date
) -> tuple[RuleVersion, RuleFile, RuleVersion]:
    """Return the version in force, and the rule and version by whose ways it decides."""
    version, decides_by = _version(system, rule, day), rule
    deciding, seen = version, {rule.id}
    while deciding.votes_as is not None:
        decides_by = system.rule(deciding.votes_as)
        if decides_by.id in seen:
            raise VoteError(f"rule '{rule.id}'", [f"refers to itself over '{decides_by.id}'"])
        seen.add(decides_by.id)
        deciding = _version(system, decides_by, day)
    return version, decides_by, deciding


def _version(system: System, rule: RuleFile, day: date) -> RuleVersion:
    for one in rule.versions:
        if in_force(one.since, one.until, day):
            return one
    ended = [one.until for one in rule.versions if one.until and one.until <= day]
    begins = [one.since for one in rule.versions if one.since > day]
    told = [f"ended with {max(ended) - timedelta(days=1)}"] if ended else []
    told += [f"begins{' again' if ended else ''} on {min(begins)}"] if begins else []
    said = " and ".join(told)
    then = [
        other.id
        for other in system.rules.values()
        if other.body == rule.body and any(in_force(v.since, v.until, day) for v in other.versions)
    ]
    held = f"; by these the same body decided then: {', '.join(then)}" if then else ""
    raise VoteError(f"rule '{rule.id}' on {day}", [f"is not in force: it {said}{held}"])


def _built(
    system: System,
    rules: tuple[RuleFile, RuleVersion, RuleFile, RuleVersion],
    day: date,
    voters: tuple[str, ...],
) -> Council:
    rule, version, decides_by, deciding = rules
    if not voters:
        raise VoteError(
            f"rule '{rule.id}' on {day}", ["nobody votes by it then; choose another day"]
        )
    found = [of_the_rule(one, voters) for one in deciding.weights]
    yearly = {one.id: one for one in (*decides_by.measures, *rule.measures)}
    found += [of_the_year(system, one, voters, day.year) for one in yearly.values()]
    faults = [fault for _, told in found for fault in told]
    measures = {one.id: one for one, _ in found}
    heads: dict[str, Sequence[int]] = {MEMBERS: (1,) * len(voters)}
    weights = heads | {name: one.weights for name, one in measures.items()}
    faults = faults or _out_of_reach(deciding, weights)
    if faults:
        raise VoteError(f"rule '{rule.id}' on {day}", faults)
    return Council(
        rule=rule,
        version=version,
        decides_by=decides_by,
        deciding=deciding,
        day=day,
        voters=voters,
        names=tuple(name_of(system, one) for one in voters),
        without=(),
        with_=(),
        measures=measures,
        decision=counted(deciding, voters, weights),
        flags=tuple(_flags(measures, yearly, voters, day)),
    )


def _flags(
    measures: Mapping[str, Measure],
    yearly: Mapping[str, YearlyWeight],
    voters: Sequence[str],
    day: date,
) -> Iterator[str]:
    for name, one in measures.items():
        cautions = yearly[name].cautions if name in yearly else ()
        yield from flags_of_figures(one, voters, day, cautions)


def _out_of_reach(version: RuleVersion, weights: Mapping[str, Sequence[int]]) -> list[str]:
    """Return a fault for each bound above what all together weigh, if no way is without one."""
    told = []
    for way in version.ways:
        beyond = [
            f"way '{way.name}' asks for {found.bound:,} of '{one.of}', of which there are "
            f"{sum(weights[one.of]):,} in all; lower it"
            for one in way.requires
            if one.none_against is None
            and (found := limit(one, weights)).lower
            and found.bound > sum(weights[one.of])
        ]
        if not beyond:
            return []
        told += beyond
    return told


def _changes(
    system: System, usual: Council, without: Sequence[str], with_: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leaves and who joins, by id. Raises VoteError with every name that cannot."""
    faults: list[str] = []
    out = _known(system, usual, without, faults)
    into = _known(system, usual, with_, faults)
    for option, given in (("without", out), ("with", into)):
        faults += [f"{one} is named twice {option}" for one in set(given) if given.count(one) > 1]
    faults += [f"{one} cannot both leave and join" for one in set(out) & set(into)]
    for one in out:
        if one not in usual.voters:
            faults.append(why_no_voter(system, usual.rule, usual.day, one))
    faults += [f"{one} votes already" for one in into if one in usual.voters]
    if not faults and len(out) == len(usual.voters) and not into:
        faults.append("nobody would be left to vote")
    if faults:
        raise VoteError(f"rule '{usual.rule.id}' on {usual.day}", faults)
    return tuple(out), tuple(into)


def _known(system: System, usual: Council, asked: Sequence[str], faults: list[str]) -> list[str]:
    found = {one: find_voter(system, usual.voters, one) for one in asked}
    faults += [
        unknown_voter(system, usual.voters, one) for one, known in found.items() if known is None
    ]
    return [known for one in asked if (known := found[one]) is not None]
