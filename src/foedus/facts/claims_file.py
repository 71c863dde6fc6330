"""Claims file: the claims of a document, the system's or a user's own, with every fault at once."""

from pathlib import Path

from foedus.errors import UnknownName, in_order, raise_any
from foedus.facts.checks.claims import ModelNames, claim_faults, known_names
from foedus.facts.checks.names import Names
from foedus.facts.claims import ClaimsFile
from foedus.facts.folder import read_bytes
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.system import System
from foedus.facts.validation import validated

FOLDER = "claims"
ENDINGS = (".yaml", ".yml")


def claims_of(system: System) -> dict[str, Path]:
    """Return the files of claims that a system has, by name."""
    return {path.stem: path for path in sorted((system.directory / FOLDER).glob("*.yaml"))}


def find_claims(system: System, name: str) -> Path:
    """Return the file of a document: the system's by name, or a user's own by its path.

    Raises UnknownName for one that is neither.
    """
    known, path = claims_of(system), Path(name)
    if name in known:
        return known[name]
    if path.is_file() or path.suffix in ENDINGS:
        return path
    raise UnknownName("document of claims", name, known)


def read_claims(path: Path, system: System, model: ModelNames) -> ClaimsFile:
    """Return the claims of a file.

    system   with all that it knows today, whose facts and scenarios a test may name
    model    whose indicators and years a test may name

    Raises DataError with every fault of the file.
    """
    return parse_claims(read_bytes(path, path.name, LARGEST), path.name, system, model)


def parse_claims(data: bytes, name: str, system: System, model: ModelNames) -> ClaimsFile:
    """Return the claims of a file's bytes, under the name that faults give it.

    Raises DataError with every fault, see `read_claims`.
    """
    document, faults = read_document(data, name)
    raise_any([] if document is not None else faults)
    assert document is not None
    record, more = validated(document, ClaimsFile)
    own = {str(one.get("id")) for _, one in document.entries("references")}
    names = Names(sources={*system.sources, *own}, actors={*system.actor_ids})
    faults += [*more, *claim_faults(document, names, known_names(system), model)]
    raise_any(in_order(faults))
    assert record is not None
    return record
