"""As of: the facts that were known on a day; everything later is hidden.

A hindcast cannot peek: what began, was agreed or happened later is not there, and an end that came
later is not known yet. What the law had already fixed stays: the end of a term, the day of an
election, the last day of a legal floor or fiscal rule.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from foedus.facts.commitment import CommitmentPart
from foedus.facts.organisations import Membership, OptOut, Organisation

Dated = TypeVar("Dated", Membership, OptOut)


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
