"""Checks of scenarios: each is named as its file, has a known parent, and no circle of parents."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from foedus.errors import Fault
from foedus.facts.checks.names import unknown
from foedus.facts.document import Document, Place

BASELINE = "baseline"


def scenario_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield the faults between scenarios, and of differences that contradict each other."""
    scenarios = {
        PurePosixPath(file).stem: document
        for file, document in documents.items()
        if file.startswith("scenarios/")
    }
    parents = {name: dict(_parents(document)) for name, document in scenarios.items()}
    for name, document in scenarios.items():
        said = document.at("name")
        if isinstance(said, str) and said != name:
            yield document.fault(("name",), f"{said!r} is not the file's name; write {name!r}")
        if name != BASELINE and "based_on" not in document.values:
            message = f"is required; only {BASELINE!r} is based on nothing"
            yield Fault(document.file, 1, f"based_on {message}")
        for place, parent in parents[name].items():
            yield from unknown(document, place, parent, scenarios, "scenario")
        yield from _circles(name, document, parents)
        yield from _twice(document)


def _parents(document: Document) -> Iterator[tuple[Place, str]]:
    """Yield the scenarios that one needs: its parent and those that it is pinned to."""
    parent = document.at("based_on")
    if isinstance(parent, str):
        yield ("based_on",), parent
    for place, change in document.entries("changes"):
        pinned = change.get("as_in")
        if isinstance(pinned, str):
            yield (*place, "as_in"), pinned


def _circles(
    name: str, document: Document, parents: Mapping[str, Mapping[Place, str]]
) -> Iterator[Fault]:
    """Yield a fault where following a parent leads back to where it began."""
    for place, parent in parents[name].items():
        waiting: list[tuple[str, tuple[str, ...]]] = [(parent, (name, parent))]
        seen: set[str] = set()
        while waiting:
            here, way = waiting.pop()
            if here == name:
                circle = " → ".join(way)
                yield document.fault(place, f"leads back to itself: {circle}; break the circle")
                break
            if here not in seen:
                seen.add(here)
                further = parents.get(here, {}).values()
                waiting += [(one, (*way, one)) for one in further]


def _twice(document: Document) -> Iterator[Fault]:
    """Yield a fault for each second difference of one variable for the same actor."""
    first: dict[tuple[str, str], Place] = {}
    for place, change in document.entries("changes"):
        variable, actors = change.get("variable"), change.get("actors")
        if not isinstance(variable, str):
            continue
        for actor in actors if isinstance(actors, list) and actors else [""]:
            key = (variable, str(actor))
            if key in first:
                line = document.line(first[key])
                whom = f" for {actor}" if actor else ""
                message = f"{variable} is changed twice{whom}, also on line {line}; keep one"
                yield document.fault(place, message)
            first.setdefault(key, place)
