"""Parsed: what the files of a folder without a fault say, kept so that no start parses them again.

Reading YAML with its lines and comparing files takes four fifths of the time of loading. What is
kept is plain JSON, for which nothing is run; every record is validated from it as from the files.
It stands for the very bytes of the files, for the code that read them and for the units that they
were compared with; whatever does not fit, or cannot be read or written, is as if it were not there.
Why: docs/decisions/0013-what-was-parsed-is-kept.md.
"""

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from foedus.errors import DataError, Fault, raise_any
from foedus.facts.contents import Contents, read_contents, record_of
from foedus.facts.cross_checks import cross_faults
from foedus.facts.document import Document, Place, Plain
from foedus.facts.folder import Folder, checksum
from foedus.facts.own_file import own_bytes, write_own
from foedus.facts.units import Units
from foedus.version import __version__

NAMED = "FOEDUS_CACHE"  # variable of the environment: another folder, or nothing for no cache
ENDING = ".json"
LARGEST = 64_000_000  # bytes
MOST = 8  # folders of systems, each in one or two states
CODE = Path(__file__).resolve().parent


def cache_folder() -> Path | None:
    """Return where parsed facts are kept: the user's folder of caches; None for nowhere."""
    if NAMED in os.environ:
        named = os.environ[NAMED]
        return Path(named) if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        caches = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        caches = home / "Library" / "Caches"
    else:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return caches / "foedus"


def checked_contents(
    folder: Folder, faults: list[Fault], units: Units | None
) -> tuple[Contents, str]:
    """Return the contents of a folder and its checksum, from what was kept or from its files.

    faults   of what lies in the folder
    units    units of the model's variables and parameters, if they are known

    Raises DataError with every fault of the files, and of those between them.
    """
    digest = None if faults else _digest(folder)
    key = key_of(digest, units) if digest else ""
    contents = recall(key) if digest else None
    if contents is not None and digest:
        return contents, digest
    contents = read_contents(folder)
    raise_any([*faults, *contents.faults, *cross_faults(folder, contents.documents, units)])
    if digest:
        keep(key, folder, digest, contents)
    return contents, digest or checksum(folder)


def _digest(folder: Folder) -> str | None:
    """Return the checksum of a folder, None if a file cannot be read: reading tells which."""
    with suppress(DataError):
        return checksum(folder)
    return None


def key_of(digest: str, units: Units | None) -> str:
    """Return what names one state of the files, of the code that reads them, and of the units."""
    total = sha256(f"{digest}\n{__version__}\n{sys.version}\n{units!r}\n".encode())
    for path in sorted([*CODE.glob("*.py"), *CODE.glob("*/*.py")]):
        found = path.stat()
        total.update(f"{path.relative_to(CODE)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return total.hexdigest()


def recall(key: str) -> Contents | None:
    """Return the contents that were kept under a key; None if there are none that can be used."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = own_bytes(folder / (key + ENDING), LARGEST)
        head, _, body = data.partition(b"\n")
        if head.decode() != _seal(key, body):
            return None
        said = json.loads(body)
        return _contents(said["files"], said["numbered"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def keep(key: str, folder: Folder, digest: str, contents: Contents) -> None:
    """Keep the contents of a folder, unless its files have changed since the key was made.

    digest   checksum of the files before they were read
    """
    place = cache_folder()
    if place is None:
        return
    files = {file: _as_json(one.values) for file, one in contents.documents.items()}
    said = {"files": files, "numbered": list(_numbered(contents.documents))}
    body = json.dumps(said, separators=(",", ":")).encode()
    with suppress(OSError, DataError):
        if checksum(folder) == digest:
            place.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            write_own(place / (key + ENDING), f"{_seal(key, body)}\n".encode() + body)
            _forget_the_oldest(place)


def _seal(key: str, body: bytes) -> str:
    return sha256(key.encode() + body).hexdigest()


def _contents(files: dict[str, Any], numbered: list[list[Any]]) -> Contents | None:
    """Return the contents, validated as if read from the files; None if they have a fault."""
    for *around, last in numbered:
        value: Any = files
        for step in around:
            value = value[step]
        value[last] = dict(value[last])
    contents = Contents()
    for file, values in files.items():
        document = Document(file, values, {(): 1})
        record, faults = record_of(document)
        if record is None or faults:
            return None
        contents.documents[file] = document
        contents.records[file] = record
    return contents


def _numbered(documents: Mapping[str, Document]) -> Iterator[Place]:
    """Yield the places of mappings with a number among their keys, the outer ones first."""
    for file, document in documents.items():
        for place, value in document.mappings():
            if _has_numbers(value):
                yield (file, *place)


def _has_numbers(value: Mapping[str | int, Plain]) -> bool:
    return any(isinstance(key, int) for key in value)


def _as_json(value: Plain) -> Any:
    """Return a value as JSON can hold it: a mapping with a number as key becomes its pairs."""
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    if isinstance(value, dict):
        inner = {key: _as_json(one) for key, one in value.items()}
        return [[key, one] for key, one in inner.items()] if _has_numbers(value) else inner
    return value


def _forget_the_oldest(place: Path) -> None:
    kept = sorted(place.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[MOST:]:
        path.unlink(missing_ok=True)
