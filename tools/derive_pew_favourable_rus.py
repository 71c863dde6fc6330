"""Derive pew_favourable_rus: the share of a public that views Russia favourably."""

from __future__ import annotations

from pathlib import Path

from pew_favourability import favourability
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: the weighted share of each wave."""
    return favourability(
        reference,
        "RUS",
        "fav",
        "pew_favourable_rus",
        "Public with a favourable view of Russia (Pew)",
        "Very or somewhat favourable, of all who were asked.",
    )


if __name__ == "__main__":
    main(derive)
