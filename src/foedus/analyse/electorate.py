"""Electorate: who votes by a rule on a day, and why somebody does not."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from foedus.errors import did_you_mean
from foedus.facts.organisations import in_force
from foedus.facts.partial_days import first_day
from foedus.facts.rules import RuleFile
from foedus.facts.system import System
from foedus.facts.union_instruments import UnionInstrument


def entitled(system: System, rule: RuleFile, day: date) -> tuple[str, ...]:
    """Return who votes on a day, in actor order: members without opt-outs, participants, or named.

    Raises UnknownName for an organisation that the system does not hold.
    """
    who = rule.voters
    if who.named is not None:
        return who.named
    if who.organisation is not None:
        out = _out_of(system, rule, day)
        return tuple(one for one in system.members(who.organisation, day) if one not in out)
    taking_part = {
        one.actor
        for instrument in _instruments(system, rule)
        for one in instrument.participants
        if in_force(first_day(one.since), first_day(one.until) if one.until else None, day)
    }
    return tuple(one for one in system.actor_ids if one in taking_part)


def changed(
    system: System, voters: Sequence[str], without: Sequence[str], with_: Sequence[str]
) -> tuple[str, ...]:
    """Return the voters without some and with others: in actor order, if all are actors."""
    kept = [one for one in (*voters, *with_) if one not in without]
    order = {actor: place for place, actor in enumerate(system.actor_ids)}
    if all(one in order for one in kept):
        kept.sort(key=order.__getitem__)
    return tuple(kept)


def find_voter(system: System, voters: Sequence[str], asked: str) -> str | None:
    """Return the id of a voter or actor by its id or name, whatever the case; None if unknown."""
    by_name = {one.casefold(): one for one in (*system.actor_ids, *voters)}
    for actor in system.actors:
        for name in (actor.name, actor.short):
            by_name.setdefault((name or actor.id).casefold(), actor.id)
    return asked if asked in voters else by_name.get(asked.strip().casefold())


def unknown_voter(system: System, voters: Sequence[str], asked: str) -> str:
    """Return what is said of a name that is neither a voter's nor an actor's."""
    names = [*voters, *system.actor_ids, *(one.name for one in system.actors)]
    hint = did_you_mean(asked, names).removesuffix("?")
    return f"unknown voter {asked!r}{hint}" + ("?" if hint else "; `foedus facts` lists actors")


def name_of(system: System, voter: str) -> str:
    """Return the short name of a voter, or its id where the system has no such actor."""
    for actor in system.actors:
        if actor.id == voter:
            return actor.short or actor.name
    return voter


def why_no_voter(system: System, rule: RuleFile, day: date, actor: str) -> str:
    """Return why an actor does not vote on a day, with the days on which that changed."""
    who = rule.voters
    if who.named is not None:
        return f"{actor} is none of the voters of rule '{rule.id}'"
    if who.organisation is not None:
        if actor in system.members(who.organisation, day):
            return f"{actor} does not vote on {day}: it stays out of {who.without_opt_out_of}"
        spans = [
            (one.since, one.until)
            for one in system.organisation(who.organisation).memberships
            if one.actor == actor
        ]
        what = f"member of {who.organisation}"
    else:
        spans = [
            (first_day(one.since), first_day(one.until) if one.until else None)
            for instrument in _instruments(system, rule)
            for one in instrument.participants
            if one.actor == actor
        ]
        what = f"participant of {who.participants_of}"
    return f"{actor} is no {what} on {day}: {_when(what, spans, day)}"


def _when(what: str, spans: Iterable[tuple[date, date | None]], day: date) -> str:
    ended = [until for _, until in spans if until is not None and until <= day]
    begins = [since for since, _ in spans if since > day]
    if begins:
        return f"{what} since {min(begins)}"
    # Intervals are half-open: the last day is the one before.
    return f"{what} to {max(ended) - timedelta(days=1)}" if ended else f"never {what} by then"


def _out_of(system: System, rule: RuleFile, day: date) -> set[str]:
    who = rule.voters
    if who.organisation is None or who.without_opt_out_of is None:
        return set()
    return {
        one.actor
        for one in system.organisation(who.organisation).opt_outs
        if one.policy == who.without_opt_out_of and in_force(one.since, one.until, day)
    }


def _instruments(system: System, rule: RuleFile) -> tuple[UnionInstrument, ...]:
    every = system.union_instruments.instruments
    return tuple(one for one in every if one.id == rule.voters.participants_of)
