"""Derive personnel_nato: military personnel as NATO counts it, thousand."""

from __future__ import annotations

from pathlib import Path

from nato_tables import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, block
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="personnel_nato",
        title="Military personnel (NATO)",
        description=ABOUT,
        unit="thousand persons",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 2_000),
        published=PUBLISHED,
        rows=block(reference, "TABLE7", "Thousands"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
