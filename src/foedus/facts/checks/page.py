"""Checks of the page: what its cards and maps name is there, and levers are set within range."""

from collections.abc import Iterator, Mapping, Set

from foedus.errors import Fault
from foedus.facts.checks.names import unknown
from foedus.facts.document import Document, Place, Plain, steps

FILE = "page.yaml"

Entry = Mapping[str | int, Plain]


def page_faults(
    documents: Mapping[str, Document], known: Mapping[str, Set[str]]
) -> Iterator[Fault]:
    """Yield a fault for each name that is not known, and each lever set where it cannot be.

    known   names by kind: scenarios, series, variables; a kind that is left out is not checked
    """
    document = documents.get(FILE)
    if document is None:
        return
    variables, series = known.get("variables"), known.get("series")
    for step, name in steps(document.at("headline")):
        yield from unknown(document, ("headline", step), name, variables, "variable")
    for place, one in document.entries("maps"):
        at = (*place, "variable")
        yield from unknown(document, at, one.get("variable"), variables, "variable")
        for step, name in steps(one.get("series")):
            yield from unknown(document, (*place, "series", step), name, series, "series")
    for name, _ in steps(document.at("titles")):
        place = ("titles", name)
        yield from unknown(document, place, name, known.get("scenarios"), "scenario")
    levers = _levers(documents)
    for place, one in document.entries("cards"):
        at, scenario = (*place, "scenario"), one.get("scenario")
        if scenario is not None:
            yield from unknown(document, at, scenario, known.get("scenarios"), "scenario")
        for name, value in steps(one.get("levers")):
            yield from _setting(document, (*place, "levers", name), name, value, levers)


def _levers(documents: Mapping[str, Document]) -> dict[str, Entry] | None:
    held = documents.get("levers.yaml")
    if held is None:
        return None
    return {str(one.get("id")): one for _, one in held.entries("levers")}


def _setting(
    document: Document,
    place: Place,
    name: str | int,
    value: Plain,
    levers: Mapping[str, Entry] | None,
) -> Iterator[Fault]:
    """Yield what is wrong with where a card sets a lever."""
    if levers is None:
        return
    yield from unknown(document, place, name, levers, "lever")
    lever = levers.get(str(name))
    if lever is None:
        return
    if isinstance(value, str):
        named = [*_ids(lever.get("levels")), *_ids(lever.get("choices"))]
        yield from unknown(document, place, value, named, "setting")
        return
    low, high = lever.get("low"), lever.get("high")
    if not (isinstance(low, int | float) and isinstance(high, int | float)):
        yield document.fault(place, f"{name} has choices and no range; name a choice")
    elif isinstance(value, int | float) and not low <= value <= high:
        message = f"{value:g} lies outside the lever's range, {low:g} to {high:g}"
        yield document.fault(place, message)


def _ids(value: Plain) -> list[str]:
    return [str(one.get("id")) for _, one in steps(value) if isinstance(one, dict)]
