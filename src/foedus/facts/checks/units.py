"""Checks of units: what the files write is what the code says of the same variable or parameter."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from foedus.errors import Fault, did_you_mean
from foedus.facts.checks.names import unknown
from foedus.facts.document import Document, Place, Plain
from foedus.facts.parameters import OTHER_KEYS
from foedus.facts.units import Units

_NAMING_VARIABLES = ("changes", "pledges", "plans")


def unit_faults(documents: Mapping[str, Document], units: Units) -> Iterator[Fault]:
    """Yield a fault for each unknown variable or parameter, and each that has another unit."""
    for file, document in documents.items():
        for key in _places(document):
            for place, one in document.entries(*key):
                name = one.get("variable")
                what = "variable"
                yield from unknown(document, (*place, what), name, units.variables, what)
                yield from _wrong(document, place, one, units.variables.get(str(name)))
        if units.parameters is not None and file.startswith("parameters/"):
            yield from _parameters(document, units.parameters)


def _places(document: Document) -> Iterator[Place]:
    """Yield where a file lists what names variables; a lever lists its changes below itself."""
    yield from ((key,) for key in _NAMING_VARIABLES)
    yield from ((*place, "changes") for place, _ in document.entries("levers"))


def _parameters(document: Document, known: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    sub_model = PurePosixPath(document.file).stem
    if sub_model not in known:
        hint = did_you_mean(sub_model, known) or "; rename or remove the file"
        yield Fault(document.file, None, f"{sub_model!r} is not a sub-model{hint}")
        return
    wanted = known[sub_model]
    for name, value in document.values.items():
        if name in OTHER_KEYS or not isinstance(value, dict):
            continue
        yield from unknown(document, (name,), str(name), wanted, "parameter")
        yield from _wrong(document, (name,), value, wanted.get(str(name)))
    missing = sorted(set(wanted) - {str(name) for name in document.values})
    if missing:
        yield Fault(document.file, None, f"has no parameter {', '.join(missing)}; add it")


def _wrong(
    document: Document, place: Place, one: Mapping[str | int, Plain], unit: str | None
) -> Iterator[Fault]:
    found = one.get("unit")
    if unit is not None and isinstance(found, str) and found != unit:
        message = f"{found!r} is not the unit of the code; write {unit!r} and convert the numbers"
        yield document.fault((*place, "unit"), message)
