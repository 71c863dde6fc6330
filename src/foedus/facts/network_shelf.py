"""Network shelf: the tables below network/, read when first asked for, and then kept."""

import json
from collections.abc import Iterator, Mapping, Set
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, Strict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from foedus.errors import DataError, Fault, raise_any
from foedus.facts.data_package import FileName
from foedus.facts.folder import read_bytes
from foedus.facts.network import (
    CoastPoint,
    Network,
    NetworkLink,
    NetworkPlace,
    NetworkRepair,
)
from foedus.facts.records import Checked, Record, SourceReference, Text, Whole, form
from foedus.facts.row_tables import RowTable, read_rows
from foedus.facts.tables import LARGEST

FOLDER = "network"
PACKAGE = f"{FOLDER}/datapackage.json"
TABLES: Mapping[str, type[Record]] = {
    "places": NetworkPlace,
    "links": NetworkLink,
    "repairs": NetworkRepair,
    "coast": CoastPoint,
}


class NetworkResource(Record):
    """One table; `hash` is the SHA-256 of the file, and `bytes` its size."""

    name: Literal["places", "links", "repairs", "coast"]
    path: FileName
    title: Text
    description: Text
    source: SourceReference
    further_sources: tuple[SourceReference, ...] = ()
    publisher: Text
    checked: Checked
    tool: Text | None = None
    hash: Annotated[str, Strict(), form("sha256:[0-9a-f]{64}", "sha256: and 64 hexadecimal digits")]
    bytes: Annotated[Whole, Field(ge=0)]


class NetworkPackage(Record):
    """network/datapackage.json."""

    name: Text
    title: Text
    profile: Text | None = None
    resources: tuple[NetworkResource, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if sorted(one.name for one in self.resources) != sorted(TABLES):
            message = "resources must be {names}, each once"
            raise PydanticCustomError("tables", message, {"names": ", ".join(TABLES)})
        return self


class NetworkShelf:
    """The tables of a system; those of a system without them are empty.

    directory   of the system
    sources     ids of what it may cite
    """

    def __init__(self, directory: Path, sources: Set[str]) -> None:
        self._directory, self._sources = directory, sources
        self._read: Network | None = None

    def tables(self) -> Network:
        """Return the tables, whole.

        Raises DataError with every fault of their files.
        """
        if self._read is None:
            found, faults = read_network(self._directory, self._sources)
            raise_any(faults)
            self._read = found
        return self._read


def read_network(directory: Path, sources: Set[str]) -> tuple[Network, list[Fault]]:
    """Return the tables of a system's folder and their faults; empty if there are any."""
    if not (directory / PACKAGE).exists():
        return Network(), []
    package, faults = _package(directory)
    if package is None:
        return Network(), faults
    tables: dict[str, RowTable[Record]] = {}
    for one in package.resources:
        table, more = _table(directory, one)
        faults += more
        if table is not None:
            tables[one.name] = table
    if len(tables) == len(TABLES):
        faults += _between(tables)
        cited = list(_cited(package, tables))
        faults += [fault for source, fault in cited if source not in sources]
    if faults:
        return Network(), faults
    rows = {name: table.rows for name, table in tables.items()}
    return Network(**rows, cited=frozenset(source for source, _ in cited)), []  # type: ignore[arg-type]


def _package(directory: Path) -> tuple[NetworkPackage | None, list[Fault]]:
    try:
        said = json.loads(read_bytes(directory / PACKAGE, PACKAGE, LARGEST))
        return NetworkPackage.model_validate(said), []
    except DataError as error:
        return None, list(error.faults)
    except ValidationError as error:
        return None, [
            Fault(PACKAGE, None, f"{'.'.join(map(str, one['loc']))}: {one['msg']}")
            for one in error.errors(include_url=False, include_context=False)
        ]
    except ValueError as error:
        return None, [Fault(PACKAGE, None, f"is not valid JSON: {error}; mend it")]


def _table(directory: Path, one: NetworkResource) -> tuple[RowTable[Record] | None, list[Fault]]:
    file = f"{FOLDER}/{one.path}"
    try:
        data = read_bytes(directory / file, file, LARGEST)
    except DataError as error:
        return None, list(error.faults)
    table, faults = read_rows(data, file, TABLES[one.name])
    if f"sha256:{sha256(data).hexdigest()}" != one.hash or len(data) != one.bytes:
        remedy = "write the tables anew or restore the file"
        faults.append(Fault(file, None, f"is not the file that {PACKAGE} describes; {remedy}"))
    return table, faults


def _between(tables: Mapping[str, RowTable[Record]]) -> Iterator[Fault]:
    """Yield a fault for each id given twice, each end that is no place, each link given twice."""
    places = tables["places"]
    known: set[str] = set()
    for number, one in enumerate(places.rows):
        assert isinstance(one, NetworkPlace)
        if one.id in known:
            yield places.fault(number, f"id {one.id!r} is given twice; rename or remove one")
        known.add(one.id)
    links = tables["links"]
    seen: set[frozenset[str]] = set()
    for number, link in enumerate(links.rows):
        assert isinstance(link, NetworkLink)
        ends = frozenset((link.start, link.end))
        for end in sorted(ends - known):
            yield links.fault(number, f"{end!r} is not a place; add it or name another")
        if len(ends) == 1:
            yield links.fault(number, "joins a place with itself; name two")
        if ends in seen:
            yield links.fault(number, "joins two places that another row joins; remove one")
        seen.add(ends)


def _cited(
    package: NetworkPackage, tables: Mapping[str, RowTable[Record]]
) -> Iterator[tuple[str, Fault]]:
    """Yield each source that tables and rows cite, with the fault that it is if it is unknown."""
    for one in package.resources:
        for source in (one.source, *one.further_sources):
            message = f"{one.name}: source {source!r} is not known; add it"
            yield source.split("#")[0], Fault(PACKAGE, None, message)
    for name in ("links", "repairs"):
        for number, row in enumerate(tables[name].rows):
            cited = getattr(row, "source", None)
            if cited is not None:
                message = f"source {cited!r} is not known; add it"
                yield cited.split("#")[0], tables[name].fault(number, message)
