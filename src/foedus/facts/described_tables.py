"""Described tables: row tables of one folder, each held to what a data package says of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic_core import PydanticCustomError

from foedus.errors import DataError, Fault
from foedus.facts.checks.series import file_faults
from foedus.facts.data_package import read_package
from foedus.facts.folder import read_bytes
from foedus.facts.records import Record
from foedus.facts.row_tables import RowTable, read_rows
from foedus.facts.tables import LARGEST

REMEDY = "write the tables anew or restore the file"


class Description(Protocol):
    """What a data package says of one table."""

    @property
    def name(self) -> str:
        """Which table it is."""

    @property
    def path(self) -> str:
        """The file, in the folder of the package."""

    @property
    def hash(self) -> str:
        """The SHA-256 of the file."""

    @property
    def bytes(self) -> int:
        """The size of the file."""

    @property
    def source(self) -> str:
        """Where its values come from."""

    @property
    def further_sources(self) -> tuple[str, ...]:
        """What else they were taken from or compared with."""


class Package(Protocol):
    """What a data package says of all tables of a folder."""

    @property
    def resources(self) -> Sequence[Description]:
        """Each table."""


AnyPackage = TypeVar("AnyPackage", bound=Record)


def read_description(
    directory: Path, file: str, package: type[AnyPackage]
) -> tuple[AnyPackage | None, list[Fault]]:
    """Return what a data package says, or None, and its faults.

    directory   of the system
    file        the package below it
    package     the record that it describes
    """
    try:
        data = read_bytes(directory / file, file, LARGEST)
    except DataError as error:
        return None, list(error.faults)
    _, found, faults = read_package(data, file, package)
    return found, faults


def read_tables(
    directory: Path, folder: str, package: Package, records: Mapping[str, type[Record]]
) -> tuple[dict[str, RowTable[Record]], list[Fault]]:
    """Return the tables that can be read, by name, and the faults of their files.

    directory   of the system
    folder      of the tables, below it
    records     what a row of each table is
    """
    tables: dict[str, RowTable[Record]] = {}
    faults: list[Fault] = []
    for one in package.resources:
        file = f"{folder}/{one.path}"
        try:
            data = read_bytes(directory / file, file, LARGEST)
        except DataError as error:
            faults += error.faults
            continue
        table, more = read_rows(data, file, records[one.name])
        faults += [*more, *file_faults(data, (one.hash, one.bytes), file, REMEDY)]
        if table is not None:
            tables[one.name] = table
    return tables, faults


def cited_sources(package: Package, file: str) -> Iterator[tuple[str, Fault]]:
    """Yield the id of each source that a package cites, with the fault that it is if unknown."""
    for one in package.resources:
        for source in (one.source, *one.further_sources):
            message = f"{one.name}: source {source!r} is not known; add it"
            yield source.split("#")[0], Fault(file, None, message)


def refuse_other_tables(resources: Sequence[Description], names: Sequence[str]) -> None:
    """Raise PydanticCustomError unless resources are the named tables, each once."""
    if sorted(one.name for one in resources) != sorted(names):
        message = "resources must be {names}, each once"
        raise PydanticCustomError("tables", message, {"names": ", ".join(names)})
