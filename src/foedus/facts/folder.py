"""Folder: which files a system has, their bytes, and the checksum that names them all.

Only plain files inside the folder are read: a link or a device is a fault, for what it leads to is
not part of what the checksum names, and reading it might never end.
"""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from foedus.errors import DataError, Fault, did_you_mean
from foedus.facts.plain_text import too_large

LARGEST_OTHER = 64_000_000
MOST_FILES = 10_000
_READ = (".yaml", ".json", ".csv")

SINGLE_FILES = (
    "system.yaml",
    "sources.yaml",
    "actors.yaml",
    "organisations.yaml",
    "pledges.yaml",
    "plans.yaml",
    "fiscal_rules.yaml",
    "administrations.yaml",
    "commitment.yaml",
    "hostility.yaml",
    "definitions.yaml",
    "cooperation.yaml",
    "partnership.yaml",
    "force_commitments.yaml",
    "force_generation.yaml",
    "command_posts.yaml",
    "disputes.yaml",
    "union_instruments.yaml",
    "nuclear.yaml",
    "accession.yaml",
    "issues.yaml",
    "positions.yaml",
    "mobility.yaml",
    "levers.yaml",
    "operations.yaml",
    "brief.yaml",
    "page.yaml",
)
REQUIRED_FILES = SINGLE_FILES[:4]
YAML_FOLDERS = ("parameters", "rules", "scenarios", "dossiers", "claims")
PACKAGE = "series/datapackage.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a system, as paths below its directory, sorted."""

    directory: Path
    files: tuple[str, ...]

    def below(self, folder: str, ending: str) -> tuple[str, ...]:
        """Return the files right below a folder that end so."""
        return tuple(
            file
            for file in self.files
            if file.startswith(folder + "/") and file.count("/") == 1 and file.endswith(ending)
        )


def open_folder(directory: Path) -> tuple[Folder, list[Fault]]:
    """Return the folder of a system and the faults of what lies in it.

    Raises DataError if it is no folder of a system at all.
    """
    if not directory.is_dir():
        raise DataError([Fault(str(directory), None, "is not a folder; name a system's folder")])
    if not (directory / "system.yaml").exists():
        fault = "has no system.yaml, so it is no system; name a system's folder"
        raise DataError([Fault(str(directory), None, fault)])
    files: list[str] = []
    faults: list[Fault] = []
    for path, entry in _entries(directory, faults):
        found = _kind(entry)
        if found == "file":
            files.append(path)
        elif found != "a folder" or path.endswith(_READ):
            faults.append(Fault(path, None, f"is {found}; put a plain file in its place"))
        if len(files) + len(faults) > MOST_FILES:
            raise DataError([Fault(str(directory), None, f"has more than {MOST_FILES} files")])
    folder = Folder(directory, tuple(sorted(files)))
    return folder, faults + _missing(folder, faults) + _strays(folder)


def read_bytes(path: Path, file: str, largest: int) -> bytes:
    """Return the bytes of a plain file.

    path      where it is
    file      its name in messages
    largest   bytes it may have

    Raises DataError if it is not there, not plain, or too large.
    """
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise DataError([Fault(file, None, "is not a plain file; put one in its place")])
        if found.st_size > largest:
            raise DataError([Fault(file, None, too_large(found.st_size, largest))])
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError([Fault(file, None, "is missing; write it")]) from None
    except OSError as error:
        raise DataError([Fault(file, None, f"cannot be read: {error.strerror}")]) from None


def checksum(folder: Folder) -> str:
    """Return the SHA-256 of a folder: of each file in order, its path and the digest of its bytes.

    Raises DataError if a file cannot be read.
    """
    total = sha256()
    for file in folder.files:
        total.update(file.encode("utf-8", "surrogateescape") + b"\0")
        total.update(sha256(read_bytes(folder.directory / file, file, LARGEST_OTHER)).digest())
    return total.hexdigest()


def _entries(directory: Path, faults: list[Fault]) -> list[tuple[str, os.DirEntry[str]]]:
    """Return what lies in a directory and below, hidden files apart, without following links.

    A directory that cannot be listed is added to the faults.
    """
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [("", directory)]
    while waiting and len(found) <= MOST_FILES:
        prefix, here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            faults.append(Fault(prefix or str(here), None, f"cannot be read: {error.strerror}"))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            found.append((prefix + entry.name, entry))
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{prefix}{entry.name}/", Path(entry.path)))
    return found


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "a link, which may lead out of the folder"
    if entry.is_dir(follow_symlinks=False):
        return "a folder"
    return "file" if entry.is_file(follow_symlinks=False) else "not a plain file"


def _missing(folder: Folder, faults: list[Fault]) -> list[Fault]:
    known = {*folder.files, *(fault.file for fault in faults)}
    missing = [Fault(f, None, "is missing; write it") for f in REQUIRED_FILES if f not in known]
    if PACKAGE not in folder.files and folder.below("series", ".csv"):
        missing.append(Fault(PACKAGE, None, "is missing; it must describe each series"))
    return missing


def _strays(folder: Folder) -> list[Fault]:
    """Return a fault for each YAML file that nothing would read: most are misnamed."""
    known = {*SINGLE_FILES}
    for name in YAML_FOLDERS:
        known |= {*folder.below(name, ".yaml")}
    return [
        Fault(file, None, f"is not a file of a system{did_you_mean(file, SINGLE_FILES)}")
        for file in folder.files
        if file.endswith((".yaml", ".yml")) and file not in known
    ]
