"""Derive pew_favourable_usa: the share of a public that views the United States favourably."""

from __future__ import annotations

from pathlib import Path

from pew_favourability import favourability
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: the weighted share of each wave."""
    return favourability(
        reference,
        "USA",
        "fav",
        "pew_favourable_usa",
        "Public with a favourable view of the United States (Pew)",
        "Very or somewhat favourable, of all who were asked.",
    )


if __name__ == "__main__":
    main(derive)
