"""Administrations: who governs, of which kind, and which elections the law has set."""

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Day, Identifier, Record, Text


class AdministrationKind(Record):
    """A kind that administrations are coded as."""

    id: Identifier
    meaning: Text


class Administration(Fact):
    """One administration in office from `since` to the day before `until`.

    head     who leads it
    coding   why it is coded as this kind
    """

    actor: ActorId
    head: Text
    since: Day
    until: Day | None = None
    kind: Identifier
    coding: Text


class Election(Fact):
    """An election. Its day is set by law, and so known before, unless `known_since` says when."""

    actor: ActorId
    date: Day
    office: Text
    takes_office: Day | None = None
    known_since: Day | None = None


class AdministrationsFile(Record):
    """administrations.yaml."""

    kinds: tuple[AdministrationKind, ...] = ()
    administrations: tuple[Administration, ...] = ()
    elections: tuple[Election, ...] = ()
