"""Derive union_fuel_imports: members' imports of mineral fuels from Russia, EUR billion."""

from __future__ import annotations

from pathlib import Path

from eurostat_trade import ABOUT, PUBLISHED, PUBLISHER, SOURCE, imports
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: months of the reference table added up."""
    return Series(
        name="union_fuel_imports",
        title="Imports of the Union's members from Russia: mineral fuels (HS 27)",
        description=ABOUT,
        unit="EUR billion",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 1000),
        published=PUBLISHED,
        rows=imports(reference, "27 mineral fuels"),
    )


if __name__ == "__main__":
    main(derive)
