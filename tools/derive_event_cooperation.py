"""Derive event_cooperation: acts and words of cooperation between two actors, by year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from un_and_events import event_series, pairs
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: one row per pair and year."""
    found = event_series(
        reference,
        "event_cooperation",
        "Acts and words of cooperation between two actors",
        "Verbal and material cooperation, both directions of a pair together, "
        "under the first by alphabet.",
        ["verbCoop", "matlCoop"],
    )
    return replace(found, rows=pairs(found.rows))


if __name__ == "__main__":
    main(derive)
