"""Scenario file: a user's own scenario, read from a path and set beside those of a system."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from foedus.errors import Fault, raise_any
from foedus.facts.checks.names import Names, names_in_file, unknown
from foedus.facts.checks.scenarios import BASELINE
from foedus.facts.checks.units import unit_faults
from foedus.facts.document import Document
from foedus.facts.folder import read_bytes
from foedus.facts.frozen import FrozenMapping
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.facts.units import Units
from foedus.facts.validation import validated


def with_scenario(system: System, path: Path, units: Units | None = None) -> tuple[System, str]:
    """Return a system with the scenario of a file beside its own, and the scenario's name.

    path    of the file, which has the form of those in scenarios/; its own name is free
    units   units of the model's variables, to compare those of the file with

    The checksum of the system then names the file too, and so does the card of a run. A file that
    says what a scenario of the system says is that scenario. Raises DataError with every fault.
    """
    data = read_bytes(path, str(path), LARGEST)
    document, faults = read_document(data, str(path))
    record = None
    if document is not None:
        record, more = validated(document, ScenarioFile)
        if record is not None and system.scenarios.get(record.name) == record:
            return system, record.name
        faults += [*more, *_faults(document, system, units)]
    raise_any(faults)
    assert record is not None
    own = sha256(f"{system.checksum}\n{record.name}\n{sha256(data).hexdigest()}".encode())
    scenarios = FrozenMapping({**system.scenarios, record.name: record})
    return replace(system, scenarios=scenarios, checksum=own.hexdigest()), record.name


def _faults(document: Document, system: System, units: Units | None) -> Iterator[Fault]:
    yield from names_in_file(document, Names(sources=frozenset(system.sources)))
    name = document.at("name")
    if name in system.scenarios:
        message = f"{name!r} is a scenario of {system.name} itself; choose another name"
        yield document.fault(("name",), message)
    if "based_on" not in document.values:
        yield Fault(document.file, 1, f"based_on is required; write {BASELINE!r} if in doubt")
    known = system.scenarios
    yield from unknown(document, ("based_on",), document.at("based_on"), known, "scenario")
    for place, change in document.entries("changes"):
        where = (*place, "as_in")
        yield from unknown(document, where, change.get("as_in"), known, "scenario")
    if units is not None:
        yield from unit_faults({document.file: document}, units)
