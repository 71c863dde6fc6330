"""Command posts: who holds which command, decided and in effect told apart."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Identifier, PartialDay, Record, Slug, Text

Level = Literal["supreme", "deputy", "joint-force", "component", "planning"]


class Holder(Fact):
    """The state or states, in rotation, from which a post is filled.

    decided   when it was decided or announced
    since     when it took effect; absent while it is only decided
    person    who holds it, where that is on record
    """

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    decided: PartialDay | None = None
    since: PartialDay | None = None
    until: PartialDay | None = None
    person: Text | None = None

    @property
    def status(self) -> str:
        """Whether the post is `decided`, `in effect` or `past`."""
        if self.since is None:
            return "decided"
        return "in effect" if self.until is None else "past"

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.decided is None and self.since is None:
            raise PydanticCustomError("holder", "decided or since is required")
        return self


class CommandPost(Fact):
    """One command.

    host    the state in which its seat lies
    since   when the command was set up, as it stands
    """

    id: Slug
    title: Text
    organisation: Identifier
    level: Level
    seat: Text
    host: ActorId
    since: PartialDay
    until: PartialDay | None = None
    what: Text | None = None
    holders: tuple[Holder, ...] = ()


class CommandPostsFile(Record):
    """command_posts.yaml."""

    posts: tuple[CommandPost, ...] = ()
