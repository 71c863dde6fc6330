"""Read the reference files: rows of a table as dictionaries, and numbers out of their cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file, each by its header's names."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def number(cell: str) -> float | None:
    """Return the number in a cell, or None where the cell says that there is none.

    >>> number("1.5"), number(""), number("NA")
    (1.5, None, None)
    """
    return None if cell in ("", "NA", "nan") else float(cell)
