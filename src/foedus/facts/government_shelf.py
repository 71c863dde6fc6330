"""Government shelf: the tables below governments/, read when first asked for, and then kept."""

import json
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, Strict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import DataError, Fault, raise_any
from foedus.facts.checks.governments import government_faults
from foedus.facts.checks.series import file_faults
from foedus.facts.data_package import FileName, Gap, PublicationRule
from foedus.facts.folder import read_bytes
from foedus.facts.frozen import FrozenMapping
from foedus.facts.governments import (
    Cabinet,
    CabinetParty,
    Governments,
    PartyLink,
    PartyPosition,
)
from foedus.facts.records import (
    Checked,
    Number,
    Record,
    SourceReference,
    Text,
    VariableName,
    Whole,
    form,
)
from foedus.facts.row_tables import RowTable, read_rows
from foedus.facts.tables import LARGEST

FOLDER = "governments"
PACKAGE = f"{FOLDER}/datapackage.json"
TABLES: Mapping[str, type[Record]] = {
    "cabinets": Cabinet,
    "cabinet_parties": CabinetParty,
    "party_links": PartyLink,
    "party_positions": PartyPosition,
}


class TableResource(Record):
    """One table.

    published   when the positions of a wave become public
    ranges      lowest and highest value of each question
    hash        SHA-256 of the file, and `bytes` its size
    """

    name: Literal["cabinets", "cabinet_parties", "party_links", "party_positions"]
    path: FileName
    title: Text
    description: Text
    source: SourceReference
    further_sources: tuple[SourceReference, ...] = ()
    publisher: Text
    published: PublicationRule | None = None
    ranges: Annotated[
        Mapping[VariableName, tuple[Number, Number]], AfterValidator(FrozenMapping)
    ] = Field(default_factory=dict, validate_default=True)
    gaps: tuple[Gap, ...] = ()
    checked: Checked
    tool: Text | None = None
    hash: Annotated[str, Strict(), form("sha256:[0-9a-f]{64}", "sha256: and 64 hexadecimal digits")]
    bytes: Annotated[Whole, Field(ge=0)]


class TablePackage(Record):
    """governments/datapackage.json."""

    name: Text
    title: Text
    profile: Text | None = None
    resources: tuple[TableResource, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        found = [one.name for one in self.resources]
        if sorted(found) != sorted(TABLES):
            message = "resources must be {names}, each once"
            raise PydanticCustomError("tables", message, {"names": ", ".join(TABLES)})
        return self


class GovernmentShelf:
    """The tables of a system; those of a system without them are empty.

    directory   of the system
    actors      its ids
    sources     ids of what it may cite
    """

    def __init__(self, directory: Path, actors: Set[str], sources: Set[str]) -> None:
        self._directory = directory
        self._actors, self._sources = actors, sources
        self._read: Governments | None = None

    def governments(self) -> Governments:
        """Return the tables, whole.

        Raises DataError with every fault of their files.
        """
        if self._read is None:
            found, faults = read_governments(self._directory, self._actors, self._sources)
            raise_any(faults)
            self._read = found
        return self._read


def read_governments(
    directory: Path, actors: Set[str], sources: Set[str]
) -> tuple[Governments, list[Fault]]:
    """Return the tables of a system's folder and their faults; empty if there are any."""
    if not (directory / PACKAGE).exists():
        return Governments(), []
    package, faults = _package(directory)
    if package is None:
        return Governments(), faults
    tables: dict[str, RowTable[Record]] = {}
    for one in package.resources:
        table, more = _table(directory, one)
        faults += more
        if table is not None:
            tables[one.name] = table
    rules = {one.name: one for one in package.resources}
    faults += _unknown_sources(package, sources)
    faults += government_faults(tables, actors, sources, rules["party_positions"].ranges)
    if faults:
        return Governments(), faults
    held = {name: table.rows for name, table in tables.items()}
    return (
        Governments(
            cabinets=held["cabinets"],  # type: ignore[arg-type]
            parties=held["cabinet_parties"],  # type: ignore[arg-type]
            links=held["party_links"],  # type: ignore[arg-type]
            positions=held["party_positions"],  # type: ignore[arg-type]
            published=rules["party_positions"].published,
        ),
        [],
    )


def _package(directory: Path) -> tuple[TablePackage | None, list[Fault]]:
    try:
        said = json.loads(read_bytes(directory / PACKAGE, PACKAGE, LARGEST))
        return TablePackage.model_validate(said), []
    except DataError as error:
        return None, list(error.faults)
    except ValidationError as error:
        return None, [
            Fault(PACKAGE, None, f"{'.'.join(map(str, one['loc']))}: {one['msg']}")
            for one in error.errors(include_url=False, include_context=False)
        ]
    except ValueError as error:
        return None, [Fault(PACKAGE, None, f"is not valid JSON: {error}; mend it")]


def _table(directory: Path, one: TableResource) -> tuple[RowTable[Record] | None, list[Fault]]:
    file = f"{FOLDER}/{one.path}"
    try:
        data = read_bytes(directory / file, file, LARGEST)
    except DataError as error:
        return None, list(error.faults)
    table, faults = read_rows(data, file, TABLES[one.name])
    remedy = "write the tables anew or restore the file"
    changed = file_faults(data, (one.hash, one.bytes), file, remedy)
    return table, [*faults, *changed]


def _unknown_sources(package: TablePackage, sources: Set[str]) -> Iterator[Fault]:
    for one in package.resources:
        for source in (one.source, *one.further_sources):
            if source.split("#")[0] not in sources:
                yield Fault(PACKAGE, None, f"{one.name}: source {source!r} is not known; add it")
