"""The map of the brief: entries of docs/explanation/brief.md, and what is wrong with one."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

ORDINALS = ("first", "second", "third")
HEAD = re.compile(r"^### (?P<section>.+), (?P<number>first|second|third) paragraph$")
LINE = re.compile(r"^- (?P<kind>[a-z -]+): (?P<told>.+)$")
KINDS = ("sub-models", "variables", "series", "topics", "dossiers", "scenarios", "commands")
TOLD = "not computed"
NEEDED = ("sub-models", "variables", "scenarios", "commands")


@dataclass(frozen=True)
class Entry:
    """What the map says of one paragraph."""

    section: str
    number: int
    said: str
    names: Mapping[str, tuple[str, ...]]

    @property
    def title(self) -> str:
        return f"{self.section}, paragraph {self.number}"


def entries(text: str) -> list[Entry]:
    """Return the entries of a page in its order."""
    found = []
    parts = re.split(r"(?m)^(?=### )", text)
    for part in parts[1:]:
        head, *lines = part.split("\n")
        place = HEAD.match(head)
        assert place is not None, f"'{head}' is no heading of a paragraph"
        names = {}
        for line in lines:
            told = LINE.match(line)
            if told and told["kind"] != TOLD:
                names[told["kind"]] = tuple(re.findall(r"`([^`]+)`", told["told"]))
        said = " ".join(line for line in lines if line and not line.startswith(("-", "#")))
        found.append(Entry(place["section"], ORDINALS.index(place["number"]) + 1, said, names))
    return found


def faults(entry: Entry, known: Mapping[str, Set[str]], telling: Set[str]) -> Iterator[str]:
    """Yield what is wrong with an entry.

    known    names that exist, by kind
    telling  variables that some two scenarios or some two years tell apart
    """
    if not entry.said:
        yield f"{entry.title} does not say what the paragraph says"
    for kind, names in entry.names.items():
        if kind not in KINDS:
            yield f"{entry.title}: '{kind}' is no kind of entry"
            continue
        for name in names:
            if name not in known[kind]:
                yield f"{entry.title}: '{name}' of {kind} does not exist"
            elif kind == "variables" and name not in telling:
                yield f"{entry.title}: no two scenarios and no two years tell '{name}' apart"
    for kind in NEEDED:
        if not entry.names.get(kind):
            yield f"{entry.title} names no {kind}"
    if not any(entry.names.get(kind) for kind in ("series", "topics", "dossiers")):
        yield f"{entry.title} names no fact"


def unmapped(paragraphs: Mapping[str, int], held: list[Entry]) -> list[str]:
    """Return the paragraphs without an entry, and the entries without a paragraph."""
    wanted = [(section, n) for section, last in paragraphs.items() for n in range(1, last + 1)]
    mapped = [(entry.section, entry.number) for entry in held]
    lacking = [
        f"{section}, paragraph {n} has no entry"
        for section, n in wanted
        if (section, n) not in mapped
    ]
    strays = [
        f"{section}, paragraph {n} is not in the brief"
        for section, n in mapped
        if (section, n) not in wanted
    ]
    twice = [
        f"{section}, paragraph {n} stands twice"
        for section, n in {*mapped}
        if mapped.count((section, n)) > 1
    ]
    return [*lacking, *strays, *twice]
