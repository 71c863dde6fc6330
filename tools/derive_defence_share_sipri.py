"""Derive defence_share_sipri: military spending as SIPRI counts it, % of GDP."""

from __future__ import annotations

from pathlib import Path

from sipri_spending import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, spending
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="defence_share_sipri",
        title="Military spending, share of GDP (SIPRI)",
        description=ABOUT,
        unit="% of GDP",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 60),
        published=PUBLISHED,
        rows=spending(reference, "share_gdp_pct"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
