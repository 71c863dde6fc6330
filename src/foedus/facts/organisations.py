"""Organisations: who is a member of what, from which day to which, and who stays out of what."""

from datetime import date
from typing import Annotated

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Day, Identifier, Record, Text


class Membership(Fact):
    """An actor is a member on every day from `since` to the day before `until`."""

    actor: ActorId
    since: Day
    until: Day | None = None


class OptOut(Fact):
    """An actor takes no part in a policy from `since` to the day before `until`."""

    actor: ActorId
    policy: Text
    since: Day
    until: Day | None = None


class Organisation(Fact):
    """An alliance, union or other body with dated memberships."""

    id: Identifier
    name: Text
    founded: Day
    memberships: tuple[Membership, ...] = ()
    opt_outs: tuple[OptOut, ...] = ()


class OrganisationsFile(Record):
    """organisations.yaml."""

    organisations: Annotated[tuple[Organisation, ...], Field(min_length=1)]


def in_force(since: date, until: date | None, day: date) -> bool:
    """Return whether a day lies in the half-open interval from `since` to before `until`.

    >>> joined, left = date(1973, 1, 1), date(2020, 2, 1)
    >>> [in_force(joined, left, day) for day in (joined, date(2020, 1, 31), left)]
    [True, True, False]
    """
    return since <= day and (until is None or day < until)
