"""Derive pew_unfavourable_rus: the share of a public that views Russia unfavourably."""

from __future__ import annotations

from pathlib import Path

from pew_favourability import favourability
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: the weighted share of each wave."""
    return favourability(
        reference,
        "RUS",
        "unfav",
        "pew_unfavourable_rus",
        "Public with an unfavourable view of Russia (Pew)",
        "Very or somewhat unfavourable, of all who were asked.",
    )


if __name__ == "__main__":
    main(derive)
