"""Derive equipment_share_nato: major equipment with its research, % of defence spending."""

from __future__ import annotations

from pathlib import Path

from nato_tables import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, block
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="equipment_share_nato",
        title="Equipment, share of defence spending (NATO)",
        description=ABOUT + " Major equipment with the research and development that goes into it.",
        unit="% of defence spending",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 100),
        published=PUBLISHED,
        rows=block(reference, "TABLE8a", "Equipment (a)"),
        gaps=(NO_FORCES,),
    )


if __name__ == "__main__":
    main(derive)
