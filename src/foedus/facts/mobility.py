"""Mobility: who lets a convoy through, by which rule it is permitted, and between which places."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.network import Above
from foedus.facts.partial_days import first_day
from foedus.facts.records import (
    Flag,
    Identifier,
    PartialDay,
    Record,
    Slug,
    SourceReference,
    Text,
    Whole,
)

Stance = Literal["grants", "decides", "refuses"]
"""Lets through, decides on each transit by its own practice, or lets nobody through."""


class MemberStance(Record):
    """How members of an organisation stand, unless a state is listed; the first that fits holds."""

    organisation: Identifier
    stance: Stance
    why: Text


class Transit(Fact):
    """How one state stands, from a day to the day before another.

    not_to            states to which it lets nobody pass
    further_sources   where else that was read
    """

    state: ActorId
    stance: Stance
    since: PartialDay | None = None
    until: PartialDay | None = None
    not_to: tuple[ActorId, ...] = ()
    further_sources: tuple[SourceReference, ...] = ()
    why: Text

    def holds(self, day: date) -> bool:
        """Return whether it is so on a day."""
        return in_force(self.since, self.until, day)


class Participant(Fact):
    """A state outside an organisation that takes part in a regime."""

    state: ActorId
    since: PartialDay


class Regime(Fact):
    """One rule by which permits are given; regimes stand from slowest to quickest.

    planned         when it was proposed, where it is not in force
    organisations   whose members it covers
    further         other states that take part
    everybody       whether it covers every state
    """

    id: Slug
    name: Text
    since: PartialDay | None = None
    until: PartialDay | None = None
    planned: PartialDay | None = None
    organisations: tuple[Identifier, ...] = ()
    further: tuple[Participant, ...] = ()
    everybody: Flag = False
    why: Text

    def in_force(self, day: date) -> bool:
        """Return whether it is in force on a day; what is only planned is not."""
        return self.since is not None and in_force(self.since, self.until, day)


class ExampleRoute(Record):
    """A pair of places that is asked for most.

    kilometres, borders   of the quickest route, great-circle and without ferries, as found on the
                          network; kept here so that a run need not read it
    """

    start: Slug
    end: Slug
    kilometres: Above
    borders: Annotated[Whole, Field(ge=0)]
    why: Text


class Capital(Record):
    """A place from which a state's reinforcements start."""

    state: ActorId
    place: Slug


class FlankPlace(Record):
    """A place that reinforcements have to reach."""

    place: Slug
    why: Text


class Absent(Record):
    """A town that people ask for and that is not on the network."""

    name: Text
    state: ActorId
    why: Text


class Territory(Record):
    """The name of a state on the network that is no actor."""

    id: ActorId
    name: Text


class MobilityFile(Record):
    """mobility.yaml."""

    members: tuple[MemberStance, ...] = ()
    transit: tuple[Transit, ...] = ()
    regimes: tuple[Regime, ...] = ()
    examples: tuple[ExampleRoute, ...] = ()
    capitals: tuple[Capital, ...] = ()
    flank: tuple[FlankPlace, ...] = ()
    absent: tuple[Absent, ...] = ()
    territories: tuple[Territory, ...] = ()

    def regime_on(self, day: date) -> Regime | None:
        """Return the regime in force on a day: the last that is, else the first."""
        held = [one for one in self.regimes if one.in_force(day)]
        return held[-1] if held else next(iter(self.regimes), None)

    @property
    def name_of(self) -> Mapping[str, str]:
        """Names of the states that are no actors."""
        return {one.id: one.name for one in self.territories}


def in_force(since: str | None, until: str | None, day: date) -> bool:
    """Return whether a day lies in an interval of partial days, the last day outside.

    >>> in_force("2018-06", None, date(2018, 6, 1)), in_force(None, "2018", date(2018, 1, 1))
    (True, False)
    """
    begun = since is None or first_day(since) <= day
    return begun and (until is None or day < first_day(until))
