"""Derive defence_spending_nato: defence spending as NATO counts it, current USD."""

from __future__ import annotations

from pathlib import Path

from nato_tables import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, block
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="defence_spending_nato",
        title="Defence spending, current prices and exchange rates (NATO)",
        description=ABOUT,
        unit="current USD million",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 2_000_000),
        published=PUBLISHED,
        rows=block(reference, "TABLE2", "Current prices and exchange rates"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
