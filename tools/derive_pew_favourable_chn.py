"""Derive pew_favourable_chn: the share of a public that views China favourably."""

from __future__ import annotations

from pathlib import Path

from pew_favourability import favourability
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: the weighted share of each wave."""
    return favourability(
        reference,
        "CHN",
        "fav",
        "pew_favourable_chn",
        "Public with a favourable view of China (Pew)",
        "Very or somewhat favourable, of all who were asked. The wave of 2013 is left out.",
    )


if __name__ == "__main__":
    main(derive)
