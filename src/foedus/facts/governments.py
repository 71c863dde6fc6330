"""Governments: cabinets, their parties and seats, and what experts say of these parties.

Four tables below governments/, described by a data package: cabinets; the parties of each; which
party of the surveys a party is, and with what part of its seats; and the positions by survey.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.data_package import PublicationRule
from foedus.facts.records import Day, Flag, Number, Record, Slug, Text, VariableName, Whole, Year

Share = Annotated[Number, Field(gt=0, le=1)]
Count = Annotated[Whole, Field(ge=0)]


class Cabinet(Fact):
    """A cabinet in office from `since` to the day before `until`; no end: in office.

    prime_minister   the person, or the surname by which the register calls the cabinet
    caretaker        whether it only carries on, or was appointed without parties
    seats_total      of the parliament, or of its first chamber
    """

    actor: ActorId
    since: Day
    until: Day | None = None
    cabinet: Text
    prime_minister: Text
    caretaker: Flag
    seats_total: Count


class CabinetParty(Fact):
    """A party of a cabinet, which is named by actor and first day.

    seats   at the last election before the cabinet took office
    role    government, or support from outside, which does not count
    """

    actor: ActorId
    since: Day
    party: Slug
    name: Text
    seats: Count
    role: Literal["government", "support"]


class PartyLink(Record):
    """Which party of the surveys a party is; without one, no survey asked about it.

    share                part of its seats that goes to this party of the surveys
    from_year, to_year   first years of cabinets of which the link holds
    how                  register: in the register itself; codebook: by name; judged: by hand
    """

    party: Slug
    name: Text
    survey_party: Whole | None = None
    share: Share | None = None
    from_year: Year | None = None
    to_year: Year | None = None
    how: Literal["register", "codebook", "judged"]
    note: Text | None = None

    def holds(self, year: int) -> bool:
        """Return whether the link holds of a cabinet that took office in a year."""
        return (self.from_year or year) <= year <= (self.to_year or year)


class PartyPosition(Record):
    """The mean of experts on one question about one party, in one wave."""

    survey_party: Whole
    wave: Year
    question: VariableName
    value: Number
    experts: Count | None = None


@dataclass(frozen=True, eq=False)
class Governments:
    """The tables as known on a day; `published` says when the positions of a wave become public."""

    cabinets: tuple[Cabinet, ...] = ()
    parties: tuple[CabinetParty, ...] = ()
    links: tuple[PartyLink, ...] = ()
    positions: tuple[PartyPosition, ...] = ()
    published: PublicationRule | None = None

    @cached_property
    def cabinets_of(self) -> Mapping[str, tuple[Cabinet, ...]]:
        """The cabinets of each actor, in order."""
        found: dict[str, list[Cabinet]] = defaultdict(list)
        for one in sorted(self.cabinets, key=lambda cabinet: cabinet.since):
            found[one.actor].append(one)
        return {actor: tuple(held) for actor, held in found.items()}

    @cached_property
    def parties_of(self) -> Mapping[tuple[str, date], tuple[CabinetParty, ...]]:
        """The parties of each cabinet, by actor and first day."""
        found: dict[tuple[str, date], list[CabinetParty]] = defaultdict(list)
        for one in self.parties:
            found[one.actor, one.since].append(one)
        return {key: tuple(held) for key, held in found.items()}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[PartyLink, ...]]:
        """The links of each party."""
        found: dict[str, list[PartyLink]] = defaultdict(list)
        for one in self.links:
            found[one.party].append(one)
        return {party: tuple(held) for party, held in found.items()}

    @cached_property
    def answers(self) -> Mapping[tuple[str, int], Mapping[int, float]]:
        """The values by wave, in order, of each question and party of the surveys."""
        found: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        for one in sorted(self.positions, key=lambda position: position.wave):
            found[one.question, one.survey_party][one.wave] = one.value
        return found

    def waves(self, question: str) -> tuple[int, ...]:
        """Return the waves in which a question was asked, in order."""
        return tuple(sorted({one.wave for one in self.positions if one.question == question}))

    def in_office(self, actor: str, day: date) -> Cabinet | None:
        """Return the cabinet in office on a day, None where none is known."""
        held = self.cabinets_of.get(actor, ())
        place = bisect_right([one.since for one in held], day) - 1
        found = held[place] if place >= 0 else None
        return found if found and (found.until is None or day < found.until) else None

    def seen_on(self, day: date) -> "Governments":
        """Return the tables with only what was known on a day; a later end is not known yet."""
        rule = self.published
        return replace(
            self,
            cabinets=tuple(
                one
                if one.until is None or one.until <= day
                else one.model_copy(update={"until": None})
                for one in self.cabinets
                if one.since <= day
            ),
            parties=tuple(one for one in self.parties if one.since <= day),
            positions=tuple(
                one for one in self.positions if rule is None or rule.first_day(one.wave) <= day
            ),
        )
