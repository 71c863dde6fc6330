"""Commitment: the guarantor's commitment in four parts, each by dated facts."""

from typing import Literal

from foedus.facts.checked import Fact
from foedus.facts.records import Day, Number, Record, Text

PartId = Literal["presence", "crisis_pool", "arms_and_aid", "alignment"]


class Reference(Fact):
    """The level that counts as full commitment."""

    value: Number
    why: Text


class Observation(Fact):
    """The level of a part on a day, in the part's unit."""

    date: Day
    value: Number


class Floor(Fact):
    """A level below which the law forbids to go, from `since` to the day before `until`."""

    since: Day
    until: Day | None = None
    value: Number


class CommitmentEvent(Fact):
    """A dated fact without a level."""

    date: Day
    what: Text


class CommitmentPart(Record):
    """One part of the commitment. A unit "1" is a share of the reference."""

    id: PartId
    meaning: Text
    unit: Text
    reference: Reference
    observations: tuple[Observation, ...] = ()
    floors: tuple[Floor, ...] = ()
    events: tuple[CommitmentEvent, ...] = ()


class CommitmentFile(Record):
    """commitment.yaml."""

    parts: tuple[CommitmentPart, ...] = ()
