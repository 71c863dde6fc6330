"""Shelf: the series of a system, each read from its file when first asked for, and then kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from foedus.errors import DataError, Fault, UnknownName, raise_any
from foedus.facts.checks.series import file_faults, series_faults
from foedus.facts.data_package import Resource
from foedus.facts.folder import read_bytes
from foedus.facts.series import Series, build_series, seen_on
from foedus.facts.tables import LARGEST, read_table

FOLDER = "series"


class Shelf:
    """Series by name. The views of one system share it, so that no file is read twice.

    directory   of the system
    resources   what each series is, by name
    codes       what may stand as actor or partner in a row
    """

    def __init__(
        self, directory: Path, resources: Mapping[str, Resource], codes: frozenset[str]
    ) -> None:
        self._directory = directory
        self._resources = dict(resources)
        self._codes = codes
        self._read: dict[str, Series] = {}
        self._seen: dict[str, tuple[date, Series]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all series, in the order of the data package."""
        return tuple(self._resources)

    def checksum(self, names: Iterable[str]) -> str:
        """Return the SHA-256 over the checksums that the data package gives for these series.

        It says which data an estimate rests on. Raises UnknownName for a series that is none.
        """
        total = sha256()
        for name in names:
            if name not in self._resources:
                raise UnknownName("series", name, self._resources)
            total.update(self._resources[name].hash.encode() + b"\n")
        return total.hexdigest()

    def series(self, name: str) -> Series:
        """Return a series with all its values.

        Raises DataError with every fault of its file.
        """
        if name not in self._read:
            series, faults = read_series(self._directory, self._resources[name], self._codes)
            raise_any(faults)
            assert series is not None
            self._read[name] = series
        return self._read[name]

    def seen_on(self, name: str, day: date) -> Series:
        """Return a series with the values that were public on a day; the last day asked is kept.

        Raises DataError with every fault of its file.
        """
        held = self._seen.get(name)
        if held is None or held[0] != day:
            held = self._seen[name] = day, seen_on(self.series(name), day)
        return held[1]


def read_series(
    directory: Path, resource: Resource, codes: frozenset[str]
) -> tuple[Series | None, list[Fault]]:
    """Return a series and the faults of its file; no series if it has any."""
    file = f"{FOLDER}/{resource.path}"
    try:
        data = read_bytes(directory / FOLDER / resource.path, file, LARGEST)
    except DataError as error:
        return None, list(error.faults)
    remedy = "derive the series anew or restore the file"
    changed = file_faults(data, (resource.hash, resource.bytes), file, remedy)
    table, faults = read_table(data, file)
    if table is not None:
        faults += series_faults(table, resource, codes)
    faults += changed
    return (build_series(resource, table) if table and not faults else None), faults
