"""Derive real_gdp_nato: gross domestic product as NATO uses it, 2015 prices, USD billion."""

from __future__ import annotations

from pathlib import Path

from nato_tables import ABOUT, PUBLISHED, PUBLISHER, SOURCE, block
from writing import Series, main

BILLION_PER_MILLION = 1 / 1000


def derive(reference: Path) -> Series:
    """Return the series: the reference table is in million USD."""
    return Series(
        name="real_gdp_nato",
        title="Gross domestic product, 2015 prices and exchange rates (NATO)",
        description=ABOUT + " This table lists Iceland.",
        unit="2015 USD billion",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 50_000),
        published=PUBLISHED,
        rows=block(
            reference, "TABLE5", "Constant 2015 prices and exchange rates", BILLION_PER_MILLION
        ),
    )


if __name__ == "__main__":
    main(derive)
