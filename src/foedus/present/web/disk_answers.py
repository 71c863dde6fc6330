"""Disk answers: what runs were answered, kept in the user's folder of caches over restarts.

An answer stands for the code that made it and for the hash of the run's card; whatever does not
fit, or cannot be read or written, is as if it were not there.
"""

import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import foedus
from foedus.facts.own_file import oldest_first, own_bytes, write_own
from foedus.facts.parsed import cache_folder
from foedus.present.web.limits import DISK, LARGEST_ANSWER
from foedus.version import __version__

ENDING = ".run"
HASH = re.compile(r"[0-9a-f]{64}")
SEALED = 64  # characters of the seal before the answer
SHARED = 8  # servers that may fill the same folder before it is looked through again
LEVEL = 3  # of compression: small enough, and quick
PACKAGE = Path(foedus.__file__).resolve().parent


class DiskAnswers:
    """Answers by hash in a folder; None for no folder keeps nothing."""

    def __init__(self, folder: Path | None, most: int = DISK) -> None:
        self._folder, self._most = folder, most
        self._code = code_digest() if folder is not None else ""
        self._room = 0  # bytes that may be written before the folder is looked through again

    def find(self, name: str) -> bytes | None:
        """Return an answer that is kept and whole, None if there is none."""
        if self._folder is None or not HASH.fullmatch(name):
            return None
        with suppress(OSError, zlib.error):
            data = own_bytes(self._path(name), LARGEST_ANSWER)
            seal, body = data[:SEALED], data[SEALED:]
            if seal == self._seal(name, body):
                return _unpacked(body)
        return None

    def keep(self, name: str, answer: bytes) -> None:
        """Keep an answer, and let go of the oldest if all take too much room."""
        if self._folder is None:
            return
        body = zlib.compress(answer, LEVEL)
        with suppress(OSError):
            self._folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            write_own(self._path(name), self._seal(name, body) + body)
            self._room -= SEALED + len(body)
            if self._room < 0:
                self._forget_the_oldest()

    def _path(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{name}{ENDING}"

    def _seal(self, name: str, body: bytes) -> bytes:
        return sha256(f"{self._code} {name} ".encode() + body).hexdigest().encode()

    def _forget_the_oldest(self) -> None:
        assert self._folder is not None
        kept = oldest_first(list(self._folder.glob(f"*{ENDING}")))
        sizes = {path: path.stat().st_size for path in kept}
        total = sum(sizes.values())
        for path in kept:
            if total <= self._most:
                break
            path.unlink(missing_ok=True)
            total -= sizes[path]
        self._room = (self._most - total) // SHARED


def answers_folder() -> Path | None:
    """Return where answers are kept by default: beside parsed facts; None for nowhere."""
    caches = cache_folder()
    return None if caches is None else caches / "runs"


def code_digest() -> str:
    """Return what names the code that makes answers."""
    total = sha256(__version__.encode())
    for path in _code():
        total.update(f"{path.relative_to(PACKAGE)} ".encode() + path.read_bytes())
    return total.hexdigest()


def _code() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def _unpacked(body: bytes) -> bytes:
    """Return what was compressed, unless it grows beyond what an answer may have."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(body, LARGEST_ANSWER)
    if unpacking.unconsumed_tail:
        raise zlib.error("too large")
    return data
