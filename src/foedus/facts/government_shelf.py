"""Government shelf: the tables below governments/, read when first asked for, and then kept."""

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from foedus.errors import Fault, raise_any
from foedus.facts.checks.governments import government_faults
from foedus.facts.data_package import Checksum, FileName, Gap, PublicationRule
from foedus.facts.described_tables import (
    cited_sources,
    read_description,
    read_tables,
    refuse_other_tables,
)
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
)

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
    hash: Checksum
    bytes: Annotated[Whole, Field(ge=0)]


class TablePackage(Record):
    """governments/datapackage.json."""

    name: Text
    title: Text
    profile: Text | None = None
    resources: tuple[TableResource, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        refuse_other_tables(self.resources, tuple(TABLES))
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
    package, faults = read_description(directory, PACKAGE, TablePackage)
    if package is None:
        return Governments(), faults
    tables, more = read_tables(directory, FOLDER, package, TABLES)
    faults += more
    rules = {one.name: one for one in package.resources}
    cited = cited_sources(package, PACKAGE)
    faults += [fault for source, fault in cited if source not in sources]
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
