"""Own file: what a program keeps for itself, written whole, read if nobody else may write."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
BESIDE = ".writing"


def own_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of a plain file that is this user's and nobody else may write.

    largest   bytes that it may have

    Raises OSError for any other.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        owned = not hasattr(os, "getuid") or (
            found.st_uid == os.getuid() and not found.st_mode & OTHERS_MAY_WRITE
        )
        if not (owned and stat.S_ISREG(found.st_mode) and found.st_size <= largest):
            raise PermissionError
        return file.read()


def write_own(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all, whoever else writes it."""
    handle, beside = mkstemp(dir=path.parent, suffix=BESIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
    finally:
        with suppress(OSError):
            Path(beside).unlink()


def oldest_first(paths: list[Path]) -> list[Path]:
    """Return files by the time of their last change; those that went meanwhile are left out."""
    found = []
    for path in paths:
        with suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(found)]


def write_beside(path: Path, data: bytes) -> None:
    """Write a file for the user, whole or not at all; its folder is made if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}{BESIDE}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
