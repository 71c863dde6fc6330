"""Nuclear: whose weapons stand behind an alliance, where, and who plans and speaks of them."""

from typing import Annotated, Literal

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import PartialDay, Record, Slug, Text

Status = Literal["reported", "acknowledged"]


class Arsenal(Fact):
    """A state with weapons of its own, and the part that they play for the alliance."""

    actor: ActorId
    since: PartialDay
    role: Text


class Hosting(Fact):
    """A state on whose ground weapons of another are said to be.

    owner    whose weapons
    status   reported: by others, neither confirmed nor denied officially; acknowledged: said so
    """

    actor: ActorId
    owner: ActorId
    since: PartialDay
    until: PartialDay | None = None
    status: Status
    what: Text


class Member(Fact):
    """A state belongs to a body from `since` to the day before `until`."""

    actor: ActorId
    since: PartialDay
    until: PartialDay | None = None


class NuclearBody(Fact):
    """A body in which states consult or plan; `members` are those that are not all allies."""

    id: Slug
    title: Text
    since: PartialDay
    until: PartialDay | None = None
    what: Text
    members: tuple[Member, ...] = ()


class Statement(Fact):
    """A dated statement or decision of the states named."""

    id: Slug
    date: PartialDay
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    title: Text
    what: Text


class NuclearFile(Record):
    """nuclear.yaml."""

    arsenals: tuple[Arsenal, ...] = ()
    hosting: tuple[Hosting, ...] = ()
    bodies: tuple[NuclearBody, ...] = ()
    statements: tuple[Statement, ...] = ()
