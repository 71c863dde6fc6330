"""Document: the plain values of one file, and the line on which each of them stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foedus.errors import Fault

Plain = None | bool | int | float | str | list["Plain"] | dict[str | int, "Plain"]
"""What a file can say: nothing, yes or no, a number, a text, a list or a mapping."""

Place = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and positions in lists."""


@dataclass(frozen=True, slots=True)
class Document:
    """The plain values of one file; `lines` gives the line of each place.

    >>> one = Document("a.yaml", {"parts": [{"id": "b"}]}, {(): 1, ("parts",): 1, ("parts", 0): 2})
    >>> one.line(("parts", 0, "id"))
    2
    """

    file: str
    values: dict[str | int, Plain]
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it that is known."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]

    def fault(self, place: Place, message: str) -> Fault:
        """Return a fault at a place, whose name comes first: "parts.0.id: …"."""
        return Fault(self.file, self.line(place), f"{dotted(place)}: {message}")

    def at(self, *place: str | int) -> Plain:
        """Return the value at a place, None if there is none."""
        value: Plain = self.values
        for step in place:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def entries(self, *place: str | int) -> Iterator[tuple[Place, dict[str | int, Plain]]]:
        """Yield the mappings in the list or mapping at a place, each with its own place."""
        for step, value in steps(self.at(*place)):
            if isinstance(value, dict):
                yield (*place, step), value

    def mappings(self) -> Iterator[tuple[Place, dict[str | int, Plain]]]:
        """Yield every mapping of the file with its place, in the order of the file."""
        yield from _mappings((), self.values)


def _mappings(place: Place, value: Plain) -> Iterator[tuple[Place, dict[str | int, Plain]]]:
    if isinstance(value, dict):
        yield place, value
    for step, inner in steps(value):
        if isinstance(inner, dict | list):
            yield from _mappings((*place, step), inner)


def steps(value: Plain) -> Iterator[tuple[str | int, Plain]]:
    """Yield what a list or mapping holds, each with its position or key.

    >>> list(steps(["a", "b"]))
    [(0, 'a'), (1, 'b')]
    >>> list(steps("a"))
    []
    """
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def dotted(place: Place) -> str:
    """Return a place as one word.

    >>> dotted(("changes", 0, "actors"))
    'changes.0.actors'
    """
    return ".".join(map(str, place))
