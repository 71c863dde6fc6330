"""Actors: the states of a system; their order in the file is the actor axis of every array."""

from typing import Annotated, Literal

from pydantic import Field, Strict

from foedus.facts.records import Identifier, Record, Text, form

Area = Literal[
    "Africa", "Antarctica", "Asia", "Europe", "North America", "Oceania", "South America"
]
ActorId = Annotated[
    str, Strict(), form("[A-Z]{3}", "three capital letters as in ISO 3166-1 alpha-3")
]


class Region(Record):
    """A group of neighbouring actors."""

    id: Identifier
    name: Text


class Actor(Record):
    """One state.

    id       ISO 3166-1 alpha-3 code
    short    how charts and tables call it, where that is shorter
    area     part of the world it is counted with
    region   id of a region
    """

    id: ActorId
    name: Text
    short: Text | None = None
    kind: Literal["state"]
    area: Area
    region: Identifier
    note: Text | None = None


class ActorsFile(Record):
    """actors.yaml."""

    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    actors: Annotated[tuple[Actor, ...], Field(min_length=1)]
