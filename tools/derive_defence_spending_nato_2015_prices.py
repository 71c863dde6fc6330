"""Derive defence_spending_nato_2015_prices: defence spending as NATO counts it, 2015 USD."""

from __future__ import annotations

from pathlib import Path

from nato_tables import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, block
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="defence_spending_nato_2015_prices",
        title="Defence spending, 2015 prices and exchange rates (NATO)",
        description=ABOUT,
        unit="2015 USD million",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 2_000_000),
        published=PUBLISHED,
        rows=block(reference, "TABLE2", "Constant 2015 prices and exchange rates"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
