"""Unwritable: what keeps files from being written, told with the place and the remedy."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foedus.errors import ScenarioError

IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR)
FORBIDDEN = (errno.EACCES, errno.EPERM)
FULL = (errno.ENOSPC, errno.EDQUOT)
ELSEWHERE = "name another place with --out"


@contextmanager
def told_if_unwritable(place: Path) -> Iterator[None]:
    """Raise ScenarioError, with place and remedy, if the system refuses to write there."""
    try:
        yield
    except BrokenPipeError:
        raise  # of the terminal, not of a file
    except OSError as error:
        raise ScenarioError(f"cannot write to '{place}': {_why(error, place)}") from error


def refuse_unwritable(folder: Path) -> None:
    """Raise ScenarioError, before anything is computed, for a folder that cannot be written.

    Nothing is made: a system that refuses for another reason is only found when it is asked.
    """
    with told_if_unwritable(folder):
        standing = next(one for one in (folder, *folder.parents) if one.exists())
        if not standing.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(standing))
        if not os.access(standing, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(standing))


def _why(error: OSError, place: Path) -> str:
    """Return what is in the way, and how to mend it.

    >>> _why(FileExistsError(errno.EEXIST, "", "out"), Path("out/run"))
    "'out' is a file where a folder is needed; move it away, or name another place with --out"
    """
    where = f"'{error.filename or place}'"
    if error.errno in IN_THE_WAY:
        return f"{where} is a file where a folder is needed; move it away, or {ELSEWHERE}"
    if error.errno == errno.EISDIR:
        return f"{where} is a folder where a file is needed; move it away, or {ELSEWHERE}"
    if error.errno in FORBIDDEN:
        return f"no permission to write in {where}; change who may write there, or {ELSEWHERE}"
    if error.errno == errno.EROFS:
        return f"{where} can only be read; {ELSEWHERE}"
    if error.errno in FULL:
        return f"no room is left on the disk; make some, or {ELSEWHERE}"
    if error.errno == errno.ENOENT:
        return f"{where} cannot be made there; {ELSEWHERE}"
    return f"{error.strerror or error} ({where}); {ELSEWHERE}"
