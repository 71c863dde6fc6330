"""Derive defence_spending_sipri: military spending as SIPRI counts it, constant 2023 USD."""

from __future__ import annotations

from pathlib import Path

from sipri_spending import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, spending
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="defence_spending_sipri",
        title="Military spending, constant 2023 prices and exchange rates (SIPRI)",
        description=ABOUT,
        unit="constant 2023 USD million",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 2_000_000),
        published=PUBLISHED,
        rows=spending(reference, "constant_2023_usd_m"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
