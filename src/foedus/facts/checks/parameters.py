"""Checks of parameters: families have one for each thing; correlations name parameters."""

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePosixPath

from foedus.errors import Fault
from foedus.facts.checks.names import names_of, unknown
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.parameters import OTHER_KEYS, is_family


def parameter_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield the faults between parameters and the facts and parameters that they name."""
    names = names_of(documents)
    things: Mapping[str, Set[str] | None] = {
        "hostility event": names.events,
        "administration kind": names.kinds,
        "commitment part": names.parts,
        "actor": names.actors,
        "region": names.regions,
        "organisation": names.organisations,
        "permit regime": names.regimes,
    }
    for file, document in documents.items():
        if file.startswith("parameters/"):
            yield from _families(document, things)
            yield from _correlations(document, _named_in(documents))


def _families(document: Document, things: Mapping[str, Set[str] | None]) -> Iterator[Fault]:
    for name, value in document.values.items():
        if not isinstance(value, dict) or not is_family(value):
            continue
        over, values = value.get("over"), value.get("values")
        known = things.get(over) if isinstance(over, str) else None
        if known is None or not isinstance(values, dict):
            continue
        for key in values:
            yield from unknown(document, (name, "values", key), str(key), known, str(over))
        missing = sorted(known - {str(key) for key in values})
        if missing:
            message = f"has no value for {over} {', '.join(missing)}; add one for each"
            yield document.fault((name, "values"), message)


def _named_in(documents: Mapping[str, Document]) -> set[str]:
    """Return every parameter as sub-model:name."""
    return {
        f"{PurePosixPath(file).stem}:{name}"
        for file, document in documents.items()
        if file.startswith("parameters/")
        for name in _parameters(document.values)
    }


def _correlations(document: Document, elsewhere: Set[str]) -> Iterator[Fault]:
    known = {*_parameters(document.values), *elsewhere}
    first: dict[frozenset[str], Place] = {}
    for place, one in document.entries("correlations"):
        between = [name for _, name in steps(one.get("between")) if isinstance(name, str)]
        for step, name in enumerate(between):
            yield from unknown(document, (*place, "between", step), name, known, "parameter")
        pair = frozenset(between)
        if len(between) == 2 and len(pair) == 1:
            yield document.fault((*place, "between"), "names one parameter twice; name two")
        if pair in first:
            line = document.line(first[pair])
            yield document.fault(place, f"this pair is given twice, also on line {line}; keep one")
        first.setdefault(pair, place)


def _parameters(values: Mapping[str | int, Plain]) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, dict) and is_family(value):
            yield from (f"{name}.{key}" for key, _ in steps(value.get("values")))
        elif name not in OTHER_KEYS:
            yield str(name)
