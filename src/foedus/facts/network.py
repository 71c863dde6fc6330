"""Network: places, the links between them, what was repaired in them, and the shore for maps.

Four tables below network/, described by a data package. Places are found by name with or without
accents, in any case, and by their other spellings.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal, Self
from unicodedata import combining, normalize

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import RangeError, UnknownName
from foedus.facts.actors import ActorId
from foedus.facts.records import Checked, Number, Record, Slug, SourceReference, Text, Whole

Latitude = Annotated[Number, Field(ge=-90, le=90)]
Longitude = Annotated[Number, Field(ge=-180, le=180)]
Above = Annotated[Number, Field(gt=0)]

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "þ": "th"}
)


class NetworkPlace(Record):
    """One town; `aliases` are other spellings, joined by semicolons."""

    id: Slug
    name: Text
    aliases: Text | None = None
    state: ActorId
    latitude: Latitude
    longitude: Longitude

    @property
    def other_names(self) -> tuple[str, ...]:
        """The other spellings, one by one."""
        return tuple(filter(None, (self.aliases or "").split(";")))


class NetworkLink(Record):
    """A road or a ferry between two places.

    kilometres   over the great circle; roads are longer
    hours        of a crossing; of ferries alone, with source and how that was checked
    """

    start: Slug
    end: Slug
    kilometres: Above
    kind: Literal["road", "ferry"]
    hours: Above | None = None
    source: SourceReference | None = None
    checked: Checked | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        given = [one is not None for one in (self.hours, self.source, self.checked)]
        if any(given) != (self.kind == "ferry") or any(given) != all(given):
            message = "a ferry has hours, source and checked; a road has none of them"
            raise PydanticCustomError("link", message)
        return self


class NetworkRepair(Record):
    """One thing that was put right in the source, and why."""

    action: Literal["add-place", "move-place", "drop-place", "merge-place", "add-link", "drop-link"]
    place: Slug
    other: Slug | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    reason: Text
    source: SourceReference
    checked: Checked


class CoastPoint(Record):
    """One point of a ring of the shore."""

    ring: Annotated[Whole, Field(ge=0)]
    longitude: Longitude
    latitude: Latitude


@dataclass(frozen=True, eq=False)
class Network:
    """The tables; empty in a system without them.

    cited     ids of the sources of tables and rows
    origins   id of the source of each table, by its name
    """

    places: tuple[NetworkPlace, ...] = ()
    links: tuple[NetworkLink, ...] = ()
    repairs: tuple[NetworkRepair, ...] = ()
    coast: tuple[CoastPoint, ...] = ()
    cited: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The number of each place by its id."""
        return {one.id: number for number, one in enumerate(self.places)}

    @cached_property
    def _by_name(self) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
        """The numbers of places by folded name, and by folded alias or id."""
        names: dict[str, list[int]] = defaultdict(list)
        others: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.places):
            names[folded(one.name)].append(number)
            for other in dict.fromkeys(map(folded, (one.id, *one.other_names))):
                others[other].append(number)
        return names, others

    def find(self, name: str) -> int:
        """Return the number of the place that is called so, with or without accents.

        Raises UnknownName with the nearest name, RangeError where several places are called so.
        """
        wanted = folded(name)
        for known in self._by_name:
            found = known.get(wanted, [])
            if len(found) == 1:
                return found[0]
            if found:
                told = ", ".join(repr(self.places[number].name) for number in found)
                raise RangeError(f"{name!r} names {len(found)} places: {told}; choose one")
        raise UnknownName("place", name, self._spellings(wanted))

    def _spellings(self, wanted: str) -> Sequence[str]:
        """Return every name; those whose first letters fit without accents come last."""
        return sorted(
            (one.name for one in self.places), key=lambda name: folded(name)[:1] == wanted[:1]
        )


def folded(name: str) -> str:
    """Return a name in small letters without accents, hyphens and apostrophes as blanks.

    >>> folded("Constanţa"), folded("Rzeszów"), folded("SUWAŁKI"), folded("İzmir")
    ('constanta', 'rzeszow', 'suwalki', 'izmir')
    """
    small = normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(one for one in small if not combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in letters).split())
