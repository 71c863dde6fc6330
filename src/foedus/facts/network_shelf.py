"""Network shelf: the tables below network/, read when first asked for, and then kept."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from foedus.errors import Fault, raise_any
from foedus.facts.data_package import Checksum, FileName
from foedus.facts.described_tables import (
    cited_sources,
    read_description,
    read_tables,
    refuse_other_tables,
)
from foedus.facts.network import (
    CoastPoint,
    Network,
    NetworkLink,
    NetworkPlace,
    NetworkRepair,
)
from foedus.facts.records import Checked, Record, SourceReference, Text, Whole
from foedus.facts.row_tables import RowTable

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
    hash: Checksum
    bytes: Annotated[Whole, Field(ge=0)]


class NetworkPackage(Record):
    """network/datapackage.json."""

    name: Text
    title: Text
    profile: Text | None = None
    resources: tuple[NetworkResource, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        refuse_other_tables(self.resources, tuple(TABLES))
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
    package, faults = read_description(directory, PACKAGE, NetworkPackage)
    if package is None:
        return Network(), faults
    tables, more = read_tables(directory, FOLDER, package, TABLES)
    faults += more
    if len(tables) == len(TABLES):
        faults += _between(tables)
        cited = list(_cited(package, tables))
        faults += [fault for source, fault in cited if source not in sources]
    if faults:
        return Network(), faults
    rows: dict[str, Any] = {name: table.rows for name, table in tables.items()}
    origins = {str(one.name): one.source for one in package.resources}
    return Network(**rows, cited=frozenset(source for source, _ in cited), origins=origins), []


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
    yield from cited_sources(package, PACKAGE)
    for name in ("links", "repairs"):
        for number, row in enumerate(tables[name].rows):
            cited = getattr(row, "source", None)
            if cited is not None:
                message = f"source {cited!r} is not known; add it"
                yield cited.split("#")[0], tables[name].fault(number, message)
