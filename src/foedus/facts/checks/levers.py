"""Checks of levers: what their rules and choices name is there, and settings lie in the range."""

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePosixPath

from foedus.errors import Fault
from foedus.facts.checks.names import unknown
from foedus.facts.document import Document, Place, Plain, steps

FILE = "levers.yaml"

Entry = Mapping[str | int, Plain]


def lever_faults(
    documents: Mapping[str, Document], variables: Set[str] | None = None
) -> Iterator[Fault]:
    """Yield the faults between levers, the rules that name them, scenarios and variables.

    variables   those of the model, if it is known
    """
    document = documents.get(FILE)
    if document is None:
        return
    scenarios = [PurePosixPath(one).stem for one in documents if one.startswith("scenarios/")]
    levers = {str(one.get("id")): (place, one) for place, one in document.entries("levers")}
    for place, lever in levers.values():
        for step, name in steps(lever.get("unmoved")):
            yield from unknown(document, (*place, "unmoved", step), name, variables, "variable")
        for at, choice in document.entries(*place, "choices"):
            where = (*at, "scenario")
            yield from unknown(document, where, choice.get("scenario"), scenarios, "scenario")
    for place, _ in document.entries("incoherent"):
        for at, setting in document.entries(*place, "when"):
            name = setting.get("lever")
            yield from unknown(document, (*at, "lever"), name, levers, "lever")
            if isinstance(name, str) and name in levers:
                yield from _setting(document, at, setting, *levers[name])


def _setting(
    document: Document, at: Place, setting: Entry, place: Place, lever: Entry
) -> Iterator[Fault]:
    """Yield the faults of a rule's setting against the lever that it names."""
    choices = [str(one.get("id")) for _, one in document.entries(*place, "choices")]
    choice = setting.get("choice")
    if choice is not None:
        yield from unknown(document, (*at, "choice"), choice, choices, "choice")
    low, high = lever.get("low"), lever.get("high")
    for key in ("low", "high"):
        value = setting.get(key)
        if not isinstance(value, int | float):
            continue
        if choices:
            message = f"{lever.get('id')} has choices and no range; name a choice"
            yield document.fault((*at, key), message)
            continue
        known = isinstance(low, int | float) and isinstance(high, int | float)
        if known and not low <= value <= high:  # type: ignore[operator]
            message = f"{value:g} lies outside the lever's range, {low:g} to {high:g}"
            yield document.fault((*at, key), message)
